"""The tree says what is where: one noun for a file, nothing unfinished."""

import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
NAMELESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "managers",
    "handler",
    "handlers",
}
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")


def nameless(files: list[Path]) -> list[Path]:
    return [file for file in files if NAMELESS & {part.lower() for part in (*file.parent.parts, file.stem)}]


def test_no_module_and_no_folder_has_a_name_that_says_nothing():
    assert nameless([file.relative_to(SOURCE) for file in SOURCE.rglob("*.py")]) == []


def test_a_name_that_says_nothing_is_found_out():
    assert nameless(
        [Path("tipstaff/web/utils.py"), Path("tipstaff/common/a.py"), Path("tipstaff/web/a.py")]
    ) == [
        Path("tipstaff/web/utils.py"),
        Path("tipstaff/common/a.py"),
    ]


def test_nothing_in_the_source_is_left_for_later():
    texts = [file for kind in ("py", "html", "js", "css", "sql", "po") for file in SOURCE.rglob(f"*.{kind}")]
    assert [file.name for file in texts if UNFINISHED.search(file.read_text(encoding="utf-8"))] == []
