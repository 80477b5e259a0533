"""Orders from real files: what is good is taken in, what is wrong is named, and the rest is read."""

import codecs
import hashlib
import json
import stat
import tracemalloc
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.core.warrants import build as b

from tipstaff.warrants.core.commands import RegisterWarrant
from tipstaff.warrants.core.exchange.columns import COLUMNS
from tipstaff.warrants.core.intake.faults import FaultCode
from tipstaff.warrants.core.intake.limits import Limits
from tipstaff.warrants.core.intake.reading import OrderRow, Outcome, RowFault, read_orders

TODAY = date(2026, 9, 17)
PAPER = b"%PDF-1.7 an order, made up"
SHA256 = hashlib.sha256(PAPER).hexdigest()


def order(number: str = "（2026）样9999刑初1号", **changed: Any) -> dict[str, Any]:
    return {
        "number": number,
        "court": "court-999999",
        "kind": "arrest_warrant",
        "offence": "cn.232",
        "issued_on": "2026-09-15",
        "valid_until": "2027-09-14",
        "return_scope": "country",
        "person": {"name": "样本甲", "sex": "male", "born_on": "1990-02-03", "nationality": "CN"},
        "instrument": {"file": "papers/1.pdf", "sha256": SHA256},
    } | changed


def written(folder: Path, name: str, content: object, encoding: str = "utf-8") -> Path:
    """An order file, with the instrument beside it."""
    (folder / "papers").mkdir(exist_ok=True)
    (folder / "papers/1.pdf").write_bytes(PAPER)
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
    (folder / name).write_bytes(text.encode(encoding))
    return folder / name


def archive(folder: Path, members: Iterable[tuple[str | zipfile.ZipInfo, str | bytes]]) -> Path:
    path = folder / "batch.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("papers/1.pdf", PAPER)
        for name, content in members:
            packed.writestr(name, content)
    return path


def reading(path: Path, limits: Limits | None = None) -> list[Outcome]:
    return list(read_orders(path, b.RULES, TODAY, limits or Limits()))


def taken(rows: Iterable[Outcome]) -> list[str]:
    return [row.order.number for row in rows if isinstance(row, OrderRow)]


def faults(rows: Iterable[Outcome]) -> list[tuple[str, int, str]]:
    return [(row.source, row.line, row.fault.code.value) for row in rows if isinstance(row, RowFault)]


def codes(rows: Iterable[Outcome]) -> list[str]:
    return [code for _, _, code in faults(rows)]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(order("1")),
        json.dumps([order("1"), order("2")]),
        json.dumps([order("1"), order("2")], indent=4),
        "\n".join(json.dumps(order(number)) for number in "12"),
        json.dumps(order("1"), indent=2) + "\n" + json.dumps(order("2"), indent=2) + "\n",
    ],
)
def test_one_order_an_array_and_one_in_each_line_are_read(tmp_path: Path, content: str) -> None:
    rows = reading(written(tmp_path, "orders.json", content))

    assert taken(rows) in (["1"], ["1", "2"])
    assert not faults(rows)


def test_an_order_becomes_the_command_that_registers_it(tmp_path: Path) -> None:
    (row,) = reading(written(tmp_path, "order.json", order()))
    assert isinstance(row, OrderRow)
    command = row.order.register(b.SUBJECT, b.NOW, len(row.paper))

    assert isinstance(command, RegisterWarrant)
    assert row.paper == PAPER
    assert (command.instrument.name, command.instrument.size) == ("1.pdf", len(PAPER))
    assert b.registered(command).person.content == command.person


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("ending", [".json", ".csv"])
def test_utf_8_with_and_without_its_mark_and_gb18030_are_read(
    tmp_path: Path, encoding: str, ending: str
) -> None:
    content = order() if ending == ".json" else as_csv(order())
    (row,) = reading(written(tmp_path, f"order{ending}", content, encoding))

    assert isinstance(row, OrderRow)
    assert row.order.person.name == "样本甲"
    assert row.order.number == "（2026）样9999刑初1号"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (codecs.BOM_UTF16_LE + "样本".encode("utf-16-le"), "UTF-16"),
        ('{"number": "1"}'.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF32_BE + "样本".encode("utf-32-be"), "UTF-32"),
        ("被告人張國華，高雄市前鎮區，竊盜".encode("big5"), "Big5"),
        ('{"name": "Jürgen Müßig, Köln, Düsseldorf"}'.encode("latin-1"), "Windows-1252"),
        (b'{"name": "\x81\xff\x8d"}', "?"),
    ],
)
def test_any_other_encoding_is_named_and_the_next_file_is_read(tmp_path: Path, raw: bytes, name: str) -> None:
    written(tmp_path, "b.json", order())
    (tmp_path / "a.json").write_bytes(raw)
    wrong, right = reading(tmp_path)

    assert isinstance(wrong, RowFault)
    assert (wrong.source, wrong.line, wrong.fault.code) == ("a.json", 0, FaultCode.WRONG_ENCODING)
    assert wrong.fault.values == {"encoding": name}
    assert isinstance(right, OrderRow)


@pytest.mark.parametrize(
    "broken",
    [
        '{"number": "x", }',
        '{"number": "x"',
        '{"number": "x',
        "{]}",
        "not json",
        '{"number": "x"}}',
        json.dumps(order("x", photo="face.jpg")),
        json.dumps({name: value for name, value in order("x").items() if name != "person"}),
        json.dumps(order("x", issued_on="15/09/2026")),
        json.dumps(order("x", kind="capture")),
        "[[[" + "[" * 100_000,
    ],
)
def test_a_malformed_order_is_named_with_its_line_and_the_rest_is_taken_in(
    tmp_path: Path, broken: str
) -> None:
    lines = [json.dumps(order("1")), broken, json.dumps(order("2")), json.dumps(order("3"))]
    rows = reading(written(tmp_path, "orders.jsonl", "\n".join(lines)))

    assert taken(rows) == ["1", "2", "3"]
    if broken.startswith("[[["):
        assert not faults(rows)  # brackets alone hold no order
    else:
        assert set(faults(rows)) == {("orders.jsonl", 2, "malformed_order")}


def test_an_order_whose_end_is_missing_swallows_none_behind_it(tmp_path: Path) -> None:
    whole = json.dumps([order("1"), order("2"), order("3")], indent=1, ensure_ascii=False)
    broken = whole.replace('"sha256": "' + SHA256 + '"\n  }\n },', '"sha256": "' + SHA256 + '"\n  },', 1)
    rows = reading(written(tmp_path, "orders.json", broken))

    assert broken != whole
    assert taken(rows) == ["2", "3"]
    assert faults(rows) == [("orders.json", 2, "malformed_order")]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"offence": "cn.0"}, "unknown_offence"),
        ({"court": " "}, "missing_authority"),
        ({"valid_until": "2026-09-16"}, "expired_on_arrival"),
        ({"number": "1"}, "duplicate"),
        ({"instrument": {"file": "papers/2.pdf", "sha256": SHA256}}, "instrument_missing"),
        ({"instrument": {"file": "../1.pdf", "sha256": SHA256}}, "instrument_missing"),
        ({"instrument": {"file": "/etc/passwd", "sha256": SHA256}}, "instrument_missing"),
        ({"instrument": {"file": "papers/link.pdf", "sha256": SHA256}}, "instrument_missing"),
        ({"instrument": {"file": "papers/1.pdf", "sha256": "0" * 64}}, "instrument_hash_mismatch"),
    ],
)
def test_an_unfit_order_is_named_and_the_rest_is_taken_in(
    tmp_path: Path, changed: dict[str, Any], code: str
) -> None:
    (tmp_path / "1.pdf").write_bytes(PAPER)
    batch = tmp_path / "batch"
    batch.mkdir()
    written(batch, "orders.json", [order("1"), order("2") | changed, order("3")])
    (batch / "papers/link.pdf").symlink_to(tmp_path / "1.pdf")
    rows = reading(batch)

    assert taken(rows) == ["1", "3"]
    assert codes(rows) == [code]


def test_an_order_without_a_court_lacks_its_authority(tmp_path: Path) -> None:
    without = {name: value for name, value in order().items() if name != "court"}

    assert codes(reading(written(tmp_path, "order.json", without))) == ["missing_authority"]


def test_the_same_order_in_two_files_is_taken_once(tmp_path: Path) -> None:
    written(tmp_path, "a.json", order())
    written(tmp_path, "b.csv", as_csv(order()))
    rows = reading(tmp_path)

    assert len(taken(rows)) == 1
    assert faults(rows) == [("b.csv", 2, "duplicate")]


@pytest.mark.parametrize("name", ["a.json", "a.csv", "a.zip"])
def test_a_file_of_two_gigabytes_is_refused_by_its_size_and_the_rest_is_taken_in(
    tmp_path: Path, name: str
) -> None:
    written(tmp_path, "b.json", order())
    with (tmp_path / name).open("wb") as huge:
        huge.truncate(2 * 1024**3)
    tracemalloc.start()
    rows = reading(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(taken(rows)) == 1
    assert faults(rows) == [(name, 0, "too_large")]
    assert peak < 8 * 1024**2


def test_an_instrument_that_is_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    written(tmp_path, "order.json", order())
    with (tmp_path / "papers/1.pdf").open("wb") as huge:
        huge.truncate(2 * 1024**3)

    assert codes(reading(tmp_path)) == ["too_large"]


def test_an_order_that_never_ends_is_given_up_and_the_next_file_is_read(tmp_path: Path) -> None:
    written(tmp_path, "a.json", json.dumps(order(marks="x" * 400_000)))
    written(tmp_path, "b.json", order("2"))
    rows = reading(tmp_path, Limits(order=100_000))

    assert taken(rows) == ["2"]
    assert codes(rows)[0] == "too_large"


def peak_of(folder: Path, orders: int) -> int:
    """The most memory in use at once, in bytes, while a file of so many orders is read."""
    folder.mkdir()
    with written(folder, "orders.jsonl", "").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(order(str(number))) + "\n" for number in range(orders))
    tracemalloc.start()
    count = sum(isinstance(row, OrderRow) for row in read_orders(folder, b.RULES, TODAY))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == orders
    return peak


def test_a_file_ten_times_as_long_takes_hardly_more_memory(tmp_path: Path) -> None:
    peak_of(tmp_path / "first", 10)  # what is kept from the first reading on is no part of the comparison
    short = peak_of(tmp_path / "short", 300)
    # Twice: the interpreter's own table of words may grow in the middle of one of them.
    long = min(peak_of(tmp_path / "long", 3_000), peak_of(tmp_path / "again", 3_000))

    file_grew = (tmp_path / "long" / "orders.jsonl").stat().st_size * 9 / 10
    assert long - short < file_grew / 2


def as_csv(*orders: dict[str, Any]) -> str:
    lines = [",".join(COLUMNS)]
    for one in orders:
        flat = {**one, **one["person"], **{f"instrument_{k}": v for k, v in one["instrument"].items()}}
        lines.append(",".join(str(flat.get(column, "")) for column in COLUMNS))
    return "\n".join(lines) + "\n"


def test_every_column_of_a_csv_file_reaches_the_order(tmp_path: Path) -> None:
    full = order(review_on="2027-03-14", remaining_sentence_months="7", escaped_from_custody="true")
    full["person"] |= {
        "height_cm": "171",
        "marks": '"缺指, 左手"',
        "aliases": "甲子；阿甲",
        "care_note": "未成年",
    }
    full |= {"document_kind": "passport", "document_number": "E00000000", "document_country": "CN"}
    (row,) = reading(written(tmp_path, "orders.csv", as_csv(full)))

    assert isinstance(row, OrderRow)
    person = row.order.person
    assert (person.height_cm, person.marks, person.aliases) == (171, "缺指, 左手", ("甲子", "阿甲"))
    assert person.documents[0].number == "E00000000"
    assert (row.order.remaining_sentence_months, row.order.escaped_from_custody) == (7, True)
    assert row.order.review_on == date(2027, 3, 14)


@pytest.mark.parametrize("broken", ['1,"2', "1,2", "," * 100, "x" * 2_000_000])
def test_a_broken_line_of_a_csv_file_leaves_the_next_alone(tmp_path: Path, broken: str) -> None:
    heading, line = as_csv(order("2")).splitlines()
    rows = reading(written(tmp_path, "orders.csv", f"{heading}\n{broken}\n{line}"))

    assert taken(rows) == ["2"]
    assert faults(rows) == [("orders.csv", 2, "too_large" if len(broken) > 1_000_000 else "malformed_order")]


@pytest.mark.parametrize(
    ("column", "value"), [("escaped_from_custody", "maybe"), ("remaining_sentence_months", "-3")]
)
def test_a_csv_field_of_the_wrong_form_is_named(tmp_path: Path, column: str, value: str) -> None:
    rows = reading(written(tmp_path, "orders.csv", as_csv(order(**{column: value}))))

    assert codes(rows) == ["malformed_order"]


@pytest.mark.parametrize("heading", ["number,face_template", "number,number"])
def test_a_csv_file_under_a_heading_that_is_not_known_is_refused(tmp_path: Path, heading: str) -> None:
    rows = reading(written(tmp_path, "orders.csv", f"{heading}\n1,2\n3,4\n"))

    assert faults(rows) == [("orders.csv", 1, "malformed_order")]


def link(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("../evil.json", json.dumps(order("9"))),
        ("a/../../evil.json", json.dumps(order("9"))),
        ("..\\evil.json", json.dumps(order("9"))),
        ("/etc/evil.json", json.dumps(order("9"))),
        ("C:\\evil.json", json.dumps(order("9"))),
        (link("evil.json"), "/etc/passwd"),
        ("bomb.json", b" " * (60 * 1024 * 1024)),
        ("inner.zip", b"PK"),
    ],
)
def test_what_is_unsafe_in_an_archive_is_named_and_the_rest_is_taken_in(
    tmp_path: Path, name: str | zipfile.ZipInfo, content: str | bytes
) -> None:
    path = archive(tmp_path, [(name, content), ("orders.json", json.dumps([order("1"), order("2")]))])
    before = sorted(tmp_path.rglob("*"))
    rows = reading(path)

    assert taken(rows) == ["1", "2"]
    assert faults(rows) == [("batch.zip", 0, "unsafe_archive")]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("limits", [Limits(members=1), Limits(unpacked=100), Limits(directory=100)])
def test_an_archive_beyond_its_limits_is_refused_as_a_whole(tmp_path: Path, limits: Limits) -> None:
    archive(tmp_path, [("a.json", json.dumps(order("1")))])
    written(tmp_path, "b.json", order("2"))
    rows = reading(tmp_path, limits)

    assert taken(rows) == ["2"]
    assert codes(rows) == ["unsafe_archive"]


@pytest.mark.parametrize("damage", [b"PK, but no archive", None])
def test_an_archive_that_cannot_be_read_is_named(tmp_path: Path, damage: bytes | None) -> None:
    path = archive(tmp_path, [("a.json", json.dumps(order("1")))])
    raw = path.read_bytes()
    path.write_bytes(damage or raw.replace(raw[60:64], b"\xff\xff\xff\xff", 1))

    assert codes(reading(path)) == ["unsafe_archive"]


def test_names_in_an_archive_from_chinese_windows_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "batch.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("papers/XXXX.pdf", PAPER)
        paper = {"file": "papers/令状.pdf", "sha256": SHA256}
        packed.writestr("orders.json", json.dumps(order("1", instrument=paper)))
    path.write_bytes(path.read_bytes().replace(b"XXXX", "令状".encode("gb18030")))

    assert taken(reading(path)) == ["1"]


def test_where_there_is_nothing_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        reading(tmp_path / "nothing.json")


def test_every_fault_code_has_been_met_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")

    assert all(f'"{code}"' in source or code.name in source for code in FaultCode)
