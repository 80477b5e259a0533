"""What else a decision rests on, gathered from other matters and from the agencies' own tables."""

from collections.abc import Collection
from dataclasses import replace
from types import NoneType
from typing import cast

from tipstaff.agencies.queries import (
    actor_of,
    agency_standing,
    common_superior,
    holders_of,
    lies_in,
    office,
    offices_holding,
    offices_of,
    registers_warrants,
    reviewing_office,
    staff_of,
)
from tipstaff.cooperation.core.abroad.commands import AskAbroad, OpenViews, PutToReview, ReplaceReviewer
from tipstaff.cooperation.core.abroad.facts import Facts as AbroadFacts
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.cooperation.core.approvals.bars import DEPUTIES
from tipstaff.cooperation.core.approvals.commands import NoteSilenceEffect
from tipstaff.cooperation.core.asking.commands import GiveOutLetter
from tipstaff.cooperation.core.asking.draft import RequestDraft
from tipstaff.cooperation.core.commands import AskForCooperation
from tipstaff.cooperation.core.deputy.commands import NameDeputy
from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.deputy.deputyship import standing as deputy_standing
from tipstaff.cooperation.core.deputy.facts import Facts as DeputyFacts
from tipstaff.cooperation.core.facts import Facts as CooperationFacts
from tipstaff.cooperation.core.liaison.commands import (
    AddShifts,
    NameLanguages,
    NameShiftDeputy,
    OfferShift,
    PublishRoster,
    TakeShift,
)
from tipstaff.cooperation.core.liaison.facts import Facts as RosterFacts
from tipstaff.cooperation.core.liaison.roster import Roster
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.cooperation.core.request import standing as cooperation_standing
from tipstaff.cooperation.core.responsibility.commands import RaiseDispute
from tipstaff.cooperation.deputies import deputies_valid
from tipstaff.cooperation.queries import open_request, requests_abroad_of_warrant, requests_of_warrant
from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    DeputyshipId,
    ForeignRequestId,
    MatterId,
    OfficeId,
    OperationId,
    RegionCode,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.standing import (
    AgencyStanding,
    CooperationStanding,
    DeputyStanding,
    OperationStanding,
    WarrantStanding,
)
from tipstaff.operations.core.commands import (
    ExecuteWarrant,
    IssueToken,
    OpenOperation,
    RecordIncident,
    RecordWrongPlace,
    ResolveProtest,
)
from tipstaff.operations.core.facts import Facts as OperationFacts
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.operation import standing as operation_standing
from tipstaff.policy.rate import Per, Rate
from tipstaff.record.proofs import published
from tipstaff.record.read import head_before
from tipstaff.registrar.holders import holders, ladder
from tipstaff.registrar.reading import Loaded, Reading
from tipstaff.registrar.rules import rules_named
from tipstaff.review.core.commands import AddImprovement, OpenReview
from tipstaff.review.core.facts import Facts as ReviewFacts
from tipstaff.review.core.review import Review
from tipstaff.warrants.core.chase.chase import Chase
from tipstaff.warrants.core.chase.commands import NoteNewsUnanswered, OpenChase
from tipstaff.warrants.core.chase.facts import Facts as ChaseFacts
from tipstaff.warrants.core.commands import (
    AssignValidation,
    CheckWarrant,
    CorrectWarrant,
    DraftWarrant,
    MergeWarrant,
    NoteDeletionDue,
    OrderDeletion,
    RegisterWarrant,
    VaryWarrant,
)
from tipstaff.warrants.core.deadlines import status_under
from tipstaff.warrants.core.draft import Draft, draft_standing
from tipstaff.warrants.core.erasure.erasure import Erasure
from tipstaff.warrants.core.erasure.facts import Facts as ErasureFacts
from tipstaff.warrants.core.facts import Facts as WarrantFacts
from tipstaff.warrants.core.handout.commands import GiveOut
from tipstaff.warrants.core.handout.facts import Facts as HandoutFacts
from tipstaff.warrants.core.handout.facts import Held
from tipstaff.warrants.core.handout.handout import AT_ONCE, Handout, HandoutForm
from tipstaff.warrants.core.handout.validity import ends_at
from tipstaff.warrants.core.look.facts import Facts as LookFacts
from tipstaff.warrants.core.look.look import LASTS, Look
from tipstaff.warrants.core.lookup.commands import LookUpWarrant
from tipstaff.warrants.core.lookup.facts import Facts as LookUpFacts
from tipstaff.warrants.core.lookup.lookup import LookUp, Way
from tipstaff.warrants.core.lookup.naming import found_in
from tipstaff.warrants.core.quality.commands import DecideDuplicate
from tipstaff.warrants.core.quality.correcting import correctable, corrected
from tipstaff.warrants.core.sample.commands import DrawSample, RecordSampled
from tipstaff.warrants.core.sample.facts import Facts as SampleFacts
from tipstaff.warrants.core.sample.sample import Head, Sample
from tipstaff.warrants.core.warrant import OPEN, Warrant, WarrantStatus
from tipstaff.warrants.core.warrant import standing as warrant_standing
from tipstaff.warrants.queries import (
    WarrantRow,
    by_document,
    by_number,
    ids_in_force,
    of_joined_records,
    of_the_record,
    open_look,
    same_documents,
    when_filled,
)


def _named[T: MatterId](state: object, command: Command | None, field: str) -> T | None:
    """The matter that a state, or else the command that opens it, names in a field."""
    return cast("T | None", getattr(state or command, field, None))


def warrant_standing_of(warrant: WarrantId | None, now: Instant, reading: Reading) -> WarrantStanding | None:
    loaded = reading.load(warrant) if warrant else None
    if loaded is not None and isinstance(loaded.state, Draft):
        return draft_standing(loaded.state)
    if loaded is None or not isinstance(loaded.state, Warrant):
        return None
    return warrant_standing(loaded.state, _warrant_status(loaded, now))


def _warrant_status(loaded: Loaded, now: Instant) -> WarrantStatus:
    """Where a warrant stands by its own rules too: a missed validation takes its force before anybody noted it."""
    return status_under(loaded.state, rules_named(loaded.rules or ""), now)


def _cooperation(
    request: CooperationRequestId | None, now: Instant, reading: Reading
) -> CooperationStanding | None:
    state = reading.load(request).state if request else None
    return cooperation_standing(state, now) if isinstance(state, CooperationRequest) else None


def operation_standing_of(operation: OperationId | None, reading: Reading) -> OperationStanding | None:
    state = reading.load(operation).state if operation else None
    return operation_standing(state) if isinstance(state, Operation) else None


def for_warrants(
    command: Command | None, warrant: Warrant | Draft | None, actor: Actor, now: Instant, reading: Reading
) -> WarrantFacts:
    """A warrant rests on its court, on the desk that will answer for it, and on another one that it names."""
    court = warrant.court if warrant else getattr(command, "court", None)
    own = agency_standing(actor.agency)
    return WarrantFacts(
        actor=actor,
        now=now,
        court_is_known=bool(court and agency_standing(court)),
        issuing_desk=own.confirmation_office if own else None,
        other=warrant_standing_of(_other_warrant(command), now, reading),
        record_lives=_record_lives(command, warrant, reading),
        drafted_for=_drafted_for(command),
        assignee_is_validator=isinstance(command, AssignValidation)
        and warrant is not None
        and command.to in holders_of(Role.VALIDATOR, warrant.agency, now),
        same_documents=_same_documents(command, warrant, actor),
    )


def _other_warrant(command: Command | None) -> WarrantId | None:
    if isinstance(command, RegisterWarrant):
        return command.record_of
    return command.into if isinstance(command, MergeWarrant) else None


def _record_lives(command: Command | None, warrant: Warrant | Draft | None, reading: Reading) -> bool:
    """Whether another warrant on the person-record is still kept. Each is relied on, so that none comes meanwhile."""
    if not isinstance(command, (OrderDeletion, NoteDeletionDue)) or not isinstance(warrant, Warrant):
        return False
    others = [reading.load(row.id).state for row in of_the_record(warrant.subject) if row.id != warrant.id]
    return any(isinstance(other, Warrant) and not other.is_deleted for other in others)


def _drafted_for(command: Command | None) -> AgencyStanding | None:
    """The agency that a court's draft names: one that has a registrar's desk, so no court."""
    if not isinstance(command, DraftWarrant) or command.agency is None:
        return None
    return agency_standing(command.agency) if registers_warrants(command.agency) else None


ENTERS_PERSON = (RegisterWarrant, CorrectWarrant, VaryWarrant)
ASKS_FOR_DUPLICATES = (*ENTERS_PERSON, CheckWarrant, DecideDuplicate, NoneType)


def _same_documents(
    command: Command | None, warrant: Warrant | Draft | None, actor: Actor
) -> tuple[WarrantId, ...]:
    """Open warrants with exactly the same document number, as it will stand once its spelling is put right.

    Read from a table and held by no lock: of two entered at once each is checked only after both stand, and the check
    asks again.
    """
    if not isinstance(command, ASKS_FOR_DUPLICATES):
        return ()
    subject: SubjectId = getattr(warrant or command, "subject", SubjectId(""))
    person = warrant.person.content if isinstance(warrant, Warrant) else None
    if isinstance(command, ENTERS_PERSON):
        right = correctable(command.particulars, command.person, rules_named(actor.profile))
        person = corrected(command.person, right)
    return same_documents(person, subject) if person else ()


def for_looks(
    command: Command | None, look: Look | None, actor: Actor, now: Instant, reading: Reading
) -> LookFacts:
    """A look rests on its warrant, and on there being anything left to see.

    A request of another state names a person under no warrant of ours; it is looked at in the warrant's place.
    """
    warrant: WarrantId | None = _named(look, command, "warrant")
    standing = warrant_standing_of(warrant, now, reading) or _received(warrant, reading)
    is_erased = standing is not None and standing.is_erased
    return LookFacts(actor=actor, now=now, warrant=standing, person_is_erased=is_erased)


def _received(request: MatterId | None, reading: Reading) -> WarrantStanding | None:
    """Another state's request, as a look at its person relies on it."""
    state = reading.load(request).state if request else None
    if not isinstance(state, ForeignRequest) or state.foreign is None:
        return None
    home = agency_standing(state.agency)
    return WarrantStanding(
        warrant=WarrantId(state.request),
        number=state.reference,
        is_in_force=False,
        status=state.status.value,
        edition=1,
        level=0,
        subject=state.subject,
        issuing_desk=state.office,
        agency=state.agency,
        court=AgencyId(""),  # none of ours issued it
        region=home.region if home else RegionCode(""),
        is_erased=state.foreign.content is None,
    )


def for_handouts(
    command: Command | None, _handout: Handout | None, actor: Actor, now: Instant, reading: Reading
) -> HandoutFacts:
    """A handout rests on every warrant in it, each held still while it is entered.

    Who looked, and which offices there are, is read from their tables: neither ever takes back what it allowed.
    """
    if not isinstance(command, GiveOut):
        return HandoutFacts(actor=actor, now=now)
    named = [one.warrant for one in command.warrants[: AT_ONCE + 1]]
    reading.load_all(named)
    proven = published_for(command.form, named)
    return HandoutFacts(
        actor=actor,
        now=now,
        held={
            one: held
            for one in named
            if (held := held_warrant(reading.load(one), now, is_published=one in proven))
        },
        has_looked=bool(named) and _has_looked(named[0], actor, now),
        recipient_is_known=command.recipient_office is None or office(command.recipient_office) is not None,
    )


def _has_looked(warrant: WarrantId, actor: Actor, now: Instant) -> bool:
    look = open_look(warrant, actor.user, now - LASTS)
    return look is not None and look.office == actor.office


def published_for(form: HandoutForm, warrants: Collection[WarrantId]) -> Collection[MatterId]:
    """Those of some warrants whose every entry is published; of anything but a pack this isn't asked."""
    return published(warrants) if form is HandoutForm.PACK else warrants


def held_warrant(loaded: Loaded, now: Instant, *, is_published: bool = True) -> Held | None:
    """A warrant as a handout relies on it; None where there is none."""
    state = loaded.state
    if not isinstance(state, Warrant):
        return None
    status = _warrant_status(loaded, now)
    return Held(
        edition=state.edition,
        is_in_force=status is WarrantStatus.IN_FORCE,
        has_ended=status not in OPEN,
        subject=state.subject,
        agency=state.agency,
        court=state.court,
        person_is_erased=state.person.content is None,
        ends_at=ends_at(state, rules_named(loaded.rules or "")),
        is_published=is_published,
    )


def for_look_ups(
    command: Command | None, _look_up: LookUp | None, actor: Actor, now: Instant, reading: Reading
) -> LookUpFacts:
    """A look-up rests on the warrants that answer it, and on how often was asked before.

    A warrant that has nothing to answer is not relied on: the entry would otherwise name it, and with it the person.
    Where one comes into force at this very moment the answer may still be "nothing", on which nobody acts.
    """
    named = _named_by(command, now, reading) if isinstance(command, LookUpWarrant) else ()
    counted = {rate.id: _filled_since(rate, actor) for rate in rules_named(actor.profile).rates}
    filled = {rate: since for rate, since in counted.items() if since is not None}
    return LookUpFacts(actor=actor, now=now, named=named, filled_since=filled)


def _named_by(
    command: LookUpWarrant, now: Instant, reading: Reading
) -> tuple[tuple[Warrant, WarrantStatus], ...]:
    """The warrants that a look-up names and that answer it, each as it stands on the record and relied on."""
    seen = (reading.peek(row.id) for row in _candidates(command))
    standing = [(one.state, _warrant_status(one, now)) for one in seen if isinstance(one.state, Warrant)]
    found = tuple(one for one in standing if found_in(command, *one))
    for one, _ in found:
        reading.load(one.id)
    return found


def _candidates(command: LookUpWarrant) -> tuple[WarrantRow, ...]:
    """Where to look: only a number or a document leads anywhere, and a name is then held against what is there."""
    if command.way is Way.NUMBER:
        return by_number(command.number.strip())
    if command.way is Way.DOCUMENT:
        return by_document(command.document.strip(), command.country.strip())
    return ()


def _filled_since(rate: Rate, actor: Actor) -> Instant | None:
    counted: UserId | OfficeId = actor.user if rate.per is Per.OFFICER else actor.office
    return when_filled(rate.per, counted, rate.most)


def whose_turn(actor: Actor) -> frozenset[str]:
    """Look-ups of one officer, and those of one office, are decided one after another: so none slips past a rate."""
    return frozenset({f"{Per.OFFICER}:{actor.user}", f"{Per.OFFICE}:{actor.office}"})


def for_chases(
    command: Command | None, chase: Chase | None, actor: Actor, now: Instant, reading: Reading
) -> ChaseFacts:
    """A chase rests on its warrant and on everybody who holds something about it.

    Holders are read from tables, and again under the warrant's lock when the chase is entered: whoever gives something
    out relies on the warrant, so it stands in its table by then, or it is not given at all.
    """
    warrant = command.warrant if isinstance(command, OpenChase) else None
    silent = chase.unanswered if chase and isinstance(command, NoteNewsUnanswered) else ()
    return ChaseFacts(
        actor=actor,
        now=now,
        warrant=warrant_standing_of(warrant, now, reading),
        held=reading.observe(lambda: holders(warrant)) if warrant else (),
        ladders={one.holder.agency: ladder(one.holder.agency, now) for one in silent},
    )


def for_cooperation(
    command: Command | None,
    request: CooperationRequest | RequestDraft | None,
    actor: Actor,
    now: Instant,
    reading: Reading,
) -> CooperationFacts:
    """A request rests on its warrant, on who answers in the agency that is asked, and on who is above both.

    The last two are read from the agencies' tables and held by no lock: a request copies in what it relied on.
    """
    asked, already_open = None, None
    if isinstance(command, AskForCooperation):
        asked = agency_standing(command.asked_agency)
        already_open = open_request(command.warrant, command.kind, command.asked_agency)
    if isinstance(command, NoteSilenceEffect) and isinstance(request, CooperationRequest):
        asked = agency_standing(request.asked_agency)
    sent = request if isinstance(request, CooperationRequest) else None
    facts = CooperationFacts(
        actor=actor,
        now=now,
        warrant=warrant_standing_of(_named(request, command, "warrant"), now, reading),
        asked=asked,
        already_open=already_open,
        deputyship=_deputy(getattr(command, "deputyship", None), now, reading),
        deputy_for=_deputy_for(actor, now),
        offices=_offices_of_both(sent) if getattr(command, "conditions", ()) else frozenset(),
    )
    return _with_others(facts, command, sent) if sent else facts


def _with_others(
    facts: CooperationFacts, command: Command | None, request: CooperationRequest
) -> CooperationFacts:
    """What only some acts about a request that was sent rest on; a page, which asks about all, needs the superior."""
    if command is None or isinstance(command, RaiseDispute):
        return replace(facts, superior=common_superior(request.asking_agency, request.asked_agency))
    if isinstance(command, GiveOutLetter):
        to = office(command.to_office)
        looked = _has_looked(request.warrant, facts.actor, facts.now)
        return replace(facts, recipient=to.agency if to else None, has_looked=looked)
    return facts


def _deputy(deputyship: DeputyshipId | None, now: Instant, reading: Reading) -> DeputyStanding | None:
    """A deputy as named on the record, which is relied on; the agency's tables say if the approver still is one."""
    state = reading.load(deputyship).state if deputyship else None
    if not isinstance(state, Deputyship):
        return None
    approver = actor_of(state.approver, state.office, now)
    still = approver is not None and approver.may(Role.APPROVER)
    return deputy_standing(state, now, approver_still_approves=still)


def _deputy_for(actor: Actor, now: Instant) -> frozenset[OfficeId]:
    """Where the actor may act as a deputy now. Only to say what may be done: the act itself relies on the record."""
    return frozenset(row.office for row in deputies_valid(now, deputy=actor.user))


def _offices_of_both(request: CooperationRequest | None) -> frozenset[OfficeId]:
    agencies = (request.asking_agency, request.asked_agency) if request else ()
    return frozenset(one.office for agency in agencies for one in offices_of(agency))


def for_deputies(
    command: Command | None, _deputyship: Deputyship | None, actor: Actor, now: Instant, _reading: Reading
) -> DeputyFacts:
    """A deputyship rests on appointments, which are read from the agency's tables when it is named."""
    own = office(actor.office)
    named = command.deputy if isinstance(command, NameDeputy) else None
    return DeputyFacts(
        actor=actor,
        now=now,
        gives_an_approval=bool(own and own.approves),
        deputy_is_appointed=any(named in holders_of(role, actor.agency, now) for role in DEPUTIES),
    )


NAMES_REVIEWERS = (PutToReview, ReplaceReviewer)


def for_abroad(
    command: Command | None, request: ForeignRequest | None, actor: Actor, now: Instant, reading: Reading
) -> AbroadFacts:
    """A request between states rests on its warrant, on its refused forerunners, and on who may review and decide.

    Who holds an authority is read from its table: it was held when they were named, which is all that is asked.
    """
    warrant: WarrantId | None = _named(request, command, "warrant")
    standing = warrant_standing_of(warrant, now, reading)
    if not isinstance(command, AskAbroad):
        deciders = offices_holding(Role.REVIEW_DECIDER, now) if isinstance(command, OpenViews) else {}
        names = isinstance(command, NAMES_REVIEWERS)
        return AbroadFacts(
            actor=actor,
            now=now,
            warrant=standing,
            reviewers=offices_holding(Role.HUMAN_RIGHTS_REVIEWER, now) if names else {},
            decider_office=min(deciders.values(), default=None),
        )
    return AbroadFacts(
        actor=actor,
        now=now,
        warrant=standing,
        refused_before=_refused_abroad(command.warrant, reading),
        already_open=_open_abroad(command, actor),
    )


def _refused_abroad(warrant: WarrantId, reading: Reading) -> tuple[ForeignRequestId, ...]:
    """The requests for a warrant that were refused; each is relied on."""
    rows = [row for row in requests_abroad_of_warrant(warrant) if row.refused_by is not None]
    reading.load_all([row.request for row in rows])
    return tuple(row.request for row in rows)


def _open_abroad(command: AskAbroad, actor: Actor) -> ForeignRequestId | None:
    """Read from the table; two at once are kept apart by a constraint on it."""
    instrument = rules_named(actor.profile).instrument(command.instrument)
    for row in requests_abroad_of_warrant(command.warrant):
        is_same = instrument and (row.country, row.form) == (command.country, instrument.rule.form)
        if is_same and row.ended_at is None:
            return row.request
    return None


NAMES_STAFF = (AddShifts, NameLanguages, OfferShift, TakeShift, NameShiftDeputy)


def for_rosters(
    command: Command | None, roster: Roster | None, actor: Actor, now: Instant, reading: Reading
) -> RosterFacts:
    """A roster rests on who belongs to its agency and, where it is published, on its neighbours.

    The neighbours are relied on, so that of two months published at once the later knows of the earlier. Who belongs to
    the agency is read from its table: they belonged to it when they were put on duty, which is all that is asked.
    """
    next_is_published = False
    if isinstance(command, PublishRoster) and roster is not None:
        reading.load(roster.before)
        after: Roster | None = reading.load(roster.after).state
        next_is_published = after is not None and after.published_at is not None
    return RosterFacts(
        actor=actor,
        now=now,
        staff=staff_of(actor.agency, now) if isinstance(command, NAMES_STAFF) else frozenset(),
        next_is_published=next_is_published,
    )


def for_operations(
    command: Command | None, operation: Operation | None, actor: Actor, now: Instant, reading: Reading
) -> OperationFacts:
    """An operation rests on its warrant, and on the co-operation under which it acts elsewhere."""
    place = RegionCode(getattr(operation or command, "place", "") or actor.region)
    cooperation = _cooperation(_named(operation, command, "cooperation"), now, reading)
    return OperationFacts(
        actor=actor,
        now=now,
        warrant=warrant_standing_of(_named(operation, command, "warrant"), now, reading),
        cooperation=cooperation,
        jurisdiction_is_disputed=_jurisdiction_is_disputed(operation, command, now, reading),
        is_barred_by_speciality=_is_barred_by_speciality(operation, command, reading),
        reviewing_office=reviewing_office(operation.agency if operation else actor.agency)
        if isinstance(command, MAY_WRONG)
        else None,
        place_is_own=lies_in(place, actor.region),
        place_is_theirs=cooperation is not None and lies_in(place, cooperation.asked_region),
    )


def _jurisdiction_is_disputed(
    operation: Operation | None, command: Command | None, now: Instant, reading: Reading
) -> bool:
    """Whether a request for the warrant has such a dispute open. Each is relied on, so none opens meanwhile."""
    warrant: WarrantId | None = _named(operation, command, "warrant")
    if warrant is None or not (command is None or isinstance(command, ACTS_ON_A_PERSON)):
        return False
    standings = [_cooperation(row.request, now, reading) for row in requests_of_warrant(warrant)]
    return any(one is not None and one.jurisdiction_is_disputed for one in standings)


def _is_barred_by_speciality(operation: Operation | None, command: Command | None, reading: Reading) -> bool:
    """Whether a state surrendered the person, and not for this warrant's offence.

    The way there is the warrant's own: its person-record, the records whose entries were merged into it, the warrants
    that hang on them, and their requests to other states. Nobody is looked for. Each request is relied on, so that none
    ends in a surrender meanwhile.
    """
    warrant: WarrantId | None = _named(operation, command, "warrant")
    if warrant is None or not (command is None or isinstance(command, ACTS_ON_A_PERSON)):
        return False
    state = reading.load(warrant).state
    if not isinstance(state, Warrant):
        return False
    records = of_joined_records(state.subject)
    asked = [row for one in records for row in requests_abroad_of_warrant(one.id)]
    requests = [reading.load(row.request).state for row in asked]
    surrendered = [one for one in requests if isinstance(one, ForeignRequest) and one.surrendered_at]
    return any(not one.allows(state.offence) for one in surrendered)


MAY_WRONG = (ResolveProtest, RecordWrongPlace, RecordIncident)
"""Acts by which somebody may be owed an answer of the reviewing office."""
ACTS_ON_A_PERSON = (OpenOperation, IssueToken, ExecuteWarrant)


def for_review(
    command: Command | None, review: Review | None, actor: Actor, now: Instant, reading: Reading
) -> ReviewFacts:
    """A review rests on the operation that it looks at, and on offices that are there to own what follows."""
    operation = operation_standing_of(_named(review, command, "operation"), reading)
    return ReviewFacts(
        actor=actor,
        now=now,
        operation=operation,
        reviewing_office=reviewing_office(operation.agency)
        if operation and isinstance(command, OpenReview)
        else None,
        owner_is_known=not isinstance(command, AddImprovement) or office(command.owner) is not None,
    )


def for_erasures(
    _command: Command | None, _erasure: Erasure | None, actor: Actor, now: Instant, _reading: Reading
) -> ErasureFacts:
    """An erasure rests on the deletion that it follows from."""
    return ErasureFacts(actor=actor, now=now)


def for_samples(
    command: Command | None, _sample: Sample | None, actor: Actor, now: Instant, reading: Reading
) -> SampleFacts:
    """A sample rests on the last checkpoint before its month, and on what is in force when it is drawn.

    Which warrants are in force is read from their table and held by no lock: one that comes or goes in this moment is
    drawn or not, and nobody chooses. What is found in one rests on who entered and who checked it, which is held.
    """
    begins = now.on(rules_named(actor.profile).time_zone).replace(
        day=1, hour=0, minute=0, second=0, microsecond=0
    )
    is_drawing = isinstance(command, DrawSample)
    head = head_before(Instant(begins)) if is_drawing else None
    return SampleFacts(
        actor=actor,
        now=now,
        month=f"{begins:%Y-%m}",
        head=Head(head.size, head.root) if head else None,
        in_force=ids_in_force(command.agency, now) if isinstance(command, DrawSample) else (),
        hands=_hands(command, reading),
    )


def _hands(command: Command | None, reading: Reading) -> frozenset[UserId]:
    if not isinstance(command, RecordSampled):
        return frozenset()
    state = reading.load(command.warrant).state
    if not isinstance(state, Warrant):
        return frozenset()
    return state.entered_by | {state.checked_by or state.registered_by}
