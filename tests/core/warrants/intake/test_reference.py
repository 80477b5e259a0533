"""The schema and the reference page say what the code reads: no more, no fewer."""

import json
import re
from dataclasses import MISSING, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from tests.core.warrants import build as b

from tipstaff.warrants.core.exchange.columns import COLUMNS
from tipstaff.warrants.core.intake import limits, order
from tipstaff.warrants.core.intake.faults import FaultCode
from tipstaff.warrants.core.intake.order import CourtOrder, InstrumentFile, read_order
from tipstaff.warrants.core.particulars import (
    DocumentKind,
    IdentityDocument,
    InstrumentKind,
    PersonDetails,
    ReturnScope,
    Sex,
)

ROOT = Path(__file__).parents[4]
SCHEMA = json.loads((Path(order.__file__).parents[2] / "court-order.schema.json").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs/reference/court-order.md").read_text(encoding="utf-8")
PARTS: list[tuple[dict[str, Any], type[Any]]] = [
    (SCHEMA, CourtOrder),
    (SCHEMA["$defs"]["person"], PersonDetails),
    (SCHEMA["$defs"]["document"], IdentityDocument),
    (SCHEMA["$defs"]["instrument"], InstrumentFile),
]


@pytest.mark.parametrize(("part", "record"), PARTS)
def test_the_schema_names_the_fields_that_are_read(part: dict[str, Any], record: type[Any]) -> None:
    needed = {one.name for one in fields(record) if one.default is MISSING}
    court = {"court"} if record is CourtOrder else set()

    assert set(part["properties"]) == {one.name for one in fields(record)}
    assert set(part["required"]) == needed | court
    assert part["additionalProperties"] is False


@pytest.mark.parametrize(
    ("part", "field", "words"),
    [
        (SCHEMA, "kind", InstrumentKind),
        (SCHEMA, "return_scope", ReturnScope),
        (SCHEMA["$defs"]["person"], "sex", Sex),
        (SCHEMA["$defs"]["document"], "kind", DocumentKind),
    ],
)
def test_the_schema_names_the_words_that_are_read(
    part: dict[str, Any], field: str, words: type[StrEnum]
) -> None:
    assert part["properties"][field]["enum"] == [str(word) for word in words]


def test_the_example_of_the_page_can_be_registered() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    read = read_order(json.loads(example))

    assert isinstance(read, CourtOrder)
    assert read.register(b.SUBJECT, b.NOW, 1).warrant == b.WARRANT
    assert b.registered(read.register(b.SUBJECT, b.NOW, 1)).level == 1


def test_the_page_names_every_column_code_field_and_limit() -> None:
    named = set(re.findall(r"`([a-z0-9_]+)`", PAGE))

    assert set(COLUMNS) | {str(code) for code in FaultCode} <= named
    assert {one.name for _, record in PARTS[:2] for one in fields(record)} <= named
    given = limits.Limits()
    assert (given.order_file, given.order, given.instrument) == (256 << 20, 1 << 20, 20 << 20)
    assert (given.archive, given.members, given.unpacked, given.density) == (1 << 30, 200_000, 4 << 30, 200)
    assert given.directory == 32 << 20
    for words in (
        "256 MiB",
        "1 MiB",
        "20 MiB",
        "1 GiB, 200,000 members, 32 MiB for the list of their names, 4 GiB unpacked",
        "200 times",
    ):
        assert words in PAGE
