"""What the forms about units and experts offer: the unit's own officers and things, its bookings, open operations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from tipstaff.kernel.ids import AgencyId
from tipstaff.operations.queries import operations_of_agency
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.booking import Booking, BookingStatus
from tipstaff.resources.core.expert.expert import Expert
from tipstaff.resources.core.unit.unit import Asset, Unit
from tipstaff.resources.core.window import Window
from tipstaff.resources.queries import offered_to, other_units, units_named
from tipstaff.web import times, words
from tipstaff.web.resource_words import kind_said, people_said
from tipstaff.web.titles import numbers_of

type Choices = Sequence[tuple[str, str]]
type Offers = Mapping[str, Choices]
type From[State] = Callable[[State, Profile, str], Offers]


def _officers(unit: Unit) -> Choices:
    names = people_said(one.officer for one in unit.officers)
    return sorted(names.items(), key=lambda one: one[1])


def _of_officers(field: str) -> From[Unit]:
    return lambda unit, _rules, _language: {field: _officers(unit)}


def _to_withdraw(unit: Unit, rules: Profile, _language: str) -> Offers:
    held = dict.fromkeys(one.kind for officer in unit.officers for one in officer.qualifications)
    return {
        "officer": _officers(unit),
        "kind": [(one, kind_said(rules.qualifications, one)) for one in held],
    }


def _things(found: Iterable[Asset], rules: Profile) -> Choices:
    return [(one.code, f"{one.code} · {kind_said(rules.assets, one.kind)}") for one in found]


def _of_assets(unit: Unit, rules: Profile, _language: str) -> Offers:
    return {"code": _things(unit.assets, rules)}


def _to_hand_over(unit: Unit, rules: Profile, _language: str) -> Offers:
    return {
        "code": _things(unit.assets, rules),
        "to": [(str(one.unit), one.code) for one in other_units(unit.unit)],
    }


def _handed_over(unit: Unit, rules: Profile, _language: str) -> Offers:
    return {"code": _things([one for one in unit.assets if one.offered_to], rules)}


def _to_take(unit: Unit, _rules: Profile, _language: str) -> Offers:
    waiting = offered_to(unit.unit)
    givers = units_named({one.unit for one in waiting})
    return {
        "giver": [(str(one.unit), one.code) for one in givers],
        "code": [(one.code, one.code) for one in waiting],
    }


def _to_reserve(unit: Unit, rules: Profile, _language: str) -> Offers:
    return {
        "operation": _operations(unit.agency),
        "officers": _officers(unit),
        "assets": _things(unit.assets, rules),
    }


def _operations(agency: AgencyId) -> Choices:
    """The open operations of an agency, the latest first."""
    rows, _count = operations_of_agency(agency, open_only=True)
    return [(str(one.operation), one.warrant_number) for one in rows]


def _shifts(unit: Unit, _rules: Profile, _language: str) -> Offers:
    names, zone = people_said(one.officer for one in unit.shifts), ZoneInfo(unit.zone)
    return {
        "number": [
            (str(one.number), f"{one.number}. {names[one.officer]} · {_span(one.window, zone)}")
            for one in unit.shifts
        ]
    }


def _span(window: Window, zone: ZoneInfo) -> str:
    return f"{times.of_moment(window.starts, zone)} – {times.of_moment(window.ends, zone)}"


def _bookings(*statuses: BookingStatus) -> From[Unit | Expert]:
    def offered(state: Unit | Expert, _rules: Profile, _language: str) -> Offers:
        zone = ZoneInfo(state.zone)
        found: Iterable[Booking] = state.bookings
        return {
            "number": [
                (str(one.number), f"{one.number}. {words.of_word(one.status)} · {_span(one.window, zone)}")
                for one in found
                if one.status in statuses
            ]
        }

    return offered


def _to_reserve_expert(expert: Expert, rules: Profile, _language: str) -> Offers:
    return {
        "operation": _operations(expert.agency),
        "field": [(one, kind_said(rules.expert_fields, one)) for one in expert.fields],
        "language": [(one, one) for one in expert.languages],
    }


def _cases(expert: Expert, _rules: Profile, _language: str) -> Offers:
    """The warrants of the agency's open operations in which no conflict is declared yet."""
    rows, _count = operations_of_agency(expert.agency, open_only=True)
    open_cases = dict.fromkeys(one.warrant for one in rows if not expert.has_conflict(one.warrant))
    numbers = numbers_of(open_cases)
    return {"warrant": [(str(one), numbers[one]) for one in open_cases]}


_STANDING = _bookings(BookingStatus.RESERVED, BookingStatus.CONFIRMED)
FROM_STATE: dict[str, Callable[[Any, Profile, str], Offers]] = {
    "resources.discharge_officer": _of_officers("officer"),
    "resources.record_qualification": _of_officers("officer"),
    "resources.withdraw_qualification": _to_withdraw,
    "resources.record_training": _of_officers("officer"),
    "resources.plan_shifts": _of_officers("shifts.officer"),
    "resources.cancel_shift": _shifts,
    "resources.set_readiness": _of_assets,
    "resources.record_maintenance": _of_assets,
    "resources.offer_asset": _to_hand_over,
    "resources.withdraw_offer": _handed_over,
    "resources.take_over_asset": _to_take,
    "resources.reserve_from_unit": _to_reserve,
    "resources.confirm_unit_booking": _bookings(BookingStatus.RESERVED),
    "resources.release_unit_booking": _STANDING,
    "resources.declare_conflict": _cases,
    "resources.reserve_expert": _to_reserve_expert,
    "resources.confirm_session": _bookings(BookingStatus.RESERVED),
    "resources.release_session": _STANDING,
    "resources.record_session": _bookings(BookingStatus.CONFIRMED),
}
