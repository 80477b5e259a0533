"""Forms made from commands: one truth for what an act asks for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, get_type_hints
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext

from tipstaff.kernel.codec import Unreadable, read
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import SubjectId
from tipstaff.kernel.instant import Instant
from tipstaff.web.fields import PaperField, TickField, WordsField
from tipstaff.web.parts import (
    Asking,
    Fixed,
    GivenRow,
    Group,
    Leaf,
    Part,
    Rows,
    Upload,
    content_of,
    leaves,
    missing,
    parts_of,
    record,
)

MOST_ROWS = 50
"""Rows that one repeated part of a page may show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One part of a form on a page: a field, or a group of parts under a legend."""

    field: BoundField | None = None
    legend: str = ""
    note: str = ""
    """What the entry says, beside the question whether it is right."""
    at: str = ""
    rows: int | None = None
    """How many rows are shown, for a part that can have more."""
    is_row: bool = False
    parts: "tuple[Shown, ...]" = ()

    @property
    def is_tick(self) -> bool:
        """Whether the field is a single tick, whose label stands behind it."""
        return self.field is not None and isinstance(self.field.field, TickField)

    @property
    def is_set(self) -> bool:
        """Whether the field has several ticks, so that its label is a legend."""
        return self.field is not None and isinstance(self.field.field, WordsField)


def show(form: forms.Form, part: Part, *, is_row: bool = False) -> Shown:
    """A part of a form as a page shows it."""
    match part:
        case Leaf():
            return Shown(field=form[part.at], at=part.at)
        case Group():
            inner = tuple(show(form, each) for each in part.parts.values())
            return Shown(legend=part.legend, note=part.note, at=part.at, parts=inner, is_row=is_row)
        case Fixed():
            return Shown()
        case Upload():
            inner = tuple(show(form, each) for each in (*part.parts.values(), part.file))
            return Shown(legend=part.legend, at=part.at, parts=inner, is_row=is_row)
        case Rows():
            inner = tuple(show(form, each, is_row=True) for each in part.rows)
            return Shown(
                legend=part.legend, at=part.at, parts=inner, rows=len(part.rows) if part.may_grow else None
            )


type Complete = Callable[[dict[str, Any]], dict[str, Any]]


DRAWN = frozenset({"token_hash"})
"""Fields that the page fills in with what it has drawn."""


def known_by_page(command: type[Command]) -> frozenset[str]:
    """The fields that nobody is asked for: the matter itself, and identifiers that are drawn."""
    drawn = {name for name, form in get_type_hints(command).items() if form is SubjectId}
    return frozenset({command.MATTER, *drawn, *DRAWN})


class CommandForm(forms.Form):
    """Asks for what a command needs. Made by `form_for`."""

    COMMAND: ClassVar[type[Command]]

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False

    def __init__(  # noqa: PLR0913 - what the page brings to a form
        self,
        data: Mapping[str, Any] | None = None,
        files: Any = None,
        *,
        zone: ZoneInfo,
        offers: Mapping[Any, Sequence[tuple[str, str]]] | None = None,
        given: Mapping[str, Sequence[GivenRow]] | None = None,
        initial: Mapping[str, Any] | None = None,
        labels: Mapping[str, str] | None = None,
        without: frozenset[str] = frozenset(),
        more: str = "",
    ) -> None:
        """Ask on the clock of `zone`; `offers` gives the choices for typed ids; `more` asks for a row.

        `without`: fields that are left as they are by default, because they don't belong to what is asked.
        """
        super().__init__(data, files, initial=dict(initial or {}))
        self._more = more
        asking = Asking(zone=zone, offers=offers or {}, rows=self._rows, given=given or {})
        self.parts: dict[str, Part] = parts_of(
            self.COMMAND, asking, skip=known_by_page(self.COMMAND) | without
        )
        for leaf in leaves(tuple(self.parts.values())):
            leaf.field.required = False
            self.fields[leaf.at] = leaf.field
        for at, label in (labels or {}).items():
            self.fields[at].label = label
        self._mark_needed()

    def _rows(self, at: str, at_first: int) -> int:
        shown = str(self.data.get(f"{at}-rows", "")) if self.is_bound else ""
        count = int(shown) if shown.isdecimal() else max(at_first, self._known_rows(at))
        return min(count + (at == self._more), MOST_ROWS)

    def _known_rows(self, at: str) -> int:
        """How many rows of a repeated part are filled in beforehand."""
        known = (
            name.removeprefix(f"{at}.").partition(".")[0]
            for name in self.initial
            if name.startswith(f"{at}.")
        )
        return max((int(number) + 1 for number in known), default=0)

    def _mark_needed(self) -> None:
        for part in self.parts.values():
            for leaf in missing(part, {}):
                if leaf.at != "happened_at":
                    leaf.field.widget.attrs["required"] = True

    def shown(self) -> list[Shown]:
        """The parts as a page shows them."""
        return [show(self, part) for part in self.parts.values()]

    def clean(self) -> dict[str, Any]:
        """Say which needed fields were left empty. Without a time, the act happens now."""
        for part in self.parts.values():
            for leaf in missing(part, self.cleaned_data):
                if leaf.at != "happened_at" and leaf.at not in self.errors:
                    self.add_error(leaf.at, gettext("This is needed."))
        return self.cleaned_data

    def command(self, *, now: Instant, complete: Complete) -> Command | None:
        """The command that was asked for; None where the form's `errors` say what is wrong.

        `complete` adds what the page knows by itself, such as the matter's identifier.
        """
        if not self.is_valid():
            return None
        values = complete({"happened_at": str(now), **record(self.parts, self.cleaned_data)})
        try:
            return read(values, self.COMMAND)
        except Unreadable as unreadable:
            for problem in unreadable.problems:
                self._tell(problem)
            return None

    @property
    def papers(self) -> Iterator[bytes]:
        """The contents of the files that were given."""
        for leaf in leaves(tuple(self.parts.values())):
            if isinstance(leaf.field, PaperField) and (file := self.cleaned_data.get(leaf.at)):
                yield content_of(file)

    def _tell(self, problem: str) -> None:
        """Put a problem that the codec found beside its field."""
        at = problem.rpartition(" @ ")[2].lstrip("$.").replace("[", ".").replace("]", "").replace("'", "")
        sentence = gettext("This can't be taken as it stands.")
        self.add_error(at if at in self.fields else None, sentence)


def form_for(command: type[Command]) -> type[CommandForm]:
    """The form that asks for a command."""
    return type(f"{command.__name__}Form", (CommandForm,), {"COMMAND": command})
