"""Amounts in minor units, and how one is divided without losing any of it."""

from collections.abc import Sequence
from typing import NewType

MinorUnits = NewType("MinorUnits", int)
"""Hundredths of a currency's unit (fen, cent): whole numbers, so that nothing is ever rounded away."""

MOST = 10**12
"""The most that one item may come to, in minor units: far below what JSON's numbers keep exactly."""


def divided(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """An amount divided by weights, by largest remainder: the parts add up to it exactly.

    Each part is the whole units of its share; what is left goes, one unit each, to the largest remainders, the earlier
    of two equal ones first. An amount below zero is divided as the same amount above it. Raises ValueError where no
    weight is above zero, or one is below it.
    """
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError(f"Nothing can be divided by these weights: {weights}")
    if amount < 0:
        return tuple(-part for part in divided(-amount, weights))
    parts = [amount * weight // total for weight in weights]
    remainders = [amount * weight % total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: (-remainders[at], at))
    for at in by_remainder[: amount - sum(parts)]:
        parts[at] += 1
    return tuple(parts)
