"""A warrant as rows. They follow from its state alone, so that a rebuild gives the same."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.record.rows import put
from tipstaff.record.sealing import destroy
from tipstaff.warrants import models
from tipstaff.warrants.core import headings
from tipstaff.warrants.core.care import care_of
from tipstaff.warrants.core.chase.chase import Chase, HolderState, Holding
from tipstaff.warrants.core.deadlines import last_day, rests_at, validation_deadline, validation_opens
from tipstaff.warrants.core.draft import Draft
from tipstaff.warrants.core.erasure.erasure import Erasure
from tipstaff.warrants.core.handout.handout import Handout
from tipstaff.warrants.core.look.look import Look
from tipstaff.warrants.core.lookup.lookup import LookUp
from tipstaff.warrants.core.particulars import PersonDetails
from tipstaff.warrants.core.quality.completeness import is_thin
from tipstaff.warrants.core.sample.sample import Sample
from tipstaff.warrants.core.validation import PastValidation, ValidationState
from tipstaff.warrants.core.warrant import OPEN, RESTING, SuspensionGround, Warrant, WarrantStatus


def project(warrant: Warrant | Draft, version: int) -> None:
    """Put the rows of a warrant in place of its earlier ones. An erased person has none."""
    models.Draft.objects.filter(id=warrant.id).delete()
    if isinstance(warrant, Draft):
        _project_draft(warrant, version)
        return
    put(_row(warrant, version))
    _put_findings(warrant)
    models.Document.objects.filter(warrant=warrant.id).delete()
    if warrant.person.content is None:
        models.Person.objects.filter(warrant=warrant.id).delete()
    else:
        put(_person(warrant, warrant.person.content))
        models.Document.objects.bulk_create(_documents(warrant, warrant.person.content))


def _project_draft(draft: Draft, version: int) -> None:
    """A draft has its one row until it is registered or put away."""
    if draft.is_discarded:
        return
    put(
        models.Draft(
            id=draft.id,
            version=version,
            number=draft.number,
            court=draft.court,
            agency=draft.agency,
            office=draft.office,
            saved_by=draft.saved_by,
            saved_at=draft.saved_at.at,
            missing=list(draft.missing),
        )
    )


def project_erasure(erasure: Erasure, version: int) -> None:  # noqa: ARG001 - the same shape for every kind; it never changes
    """Destroy the person's key: that is what an erasure leaves. Done again, as after a restore, it does the same."""
    destroy(erasure.subject)


def project_care(warrant: Warrant | Draft, rules: Profile) -> None:
    """Put what follows from the rules too: from when it rests, the care colour, and the validations past and due."""
    if isinstance(warrant, Draft):
        return
    models.Warrant.objects.filter(id=warrant.id).update(rests_at=_moment(rests_at(warrant, rules)))
    if warrant.status in OPEN:
        put(_record_care(warrant, rules))
        _put_headings(warrant, (headings.of_care(care_of(warrant, rules).colour), *_own_headings(warrant)))
    else:
        models.RecordCare.objects.filter(warrant=warrant.id).delete()
        _put_headings(warrant, ())
    models.Validation.objects.filter(warrant=warrant.id).delete()
    past = [_past_validation(warrant, number, one) for number, one in enumerate(warrant.validations, 1)]
    due = [_due_validation(warrant, rules)] if warrant.status is WarrantStatus.IN_FORCE else []
    models.Validation.objects.bulk_create(past + due)


def _own_headings(warrant: Warrant) -> Iterator[str]:
    if warrant.status in RESTING:
        yield from (headings.of_rest(rest.ground) for rest in warrant.rests)
    if warrant.person.content is not None and is_thin(warrant.person.content):
        yield headings.THIN


def _put_headings(warrant: Warrant, under: Sequence[str]) -> None:
    models.Heading.objects.filter(warrant=warrant.id).delete()
    models.Heading.objects.bulk_create(
        models.Heading(
            warrant=warrant.id,
            heading=one,
            agency=warrant.agency,
            court=warrant.court,
            registered_at=warrant.registered_at.at,
        )
        for one in under
    )


def project_look(look: Look, version: int) -> None:  # noqa: ARG001 - the same shape for every kind; a look never changes
    """Put the row of a look."""
    put(
        models.Look(
            look=look.id,
            warrant=look.warrant,
            subject=look.subject,
            by=look.by,
            office=look.office,
            purpose=look.purpose.value,
            at=look.at.at,
        )
    )


def project_handout(handout: Handout, version: int) -> None:  # noqa: ARG001 - the same shape for every kind; a handout never changes
    """Put the rows of something given out: one for it, one for each warrant in it."""
    put(
        models.Handout(
            handout=handout.id,
            form=handout.form.value,
            file=handout.file,
            part=handout.part,
            warrants=len(handout.warrants),
            with_persons=handout.with_persons,
            sha256=handout.sha256,
            purpose=handout.purpose.value,
            recipient_office=handout.recipient_office or "",
            by=handout.by,
            office=handout.office,
            agency=handout.agency,
            valid_until=_moment(handout.valid_until),
            at=handout.at.at,
        )
    )
    models.GivenWarrant.objects.bulk_create(
        models.GivenWarrant(warrant=one.warrant, handout=handout.id, edition=one.edition, at=handout.at.at)
        for one in handout.warrants
    )


def project_look_up(look_up: LookUp, version: int) -> None:  # noqa: ARG001 - a look-up never changes either
    """Put the rows of a look-up: itself, and each warrant that its answer named."""
    who = {"lookup": look_up.id, "by": look_up.by, "office": look_up.office, "at": look_up.at.at}
    put(
        models.LookUp(
            **who,
            way=look_up.way.value,
            answer=look_up.answer.value,
            purpose=look_up.purpose.value,
        )
    )
    models.LookUpAnswer.objects.bulk_create(
        models.LookUpAnswer(**who, warrant=found.warrant, edition=found.edition, answer=found.answer.value)
        for found in look_up.found
    )


def project_chase(chase: Chase, version: int) -> None:
    """Put the rows of a chase, of everybody it tells and of everybody it concerns."""
    put(
        models.Chase(
            chase=chase.chase,
            version=version,
            warrant=chase.warrant,
            agency=chase.agency,
            why=chase.why,
            ground=chase.ground,
            edition=chase.edition,
            level=chase.level,
            changed_at=chase.changed_at.at,
            told_at=chase.told_at.at,
            holders=len(chase.holders),
            unanswered=len(chase.unanswered),
            last_knew_at=_moment(chase.last_knew_at),
            took=chase.took,
        )
    )
    models.ChaseHolder.objects.filter(chase=chase.chase).delete()
    models.ChaseHolder.objects.bulk_create(_holder(chase, one) for one in chase.holders)
    models.ChaseParty.objects.filter(chase=chase.chase).delete()
    models.ChaseParty.objects.bulk_create(
        models.ChaseParty(
            chase=chase.chase,
            agency=agency,
            told_at=chase.told_at.at,
            is_open=bool(chase.unanswered),
            took=chase.took,
        )
        for agency in (models.EVERYBODY, *chase.agencies)
    )


def _holder(chase: Chase, one: HolderState) -> models.ChaseHolder:
    holder, answer = one.holder, one.answer
    return models.ChaseHolder(
        chase=chase.chase,
        number=holder.number,
        warrant=chase.warrant,
        why=chase.why,
        level=chase.level,
        office=holder.office,
        agency=holder.agency,
        holds=[_holding(each) for each in holder.holds],
        told_at=chase.told_at.at,
        told=list(one.told),
        handling=answer.handling.value if answer else "",
        answered_by=answer.by if answer else "",
        answered_at=answer.at.at if answer else None,
        late=answer is not None and answer.late,
    )


def _holding(holding: Holding) -> dict[str, str]:
    return {
        "kind": holding.kind.value,
        "of": holding.of,
        "by": holding.by,
        "since": str(holding.since),
    }


def project_sample(sample: Sample, version: int) -> None:  # noqa: ARG001 - the same shape for every kind
    """Put the row of a sample."""
    put(
        models.Sample(
            sample=sample.id,
            agency=sample.agency,
            month=sample.month,
            status=sample.status.value,
            drawn=len(sample.drawn),
            looked_at=len(sample.results),
            accurate=sample.accurate,
            at=sample.at.at,
        )
    )


def _put_findings(warrant: Warrant) -> None:
    models.Finding.objects.filter(warrant=warrant.id).delete()
    models.Finding.objects.bulk_create(
        models.Finding(
            warrant=warrant.id,
            number=one.number,
            agency=warrant.agency,
            rule=one.rule,
            field=one.field,
            answer=one.answer.value,
            found_at=one.found_at.at,
            answered_at=_moment(one.answered_at),
        )
        for one in warrant.quality.found
    )


def _row(warrant: Warrant, version: int) -> models.Warrant:
    return models.Warrant(
        id=warrant.id,
        version=version,
        number=warrant.number,
        court=warrant.court,
        agency=warrant.agency,
        region=warrant.region,
        office=warrant.office,
        issuing_desk=warrant.issuing_desk,
        subject=warrant.subject,
        status=warrant.status.value,
        level=warrant.level,
        clause=warrant.clause,
        kind=warrant.kind.value,
        offence=warrant.offence,
        return_scope=warrant.particulars.return_scope.value,
        issued_on=warrant.issued_on,
        valid_until=warrant.valid_until,
        review_on=warrant.review_on,
        rests_at=None,
        expires_at=_moment(warrant.expires_at),
        edition=warrant.edition,
        checked_by=warrant.checked_by or "",
        registered_at=warrant.registered_at.at,
        ended_at=_moment(warrant.ended_at),
        merged_into=warrant.merged_into,
    )


def _record_care(warrant: Warrant, rules: Profile) -> models.RecordCare:
    care, person = care_of(warrant, rules), warrant.person.content
    return models.RecordCare(
        warrant=warrant.id,
        colour=care.colour.value,
        clause=care.clause,
        is_thin=person is not None and is_thin(person),
        strangers=len(warrant.quality.not_the_same),
    )


def _past_validation(warrant: Warrant, number: int, past: PastValidation) -> models.Validation:
    return models.Validation(
        warrant=warrant.id,
        number=number,
        agency=warrant.agency,
        court=warrant.court,
        state=past.state.value,
        due_on=past.due_on,
        validator=past.by or "",
        at=past.at.at,
        still_rests=_still_rests(warrant, past),
    )


def _due_validation(warrant: Warrant, rules: Profile) -> models.Validation:
    deadline = validation_deadline(warrant, rules)
    return models.Validation(
        warrant=warrant.id,
        number=len(warrant.validations) + 1,
        agency=warrant.agency,
        court=warrant.court,
        state=ValidationState.OPEN.value,
        due_on=last_day(deadline, warrant),
        opens=_moment(validation_opens(warrant, rules).due),
        due=_moment(deadline.due),
        validator=warrant.validator or "",
        still_rests=False,
    )


def _still_rests(warrant: Warrant, past: PastValidation) -> bool:
    rest = warrant.rest(SuspensionGround.VALIDATION_MISSED)
    is_of_this = rest is not None and past.by is None and rest.since == past.at
    return is_of_this and warrant.status in OPEN


def _moment(instant: Instant | None) -> datetime | None:
    return instant.at if instant else None


def _person(warrant: Warrant, person: PersonDetails) -> models.Person:
    return models.Person(
        warrant=warrant.id,
        subject=warrant.subject,
        name=person.name,
        latin_name=person.latin_name,
        sex=person.sex.value,
        born_on=person.born_on,
        nationality=person.nationality,
        height_cm=person.height_cm,
        marks=person.marks,
        aliases=list(person.aliases),
        care_note=person.care_note,
    )


def _documents(warrant: Warrant, person: PersonDetails) -> list[models.Document]:
    return [
        models.Document(
            warrant=warrant.id,
            subject=warrant.subject,
            position=position,
            kind=document.kind.value,
            number=document.number,
            country=document.country,
        )
        for position, document in enumerate(person.documents)
    ]
