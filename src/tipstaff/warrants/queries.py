"""Warrants as lists and look-ups show them. No personal data, and no search for people."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tipstaff.kernel.ids import (
    AgencyId,
    HandoutId,
    LookId,
    LookUpId,
    MatterId,
    OffenceCode,
    OfficeId,
    RegionCode,
    SampleId,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.policy.rate import Per
from tipstaff.record.counting import MOST, count_of
from tipstaff.warrants import models
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.warrants.core.look.look import Purpose
from tipstaff.warrants.core.lookup.lookup import Answer
from tipstaff.warrants.core.particulars import IdentityDocument, InstrumentKind, PersonDetails
from tipstaff.warrants.core.quality.quality import Became
from tipstaff.warrants.core.quality.resident_number import resident_number
from tipstaff.warrants.core.quality.rules import is_resident
from tipstaff.warrants.core.sample.sample import SampleStatus
from tipstaff.warrants.core.warrant import OPEN, WarrantStatus, dated_status

type Span = tuple[Instant, Instant]
"""From a moment on, and before another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantRow:
    """One warrant in a list. `status` is what was entered; `status_at` lets what is due speak."""

    id: WarrantId
    version: int
    number: str
    status: WarrantStatus
    level: int
    clause: str
    kind: InstrumentKind
    offence: OffenceCode
    court: AgencyId
    agency: AgencyId
    region: RegionCode
    office: OfficeId
    issuing_desk: OfficeId
    subject: SubjectId
    issued_on: date
    valid_until: date | None
    review_on: date | None
    rests_at: Instant | None
    """From when it rests by silence, while it is in force."""
    expires_at: Instant | None
    edition: int
    registered_at: Instant
    ended_at: Instant | None
    merged_into: WarrantId | None

    def status_at(self, at: Instant) -> WarrantStatus:
        """Where it stands at a moment; show this one wherever somebody might act on it."""
        return dated_status(self.status, self.expires_at, self.rests_at, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """One draft in a list."""

    id: WarrantId
    number: str
    court: AgencyId
    agency: AgencyId
    saved_by: UserId
    saved_at: Instant
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRow:
    """Who looked at a warrant's person, when and for what. The case is sealed on the record."""

    look: LookId
    warrant: WarrantId
    subject: SubjectId
    by: UserId
    office: OfficeId
    purpose: Purpose
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutRow:
    """What was given out, by whom and to whom. Case and recipient in words are sealed on the record."""

    handout: HandoutId
    form: HandoutForm
    file: str
    part: int
    warrants: int
    """How many warrants are in it."""
    with_persons: bool
    sha256: str
    purpose: Purpose
    recipient_office: OfficeId | None
    by: UserId
    office: OfficeId
    agency: AgencyId
    valid_until: Instant | None
    at: Instant
    edition: int | None = None
    """The edition of the warrant that was asked about; None where none was."""

    @property
    def holder(self) -> OfficeId:
        """The office that holds it, as far as the register knows."""
        return self.recipient_office or self.office


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpRow:
    """Who was answered about a warrant: somebody of an office, at a moment, on the edition that stood then."""

    lookup: LookUpId
    warrant: WarrantId
    edition: int
    answer: Answer
    by: UserId
    office: OfficeId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRow:
    """An agency's sample of a month."""

    sample: SampleId
    agency: AgencyId
    month: str
    status: SampleStatus
    drawn: int
    looked_at: int
    accurate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """An error found in an entry and what became of it, without its values."""

    warrant: WarrantId
    number: int
    agency: AgencyId
    rule: str
    field: str
    answer: Became
    found_at: Instant
    answered_at: Instant | None


def warrant_row(warrant: WarrantId) -> WarrantRow | None:
    """A warrant by its identifier; None where there is no such warrant."""
    return next(iter(_views(models.Warrant.objects.filter(id=warrant))), None)


def warrants_named(warrants: Iterable[str]) -> tuple[WarrantRow, ...]:
    """The warrants of these identifiers; one that has no row is left out."""
    return _views(models.Warrant.objects.filter(id__in=set(warrants)).order_by("id"))


def own_warrants(  # noqa: PLR0913 - which, how many, and behind what
    agency: AgencyId | None,
    status: WarrantStatus | None = None,
    *,
    at: Instant,
    limit: int = 50,
    offset: int = 0,
    after: WarrantRow | None = None,
    issued: bool = False,
) -> tuple[WarrantRow, ...]:
    """A page of the warrants that an agency registered or, as a court, issued (None: of all), the newest first.

    A status is that of the moment `at`, however long ago its last act was entered. `after` goes on behind a row of the
    page before, at the same cost however deep; `offset` counts.
    """
    rows = _own(agency, issued=issued)
    if after is not None:
        rows = rows.filter(_behind(after))
    parts = [rows.filter(part).order_by("-registered_at", "id") for part in _parts(status, at.at)]
    if len(parts) == 1:
        return _views(parts[0][offset : offset + limit])
    found = sorted((row for part in parts for row in part[: offset + limit]), key=lambda row: row.id)
    found.sort(key=lambda row: row.registered_at, reverse=True)
    return _views(found[offset : offset + limit])


def count_own(
    agency: AgencyId | None,
    status: WarrantStatus | None = None,
    *,
    at: Instant,
    issued: bool = False,
    most: int | None = MOST,
) -> int:
    """How many warrants `own_warrants` would list."""
    rows = _own(agency, issued=issued)
    found = sum(count_of(rows.filter(part), most) for part in _parts(status, at.at))
    return found if most is None else min(found, most + 1)


def _own(agency: AgencyId | None, *, issued: bool) -> QuerySet[models.Warrant]:
    rows = models.Warrant.objects.all()
    if agency is None:
        return rows
    return rows.filter(court=agency) if issued else rows.filter(agency=agency)


def _parts(status: WarrantStatus | None, at: datetime) -> tuple[Q, ...]:
    """What was entered as this status and still stands so, and what came to it with nobody noting it.

    Asked one by one, since each is read in order from an index of its own.
    """
    if status is None:
        return (Q(),)
    entered = Q(status=status.value)
    has_run_out, has_fallen_silent = Q(expires_at__lte=at), Q(rests_at__lte=at)
    if status is WarrantStatus.EXPIRED:
        return entered, Q(status__in=models.UNENDED) & has_run_out
    if status not in OPEN:
        return (entered,)
    still = entered & (Q(expires_at=None) | Q(expires_at__gt=at))
    if status is WarrantStatus.IN_FORCE:
        return (still & (Q(rests_at=None) | Q(rests_at__gt=at)),)
    if status is WarrantStatus.SUSPENDED:
        silent = Q(status=WarrantStatus.IN_FORCE.value) & has_fallen_silent
        return still, silent & (Q(expires_at=None) | Q(expires_at__gt=at))
    return (still,)


def listed_under(  # noqa: PLR0913 - which, how many, and behind what
    agency: AgencyId | None,
    heading: str,
    *,
    limit: int = 50,
    offset: int = 0,
    after: WarrantRow | None = None,
    issued: bool = False,
) -> tuple[WarrantRow, ...]:
    """A page of the warrants under one of the `headings`, the newest first; whose, as for `own_warrants`."""
    rows = _under(agency, heading, issued=issued)
    if after is not None:
        at = after.registered_at.at
        rows = rows.filter(Q(registered_at__lt=at) | Q(registered_at=at, warrant__gt=after.id))
    page = rows.order_by("-registered_at", "warrant")[offset : offset + limit]
    warrants = list(page.values_list("warrant", flat=True))
    found = models.Warrant.objects.in_bulk(warrants)
    return _views(found[one] for one in warrants if one in found)


def count_listed_under(
    agency: AgencyId | None, heading: str, *, issued: bool = False, most: int | None = MOST
) -> int:
    """How many warrants `listed_under` would list."""
    return count_of(_under(agency, heading, issued=issued), most)


def _under(agency: AgencyId | None, heading: str, *, issued: bool) -> QuerySet[models.Heading]:
    rows = models.Heading.objects.filter(heading=heading)
    if agency is None:
        return rows
    return rows.filter(court=agency) if issued else rows.filter(agency=agency)


def due_for_review(agency: AgencyId, until: date, *, limit: int = 50) -> tuple[WarrantRow, ...]:
    """Warrants in force whose review date comes by a day, the nearest first."""
    rows = models.Warrant.objects.filter(
        agency=agency, review_on__lte=until, status=WarrantStatus.IN_FORCE.value
    )
    return _views(rows.order_by("review_on", "id")[:limit])


def by_number(number: str) -> tuple[WarrantRow, ...]:
    """Warrants with exactly this number; two courts may have given the same one."""
    return _views(models.Warrant.objects.filter(number=number).order_by("court"))


def by_document(number: str, country: str) -> tuple[WarrantRow, ...]:
    """Warrants whose person holds exactly this identity document. One look-up; never a pattern."""
    holders = models.Document.objects.filter(number=number, country=country).values("warrant")
    return _views(models.Warrant.objects.filter(id__in=holders).order_by("-registered_at", "id"))


def of_the_record(subject: SubjectId) -> tuple[WarrantRow, ...]:
    """Every instrument that hangs on a person-record, the newest first. The record lives while one is valid."""
    return _views(models.Warrant.objects.filter(subject=subject).order_by("-registered_at", "id"))


def merged_into(warrant: WarrantId) -> tuple[WarrantRow, ...]:
    """The entries that were merged into this one."""
    return _views(models.Warrant.objects.filter(merged_into=warrant).order_by("-registered_at", "id"))


def of_joined_records(subject: SubjectId) -> tuple[WarrantRow, ...]:
    """Every instrument on a person-record and on those whose entries were merged into it, however many steps back."""
    found: dict[WarrantId, WarrantRow] = {}
    waiting, seen = [subject], {subject}
    while waiting:
        for row in of_the_record(waiting.pop()):
            found[row.id] = row
            joined = {one.subject for one in merged_into(row.id)} - seen
            waiting += joined
            seen |= joined
    return tuple(found.values())


def drafts_of(
    agency: AgencyId | None,
    *,
    limit: int = 50,
    after: DraftRow | None = None,
    offset: int = 0,
    issued: bool = False,
) -> tuple[DraftRow, ...]:
    """A page of the drafts that an agency is to register, or that a court has drafted (None: all), newest first."""
    rows = _drafts(agency, issued=issued)
    if after is not None:
        at = after.saved_at.at
        rows = rows.filter(Q(saved_at__lt=at) | Q(saved_at=at, id__gt=after.id))
    return tuple(_draft(row) for row in rows.order_by("-saved_at", "id")[offset : offset + limit])


def count_drafts(agency: AgencyId | None, *, issued: bool = False, most: int | None = MOST) -> int:
    """How many drafts `drafts_of` would list."""
    return count_of(_drafts(agency, issued=issued), most)


def _drafts(agency: AgencyId | None, *, issued: bool) -> QuerySet[models.Draft]:
    rows = models.Draft.objects.all()
    if agency is None:
        return rows
    return rows.filter(court=agency) if issued else rows.filter(agency=agency)


def drafts_named(warrants: Iterable[str]) -> tuple[DraftRow, ...]:
    """The drafts of these identifiers; one that has no row is left out."""
    return tuple(_draft(row) for row in models.Draft.objects.filter(id__in=set(warrants)).order_by("id"))


def when_filled(per: Per, counted: UserId | OfficeId, most: int) -> Instant | None:
    """When the earliest of the latest so many look-ups was made; None where there are fewer."""
    whose = Q(by=counted) if per is Per.OFFICER else Q(office=counted)
    rows = models.LookUp.objects.filter(whose)
    moments = rows.order_by("-at", "lookup").values_list("at", flat=True)[most - 1 : most]
    return next((Instant(at) for at in moments), None)


def look_ups_answered(warrant: WarrantId, since: Instant) -> tuple[LookUpRow, ...]:
    """Everybody who was answered about a warrant from a moment on, the latest first: each holds what may be stale."""
    rows = models.LookUpAnswer.objects.filter(warrant=warrant, at__gte=since.at)
    return tuple(_look_up(row) for row in rows.order_by("-at", "lookup"))


def same_documents(person: PersonDetails, but_not: SubjectId) -> tuple[WarrantId, ...]:
    """Open warrants of another person-record that holds exactly one of these documents, by number and country.

    A made-up number belongs to nobody, so two people may have it. One indexed question a document; never a pattern.
    """
    holders = Q()
    for one in person.documents:
        if one.number and not _is_made_up(one):
            holders |= Q(number=one.number, country=one.country)
    if not holders:
        return ()
    others = models.Document.objects.filter(holders).exclude(subject=but_not).values("warrant")
    found = models.Warrant.objects.filter(id__in=others, status__in=[one.value for one in OPEN])
    return tuple(WarrantId(MatterId(one)) for one in found.order_by("id").values_list("id", flat=True))


def _is_made_up(document: IdentityDocument) -> bool:
    number = resident_number(document.number) if is_resident(document) else None
    return number is not None and number.is_made_up


def ids_in_force(agency: AgencyId, at: Instant) -> tuple[WarrantId, ...]:
    """The identifiers of an agency's warrants that are in force at a moment, its dates included."""
    rows = models.Warrant.objects.filter(agency=agency, status=WarrantStatus.IN_FORCE.value).order_by("id")
    in_force = (row for row in _views(rows) if row.status_at(at) is WarrantStatus.IN_FORCE)
    return tuple(row.id for row in in_force)


def has_in_force(agency: AgencyId) -> bool:
    """Whether an agency has any warrant that was not noted to have lost its force."""
    return models.Warrant.objects.filter(agency=agency, status=WarrantStatus.IN_FORCE.value).exists()


def sample_row(sample: SampleId) -> SampleRow | None:
    """A sample by its identifier; None where it was not drawn."""
    row = models.Sample.objects.filter(sample=sample).first()
    return _sample(row) if row else None


def samples(agency: AgencyId | None, *, limit: int = 12) -> tuple[SampleRow, ...]:
    """The latest samples of an agency, or of all."""
    rows = models.Sample.objects.all() if agency is None else models.Sample.objects.filter(agency=agency)
    return tuple(_sample(row) for row in rows.order_by("-at", "sample")[:limit])


def _sample(row: models.Sample) -> SampleRow:
    return SampleRow(
        sample=SampleId(MatterId(row.sample)),
        agency=AgencyId(row.agency),
        month=row.month,
        status=SampleStatus(row.status),
        drawn=row.drawn,
        looked_at=row.looked_at,
        accurate=row.accurate,
    )


def findings(
    agency: AgencyId | None, answer: Became | None = None, *, limit: int = 50, offset: int = 0
) -> tuple[FindingRow, ...]:
    """A page of the errors found in an agency's entries (or all), the oldest first."""
    rows = _findings(agency, answer).order_by("found_at", "warrant", "number")
    return tuple(_finding(row) for row in rows[offset : offset + limit])


def findings_behind(
    agency: AgencyId | None, answer: Became | None, after: FindingRow | None, *, limit: int
) -> tuple[FindingRow, ...]:
    """The errors behind the last one of the page before, at the same cost however deep."""
    rows = _findings(agency, answer)
    if after is not None:
        at = after.found_at.at
        rows = rows.filter(
            Q(found_at__gt=at)
            | Q(found_at=at, warrant__gt=after.warrant)
            | Q(found_at=at, warrant=after.warrant, number__gt=after.number)
        )
    return tuple(_finding(row) for row in rows.order_by("found_at", "warrant", "number")[:limit])


def count_findings(agency: AgencyId | None, answer: Became | None, *, most: int | None = MOST) -> int:
    """How many errors `findings` would list."""
    return count_of(_findings(agency, answer), most)


LATEST = 1_000
"""So many of the latest errors are measured."""


def latest_findings(agency: AgencyId | None, since: Instant) -> Counter[Became]:
    """What became of the latest errors found from a moment on."""
    rows = _findings(agency, None).filter(found_at__gte=since.at)
    latest = rows.order_by("-found_at", "-warrant", "-number").values_list("answer", flat=True)[:LATEST]
    return Counter(Became(answer) for answer in latest)


def _findings(agency: AgencyId | None, answer: Became | None) -> QuerySet[models.Finding]:
    rows = models.Finding.objects.all()
    if agency is not None:
        rows = rows.filter(agency=agency)
    return rows if answer is None else rows.filter(answer=answer.value)


def _finding(row: models.Finding) -> FindingRow:
    return FindingRow(
        warrant=WarrantId(MatterId(row.warrant)),
        number=row.number,
        agency=AgencyId(row.agency),
        rule=row.rule,
        field=row.field,
        answer=Became(row.answer),
        found_at=Instant(row.found_at),
        answered_at=Instant(row.answered_at) if row.answered_at else None,
    )


def looks_at(warrant: WarrantId, *, limit: int = 50, offset: int = 0) -> tuple[LookRow, ...]:
    """A page of the looks at a warrant's person, the latest first."""
    rows = models.Look.objects.filter(warrant=warrant).order_by("-at", "look")
    return tuple(_look(row) for row in rows[offset : offset + limit])


def open_look(warrant: WarrantId, by: UserId, since: Instant) -> LookRow | None:
    """Somebody's latest look at a warrant's person that is not older than a moment; None: state a purpose first."""
    rows = models.Look.objects.filter(warrant=warrant, by=by, at__gte=since.at).order_by("-at", "look")
    return next((_look(row) for row in rows[:1]), None)


def handouts_of(warrant: WarrantId, since: Instant, *, edition: int | None = None) -> tuple[HandoutRow, ...]:
    """What was given out about a warrant since a moment, the latest first.

    With an edition, also whatever holds that one or a later one: an act that began before a change may give what
    came of it.
    """
    wanted = Q(at__gte=since.at) if edition is None else Q(at__gte=since.at) | Q(edition__gte=edition)
    given = list(models.GivenWarrant.objects.filter(wanted, warrant=warrant).order_by("-at", "handout"))
    found = models.Handout.objects.in_bulk([one.handout for one in given])
    return tuple(_handout(found[one.handout], one.edition) for one in given)


def handouts_by(
    agency: AgencyId | None, within: Span | None = None, *, limit: int = 50, offset: int = 0
) -> tuple[HandoutRow, ...]:
    """A page of what an agency (or everybody) has given out, or has within a time, the latest first."""
    page = _by(agency, within).order_by("-at", "handout")[offset : offset + limit]
    return tuple(_handout(row) for row in page)


def count_handouts(agency: AgencyId | None, within: Span | None = None, *, most: int | None = MOST) -> int:
    """How many handouts `handouts_by` would list."""
    return count_of(_by(agency, within), most)


def _by(agency: AgencyId | None, within: Span | None) -> QuerySet[models.Handout]:
    rows = models.Handout.objects.all() if agency is None else models.Handout.objects.filter(agency=agency)
    return rows.filter(at__gte=within[0].at, at__lt=within[1].at) if within else rows


def _behind(row: WarrantRow) -> Q:
    at = row.registered_at.at
    return Q(registered_at__lt=at) | Q(registered_at=at, id__gt=row.id)


def _views(rows: QuerySet[models.Warrant] | Iterable[models.Warrant]) -> tuple[WarrantRow, ...]:
    return tuple(_view(row) for row in rows)


def _view(row: models.Warrant) -> WarrantRow:
    return WarrantRow(
        id=WarrantId(MatterId(row.id)),
        version=row.version,
        number=row.number,
        status=WarrantStatus(row.status),
        level=row.level,
        clause=row.clause,
        kind=InstrumentKind(row.kind),
        offence=OffenceCode(row.offence),
        court=AgencyId(row.court),
        agency=AgencyId(row.agency),
        region=RegionCode(row.region),
        office=OfficeId(row.office),
        issuing_desk=OfficeId(row.issuing_desk),
        subject=SubjectId(row.subject),
        issued_on=row.issued_on,
        valid_until=row.valid_until,
        review_on=row.review_on,
        rests_at=Instant(row.rests_at) if row.rests_at else None,
        expires_at=Instant(row.expires_at) if row.expires_at else None,
        edition=row.edition,
        registered_at=Instant(row.registered_at),
        ended_at=Instant(row.ended_at) if row.ended_at else None,
        merged_into=WarrantId(MatterId(row.merged_into)) if row.merged_into else None,
    )


def _draft(row: models.Draft) -> DraftRow:
    return DraftRow(
        id=WarrantId(MatterId(row.id)),
        number=row.number,
        court=AgencyId(row.court),
        agency=AgencyId(row.agency),
        saved_by=UserId(row.saved_by),
        saved_at=Instant(row.saved_at),
        missing=tuple(row.missing),
    )


def _look(row: models.Look) -> LookRow:
    return LookRow(
        look=LookId(MatterId(row.look)),
        warrant=WarrantId(MatterId(row.warrant)),
        subject=SubjectId(row.subject),
        by=UserId(row.by),
        office=OfficeId(row.office),
        purpose=Purpose(row.purpose),
        at=Instant(row.at),
    )


def _handout(row: models.Handout, edition: int | None = None) -> HandoutRow:
    return HandoutRow(
        handout=HandoutId(MatterId(row.handout)),
        form=HandoutForm(row.form),
        file=row.file,
        part=row.part,
        warrants=row.warrants,
        with_persons=row.with_persons,
        sha256=row.sha256,
        purpose=Purpose(row.purpose),
        recipient_office=OfficeId(row.recipient_office) if row.recipient_office else None,
        by=UserId(row.by),
        office=OfficeId(row.office),
        agency=AgencyId(row.agency),
        valid_until=Instant(row.valid_until) if row.valid_until else None,
        at=Instant(row.at),
        edition=edition,
    )


def _look_up(row: models.LookUpAnswer) -> LookUpRow:
    return LookUpRow(
        lookup=LookUpId(MatterId(row.lookup)),
        warrant=WarrantId(MatterId(row.warrant)),
        edition=row.edition,
        answer=Answer(row.answer),
        by=UserId(row.by),
        office=OfficeId(row.office),
        at=Instant(row.at),
    )
