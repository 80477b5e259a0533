"""Who belongs to a unit, what they are qualified for, how they were trained."""

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import UserId
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.code import CODE
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.unit.commands import (
    DischargeOfficer,
    EnrolOfficer,
    FormUnit,
    RecordQualification,
    RecordTraining,
    WithdrawQualification,
)
from tipstaff.resources.core.unit.events import (
    OfficerDischarged,
    OfficerEnrolled,
    QualificationRecorded,
    QualificationWithdrawn,
    TrainingRecorded,
    UnitFormed,
)
from tipstaff.resources.core.unit.facts import Facts
from tipstaff.resources.core.unit.unit import Officer, Qualification, Training, Unit

MOST_HOURS = 12
"""More than that on one day is no training that anybody takes in."""


def formed(command: FormUnit, facts: Facts) -> tuple[UnitFormed] | Refused:
    """A unit comes into a pool."""
    if not CODE.fullmatch(command.code):
        return Refused(Because.BAD_CODE)
    return (
        UnitFormed(
            happened_at=command.happened_at,
            unit=command.unit,
            subject=command.subject,
            code=command.code,
            form=command.form,
            pool=command.pool,
            base=command.base,
            agency=facts.actor.agency,
            zone=facts.actor.zone,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def enrolled(
    command: EnrolOfficer, unit: Unit, facts: Facts, _rules: Profile
) -> tuple[OfficerEnrolled] | Refused:
    """An officer of the agency who is in no unit joins this one."""
    if unit.officer(command.officer) or facts.enrolled_in:
        return Refused(Because.ENROLLED_ALREADY)
    if not facts.is_of_agency:
        return Refused(Because.NOT_OF_AGENCY)
    at, actor = command.happened_at, facts.actor
    return (OfficerEnrolled(happened_at=at, officer=command.officer, by=actor.user, office=actor.office),)


def discharged(
    command: DischargeOfficer, unit: Unit, facts: Facts, _rules: Profile
) -> tuple[OfficerDischarged] | Refused:
    """An officer leaves; what is booked of them is given back first."""
    if unit.officer(command.officer) is None:
        return Refused(Because.NOT_ENROLLED, {"officer": command.officer})
    if booked := unit.standing(command.officer, facts.now):
        return Refused(Because.OFFICER_BOOKED, {"number": str(booked.number)})
    at, actor = command.happened_at, facts.actor
    return (OfficerDischarged(happened_at=at, officer=command.officer, by=actor.user, office=actor.office),)


def qualified(
    command: RecordQualification, unit: Unit, facts: Facts, rules: Profile
) -> tuple[QualificationRecorded] | Refused:
    """A qualification of the rules' list, by its paper, entered by somebody else."""
    officer = _file(command.officer, unit, facts)
    if isinstance(officer, Refused):
        return officer
    if command.kind not in rules.qualifications:
        return Refused(Because.QUALIFICATION_NOT_LISTED)
    if command.valid_until < command.valid_from:
        return Refused(Because.VALIDITY_ENDS_FIRST)
    qualification = Qualification(
        kind=command.kind,
        valid_from=command.valid_from,
        valid_until=command.valid_until,
        paper=command.shown_by.sha256,
    )
    return (
        QualificationRecorded(
            happened_at=command.happened_at,
            officer=command.officer,
            qualification=qualification,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def no_longer_qualified(
    command: WithdrawQualification, unit: Unit, facts: Facts, _rules: Profile
) -> tuple[QualificationWithdrawn] | Refused:
    """A qualification ends before its time."""
    officer = _file(command.officer, unit, facts)
    if isinstance(officer, Refused):
        return officer
    if officer.qualification(command.kind) is None:
        return Refused(Because.NO_SUCH_QUALIFICATION)
    return (
        QualificationWithdrawn(
            happened_at=command.happened_at,
            officer=command.officer,
            kind=command.kind,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def trained(
    command: RecordTraining, unit: Unit, facts: Facts, rules: Profile
) -> tuple[TrainingRecorded] | Refused:
    """Hours of training on a day; all of a day's together stay within its bounds."""
    officer = _file(command.officer, unit, facts)
    if isinstance(officer, Refused):
        return officer
    if command.held_on > facts.now.day(rules.time_zone):
        return Refused(Because.DAY_NOT_COME)
    had = sum(one.hours for one in officer.trainings if one.held_on == command.held_on)
    if not 0 < command.hours <= MOST_HOURS - had:
        return Refused(Because.HOURS_OUT_OF_BOUNDS)
    return (
        TrainingRecorded(
            happened_at=command.happened_at,
            officer=command.officer,
            training=Training(held_on=command.held_on, hours=command.hours),
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _file(user: UserId, unit: Unit, facts: Facts) -> Officer | Refused:
    """The officer whose file is written in: never one's own."""
    officer = unit.officer(user)
    if officer is None:
        return Refused(Because.NOT_ENROLLED, {"officer": user})
    return Refused(Because.OWN_FILE) if facts.actor.user == user else officer
