"""Signed notes: the published examples, and every way that a note can be wrong."""

import base64

import aics_tlog
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from tipstaff.tlog.note import MAX_NOTE_SIZE, NoteError, Signer, Verifier, open_note, sign_note

TEXT = "第一行 first\n\nthird line\n"
COURT = Signer("court.example/log", bytes(range(32)))
WITNESS = Signer("bar.example/witness", bytes(32))
NOTE = sign_note(TEXT, COURT)

# From the documentation of Go's golang.org/x/mod/sumdb/note, which this format comes from.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIu"
    "GUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_the_published_note_opens_with_its_published_key():
    verifier = Verifier.parse(GO_KEY)
    assert open_note(GO_NOTE.encode(), verifier) == (GO_NOTE.partition("\n\n")[0] + "\n", (verifier,))


def test_a_note_opens_with_its_text_and_its_signers():
    note = sign_note(TEXT, COURT, WITNESS)
    assert open_note(note, WITNESS.verifier, COURT.verifier) == (TEXT, (COURT.verifier, WITNESS.verifier))


def test_signing_is_the_same_each_time():
    assert sign_note(TEXT, COURT) == NOTE


def test_signatures_of_unknown_keys_are_ignored_even_under_a_known_name():
    other = Signer(COURT.name, bytes(32))
    assert open_note(sign_note(TEXT, other, WITNESS, COURT), COURT.verifier).signed_by == (COURT.verifier,)


def test_a_note_that_nobody_known_has_signed_is_refused():
    with pytest.raises(NoteError, match="No known key"):
        open_note(NOTE, WITNESS.verifier)
    with pytest.raises(NoteError, match="No known key"):
        open_note(NOTE)


def test_a_false_signature_of_a_known_key_refuses_the_note_whoever_else_signed():
    false = sign_note("another text\n", COURT).split(b"\n\n")[1]
    note = sign_note(TEXT, WITNESS) + false
    with pytest.raises(NoteError, match="false"):
        open_note(note, WITNESS.verifier, COURT.verifier)
    assert open_note(note, WITNESS.verifier).text == TEXT


@given(st.integers(0, len(NOTE) * 8 - 1))
@settings(max_examples=200, deadline=None)
def test_one_changed_bit_is_refused(bit: int):
    changed = (int.from_bytes(NOTE) ^ (1 << bit)).to_bytes(len(NOTE))
    with pytest.raises(NoteError):
        open_note(changed, COURT.verifier)


def test_sixteen_signatures_and_more_are_read():
    signers = [Signer(f"witness.example/{number}", bytes([number] * 32)) for number in range(20)]
    assert len(open_note(sign_note(TEXT, *signers), *(signer.verifier for signer in signers)).signed_by) == 20


def test_a_note_beyond_the_size_limit_is_neither_written_nor_read():
    longest = "x" * (MAX_NOTE_SIZE - len(sign_note("\n", COURT))) + "\n"
    assert open_note(sign_note(longest, COURT), COURT.verifier).text == longest
    with pytest.raises(NoteError, match="at most"):
        sign_note("x" + longest, COURT)
    with pytest.raises(NoteError, match="at most"):
        open_note(b"x" + sign_note(longest, COURT), COURT.verifier)


LINE = NOTE.decode().split("\n\n")[-1].removesuffix("\n")
SIGNATURE = LINE.split(" ")[2]
STRANGER = "— stranger.example AAAAAAA="

MALFORMED = {
    "nothing": "",
    "no signatures": TEXT,
    "an empty signature block": f"{TEXT}\n",
    "no text": f"{LINE}\n",
    "no text, no newline of its own": f"\n{LINE}\n",
    "no last newline": f"{TEXT}\n{LINE}",
    "another character for the last newline": f"{TEXT}\n{LINE}.",
    "an empty line after": f"{TEXT}\n{LINE}\n\n",
    "text after": f"{TEXT}\n{LINE}\nmore\n",
    "no empty line": f"first\n{LINE}\n",
    "CRLF": NOTE.decode().replace("\n", "\r\n"),
    "CR in a signature line": f"{TEXT}\n{LINE}\r\n",
    "a tab": f"a\tb\n\n{LINE}\n",
    "a null": f"a\0b\n\n{LINE}\n",
    "a trailing space": f"{TEXT}\n{LINE} \n",
    "a leading space": f"{TEXT}\n {LINE}\n",
    "two spaces": f"{TEXT}\n{LINE.replace(' ', '  ')}\n",
    "a hyphen for the dash": f"{TEXT}\n{LINE.replace('—', '-')}\n",
    "an en dash": f"{TEXT}\n{LINE.replace('—', '–')}\n",
    "no name": f"{TEXT}\n—  {SIGNATURE}\n",
    "a plus in the name": f"{TEXT}\n{LINE}\n— a+b AAAAAAA=\n",
    "a Unicode space in the name": f"{TEXT}\n{LINE}\n— a\u3000b AAAAAAA=\n",
    "a no-break space in the name": f"{TEXT}\n{LINE}\n— a\xa0b AAAAAAA=\n",
    "no signature": f"{TEXT}\n{LINE}\n— stranger.example \n",
    "a key id without signature": f"{TEXT}\n{LINE}\n— stranger.example AAAAAA==\n",
    "a signature shorter than a key id": f"{TEXT}\n{LINE}\n— stranger.example AAAA\n",
    "base64 without padding": f"{TEXT}\n{LINE}\n— stranger.example AAAAAAA\n",
    "base64 with loose bits": f"{TEXT}\n{LINE}\n— stranger.example AAAAAAB=\n",
    "base64 for addresses": f"{TEXT}\n{LINE}\n— stranger.example AAAAA_-=\n",
    "base64 in other letters": f"{TEXT}\n{LINE}\n— stranger.example ＡAAAAAA=\n",
    "a short Ed25519 signature": f"{TEXT}\n{LINE[:-4]}\n",
    "an empty line among the signatures": f"{TEXT}\n{LINE}\n\n{STRANGER}\n",
}


def test_the_well_formed_line_of_a_stranger_does_no_harm():
    assert open_note(f"{TEXT}\n{LINE}\n{STRANGER}\n".encode(), COURT.verifier).text == TEXT


@pytest.mark.parametrize("note", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_note_is_refused(note: str):
    with pytest.raises(NoteError):
        open_note(note.encode(), COURT.verifier)


@pytest.mark.parametrize(
    "note", [b"\xff\n\n" + LINE.encode() + b"\n", "\ud800".encode("utf-8", "surrogatepass") + NOTE]
)
def test_a_note_that_is_not_utf8_is_refused(note: bytes):
    with pytest.raises(NoteError, match="UTF-8"):
        open_note(note, COURT.verifier)


@pytest.mark.parametrize("text", ["", "no newline", "a\r\n", "a\tb\n", "\0\n", "\ud800\n"])
def test_a_text_that_no_note_can_have_is_not_signed(text: str):
    with pytest.raises(NoteError):
        sign_note(text, COURT)


def test_a_note_without_signers_is_not_written():
    with pytest.raises(NoteError):
        sign_note(TEXT)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\u2003b", "a\0", "\ud800"])
def test_a_name_that_no_key_can_have_is_refused(name: str):
    with pytest.raises(NoteError):
        Signer(name, bytes(32))
    with pytest.raises(NoteError):
        Verifier(name, bytes(32))


@pytest.mark.parametrize("secret", [b"", bytes(31), bytes(33)])
def test_a_key_of_another_length_is_refused(secret: bytes):
    with pytest.raises(NoteError, match="32 bytes"):
        Signer("a", secret)
    with pytest.raises(NoteError, match="32 bytes"):
        Verifier("a", secret)


def test_a_key_text_is_read_as_it_was_written():
    vkey = str(COURT.verifier)
    name, key_id, key = vkey.split("+", 2)
    assert (name, key_id) == (COURT.name, COURT.verifier.key_id.hex())
    assert base64.b64decode(key) == b"\x01" + COURT.verifier.public_key
    assert Verifier.parse(vkey) == COURT.verifier


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "PeterNeumann",
        GO_KEY[:-1],
        GO_KEY + "\n",
        " " + GO_KEY,
        GO_KEY.replace("c74f20a3", "c74f20a4"),
        GO_KEY.replace("c74f20a3", "C74F20A3"),
        GO_KEY.replace("Peter", "Petra"),
        GO_KEY.replace("+ARpc", "+Ahpc"),
        GO_KEY.replace("+ARpc", "+ARpd"),
        "PeterNeumann+c74f20a3+AR==",
        "PeterNeumann+c74f20a3+é",
    ],
)
def test_any_other_key_text_is_refused(vkey: str):
    with pytest.raises(NoteError):
        Verifier.parse(vkey)


def test_a_seed_is_never_shown():
    assert "seed" not in repr(COURT)


def test_an_independent_package_reads_and_writes_the_same_notes_and_keys():
    key = Ed25519PrivateKey.from_private_bytes(COURT.seed)
    vkey = aics_tlog.parse_vkey(str(COURT.verifier))
    assert aics_tlog.verify_note(aics_tlog.parse_note(NOTE), [vkey])
    assert aics_tlog.Note(TEXT, (aics_tlog.sign_note(TEXT, key, COURT.name),)).to_bytes() == NOTE
    assert aics_tlog.format_vkey(aics_tlog.vkey_from_ed25519(COURT.name, key.public_key())) == str(
        COURT.verifier
    )
