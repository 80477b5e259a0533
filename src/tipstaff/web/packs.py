"""The pack for when there is no connection: sheets, entries with their proofs, and how to verify them."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import override

from tipstaff.kernel.ids import HandoutId, SubmissionId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.record.publish import publisher
from tipstaff.registrar.giving_out import Wanted
from tipstaff.registrar.giving_packs import NotPacked, Packing, give_pack, packing
from tipstaff.registrar.giving_sheets import GivenSheet
from tipstaff.registrar.rules import rules_named
from tipstaff.warrants.core.exchange.given import HANDOUT
from tipstaff.web import times, words
from tipstaff.web.desk import Desk
from tipstaff.web.matter import matter_at
from tipstaff.web.sheet import Address, Sheet, given_sheet, sheet_of
from tipstaff.web.sheet_pdf import pdf_of
from tipstaff.web.sheet_words import words as sheet_words

type Member = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was given out."""

    content: bytes
    """The ZIP."""
    handout: HandoutId
    void_after: Instant
    count: int


STYLE = Path(__file__).parent / "static" / "web" / "sheet.css"


def pack(
    desk: Desk, named: Sequence[WarrantId], wanted: Wanted, address: Address, press: SubmissionId
) -> Pack | NotPacked:
    """Give out a pack and write it: what is in it was read, and its sheets set, before the act was entered.

    Raises TilesLost where files of the log are missing; then nothing is entered.
    """
    read = packing(named, desk.actor, wanted, rules_named(desk.actor.profile), desk.now)
    if isinstance(read, NotPacked):
        return read
    sheets = [_sheet(desk, one.id, read, wanted, address) for one in read.warrants]
    outcome = give_pack(read, desk.actor, wanted, desk.now, press)
    if isinstance(outcome, NotPacked):
        return outcome
    given = GivenSheet(outcome, read.void_after)
    shown = [
        given_sheet(one, given, desk, words.of_word(wanted.purpose), wanted.case_reference) for one in sheets
    ]
    content = _written(desk, [*_members(desk, read, shown, outcome)])
    return Pack(content, outcome, read.void_after, len(read.warrants))


def try_pack(
    desk: Desk, named: Sequence[WarrantId], wanted: Wanted, press: SubmissionId
) -> Packing | NotPacked:
    """What a pack would hold, decided as the act would be; nothing is entered."""
    read = packing(named, desk.actor, wanted, rules_named(desk.actor.profile), desk.now)
    if isinstance(read, NotPacked):
        return read
    outcome = give_pack(read, desk.actor, wanted, desk.now, press, is_dry=True)
    return outcome if isinstance(outcome, NotPacked) else read


def _sheet(desk: Desk, warrant: WarrantId, read: Packing, wanted: Wanted, address: Address) -> Sheet:
    matter = matter_at(desk, warrant, "warrant")
    return sheet_of(address, desk, matter, read.void_after, with_person=wanted.with_persons)


def _members(desk: Desk, read: Packing, sheets: Sequence[Sheet], handout: HandoutId) -> Iterator[Member]:
    yield "README.md", _readme(desk, read, handout).encode()
    yield "checkpoint", read.head.note.encode()
    rows = [{**row, HANDOUT: handout} for row in read.rows]
    yield "warrants.json", json.dumps(rows, ensure_ascii=False, indent=1).encode()
    for number, (warrant, sheet) in enumerate(zip(read.warrants, sheets, strict=True), start=1):
        yield (
            f"sheets/{number:02}.html",
            render_to_string(
                "web/pack_sheet.html", {"sheet": sheet, "said": sheet_words(), "style": _style()}
            ).encode(),
        )
        yield f"sheets/{number:02}.pdf", pdf_of(sheet)
        for one in read.proofs[warrant.id]:
            name = f"entries/{number:02}/{one.version:04}"
            yield f"{name}.leaf.json", one.leaf
            yield f"{name}.tlog-proof", one.proof


def _readme(desk: Desk, read: Packing, handout: HandoutId) -> str:
    said = {
        "handout": handout,
        "void_after": times.with_zone(read.void_after, desk.zone),
        "numbers": [one.number for one in read.warrants],
        "vkey": str(publisher().signer.verifier),
        "size": read.head.size,
    }
    with override(None):
        return render_to_string("web/pack_readme.md", said)


def _style() -> str:
    """The sheet's style, so that the file needs no other."""
    return STYLE.read_text("utf-8")


def _written(desk: Desk, members: Sequence[Member]) -> bytes:
    file = io.BytesIO()
    moment = desk.now.on(desk.zone).timetuple()[:6]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(zipfile.ZipInfo(name, date_time=moment), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
