"""Vehicles and equipment: readiness, maintenance, and the exchange between two units, which takes both."""

from tipstaff.kernel.decider import Refused
from tipstaff.policy.profile import Profile
from tipstaff.resources.core.code import CODE
from tipstaff.resources.core.grounds import ResourceGround as Because
from tipstaff.resources.core.unit.commands import (
    NoteAssetGone,
    OfferAsset,
    RecordMaintenance,
    SetReadiness,
    TakeInAsset,
    TakeOverAsset,
    WithdrawOffer,
)
from tipstaff.resources.core.unit.events import (
    AssetGone,
    AssetOffered,
    AssetTakenIn,
    AssetTakenOver,
    MaintenanceRecorded,
    OfferWithdrawn,
    ReadinessSet,
)
from tipstaff.resources.core.unit.facts import Facts
from tipstaff.resources.core.unit.unit import Asset, Unit


def taken_in(command: TakeInAsset, unit: Unit, facts: Facts, rules: Profile) -> tuple[AssetTakenIn] | Refused:
    """Something of a kind that the rules list comes to the unit."""
    if not CODE.fullmatch(command.code):
        return Refused(Because.BAD_CODE)
    if command.kind not in rules.assets:
        return Refused(Because.ASSET_NOT_LISTED)
    if unit.asset(command.code):
        return Refused(Because.ASSET_HELD_ALREADY)
    if command.maintained_on > facts.now.day(rules.time_zone):
        return Refused(Because.DAY_NOT_COME)
    return (
        AssetTakenIn(
            happened_at=command.happened_at,
            code=command.code,
            kind=command.kind,
            maintained_on=command.maintained_on,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def ready(command: SetReadiness, unit: Unit, facts: Facts, _rules: Profile) -> tuple[ReadinessSet] | Refused:
    """Whether something may go out. Where it is booked already, the booking shows as a conflict."""
    if unit.asset(command.code) is None:
        return _not_there(command.code)
    return (
        ReadinessSet(
            happened_at=command.happened_at,
            code=command.code,
            readiness=command.readiness,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def maintained(
    command: RecordMaintenance, unit: Unit, facts: Facts, rules: Profile
) -> tuple[MaintenanceRecorded] | Refused:
    """Maintenance was done on a day that has come."""
    if unit.asset(command.code) is None:
        return _not_there(command.code)
    if command.done_on > facts.now.day(rules.time_zone):
        return Refused(Because.DAY_NOT_COME)
    return (
        MaintenanceRecorded(
            happened_at=command.happened_at,
            code=command.code,
            done_on=command.done_on,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def offered(command: OfferAsset, unit: Unit, facts: Facts, _rules: Profile) -> tuple[AssetOffered] | Refused:
    """The unit hands something over that is not booked."""
    if refused := _to_exchange(command.code, unit, facts):
        return refused
    if command.to == unit.unit:
        return Refused(Because.OFFERED_TO_ITSELF)
    if facts.other is None:
        return Refused(Because.NO_SUCH_UNIT)
    return (
        AssetOffered(
            happened_at=command.happened_at,
            code=command.code,
            to=command.to,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _to_exchange(code: str, unit: Unit, facts: Facts) -> Refused | None:
    if unit.asset(code) is None:
        return _not_there(code)
    booked = unit.standing(code, facts.now)
    return Refused(Because.ASSET_BOOKED, {"number": str(booked.number)}) if booked else None


def kept(
    command: WithdrawOffer, unit: Unit, facts: Facts, _rules: Profile
) -> tuple[OfferWithdrawn] | Refused:
    """The unit keeps what it was about to hand over."""
    asset = unit.asset(command.code)
    if asset is None:
        return _not_there(command.code)
    if asset.offered_to is None:
        return Refused(Because.NOT_OFFERED)
    at, actor = command.happened_at, facts.actor
    return (OfferWithdrawn(happened_at=at, code=command.code, by=actor.user, office=actor.office),)


def taken_over(
    command: TakeOverAsset, unit: Unit, facts: Facts, _rules: Profile
) -> tuple[AssetTakenOver] | Refused:
    """The other unit takes what was handed over to it; what the giver knows of it goes along."""
    asset = _given(command, unit, facts)
    if isinstance(asset, Refused):
        return asset
    return (
        AssetTakenOver(
            happened_at=command.happened_at,
            giver=command.giver,
            code=asset.code,
            kind=asset.kind,
            readiness=asset.readiness,
            maintained_on=asset.maintained_on,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _given(command: TakeOverAsset, unit: Unit, facts: Facts) -> Asset | Refused:
    if facts.other is None:
        return Refused(Because.NO_SUCH_UNIT)
    asset = facts.other.asset(command.code)
    if asset is None or asset.offered_to != unit.unit:
        return Refused(Because.NOT_OFFERED)
    return _to_exchange(command.code, facts.other, facts) or asset


def gone(command: NoteAssetGone, unit: Unit, facts: Facts, _rules: Profile) -> tuple[AssetGone] | Refused:
    """What the other unit has taken is no longer here."""
    asset = unit.asset(command.code)
    if asset is None or asset.offered_to != command.to:
        return Refused(Because.NOT_OFFERED)
    return (
        AssetGone(
            happened_at=command.happened_at,
            code=command.code,
            to=command.to,
            by=facts.actor.user,
            office=facts.actor.office,
        ),
    )


def _not_there(code: str) -> Refused:
    return Refused(Because.NO_SUCH_ASSET, {"asset": code})
