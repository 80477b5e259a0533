"""Whatever anybody tries, in whatever order: what must hold of an operation holds."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.core.operations import build as b

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.codec import plain, read
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OfficeId
from tipstaff.operations.core import commands as k
from tipstaff.operations.core import difference
from tipstaff.operations.core import events as e
from tipstaff.operations.core.confirmation import Answer, ConfirmationStatus, Urgency
from tipstaff.operations.core.custody import CareException
from tipstaff.operations.core.deadlines import clocks, lapse
from tipstaff.operations.core.decide import decide
from tipstaff.operations.core.difference import Feature
from tipstaff.operations.core.evolve import evolve
from tipstaff.operations.core.incident import ComplaintFinding, IncidentKind
from tipstaff.operations.core.mismatch import MismatchFinding
from tipstaff.operations.core.operation import NotExecutedReason, Operation
from tipstaff.operations.core.protest import Finding
from tipstaff.operations.core.readiness import Known
from tipstaff.operations.core.token import TokenStatus, hash_of

ALL_ROLES = frozenset(Role) - {Role.CLOCK}
PEOPLE = tuple(
    replace(each, roles=ALL_ROLES)
    for each in (b.OWNER, b.NEXT, b.OFFICER, b.SECOND, b.CUSTODY, b.CONFIRMER, b.COLLEAGUE, b.STRANGER)
)
"""Everybody holds every appointment, so that only the rules about persons and sides are left."""
TWO_FACED = tuple(replace(each, office=b.DESK) for each in PEOPLE[:3])
ACTORS = st.sampled_from(PEOPLE + TWO_FACED)
SELDOM = st.sampled_from((False, False, False, False, False, True))
"""What ends an operation is tried seldom, so that most of them get somewhere."""
TOKENS = st.sampled_from((b.TOKEN, "one", "two"))
BEGINNINGS = ((b.opened(),), b.PREPARED, b.CONFIRMED, b.WITH_TOKEN, b.EXECUTED, b.CARED_FOR)
MINUTES = st.sampled_from((1, 5, 15, 70, 1500))


def mostly(right: Actor) -> st.SearchStrategy[Actor]:
    """The one who may, half of the time; otherwise anybody."""
    return st.one_of(st.just(replace(right, roles=ALL_ROLES)), ACTORS)


OWNER, OFFICER, DESK = mostly(b.OWNER), mostly(b.OFFICER), mostly(b.CONFIRMER)
AFTER_A_PROTEST = (
    e.ProtestResolved,
    e.RedressOpened,
    e.CareGiven,
    e.CareExcepted,
    e.CareMissed,
    e.PersonReleased,
    e.OverdueNoted,
    e.IncidentRecorded,
    e.ComplaintAnswered,
    e.RedressTold,
)
AFTER_THE_CLOSING = (e.IncidentRecorded, e.ComplaintAnswered, e.RedressTold, e.OverdueNoted)
OWED_TO_PEOPLE = ("redress", "complaint")
"""The only clocks that outlast an operation."""


class AnybodyTriesAnything(RuleBasedStateMachine):
    """People and the clock try every command in any order; the warrant changes and is recalled meanwhile."""

    @initialize(history=st.sampled_from(BEGINNINGS))
    def open(self, history: tuple[b.Act, ...]) -> None:
        self.edition = 3
        self.in_force = True
        self.happened: list[tuple[e.OperationEvent, int, bool]] = []
        operation: Operation | None = None
        for command, facts in history:
            for event in b.events_of(command, operation, facts):
                operation = evolve(operation, event)
                self.happened.append((event, 3, True))
        assert operation is not None
        self.operation = operation
        self.minutes = (history[-1][1].now - b.START).total_seconds() / 60

    @rule(minutes=MINUTES, now=SELDOM)
    def time_passes(self, minutes: float, now: bool) -> None:
        self.minutes += minutes if now else 1

    @rule(now=st.booleans())
    def the_warrant_changes(self, now: bool) -> None:
        self.edition += now

    @rule(in_force=st.booleans())
    def the_court_decides(self, in_force: bool) -> None:
        self.edition += self.in_force != in_force
        self.in_force = in_force

    @rule(by=OWNER, to=ACTORS)
    def somebody_offers_the_command(self, by: Actor, to: Actor) -> None:
        self._try(k.OfferCommand, by, to=to.user, to_office=to.office)

    @rule(by=mostly(b.NEXT))
    def somebody_takes_the_command(self, by: Actor) -> None:
        self._try(k.TakeOverCommand, by)

    @rule(by=OFFICER, answer=st.sampled_from((Known.YES, Known.YES, Known.NO, Known.UNKNOWN)))
    def somebody_answers_readiness(self, by: Actor, answer: Known) -> None:
        self._try(k.AnswerReadiness, by, item="briefed", answer=answer, note="note")

    @rule(
        by=OWNER,
        urgency=st.sampled_from(Urgency),
        differing=st.sampled_from(((), (), (Feature.HEIGHT,), (Feature.NAMES, Feature.MARKS))),
    )
    def somebody_asks(self, by: Actor, urgency: Urgency, differing: tuple[Feature, ...]) -> None:
        self._try(k.AskConfirmation, by, urgency=urgency, compared=b.compared(*differing))

    @precondition(lambda self: self.operation.confirmations)
    @rule(by=DESK, answer=st.sampled_from((Answer.CONFIRM, Answer.CONFIRM, Answer.DENY, Answer.MORE_TIME)))
    def somebody_answers(self, by: Actor, answer: Answer) -> None:
        words = dict.fromkeys(("identity", "validity", "collection", "reason"), "seen")
        until = b.later(self.minutes + 30)
        number = len(self.operation.confirmations)
        self._try(k.AnswerConfirmation, by, number=number, answer=answer, until=until, **words)

    @precondition(lambda self: self.operation.mismatch)
    @rule(
        by=mostly(b.COLLEAGUE), finding=st.sampled_from((*[MismatchFinding.EXPLAINED] * 5, *MismatchFinding))
    )
    def somebody_resolves_a_difference(self, by: Actor, finding: MismatchFinding) -> None:
        number = self.operation.mismatch.request if self.operation.mismatch else 0
        self._try(k.ResolveMismatch, by, number=number, finding=finding, means="registry")

    @rule(by=OWNER, to=OFFICER, token=TOKENS)
    def somebody_issues_a_token(self, by: Actor, to: Actor, token: str) -> None:
        window = {"window_from": b.later(self.minutes), "window_until": b.later(self.minutes + 60)}
        self._try(k.IssueToken, by, token_hash=hash_of(token), officer=to.user, **window)

    @rule(by=OFFICER, other=mostly(b.SECOND), token=TOKENS)
    def somebody_executes(self, by: Actor, other: Actor, token: str) -> None:
        conduct = {"paper_shown": True, "differences_asked": True}
        self._try(k.ExecuteWarrant, by, token=token, officers=(by.user, other.user), **conduct)

    @rule(by=OWNER, now=SELDOM)
    def somebody_gives_up(self, by: Actor, now: bool) -> None:
        if now:
            self._try(k.RecordNotExecuted, by, reason=NotExecutedReason.CALLED_OFF)

    @rule(by=OFFICER, now=SELDOM)
    def the_person_protests(self, by: Actor, now: bool) -> None:
        if now:
            self._try(k.ProtestIdentity, by, statement="not me")

    @rule(
        by=mostly(b.COLLEAGUE),
        finding=st.sampled_from((Finding.SAME_PERSON, Finding.SAME_PERSON, Finding.NOT_THE_PERSON)),
    )
    def somebody_resolves(self, by: Actor, finding: Finding) -> None:
        self._try(k.ResolveProtest, by, finding=finding, means="registry", released_at=b.later(self.minutes))

    @rule(
        by=OFFICER,
        item=st.sampled_from(("told_why", "family")),
        exception=st.sampled_from((None, *CareException)),
    )
    def somebody_cares(self, by: Actor, item: str, exception: CareException | None) -> None:
        self._try(k.GiveCare, by, item=item, exception=exception, reason="reason")

    @rule(by=OFFICER, now=SELDOM)
    def somebody_releases(self, by: Actor, now: bool) -> None:
        if now:
            self._try(k.ReleasePerson, by, reason="grounds ceased")

    @rule(by=OFFICER, to=st.sampled_from((b.CENTRE, b.SQUAD, b.DESK)))
    def somebody_offers_the_person(self, by: Actor, to: OfficeId) -> None:
        self._try(k.OfferHandover, by, to_office=to, place="gate", inventory="watch")

    @rule(by=st.one_of(mostly(b.CUSTODY), st.just(TWO_FACED[2])))
    def somebody_takes_the_person(self, by: Actor) -> None:
        self._try(k.TakeHandover, by, inventory_agreed=True)

    @rule(by=OFFICER, now=SELDOM)
    def somebody_finds_it_is_the_wrong_place(self, by: Actor, now: bool) -> None:
        if now:
            self._try(k.RecordWrongPlace, by, note="the door of number 14")

    @rule(by=ACTORS, kind=st.sampled_from(IncidentKind))
    def somebody_records_an_incident(self, by: Actor, kind: IncidentKind) -> None:
        self._try(k.RecordIncident, by, kind=kind, text="what happened")

    @rule(by=ACTORS, number=st.sampled_from((1, 2)))
    def somebody_answers_a_complaint(self, by: Actor, number: int) -> None:
        self._try(k.AnswerComplaint, by, number=number, finding=ComplaintFinding.UPHELD, text="reasons")

    @rule(by=ACTORS)
    def somebody_tells_of_redress(self, by: Actor) -> None:
        self._try(k.TellOfRedress, by, to="whoever was held", means="letter")

    @rule(by=OWNER)
    def somebody_closes(self, by: Actor) -> None:
        self._try(k.CloseOperation, by)

    @rule()
    def the_clock_notes_what_has_passed(self) -> None:
        for clock in clocks(self.operation, b.RULES):
            due = clock.deadline.due
            command = lapse(self.operation, clock.name, due) if due and due <= b.later(self.minutes) else None
            if command is not None:
                self._decide(command, b.CLOCK)  # type: ignore[arg-type]

    @rule()
    def things_go_on(self) -> None:
        """The next step on the way to an execution, by whoever should take it."""
        steps = (self._executes_rightly, self._issues_rightly, self._answers_rightly, self._asks_rightly)
        any(step() for step in steps)

    def _executes_rightly(self) -> bool:
        officers = (b.OFFICER.user, b.SECOND.user)
        conduct = {"paper_shown": True, "differences_asked": True, "officers": officers}
        return self._try(k.ExecuteWarrant, b.OFFICER, token=f"token {len(self.operation.tokens)}", **conduct)

    def _issues_rightly(self) -> bool:
        fields = {
            "officer": b.OFFICER.user,
            "window_from": b.START,
            "window_until": b.later(self.minutes + 60),
        }
        token = f"token {len(self.operation.tokens) + 1}"
        owner = replace(PEOPLE[0], user=self.operation.command_owner.user)
        return self._try(k.IssueToken, owner, token_hash=hash_of(token), **fields)

    def _answers_rightly(self) -> bool:
        words = dict.fromkeys(("identity", "validity", "collection"), "seen")
        number = len(self.operation.confirmations)
        return self._try(k.AnswerConfirmation, b.CONFIRMER, number=number, answer=Answer.CONFIRM, **words)

    def _asks_rightly(self) -> bool:
        self._try(k.AnswerReadiness, b.OFFICER, item="briefed", answer=Known.YES)
        return self._try(k.AskConfirmation, b.OFFICER, urgency=Urgency.URGENT, compared=b.compared())

    def _try(self, command: type[Any], by: Actor, **fields: Any) -> bool:
        now = b.later(self.minutes)
        return self._decide(command(happened_at=now, operation=b.OPERATION, **fields), by)

    def _decide(self, command: k.OperationCommand, by: Actor) -> bool:
        warrant = b.warrant(edition=self.edition, is_in_force=self.in_force)
        facts = b.facts(by, b.later(self.minutes), warrant=warrant)
        outcome = decide(command, self.operation, facts, b.RULES)
        if isinstance(outcome, Refused):
            return False
        before = self.operation
        for event in outcome:
            self.operation = evolve(self.operation, event)
            self.happened.append((event, self.edition, self.in_force))
        self._check_act(before, outcome)
        return True

    def _check_act(self, before: Operation, events: Sequence[e.OperationEvent]) -> None:
        if before.is_closed:
            assert all(isinstance(event, AFTER_THE_CLOSING) for event in events)
            noted = [event.clock for event in events if isinstance(event, e.OverdueNoted)]
            assert all(clock.partition(":")[0] in OWED_TO_PEOPLE for clock in noted)
        if before.is_frozen and not before.is_closed:
            assert all(isinstance(event, AFTER_A_PROTEST) for event in events)
        for event in events:
            if isinstance(event, e.WarrantExecuted):
                self._check_execution(before, event)
            if isinstance(event, e.MismatchResolved):
                assert event.by not in before.took_part
                assert event.office not in before.unit
            if isinstance(event, e.HandedOver):
                assert (event.by, event.office) != (event.given_by, event.given_from)
                assert event.by != event.given_by
                assert event.office != event.given_from
            if isinstance(event, e.CommandTakenOver):
                assert before.offer is not None
                assert (event.by, event.office) == (before.offer.user, before.offer.office)
                assert event.by != event.given_by

    def _check_execution(self, before: Operation, event: e.WarrantExecuted) -> None:
        """A token, under a confirmation of this very edition, while the warrant stands."""
        assert self.in_force
        assert not before.mismatch
        assert not before.is_of_another
        issued = [
            x
            for x, _, _ in self.happened
            if isinstance(x, e.TokenIssued) and x.token_hash == event.token_hash
        ]
        confirmed = [
            (x, edition, in_force)
            for x, edition, in_force in self.happened
            if isinstance(x, e.WarrantConfirmed) and x.number == event.confirmation
        ]
        assert len(issued) == len(confirmed) == 1
        confirmation, edition, in_force = confirmed[0]
        assert in_force
        assert self.edition == edition == confirmation.edition == issued[0].edition == event.edition
        assert (issued[0].officer, before.outcome) == (event.by, None)
        assert issued[0].by != event.by
        assert event.happened_at < confirmation.valid_until

    @invariant()
    def exactly_one_person_owns_the_command_at_every_moment(self) -> None:
        spans = self.operation.command
        assert spans[0].since == self.operation.opened_at
        assert all(earlier.until == later.since for earlier, later in pairwise(spans))
        assert spans[-1].until == self.operation.closed_at

    @invariant()
    def silence_never_confirms(self) -> None:
        spoken = {x.number for x, _, _ in self.happened if isinstance(x, e.WarrantConfirmed)}
        for asked in self.operation.confirmations:
            assert (asked.status is ConfirmationStatus.CONFIRMED) == (asked.number in spoken)

    @invariant()
    def what_was_stated_stays_until_somebody_outside_the_unit_resolves_it(self) -> None:
        stated = {
            (x.number, one.feature)
            for x, _, _ in self.happened
            if isinstance(x, e.ConfirmationAsked) and not x.second
            for one in difference.differing(x.compared)
        }
        kept = [one for mismatch in self.operation.mismatches for one in mismatch.stated]
        assert len(kept) == len(stated)

    @invariant()
    def nobody_acts_on_both_sides(self) -> None:
        assert not self.operation.took_part & self.operation.answered

    @invariant()
    def at_most_one_token_is_live_and_one_is_spent(self) -> None:
        statuses = [token.status for token in self.operation.tokens]
        assert statuses.count(TokenStatus.LIVE) <= 1
        assert statuses.count(TokenStatus.SPENT) <= 1
        assert (self.operation.outcome is None) or TokenStatus.LIVE not in statuses


AnybodyTriesAnything.TestCase.settings = settings(max_examples=300, stateful_step_count=60, deadline=None)
TestAnybodyTriesAnything = AnybodyTriesAnything.TestCase


def test_an_event_before_the_opening_is_a_fault() -> None:
    with pytest.raises(ValueError, match="begins with its opening"):
        evolve(None, e.OverdueNoted(happened_at=b.START, by=b.OWNER.user, office=b.COMMAND, clock="plan"))


def test_every_event_is_read_back_as_it_was_written() -> None:
    acts = (
        *b.WITH_TOKEN,
        b.executed(),
        b.protested(),
        b.resolved(),
        b.cared("family", exception=CareException.NOT_NEEDED, reason="alone"),
        *b.HANDED_OVER[-3:],
    )
    operation: Operation | None = None
    for command, facts in acts:
        for event in b.events_of(command, operation, facts):
            assert read(plain(event), type(event)) == event
            operation = evolve(operation, event)
