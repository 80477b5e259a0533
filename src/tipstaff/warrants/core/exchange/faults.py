"""What can be wrong with a row of another system's file, beyond what can be wrong with an order itself."""

from enum import StrEnum

from tipstaff.kernel.words import _
from tipstaff.warrants.core.intake.faults import Fault


class ExchangeFault(StrEnum):
    """Stable for ever; the report of an import names it in each line."""

    FORMULA = "formula"
    NOT_KEPT_AS_TEXT = "not_kept_as_text"
    MERGED_CELLS = "merged_cells"
    NOT_A_MESSAGE = "not_a_message"
    NOT_IN_FORCE_THERE = "not_in_force_there"


_FORMULA = _("The cell in column {column} is a formula; formulas are not computed here.")
_NOT_TEXT = _(
    "The cell in column {column} is a number, and a number may have lost digits. Format it as text."
)
_MERGED = _(
    "The sheet has merged cells, so that nobody can say which row they belong to. Take them apart first."
)
_NOT_A_MESSAGE = _("This is no report about one warrant and one person: {problem}")
_NOT_IN_FORCE = _("The sender says that the warrant is not in force there: {status}.")


def formula(column: str) -> Fault:
    """A cell that would have to be computed."""
    return Fault(ExchangeFault.FORMULA, _FORMULA, {"column": column})


def not_kept_as_text(column: str) -> Fault:
    """A number where a text was meant: digits or noughts may be gone."""
    return Fault(ExchangeFault.NOT_KEPT_AS_TEXT, _NOT_TEXT, {"column": column})


def merged_cells() -> Fault:
    """A sheet in which one cell reaches across several."""
    return Fault(ExchangeFault.MERGED_CELLS, _MERGED)


def not_a_message(problem: str) -> Fault:
    """Something that is no message, or one that is made to do harm."""
    return Fault(ExchangeFault.NOT_A_MESSAGE, _NOT_A_MESSAGE, {"problem": problem})


def not_in_force_there(status: str) -> Fault:
    """A warrant that does not stand even where it comes from."""
    return Fault(ExchangeFault.NOT_IN_FORCE_THERE, _NOT_IN_FORCE, {"status": status})
