"""The record: how far it has come, the receipt of each entry, and the published log for everybody's own program.

Whoever is signed in may read all of it: leaves and tiles hold acts, offices and commitments, never personal data.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from tipstaff.record.publish import publisher
from tipstaff.record.read import SignedHead, Written, newest_checkpoint, state_of, written
from tipstaff.record.storage import CHECKPOINT
from tipstaff.tlog.merkle import leaf_hash
from tipstaff.tlog.note import encode_base64
from tipstaff.tlog.proof import inclusion_proof
from tipstaff.tlog.tiles import FULL_WIDTH, TileError, node_reader, parse_path, tree_root
from tipstaff.web import words
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.matter import may_read
from tipstaff.web.page import page
from tipstaff.web.pages import PAGES, address_of
from tipstaff.web.timeline import STATE_WORDS

UNCHANGING = "private, max-age=31536000, immutable"
"""A full tile never changes; the browser's owner is signed in, so no shared store may keep it."""


@at_desk
def record(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The newest signed checkpoint, the key it is signed with, and how to verify without trusting this page."""
    shown = {"checkpoint": newest_checkpoint(), "vkey": str(publisher().signer.verifier)}
    return page(request, desk, "web/record.html", shown, here="record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That an entry stands in the tree of a checkpoint: hashes from the leaf upwards, in base64."""

    size: int
    root: str
    hashes: tuple[str, ...]


@at_desk
def entry(request: HttpRequest, desk: Desk, entry: int) -> HttpResponse:
    """The receipt of one entry: its leaf as it stands on the record, and the proof that it does."""
    found = written(entry)
    if found is None:
        raise Http404
    may_open = found.matter.partition("-")[0] in PAGES and may_read(desk, found.matter)
    shown = {
        "entry": found,
        "said": words.of_event(found.event),
        "state": gettext(STATE_WORDS[state_of(found.log_index)]),
        "leaf_hash": encode_base64(leaf_hash(found.leaf.encode())),
        "proof": _proof(found, newest_checkpoint()),
        "matter_url": address_of(found.matter) if may_open else "",
    }
    return page(request, desk, "web/entry.html", shown, here="record")


def _proof(found: Written, head: SignedHead | None) -> Proof | None:
    """The inclusion proof under the newest checkpoint; None where it does not cover the entry yet."""
    if head is None or found.log_index is None or found.log_index >= head.size:
        return None
    read = publisher().log.read
    try:
        hashes = inclusion_proof(found.log_index, head.size, node_reader(head.size, read))
        root = tree_root(head.size, read)
    except FileNotFoundError:  # tiles are lost: `tipstaff publish --restore` writes them again
        return None
    return Proof(size=head.size, root=encode_base64(root), hashes=tuple(map(encode_base64, hashes)))


@at_desk
def checkpoint(_request: HttpRequest, _desk: Desk) -> HttpResponse:
    """The published checkpoint as it lies in the log's folder."""
    return _file(CHECKPOINT, "text/plain; charset=utf-8", "no-cache")


@at_desk
def tile(_request: HttpRequest, _desk: Desk, tile: str) -> HttpResponse:
    """A tile or bundle of the published log, by its path in C2SP tlog-tiles."""
    try:
        width = parse_path(f"tile/{tile}").width
    except TileError as unknown:
        raise Http404 from unknown
    return _file(
        f"tile/{tile}", "application/octet-stream", UNCHANGING if width == FULL_WIDTH else "no-cache"
    )


def _file(path: str, content_type: str, cached: str) -> HttpResponse:
    file = publisher().log.folder / path
    if not file.is_file():
        raise Http404
    return HttpResponse(file.read_bytes(), content_type=content_type, headers={"Cache-Control": cached})
