"""Taking courts' orders in: each row is decided and entered by itself, and what came of it is told.

The same row again is the same submission, so a run that was broken off is completed by running it again.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.canonical import canonical
from tipstaff.kernel.codec import plain
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import AgencyId, MatterId, SubjectId, SubmissionId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.record.attachments import Paper
from tipstaff.record.read import entered_under
from tipstaff.registrar.drawing import draw
from tipstaff.registrar.matters import load
from tipstaff.registrar.plan import decide
from tipstaff.registrar.submit import submit
from tipstaff.registrar.words import SENTENCES
from tipstaff.warrants.core.exchange.forbidden import Dropped
from tipstaff.warrants.core.exchange.reading import ReadRow
from tipstaff.warrants.core.exchange.report import ReportKind
from tipstaff.warrants.core.intake.order import CourtOrder
from tipstaff.warrants.core.particulars import Particulars
from tipstaff.warrants.core.warrant import Warrant, warrant_id

NO_REGISTRAR = "no_registrar"


class Came(StrEnum):
    """What came of a row. Stable for ever; the report names it."""

    ENTERED = "entered"
    WOULD_ENTER = "would_enter"
    ALREADY = "already"
    TO_ACT = "to_act"
    NOTED = "noted"
    REFUSED = "refused"
    NOTE = "note"


_ENTERED = _("Entered. It awaits a second person's check and is not in force.")
_WOULD_ENTER = _("It would be entered, and would await a second person's check.")
_ALREADY = _("This very order was entered before.")
_NO_REGISTRAR = _("No registrar is appointed for the orders of {court}.")
_CANCELLED = _(
    "The court reports a recall. A registrar must enter it, with the court's reference and its paper: "
    "nothing was done by itself."
)
_MODIFIED = _(
    "The court reports a change. A registrar must enter it from the paper: nothing was done by itself."
)
_UNKNOWN_HERE = _("The report is about a warrant that is not on this register.")
_ACCEPTED = _("The other side says that it accepted the warrant. Nothing changes on the record.")
_REJECTED = _(
    "The other side says that it refused the warrant. A registrar should ask why; nothing changes on the record."
)
_NOT_READ = _("Parts of the file were not read; each is named.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """What came of one row: in a code, and in a sentence to translate. It names no person."""

    source: str
    line: int
    came: Came
    code: str
    sentence: str
    values: Mapping[str, str] = field(default_factory=dict)
    warrant: str = ""
    dropped: tuple[Dropped, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)
    """What a report of a change says about the instrument, for the registrar's form; nothing about the person."""


def submission_of(order: CourtOrder) -> SubmissionId:
    """Follows from what the order says: the same order again is the same submission."""
    return SubmissionId(str(uuid.uuid5(uuid.NAMESPACE_URL, canonical(plain(order)))))


def enter_order(
    order: CourtOrder, paper: bytes, actor: Actor, moment: Instant, *, dry_run: bool = False
) -> tuple[Came, Refused | None]:
    """Register one order for a registrar, or with `dry_run` say what would come of it and write nothing."""
    submission = submission_of(order)
    if entered_under(submission):
        return Came.ALREADY, None
    subject = SubjectId(f"subject-{draw().hex}")
    command = order.register(subject, moment, len(paper))
    if dry_run:
        plan = decide(command, actor, moment, None)
        return (Came.REFUSED, plan) if isinstance(plan, Refused) else (Came.WOULD_ENTER, None)
    outcome = submit(command, actor, submission, moment, papers=[Paper(subject, paper)])
    return (Came.REFUSED, outcome) if isinstance(outcome, Refused) else (Came.ENTERED, None)


@dataclass(slots=True)
class TakingIn:
    """One file on its way in: every row is told, and none stops the others."""

    registrar_of: Callable[[AgencyId], Actor | None]
    moment: Instant
    dry_run: bool = False
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, rows: Iterable[ReadRow]) -> Iterator[ReportLine]:
        """Decide, and unless it is a dry run enter, each row; what came of it."""
        self.counts.update(dict.fromkeys((*_SHOWN, "dropped"), 0))
        for row in rows:
            line = self._line(row)
            self.counts[line.came] += 1
            self.counts["dropped"] += sum(one.is_forbidden for one in line.dropped)
            if line.came is Came.REFUSED:
                self.counts[f"refused: {line.code}"] += 1
            yield line

    def _line(self, row: ReadRow) -> ReportLine:
        if row.fault is not None:
            return _told(row, Came.REFUSED, row.fault.code, row.fault.sentence, row.fault.values)
        if row.is_note:
            return _told(row, Came.NOTE, "not_read", _NOT_READ)
        return self._entered(row, row.order) if row.order is not None else _message(row)

    def _entered(self, row: ReadRow, order: CourtOrder) -> ReportLine:
        actor = self.registrar_of(order.court)
        if actor is None:
            return _told(row, Came.REFUSED, NO_REGISTRAR, _NO_REGISTRAR, {"court": order.court})
        came, refused = enter_order(order, row.paper, actor, self.moment, dry_run=self.dry_run)
        if refused is not None:
            return _told(row, came, refused.ground, SENTENCES[refused.ground], refused.values)
        return _told(row, came, came, _OF_ORDERS[came], warrant=warrant_id(order.court, order.number))


_SHOWN = (Came.ENTERED, Came.WOULD_ENTER, Came.ALREADY, Came.TO_ACT, Came.NOTED, Came.REFUSED)
_OF_ORDERS = {Came.ENTERED: _ENTERED, Came.WOULD_ENTER: _WOULD_ENTER, Came.ALREADY: _ALREADY}
_OF_MESSAGES = {
    ReportKind.CANCELLED: (Came.TO_ACT, _CANCELLED),
    ReportKind.MODIFIED: (Came.TO_ACT, _MODIFIED),
    ReportKind.ACCEPTED: (Came.NOTED, _ACCEPTED),
    ReportKind.REJECTED: (Came.NOTED, _REJECTED),
}


def _message(row: ReadRow) -> ReportLine:
    """A report about a warrant that is here already: told, with the warrant; never done by itself."""
    came, sentence = _OF_MESSAGES[row.report]
    warrant = _warrant_of(row)
    if not warrant:
        return _told(row, Came.REFUSED, "unknown_warrant", _UNKNOWN_HERE)
    told = _told(row, came, f"report_{row.report}", sentence, warrant=warrant)
    return replace(told, says=_said_of_the_instrument(row)) if row.report is ReportKind.MODIFIED else told


def _said_of_the_instrument(row: ReadRow) -> dict[str, str]:
    """The open particulars that a report states. A plain no is left out: a form's tick can only be set by a yes."""
    names = [one.name for one in fields(Particulars)]
    return {name: row.cells[name] for name in names if row.cells.get(name, "false") != "false"}


def _warrant_of(row: ReadRow) -> str:
    """The warrant that a report names by its court and number; nothing where it is not on the register."""
    court, number = (row.cells.get(name, "").strip() for name in ("court", "number"))
    warrant = warrant_id(AgencyId(court), number)
    state = load(MatterId(warrant)).state if court and number else None
    return warrant if isinstance(state, Warrant) else ""


def _told(  # noqa: PLR0913 - the parts of a line
    row: ReadRow,
    came: Came,
    code: str,
    sentence: str,
    values: Mapping[str, str] | None = None,
    *,
    warrant: str = "",
) -> ReportLine:
    return ReportLine(
        source=row.source,
        line=row.line,
        came=came,
        code=str(code),
        sentence=sentence,
        values=values or {},
        warrant=warrant,
        dropped=row.dropped,
    )
