"""What stands in the way of a booking: each thing by itself, so that all of it can be shown.

Nothing here compares officers with each other: each is held against the rules of the work, and nothing else.
"""

from collections.abc import Iterator

from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import UserId
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.unit.unit import Asset, Officer, Readiness, Unit, Want
from tipstaff.resources.core.window import Window

TRAINING_HOURS = "resources.training_hours"


def obstacles(
    unit: Unit, want: Want, window: Window, rules: Profile, but: int | None = None
) -> Iterator[Refused]:
    """Everything that stands in the way of a booking; `but`: the booking's own number, once it has one."""
    for user in want.officers:
        yield from _of_officer(unit, user, want.work, window, rules)
    for code in want.assets:
        yield from _of_asset(unit, code, window, rules)
    for what in (*want.officers, *want.assets):
        if other := unit.meeting(what, window, but):
            yield Refused(Because.DOUBLE_BOOKED, {"what": what, "number": str(other.number)})


def _of_officer(unit: Unit, user: UserId, work: str, window: Window, rules: Profile) -> Iterator[Refused]:
    officer = unit.officer(user)
    if officer is None:
        yield Refused(Because.NOT_ENROLLED, {"officer": user})
        return
    yield from _of_qualifications(unit, officer, work, window, rules)
    yield from _of_training(unit, officer, window, rules)
    if not window.lies_in(unit.shifts_of(user)):
        yield Refused(Because.OFF_SHIFT, {"officer": user})


def _of_qualifications(
    unit: Unit, officer: Officer, work: str, window: Window, rules: Profile
) -> Iterator[Refused]:
    needs = sorted(rules.works[work].needs)
    if missing := [one for one in needs if officer.qualification(one) is None]:
        yield Refused(Because.UNQUALIFIED, {"officer": officer.officer, "needs": ", ".join(missing)})
    days = unit.days(window)
    held = [one for need in needs if (one := officer.qualification(need))]
    if expired := [one.kind for one in held if not one.is_valid(*days)]:
        yield Refused(
            Because.QUALIFICATION_EXPIRED, {"officer": officer.officer, "needs": ", ".join(expired)}
        )


def _of_training(unit: Unit, officer: Officer, window: Window, rules: Profile) -> Iterator[Refused]:
    hours, needed = officer.trained(unit.days(window)[0]), rules.figures[TRAINING_HOURS].amount
    if hours < needed:
        yield Refused(
            Because.TRAINING_SHORT,
            {"officer": officer.officer, "hours": str(hours), "needed": str(needed)},
        )


def _of_asset(unit: Unit, code: str, window: Window, rules: Profile) -> Iterator[Refused]:
    asset = unit.asset(code)
    if asset is None:
        yield Refused(Because.NO_SUCH_ASSET, {"asset": code})
        return
    if asset.readiness is not Readiness.READY:
        yield Refused(Because.NOT_READY, {"asset": code})
    yield from _of_maintenance(unit, asset, window, rules)


def _of_maintenance(unit: Unit, asset: Asset, window: Window, rules: Profile) -> Iterator[Refused]:
    day = asset.maintenance_due(rules)
    if day <= unit.days(window)[1]:
        yield Refused(Because.MAINTENANCE_DUE, {"asset": asset.code, "day": day.isoformat()})
