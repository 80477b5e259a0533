"""Whether everything that people read is there in Chinese: `python -m tipstaff.config.languages`.

Each package's words, from its Python files and templates, are compared with its own catalogue.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

LANGUAGE = "zh_Hans"
MARKS = {  # what each marking function is given: [context, ] sentence [, plural]
    "_": ("sentence",),
    "gettext": ("sentence",),
    "gettext_lazy": ("sentence",),
    "gettext_noop": ("sentence",),
    "ngettext": ("sentence", "plural"),
    "ngettext_lazy": ("sentence", "plural"),
    "pgettext": ("context", "sentence"),
    "pgettext_lazy": ("context", "sentence"),
    "npgettext": ("context", "sentence", "plural"),
}
_MARK = re.compile(rf"\b(?:{'|'.join(MARKS)})\(")
_ENTRY = re.compile(r'^((?:msgctxt ".*"\n)?msgid (?:".*"\n)+)', re.MULTILINE)
_BLANK = re.compile(r"\{(\w*)|%\((\w+)\)")


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence to translate, and where it stands."""

    sentence: str
    plural: str = ""
    context: str = ""
    place: str = ""  # file:line

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.sentence


def faults(root: Path) -> list[str]:
    """What is missing, fuzzy, empty, unused, repeated, said with other blanks or in two ways below this folder."""
    found: list[str] = []
    said: dict[tuple[str, str], tuple[str, str]] = {}
    for package in sorted(path for path in root.iterdir() if path.is_dir()):
        catalogue = package / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
        found += _package_faults(words_of(package), catalogue)
        found += _repeated(catalogue)
        found += _said_twice(catalogue, said)
    return found


def words_of(package: Path) -> Iterator[Words]:
    """Every marked sentence of a package's Python files and templates."""
    for file in sorted(package.rglob("*.py")):
        yield from _in_python(ast.parse(file.read_text("utf-8")), str(file))
    for file in sorted([*package.rglob("*.html"), *package.rglob("*.txt")]):
        yield from _in_template(file)


def _in_python(tree: ast.AST, file: str, line: int = 0) -> Iterator[Words]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (slots := MARKS.get(_name(node.func))):
            texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if len(texts) >= len(slots) and all(isinstance(text, str) for text in texts[: len(slots)]):
                given = dict(zip(slots, map(str, texts), strict=False))
                yield Words(**given, place=f"{file}:{line or node.lineno}")


def _in_template(file: Path) -> Iterator[Words]:
    """Django turns a template into text with calls in it; each is read as Python."""
    for line, text in enumerate(templatize(file.read_text("utf-8"), origin=str(file)).splitlines(), start=1):
        for mark in _MARK.finditer(text):
            if call := _call(text[mark.start() :]):
                yield from _in_python(call, str(file), line)


def _call(text: str) -> ast.AST | None:
    """The call that this text begins with."""
    for end in (found.end() for found in re.finditer(r"\)", text)):
        try:
            return ast.parse(text[:end], mode="eval")
        except SyntaxError:
            continue
    return None


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _package_faults(words: Iterable[Words], file: Path) -> Iterator[str]:
    messages = {_key(message): message for message in _catalogue(file) if message.id}
    used: set[tuple[str, str]] = set()
    for each in words:
        used.add(each.key)
        if fault := _fault(each, messages.get(each.key)):
            yield f"{each.place}: {fault}: {each.sentence!r}"
    for key, message in messages.items():
        if key not in used:
            yield f"{file}:{message.lineno}: no longer used: {key[1]!r}"


def _fault(words: Words, message: Message | None) -> str | None:
    if message is None:
        return "no translation"
    given = message.string
    said = [str(each or "") for each in (given if isinstance(given, (list, tuple)) else [given])]
    if message.fuzzy:
        return "fuzzy translation"
    if not all(said):
        return "empty translation"
    if words.plural and not message.pluralizable:
        return "translation without a plural"
    blanks = _blanks(words.plural or words.sentence)
    if any(_blanks(each) != blanks for each in said):
        return "translation with other blanks"
    return None


def _repeated(file: Path) -> Iterator[str]:
    """A sentence that stands twice in one catalogue: only one of its translations would ever be read."""
    entries = Counter(_ENTRY.findall(file.read_text("utf-8") if file.exists() else ""))
    for entry, times in entries.items():
        if times > 1:
            yield f"{file}: stands {times} times: {' '.join(entry.split())}"


def _said_twice(file: Path, said: dict[tuple[str, str], tuple[str, str]]) -> Iterator[str]:
    """Catalogues are merged into one: the same sentence in two ways would be a matter of order."""
    for message in _catalogue(file):
        here = (str(message.string), f"{file}:{message.lineno}")
        there = said.setdefault(_key(message), here)
        if message.id and there[0] != here[0]:
            yield f"{here[1]}: said in another way in {there[1]}: {_key(message)[1]!r}"


def _catalogue(file: Path) -> Catalog:
    if not file.exists():
        return Catalog()
    with file.open("rb") as text:
        return read_po(text)


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def _blanks(sentence: str) -> set[str]:
    return {braces or percent for braces, percent in _BLANK.findall(sentence)}


def main() -> int:
    found = faults(Path(__file__).resolve().parents[1])
    print("\n".join(found) or f"Every sentence is there in {LANGUAGE}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
