"""Whatever bytes come in: nothing is raised, and what stands before and behind the damage is read."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.warrants.intake.test_reading import as_csv, codes, faults, order, reading, taken, written

from tipstaff.warrants.core.intake.limits import Limits

ODD = [None, 0, -1, 10**30, 1.5, True, "", " ", "\0", "\ud800", [], {}, [[]], {"a": 1}, "x" * 3000]
QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)


def odd_orders() -> Iterator[dict[str, Any]]:
    """An order with each of its values, at every depth, replaced by each odd one."""
    documents = [{"kind": "passport", "number": "E00000000", "country": "CN"}]
    whole = order("odd")
    whole["person"] |= {"documents": documents, "height_cm": 170, "aliases": ["乙"], "marks": "痣"}
    for path in [(key,) for key in whole] + [
        (top, key) for top in ("person", "instrument") for key in whole[top]
    ]:
        for value in ODD:
            changed = copy.deepcopy(whole)
            holder = changed if len(path) == 1 else changed[path[0]]
            holder[path[-1]] = value
            yield changed


def test_odd_values_in_any_field_are_faults_at_most(tmp_path: Path) -> None:
    lines = [json.dumps(one) for one in odd_orders()]
    rows = reading(written(tmp_path, "orders.jsonl", "\n".join([*lines, json.dumps(order("last"))])))

    assert len(rows) == len(lines) + 1
    assert taken(rows)[-1] == "last"
    assert set(codes(rows)) <= {
        "malformed_order", "missing_authority", "unknown_offence", "duplicate", "instrument_missing",
        "instrument_hash_mismatch",
    }  # fmt: skip


@QUIET
@given(st.binary(max_size=200))
def test_any_bytes_are_faults_at_most(tmp_path: Path, raw: bytes) -> None:
    for name in ("a.json", "a.csv", "a.zip"):
        (tmp_path / name).write_bytes(raw)
    written(tmp_path, "b.json", order("last"))

    assert taken(reading(tmp_path)) == ["last"]


@QUIET
@given(st.text(st.characters(exclude_characters="\n\r", codec="utf-8"), max_size=60))
def test_any_line_between_two_orders_leaves_both_alone(tmp_path: Path, line: str) -> None:
    content = f"{json.dumps(order('1'))}\n{line}\n{json.dumps(order('2'))}"
    rows = taken(reading(written(tmp_path, "orders.jsonl", content)))
    heading, first, second = as_csv(order("1"), order("2")).splitlines()
    table = f"{heading}\n{first}\n{line}\n{second}\n"
    (tmp_path / "orders.jsonl").unlink()

    assert rows == ["1", "2"]
    assert taken(reading(written(tmp_path, "orders.csv", table))) == ["1", "2"]


@pytest.mark.parametrize("shift", range(8))
def test_an_order_across_the_edge_of_a_piece_is_read_whole(tmp_path: Path, shift: int) -> None:
    one = order("1")
    one["person"]["marks"] = '\\"{' * 100
    text = json.dumps(one)
    before = 65_536 - text.index("marks") - 300 - shift
    content = " " * before + text + "\n" + json.dumps(order("2"))

    assert taken(reading(written(tmp_path, "orders.json", content))) == ["1", "2"]


@pytest.mark.parametrize("broken", ['{"number": "x"', '{"number": "x', '{"number": {"x": '])
def test_an_order_without_end_hides_none_of_many_behind_it(tmp_path: Path, broken: str) -> None:
    lines = [json.dumps(order(str(number))) for number in range(2000)]
    lines[3] = broken
    lines[5] = lines[1500] = broken
    rows = reading(written(tmp_path, "orders.jsonl", "\n".join(lines)), Limits(order=100_000))

    assert taken(rows) == [str(number) for number in range(2000) if number not in (3, 5, 1500)]
    assert [line for _, line, _ in faults(rows)] == [4, 6, 1501]
    assert [row.line for row in rows] == list(range(1, 2001))
