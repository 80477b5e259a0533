"""The papers that a request consists of: each part with its certified copy and its translation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.abroad import PackageForm
from tipstaff.policy.profile import PackagePart, Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a document, by the hash of its file."""

    sha256: str
    """In lower-case hexadecimal."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledCopy:
    """The same as it stands on the record."""

    sha256: str
    name: Sealed[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledPart:
    """One part of the package. Its text, its copy and its translation may name the person, so they are sealed."""

    part: str
    text: Sealed[str]
    certified_copy: FiledCopy | None
    certified_by: Sealed[str] | None
    """Who certified the copy; None where it is none."""
    certified_on: date | None
    translation: Sealed[str] | None
    translated_by: Sealed[str] | None

    @property
    def is_certified(self) -> bool:
        return (
            self.certified_copy is not None
            and self.certified_by is not None
            and self.certified_on is not None
        )

    @property
    def is_translated(self) -> bool:
        return self.translation is not None and self.translated_by is not None


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a package still lacks."""

    part: PackagePart
    what: str
    """`content`, `certified` or `translated`."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what the rules ask for is there."""

    needed: int
    there: int
    lacks: tuple[Lack, ...]

    @property
    def is_complete(self) -> bool:
        return not self.lacks

    @property
    def share(self) -> int:
        """In whole per cent, rounded down: 100 only where nothing is missing."""
        return 100 * self.there // self.needed


def completeness(parts: Mapping[str, FiledPart], form: PackageForm, rules: Profile) -> Completeness:
    """Hold a package against the parts that the rules list for its form."""
    needs = [(one, what) for one in rules.package_for(form) for what in _needs(one)]
    lacks = tuple(Lack(one, what) for one, what in needs if not _is_there(parts.get(one.id), what))
    return Completeness(needed=len(needs), there=len(needs) - len(lacks), lacks=lacks)


def _needs(part: PackagePart) -> Iterator[str]:
    yield "content"
    if part.rule.certified:
        yield "certified"
    if part.rule.translated:
        yield "translated"


def _is_there(filed: FiledPart | None, what: str) -> bool:
    if filed is None:
        return False
    return {"content": True, "certified": filed.is_certified, "translated": filed.is_translated}[what]
