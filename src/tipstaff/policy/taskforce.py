"""What a task force is made of: its cells, and the sections of its order."""

from dataclasses import dataclass

from tipstaff.kernel.limit import Bilingual, Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    id: str
    says: Bilingual
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(_Line):
    """A cell of a task force."""

    checks_orders: bool
    """Whether a member of it checks every order before it is issued. Where no cell does, no order is checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSection(_Line):
    """A section that an order has to have."""
