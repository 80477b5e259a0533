"""The installation's clock: the only place that reads the time."""

from datetime import UTC, datetime

from django.conf import settings

from tipstaff.kernel.instant import Instant


def now() -> Instant:
    """This moment. A demo's settings may say that its day goes on from another moment (`CLOCK_SHIFT`)."""
    return Instant(datetime.now(UTC)) + settings.CLOCK_SHIFT  # noqa: TID251 - this is the clock
