"""Units and experts as rows. They follow from the states alone, so that a rebuild gives the same."""

from collections.abc import Iterable

from tipstaff.kernel.ids import MatterId
from tipstaff.record.rows import put
from tipstaff.resources import models
from tipstaff.resources.core.booking import Booking
from tipstaff.resources.core.expert.expert import Expert
from tipstaff.resources.core.unit.unit import Asset, Unit


def project_unit(unit: Unit, version: int) -> None:
    """Put a unit's rows in place of its earlier ones."""
    put(
        models.Unit(
            id=unit.unit,
            version=version,
            code=unit.code,
            form=unit.form.value,
            pool=unit.pool.value,
            base=unit.base,
            agency=unit.agency,
        )
    )
    models.Officer.objects.filter(unit=unit.unit).delete()
    models.Officer.objects.bulk_create(
        models.Officer(officer=one.officer, unit=unit.unit) for one in unit.officers
    )
    models.Asset.objects.filter(unit=unit.unit).delete()
    models.Asset.objects.bulk_create(_asset(unit, one) for one in unit.assets)
    _take(unit.unit, ((one, what) for one in unit.bookings if one.is_standing for what in one.taken))


def _asset(unit: Unit, asset: Asset) -> models.Asset:
    return models.Asset(code=asset.code, unit=unit.unit, kind=asset.kind, offered_to=asset.offered_to or "")


def project_expert(expert: Expert, version: int) -> None:
    """Put an expert's rows in place of the earlier ones."""
    put(
        models.Expert(
            id=expert.expert,
            version=version,
            code=expert.code,
            agency=expert.agency,
            is_on_call=expert.is_on_call,
        )
    )
    _take(expert.expert, ((one, str(expert.expert)) for one in expert.standing()))


def _take(matter: MatterId, taken: Iterable[tuple[Booking, str]]) -> None:
    """What a matter's standing bookings take, in place of what they took before."""
    models.Taken.objects.filter(matter=matter).delete()
    models.Taken.objects.bulk_create(
        models.Taken(
            matter=matter,
            number=booking.number,
            what=what,
            operation=booking.operation,
            starts=booking.window.starts.at,
            ends=booking.window.ends.at,
        )
        for booking, what in taken
    )
