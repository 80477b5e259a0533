"""Reviewers of a scenario: each has a code of their own, which the player keeps as they would."""

from dataclasses import dataclass, field
from typing import Any

from tipstaff.cooperation.core.abroad.commands import HandOverView, OpenViews, SealView
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.cooperation.core.abroad.view import View
from tipstaff.kernel.codec import read
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import ForeignRequestId, MatterId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar import blind
from tipstaff.registrar.matters import load


@dataclass(slots=True)
class Codes:
    """The codes that were drawn, by request and reviewer."""

    _drawn: dict[tuple[str, UserId], str] = field(default_factory=dict)

    def command(
        self, form: type[Command], values: dict[str, Any], reviewer: UserId, now: Instant
    ) -> Command | None:
        """The command of a blind review; None for every other one.

        To seal, a step gives the view itself; to open, it gives nothing. Raises `Unreadable` for a view that is none.
        """
        if form is SealView:
            return self._seal(dict(values), reviewer, now)
        if form in (HandOverView, OpenViews):
            state = load(MatterId(values["request"])).state
            code = self._drawn.get((values["request"], reviewer), "")
            return blind.opening(state, reviewer, code, now) if _is_open(state, reviewer, code) else None
        return None

    def _seal(self, values: dict[str, Any], reviewer: UserId, now: Instant) -> SealView:
        request = ForeignRequestId(MatterId(values.pop("request")))
        values.pop("happened_at")
        code = self._drawn.setdefault((request, reviewer), blind.new_code())
        return blind.sealing(request, read(values, View), code, now)


def _is_open(state: Any, reviewer: UserId, code: str) -> bool:
    """Whether there is anything that the code could open; else the step is submitted as it was written."""
    own = state.review.of(reviewer) if isinstance(state, ForeignRequest) and state.review else None
    return bool(code and own and own.sealed and state.review.other(own.number).sealed)
