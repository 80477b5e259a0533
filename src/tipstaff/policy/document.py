"""A profile's file, read strictly: every part knows its place, so that a refusal can name it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import yaml


class Fault(StrEnum):
    """What is wrong with a profile, stable for ever."""

    NOT_FOUND = "profile.not_found"
    NOT_YAML = "profile.not_yaml"
    UNKNOWN_KEY = "profile.unknown_key"
    REPEATED_KEY = "profile.repeated_key"
    MISSING_KEY = "profile.missing_key"
    MISSING_SOURCE = "profile.missing_source"
    BAD_VALUE = "profile.bad_value"
    BAD_DURATION = "profile.duration_without_unit"
    BAD_COUNTING = "profile.budget_and_mode_differ"
    DUPLICATE_ID = "profile.duplicate_id"
    UNKNOWN_CALENDAR = "profile.unknown_calendar"
    UNKNOWN_ZONE = "profile.unknown_zone"
    UNKNOWN_LIMIT = "profile.unknown_limit"
    MISSING_LIMIT = "profile.missing_limit"
    UNKNOWN_OFFENCE = "profile.unknown_offence"
    OPEN_LEVELS = "profile.levels_leave_a_gap"
    OPEN_CARE = "profile.care_leaves_a_gap"
    MISSING_KIND = "profile.missing_cooperation_kind"
    MISSING_DUTY = "profile.missing_duty"
    MISSING_PROHIBITION = "profile.missing_prohibition"
    UNKNOWN_PROHIBITION = "profile.unknown_prohibition"
    MISSING_DATA_RULE = "profile.missing_data_rule"
    UNKNOWN_DATA_RULE = "profile.unknown_data_rule"
    MISSING_FIGURE = "profile.missing_figure"
    UNKNOWN_FIGURE = "profile.unknown_figure"
    UNKNOWN_APPROVAL = "profile.unknown_approval"
    UNKNOWN_RATE = "profile.unknown_rate"
    MISSING_RATE = "profile.missing_rate"
    MISSING_THRESHOLD = "profile.missing_threshold"
    UNKNOWN_STEP = "profile.unknown_credit_step"
    MISSING_STEP = "profile.missing_credit_step"
    OTHER_NAME = "profile.other_name"


class ProfileError(ValueError):
    """A profile that is not taken in: `code` says what is wrong, `place` the file, line and key."""

    def __init__(self, code: Fault, place: str, detail: str) -> None:
        super().__init__(f"{place}: {code}: {detail}")
        self.code = code
        self.place = place
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Part:
    """One value of the file, with its place in it."""

    file: str
    key: str
    node: yaml.Node

    @property
    def place(self) -> str:
        """File, line and key, as an editor finds them."""
        return f"{self.file}:{self.node.start_mark.line + 1} {self.key}"

    def refused(self, code: Fault, detail: str) -> ProfileError:
        """Make the error that names this place."""
        return ProfileError(code, self.place, detail)

    def fields(self, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, "Part"]:
        """Read the keys of a mapping: all that are required, none that is not known, each once."""
        needed, allowed = tuple(required), {*required, *optional}
        found: dict[str, Part] = {}
        for key, value in self._pairs():
            if key not in allowed:
                raise self.refused(Fault.UNKNOWN_KEY, f"{key!r} is none of {', '.join(sorted(allowed))}")
            if key in found:
                raise self.refused(Fault.REPEATED_KEY, f"{key!r} stands here twice")
            found[key] = Part(self.file, f"{self.key}.{key}".lstrip("."), value)
        for key in needed:
            if key not in found:
                code = Fault.MISSING_SOURCE if key == "source" else Fault.MISSING_KEY
                raise self.refused(code, f"{key!r} is missing")
        return found

    def parts(self) -> list["Part"]:
        """Read the parts of a list, in order."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.refused(Fault.BAD_VALUE, "a list is expected")
        return [Part(self.file, f"{self.key}[{n}]", value) for n, value in enumerate(self.node.value)]

    def text(self) -> str:
        """Read words; what is blank is refused."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            code = Fault.MISSING_SOURCE if self.key.endswith(".source") else Fault.BAD_VALUE
            raise self.refused(code, "words are expected")
        return str(self.node.value).strip()

    def one_of[W: StrEnum](self, words: type[W]) -> W:
        """Read one of the words of an enumeration."""
        if self.text() not in tuple(words):
            raise self.refused(Fault.BAD_VALUE, f"{self.text()!r} is none of {', '.join(words)}")
        return words(self.text())

    def flag(self) -> bool:
        """Read `true` or `false`."""
        if self.text() not in ("true", "false"):
            raise self.refused(Fault.BAD_VALUE, f"true or false is expected: {self.text()!r}")
        return self.text() == "true"

    def day(self) -> date:
        """Read a date such as 2026-01-31."""
        try:
            return date.fromisoformat(self.text())
        except ValueError as problem:
            raise self.refused(Fault.BAD_VALUE, str(problem)) from problem

    def _pairs(self) -> list[tuple[str, yaml.Node]]:
        if not isinstance(self.node, yaml.MappingNode):
            raise self.refused(Fault.BAD_VALUE, "keys with values are expected")
        return [(str(key.value), value) for key, value in self.node.value]


def read_document(path: Path, shown_as: str) -> Part:
    """Read a file; one that is missing, no YAML or no UTF-8 raises ProfileError."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except OSError as problem:
        raise ProfileError(Fault.NOT_FOUND, shown_as, "no such profile") from problem
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise ProfileError(Fault.NOT_YAML, shown_as, str(problem)) from problem
    if node is None:
        raise ProfileError(Fault.NOT_YAML, shown_as, "the file is empty")
    return Part(shown_as, "", node)
