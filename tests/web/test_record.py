"""The record before an outsider: the published log over HTTP is enough to verify an entry."""

import html
import re

import pytest
from django.test import Client
from tests.web.test_permissions import ROLES
from tests.web.world import World, sign_in

from tipstaff.record.publish import publisher
from tipstaff.tlog.checkpoint import open_checkpoint
from tipstaff.tlog.merkle import leaf_hash
from tipstaff.tlog.note import Verifier, decode_base64
from tipstaff.tlog.proof import ProofError, inclusion_proof, verify_inclusion
from tipstaff.tlog.tiles import node_reader

LOG = "/record/log"


@pytest.fixture(scope="module")
def published(world: World) -> int:
    """The day's record, published; how many entries the log has."""
    return publisher().publish()


def fetched(client: Client, path: str) -> bytes:
    answer = client.get(f"{LOG}/{path}")
    assert answer.status_code == 200, path
    return answer.content


def shown(page: str, name: str) -> str:
    return html.unescape(re.search(rf'<pre tabindex="0" id="{name}">(.*?)</pre>', page, re.DOTALL)[1])


def test_an_outsider_verifies_an_entry_from_the_bytes_of_the_log_alone(published: int):
    client = sign_in("duty.chengdu")
    vkey = Verifier.parse(shown(client.get("/record/").content.decode(), "vkey"))
    head = open_checkpoint(fetched(client, "checkpoint"), vkey)
    assert head.size == published
    page = client.get("/record/entries/1").content.decode()
    index = int(re.search(r'<dd class="num">(\d+)</dd>', page)[1])
    leaf = leaf_hash(shown(page, "leaf").encode())
    proof = inclusion_proof(index, head.size, node_reader(head.size, lambda path: fetched(client, path)))
    verify_inclusion(index, head.size, leaf, proof, head.root)
    assert [decode_base64(each) for each in shown(page, "proof").split()] == proof
    with pytest.raises(ProofError):
        verify_inclusion(index, head.size, leaf_hash(b"another"), proof, head.root)


@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_signed_in_reads_the_log(published: int, role: str):
    client = sign_in(role)
    assert client.get(f"{LOG}/checkpoint").headers["Content-Type"].startswith("text/plain")
    assert client.get(f"{LOG}/tile/0/000.p/{published}").status_code == 200
    assert client.get(f"{LOG}/tile/entries/000.p/{published}").status_code == 200


@pytest.mark.parametrize("path", ["/checkpoint", "/tile/0/000.p/1"])
def test_nobody_reads_the_log_without_signing_in(published: int, path: str):
    assert Client().get(f"{LOG}{path}").status_code == 302


@pytest.mark.parametrize(
    "path",
    ["tile/0/999", "tile/0/0", "tile/../checkpoint", "tile/entries/..%2f..%2fkeys", "tile/9/x", "keys"],
)
def test_nothing_but_the_logs_files_is_served(published: int, path: str):
    assert sign_in("duty.chengdu").get(f"{LOG}/{path}").status_code == 404


def test_a_full_tile_may_be_kept_for_ever_and_a_partial_one_not(
    published: int, monkeypatch: pytest.MonkeyPatch
):
    client, log = sign_in("duty.chengdu"), publisher().log
    log.write("tile/0/001", bytes(32 * 256))
    assert "immutable" in client.get(f"{LOG}/tile/0/001").headers["Cache-Control"]
    assert "immutable" not in client.get(f"{LOG}/tile/0/000.p/{published}").headers["Cache-Control"]
    assert "immutable" not in client.get(f"{LOG}/checkpoint").headers["Cache-Control"]


def test_no_receipt_shows_what_is_personal(published: int):
    client = sign_in("oversight")
    for number in range(1, published + 1):
        page = client.get(f"/record/entries/{number}").content.decode()
        for personal in ("周示例", "孙示例", "999999199001010013", "左手背旧伤", "嫌疑人现居杭州"):
            assert personal not in page


@pytest.mark.parametrize("number", ["999999", "99999999999999999999999"])
def test_an_entry_that_is_none_is_not_there(published: int, number: str):
    assert sign_in("oversight").get(f"/record/entries/{number}").status_code == 404


def test_a_matters_timeline_leads_to_the_receipts_of_its_entries(world: World, published: int):
    page = sign_in("registrar.guangzhou").get(world.at("zhou")).content.decode()
    receipts = re.findall(r'href="(/record/entries/\d+)"', page)
    assert receipts
    assert world.matters["zhou"] in sign_in("registrar.guangzhou").get(receipts[0]).content.decode()
