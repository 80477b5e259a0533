"""Checkpoints: the specification's example, and every way that one can be malformed."""

import aics_tlog
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipstaff.tlog.checkpoint import (
    Checkpoint,
    CheckpointError,
    format_checkpoint,
    open_checkpoint,
    parse_checkpoint,
    sign_checkpoint,
)
from tipstaff.tlog.note import NoteError, Signer, sign_note

ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
EXAMPLE = f"example.com/behind-the-sofa\n20852163\n{ROOT}\n"
LOG = Signer("example.com/behind-the-sofa", bytes(range(32)))
WITNESS = Signer("bar.example/witness", bytes(32))
CHECKPOINT = parse_checkpoint(EXAMPLE)

lines = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


def test_the_specifications_example_is_read_and_written():
    assert (CHECKPOINT.origin, CHECKPOINT.size) == ("example.com/behind-the-sofa", 20852163)
    assert CHECKPOINT.root.hex().startswith("0ac5186a91863e8e")
    assert format_checkpoint(CHECKPOINT) == EXAMPLE


@given(
    lines,
    st.integers(0, 2**64 - 1),
    st.binary(min_size=32, max_size=32),
    st.lists(lines, max_size=3),
)
@settings(deadline=None)
def test_a_checkpoint_is_read_as_it_was_written(origin: str, size: int, root: bytes, extensions: list[str]):
    checkpoint = Checkpoint(origin, size, root, tuple(extensions))
    assert parse_checkpoint(format_checkpoint(checkpoint)) == checkpoint


MALFORMED = {
    "nothing": "",
    "only newlines": "\n\n\n",
    "two lines": f"origin\n{ROOT}\n",
    "no last newline": f"origin\n1\n{ROOT}",
    "an empty line after": f"origin\n1\n{ROOT}\n\n",
    "an empty line before": f"\norigin\n1\n{ROOT}\n",
    "an empty origin": f"\n1\n{ROOT}\n",
    "an empty extension": f"origin\n1\n{ROOT}\n\nextension\n",
    "an extension without newline": f"origin\n1\n{ROOT}\nextension",
    "a leading zero": f"origin\n01\n{ROOT}\n",
    "two zeros": f"origin\n00\n{ROOT}\n",
    "a plus": f"origin\n+1\n{ROOT}\n",
    "a minus": f"origin\n-1\n{ROOT}\n",
    "minus zero": f"origin\n-0\n{ROOT}\n",
    "an underscore": f"origin\n1_000\n{ROOT}\n",
    "a fraction": f"origin\n1.0\n{ROOT}\n",
    "hexadecimal": f"origin\n0x1\n{ROOT}\n",
    "no size": f"origin\n\n{ROOT}\n",
    "digits of another script": f"origin\n١٢\n{ROOT}\n",
    "a size of 2**64": f"origin\n{2**64}\n{ROOT}\n",
    "a size of 5,000 digits": f"origin\n{'9' * 5000}\n{ROOT}\n",
    "a space before the size": f"origin\n 1\n{ROOT}\n",
    "a space after the size": f"origin\n1 \n{ROOT}\n",
    "a space after the root": f"origin\n1\n{ROOT} \n",
    "a short root": "origin\n1\nAAAA\n",
    "a root of 31 bytes": f"origin\n1\n{'A' * 42}==\n",
    "a root of 33 bytes": f"origin\n1\n{'A' * 44}\n",
    "a root without padding": f"origin\n1\n{ROOT[:-1]}\n",
    "a root with loose bits": f"origin\n1\n{ROOT[:-2]}J=\n",
    "a root in hexadecimal": f"origin\n1\n{'0a' * 32}\n",
    "CRLF": EXAMPLE.replace("\n", "\r\n"),
    "CR after the origin": EXAMPLE.replace("\n", "\r\n", 1),
    "a tab in the origin": f"ori\tgin\n1\n{ROOT}\n",
}


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_checkpoint_is_refused(text: str):
    with pytest.raises(CheckpointError, match="malformed checkpoint"):
        parse_checkpoint(text)


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_good_signature_makes_no_malformed_checkpoint_good(text: str):
    try:
        note = sign_note(text, LOG)
    except NoteError:
        return
    with pytest.raises(CheckpointError, match="malformed checkpoint"):
        open_checkpoint(note, LOG.verifier)


@pytest.mark.parametrize(
    "checkpoint",
    [
        Checkpoint("", 1, bytes(32)),
        Checkpoint("two\nlines", 1, bytes(32)),
        Checkpoint("origin\r", 1, bytes(32)),
        Checkpoint("origin", -1, bytes(32)),
        Checkpoint("origin", 2**64, bytes(32)),
        Checkpoint("origin", 1, bytes(31)),
        Checkpoint("origin", 1, bytes(33)),
        Checkpoint("origin", 1, bytes(32), ("",)),
        Checkpoint("origin", 1, bytes(32), ("two\nlines",)),
    ],
)
def test_what_would_not_be_read_back_is_not_written(checkpoint: Checkpoint):
    with pytest.raises(CheckpointError, match="malformed checkpoint"):
        sign_checkpoint(checkpoint, LOG)


def test_a_signed_checkpoint_opens_with_the_logs_key_whoever_else_signed():
    assert open_checkpoint(sign_checkpoint(CHECKPOINT, LOG), LOG.verifier) == CHECKPOINT
    assert open_checkpoint(sign_checkpoint(CHECKPOINT, WITNESS, LOG), LOG.verifier) == CHECKPOINT


def test_a_checkpoint_that_another_key_signed_is_refused():
    with pytest.raises(NoteError, match="No known key"):
        open_checkpoint(sign_checkpoint(CHECKPOINT, WITNESS), LOG.verifier)


def test_a_checkpoint_of_another_log_under_the_same_key_is_refused():
    note = sign_checkpoint(CHECKPOINT._replace(origin="example.com/other"), LOG)
    with pytest.raises(CheckpointError, match=r"example\.com/other"):
        open_checkpoint(note, LOG.verifier)
    assert open_checkpoint(note, LOG.verifier, "example.com/other").size == CHECKPOINT.size


@pytest.mark.parametrize("bit", range(0, len(EXAMPLE) * 8, 7))
def test_one_changed_bit_is_refused(bit: int):
    note = sign_checkpoint(CHECKPOINT, LOG)
    changed = (int.from_bytes(note) ^ (1 << len(note) * 8 - 1 - bit)).to_bytes(len(note))
    with pytest.raises(NoteError):
        open_checkpoint(changed, LOG.verifier)


def test_an_independent_package_reads_our_checkpoints():
    vkey = aics_tlog.parse_vkey(str(LOG.verifier))
    note = aics_tlog.parse_note(sign_checkpoint(CHECKPOINT, LOG))
    assert aics_tlog.verify_note(note, [vkey])
    theirs = aics_tlog.parse_checkpoint(note.text)
    assert (theirs.origin, theirs.size, theirs.root) == CHECKPOINT[:3]
