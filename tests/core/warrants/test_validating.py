"""A record is validated in its window by somebody who did not enter it; missed, the warrant rests."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.core.warrants import build as b
from tests.core.warrants.test_pausing import pausing, resuming

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import OffenceCode, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.care import CareColour
from tipstaff.warrants.core.care import care_of
from tipstaff.warrants.core.commands import (
    AssignValidation,
    NoteValidationMissed,
    ValidateWarrant,
    WarrantCommand,
)
from tipstaff.warrants.core.deadlines import (
    RECHECK,
    VALIDATION,
    clocks,
    grounds_at,
    lapse,
    rests_at,
    status_under,
    validation_deadline,
    validation_opens,
)
from tipstaff.warrants.core.decide import decide
from tipstaff.warrants.core.events import WarrantValidated
from tipstaff.warrants.core.grounds import SENTENCES
from tipstaff.warrants.core.grounds import WarrantGround as Because
from tipstaff.warrants.core.validation import ValidationState
from tipstaff.warrants.core.warrant import SuspensionGround, Warrant, WarrantStatus

VALIDATOR = b.actor("validator", Role.VALIDATOR)
OTHER_VALIDATOR = b.actor("other-validator", Role.VALIDATOR)
HIMSELF = b.actor("registrar", Role.REGISTRAR, Role.VALIDATOR)
STANDING = replace(b.REGISTER, review_on=None, valid_until=date(2036, 9, 14))
"""Valid for ten years, so that nothing but its validations can make it rest."""


def at(day: str) -> Instant:
    return Instant.parse(f"{day}T10:00:00+08:00")


CHECKED = b.in_force(STANDING)
IN_WINDOW = at("2026-11-30")
DUE = Instant.parse("2026-12-17T00:00:00+08:00")


def validate(moment: Instant = IN_WINDOW, **changed: str) -> ValidateWarrant:
    said = {"consulted": "问过刑庭书记员，座谈", "looked_at": "拘留决定书原件", **changed}
    return ValidateWarrant(happened_at=moment, warrant=b.WARRANT, **said)


def assign(to: str = "validator", moment: Instant = IN_WINDOW) -> AssignValidation:
    return AssignValidation(happened_at=moment, warrant=b.WARRANT, to=UserId(to))


def facts(who: Actor, moment: Instant, *, is_validator: bool = True) -> object:
    return replace(b.facts(who, moment), assignee_is_validator=is_validator)


def validated(warrant: Warrant = CHECKED, moment: Instant = IN_WINDOW) -> Warrant:
    return b.done(validate(moment), warrant, VALIDATOR, moment)


def missed(warrant: Warrant = CHECKED, moment: Instant = DUE) -> Warrant:
    command = lapse(warrant, VALIDATION, moment)
    assert command is not None
    return b.done(command, warrant, b.CLOCK, moment)


def lifted(warrant: Warrant, moment: Instant) -> Warrant:
    again = replace(b.lift(warrant), happened_at=moment)
    return b.done(again, warrant, b.CHECKER, moment)


def running(warrant: Warrant) -> set[str]:
    return {clock.name for clock in clocks(warrant, b.RULES)}


def test_the_first_validation_opens_sixty_days_after_the_check_and_is_due_after_ninety() -> None:
    assert validation_opens(CHECKED, b.RULES).due == Instant.parse("2026-11-17T00:00:00+08:00")
    assert validation_deadline(CHECKED, b.RULES).due == DUE


def test_after_a_validation_the_next_one_is_due_within_a_year_and_opens_a_month_ahead() -> None:
    warrant = validated()
    assert validation_opens(warrant, b.RULES).due == Instant.parse("2027-10-31T00:00:00+08:00")
    assert validation_deadline(warrant, b.RULES).due == Instant.parse("2027-12-01T00:00:00+08:00")
    assert validated(warrant, at("2027-11-15")).validated_at == at("2027-11-15")


def test_a_validation_names_whom_it_consulted_and_what_it_looked_at_under_the_persons_seal() -> None:
    outcome = decide(validate(), CHECKED, b.facts(VALIDATOR, IN_WINDOW), b.RULES)
    assert isinstance(outcome, tuple)
    (event,) = outcome
    assert isinstance(event, WarrantValidated)
    assert (event.consulted.subject, event.looked_at.content) == (b.SUBJECT, "拘留决定书原件")
    assert (event.due_on, event.by) == (date(2026, 12, 16), VALIDATOR.user)


def test_a_validation_changes_nothing_that_was_confirmed() -> None:
    assert validated().edition == CHECKED.edition
    assert validated().status is WarrantStatus.IN_FORCE


def test_a_validation_is_a_confirmation_of_the_record_too() -> None:
    assert validated().reviewed_at == IN_WINDOW


def test_a_missed_validation_makes_the_warrant_rest_and_what_was_confirmed_is_void() -> None:
    resting = missed()
    assert resting.status is WarrantStatus.SUSPENDED
    assert [rest.ground for rest in resting.rests] == [SuspensionGround.VALIDATION_MISSED]
    assert resting.edition == CHECKED.edition + 1
    assert resting.validations[-1].state is ValidationState.MISSED


def test_the_owner_of_a_missed_validation_is_told_to_check_again() -> None:
    resting = missed()
    told = {clock.name: clock.owner for clock in clocks(resting, b.RULES)}
    assert told[RECHECK] == b.OFFICE
    assert VALIDATION not in told
    assert RECHECK not in running(lifted(resting, DUE + timedelta(hours=1)))


def test_a_missed_validation_takes_the_force_before_anybody_has_noted_it() -> None:
    just_before = DUE - timedelta(seconds=1)
    assert status_under(CHECKED, b.RULES, just_before) is WarrantStatus.IN_FORCE
    assert status_under(CHECKED, b.RULES, DUE) is WarrantStatus.SUSPENDED


def test_only_a_full_second_check_by_somebody_else_brings_it_back_and_the_first_window_begins_anew() -> None:
    moment = DUE + timedelta(hours=9)
    back = lifted(missed(), moment)
    assert back.status is WarrantStatus.IN_FORCE
    assert validation_deadline(back, b.RULES).due == Instant.parse("2027-03-18T00:00:00+08:00")


def test_a_check_after_a_validation_begins_the_first_window_anew() -> None:
    resting = b.done(replace(b.suspend(), happened_at=IN_WINDOW), validated(), b.OTHER_CHECKER, IN_WINDOW)
    back = lifted(resting, IN_WINDOW + timedelta(days=1))
    assert back.validated_at is None


def test_a_paused_validation_is_not_missed_while_it_stands_still() -> None:
    paused = b.done(pausing(VALIDATION, at=IN_WINDOW), CHECKED, b.REGISTRAR, IN_WINDOW)
    assert validation_deadline(paused, b.RULES).due != DUE
    assert status_under(paused, b.RULES, DUE) is WarrantStatus.IN_FORCE


def test_a_validation_that_stood_still_is_due_later_by_as_long_and_the_warrant_rests_from_then() -> None:
    paused = b.done(pausing(VALIDATION, at=IN_WINDOW), CHECKED, b.REGISTRAR, IN_WINDOW)
    answered = IN_WINDOW + timedelta(hours=30)
    running_on = b.done(resuming(VALIDATION, at=answered), paused, b.REGISTRAR, answered)
    later = DUE + timedelta(hours=30)
    assert rests_at(running_on, b.RULES) == later
    assert status_under(running_on, b.RULES, later - timedelta(seconds=1)) is WarrantStatus.IN_FORCE
    assert status_under(running_on, b.RULES, later) is WarrantStatus.SUSPENDED
    assert grounds_at(running_on, b.RULES, later) == (SuspensionGround.VALIDATION_MISSED,)


def test_a_pause_of_an_earlier_validation_is_no_business_of_the_next() -> None:
    paused = b.done(pausing(VALIDATION, at=IN_WINDOW), CHECKED, b.REGISTRAR, IN_WINDOW)
    answered = IN_WINDOW + timedelta(hours=30)
    done = validated(b.done(resuming(VALIDATION, at=answered), paused, b.REGISTRAR, answered), answered)
    assert (
        validation_deadline(done, b.RULES).due
        == validation_deadline(validated(CHECKED, answered), b.RULES).due
    )


def test_what_is_not_in_force_rests_from_no_moment_of_its_own() -> None:
    assert rests_at(CHECKED, b.RULES) == DUE
    assert rests_at(b.registered(), b.RULES) is None
    assert rests_at(missed(), b.RULES) is None


def test_a_warrant_that_is_not_in_force_has_no_validation_due() -> None:
    for warrant in (b.registered(), b.returned(), b.suspended(), b.recalled()):
        assert VALIDATION not in running(warrant)


def test_who_is_to_validate_is_kept_until_it_is_done() -> None:
    outcome = decide(assign(), CHECKED, facts(VALIDATOR, IN_WINDOW), b.RULES)  # type: ignore[arg-type]
    assert isinstance(outcome, tuple)
    warrant = b.after(outcome, CHECKED)
    assert warrant.validator == VALIDATOR.user
    assert validated(warrant).validator is None


NOTE = NoteValidationMissed(happened_at=IN_WINDOW, warrant=b.WARRANT)
ASSIGNED = replace(CHECKED, validator=VALIDATOR.user)
REFUSED: list[tuple[WarrantCommand, Warrant, Actor, Instant, Because]] = [
    (validate(at("2026-11-16")), CHECKED, VALIDATOR, at("2026-11-16"), Because.VALIDATION_NOT_OPEN),
    (validate(), validated(), OTHER_VALIDATOR, IN_WINDOW, Because.VALIDATION_NOT_OPEN),
    (validate(), CHECKED, HIMSELF, IN_WINDOW, Because.SAME_PERSON),
    (validate(), CHECKED, b.CHECKER, IN_WINDOW, Because.WRONG_ROLE),
    (validate(consulted=" "), CHECKED, VALIDATOR, IN_WINDOW, Because.NOBODY_CONSULTED),
    (validate(looked_at=""), CHECKED, VALIDATOR, IN_WINDOW, Because.NOTHING_LOOKED_AT),
    (validate(), missed(), VALIDATOR, DUE, Because.NOT_IN_FORCE),
    (validate(DUE), CHECKED, VALIDATOR, DUE, Because.NOT_IN_FORCE),
    (validate(), b.recalled(), VALIDATOR, IN_WINDOW, Because.NOT_IN_FORCE),
    (assign("registrar"), CHECKED, VALIDATOR, IN_WINDOW, Because.ASSIGNEE_ENTERED_IT),
    (assign(), ASSIGNED, VALIDATOR, IN_WINDOW, Because.ASSIGNED_ALREADY),
    (assign(), b.recalled(), VALIDATOR, IN_WINDOW, Because.NOT_IN_FORCE),
    (assign(), CHECKED, b.CHECKER, IN_WINDOW, Because.WRONG_ROLE),
    (NOTE, CHECKED, b.CLOCK, IN_WINDOW, Because.NOT_YET_DUE),
    (
        b.suspend(SuspensionGround.VALIDATION_MISSED),
        CHECKED,
        b.CHECKER,
        IN_WINDOW,
        Because.NOT_A_PERSONS_GROUND,
    ),
]


@pytest.mark.parametrize(("command", "warrant", "who", "moment", "ground"), REFUSED)
def test_what_is_no_validation_is_refused_on_its_ground(
    command: WarrantCommand, warrant: Warrant, who: Actor, moment: Instant, ground: Because
) -> None:
    outcome = decide(command, warrant, facts(who, moment), b.RULES)  # type: ignore[arg-type]
    assert isinstance(outcome, Refused)
    assert outcome.ground is ground
    assert SENTENCES[ground].format(**outcome.values)


def test_nobody_but_a_validator_of_the_agency_is_named() -> None:
    outcome = decide(assign("stranger"), CHECKED, facts(VALIDATOR, IN_WINDOW, is_validator=False), b.RULES)  # type: ignore[arg-type]
    assert outcome == Refused(Because.NOT_A_VALIDATOR)


THIN = replace(b.PERSON, documents=(), height_cm=None, marks="", aliases=())
OFFENCES = {1: "cn.232", 2: "cn.266", 3: "cn.133-1"}


@pytest.mark.parametrize(
    ("level", "colour", "when_thin"),
    [
        (1, CareColour.RED, CareColour.RED),
        (2, CareColour.YELLOW, CareColour.RED),
        (3, CareColour.BLUE, CareColour.YELLOW),
    ],
)
def test_the_level_gives_the_colour_and_a_thin_record_is_one_step_stricter(
    level: int, colour: CareColour, when_thin: CareColour
) -> None:
    full = b.in_force(replace(STANDING, offence=OffenceCode(OFFENCES[level])))
    thin = b.in_force(replace(STANDING, offence=OffenceCode(OFFENCES[level]), person=THIN))
    assert care_of(full, b.RULES).colour is colour
    assert care_of(thin, b.RULES).colour is when_thin


def test_once_the_person_is_erased_the_level_alone_gives_the_colour() -> None:
    thin = b.in_force(replace(STANDING, offence=OffenceCode(OFFENCES[3]), person=THIN))
    erased = replace(thin, person=replace(thin.person, content=None))
    assert care_of(erased, b.RULES).colour is CareColour.BLUE
