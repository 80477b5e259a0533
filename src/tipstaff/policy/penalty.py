"""The heaviest penalty that a law threatens, as something that can be compared."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from tipstaff.kernel.limit import Budget


class Beyond(StrEnum):
    """Penalties that no number of months measures."""

    LIFE = "life"
    DEATH = "death"


@dataclass(frozen=True, slots=True)
class Penalty:
    """Months of imprisonment, or life, or death. Written `6mo`, `3y`, `life`, `death`."""

    months: int | None
    beyond: Beyond | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a penalty; raises ValueError for anything but months, years, `life` and `death`."""
        if text in tuple(Beyond):
            return cls(None, Beyond(text))
        months = Budget.parse(text).months
        if months is None:
            raise ValueError(f"A penalty is counted in months (mo) or years (y): {text!r}")
        return cls(months)

    def __str__(self) -> str:
        if self.beyond is not None:
            return self.beyond.value
        years, months = divmod(self.months or 0, 12)
        return f"{self.months}mo" if months else f"{years}y"

    @property
    def weight(self) -> tuple[int, int]:
        """What two penalties are compared by: death above life above any number of months."""
        rank = {None: 0, Beyond.LIFE: 1, Beyond.DEATH: 2}[self.beyond]
        return rank, self.months or 0

    def is_at_least(self, other: "Penalty") -> bool:
        """Whether it is as heavy as the other or heavier."""
        return self.weight >= other.weight
