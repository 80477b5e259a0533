"""Mappings that an agency keeps by name, so that the next file of the same register needs no choosing."""

from tipstaff.agencies import models
from tipstaff.kernel.canonical import Json
from tipstaff.kernel.ids import AgencyId


def kept_mappings(agency: AgencyId) -> dict[str, Json]:
    """An agency's mappings as plain values, by name."""
    rows = models.ImportMapping.objects.filter(agency=agency).order_by("name")
    return {row.name: row.says for row in rows}


def keep_mapping(agency: AgencyId, name: str, says: Json) -> None:
    """Keep a mapping by name; one of the same name is replaced, and its history stays."""
    models.ImportMapping.objects.update_or_create(agency_id=agency, name=name, defaults={"says": says})
