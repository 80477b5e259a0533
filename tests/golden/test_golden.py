"""Event names and bytes are for ever: no file here is ever changed, only added."""

import json
from pathlib import Path

import pytest
from tests.golden.files import FOLDER, example_text, named, read_again

from tipstaff.kernel.codec import Unreadable
from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, SubmissionId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.record.leaf import By, Leaf, leaf_text
from tipstaff.tlog.merkle import leaf_hash

LEAF = FOLDER / "leaf.txt"
FILES = named()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_event_of_yesterday_reads_back_and_is_written_with_the_same_bytes(file: Path):
    assert file.exists(), "python -m tests.golden.make writes the files of new events"
    text = file.read_text(encoding="utf-8")
    assert read_again(text, FILES[file]) == text


def test_every_golden_file_belongs_to_an_event_that_can_still_be_read():
    assert set(FOLDER.glob("*.json")) == set(FILES)


def test_an_event_whose_class_lost_gained_or_renamed_a_field_is_found_out():
    file, form = next((file, form) for file, form in FILES.items() if file.stem == "warrants.recalled.v1")
    act = json.loads(file.read_text(encoding="utf-8"))
    without = {key: value for key, value in act.items() if key != "ground"}
    for other in (
        without,
        without | {"reason": act["ground"]},
        act | {"more": "1"},
        act | {"ground": "new_word"},
    ):
        with pytest.raises(Unreadable):
            read_again(json.dumps(other), form)


def test_every_example_fills_in_every_field():
    for form in FILES.values():
        assert "null" not in example_text(form)


def test_a_leaf_has_the_same_bytes_and_the_same_hash_for_ever():
    leaf = Leaf(
        act={
            "by": UserId("user-1"),
            "explanation": {"commitment": "ab" * 32, "subject": "subject-1"},
            "ground": "accuracy_disputed",
            "office": OfficeId("office-1"),
        },
        by=By(agency=AgencyId("agency-1"), office=OfficeId("office-1"), roles=["registrar"], user="user-1"),
        entered_at=str(Instant.parse("2026-11-23T12:34:57+08:00")),
        event="warrants.suspended",
        event_version=1,
        happened_at=str(Instant.parse("2026-11-23T12:34:56.789012+08:00")),
        matter=MatterId("warrant-1"),
        ordinal=0,
        relied_on={"cooperation-1": 3, "operation-1": 2},
        rules="cn/2026-1",
        submission=SubmissionId("00000000-0000-4000-8000-000000000001"),
        version=4,
    )
    text = leaf_text(leaf)
    assert f"{text}\n{leaf_hash(text.encode()).hex()}\n" == LEAF.read_text(encoding="utf-8")
