"""What the pool of resources is kept by: qualifications, work with what it needs, vehicles and equipment, fields."""

from dataclasses import dataclass

from tipstaff.kernel.limit import Bilingual, Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    id: str
    says: Bilingual
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationKind(_Line):
    """What an officer may be qualified for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkKind(_Line):
    """A kind of work, and the qualifications that each officer who does it needs."""

    needs: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetKind(_Line):
    """A kind of vehicle or of equipment, and after how many days it is maintained again."""

    is_vehicle: bool
    every_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertField(_Line):
    """A field in which external experts advise."""
