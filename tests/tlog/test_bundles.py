"""Entry bundles."""

import aics_tlog
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipstaff.tlog.bundles import EntryTooLargeError, format_bundle, grow_bundles, parse_bundle
from tipstaff.tlog.tiles import TileError, bundles_between

ENTRIES = [f"entry {number}".encode() for number in range(1000)]


def test_each_entry_stands_after_its_length_in_two_bytes():
    assert format_bundle([b"", b"abc", b"d" * 258]) == b"\x00\x00" + b"\x00\x03abc" + b"\x01\x02" + b"d" * 258


@given(st.lists(st.binary(max_size=300), max_size=20))
@settings(deadline=None)
def test_a_bundle_is_read_as_it_was_written(entries: list[bytes]):
    assert parse_bundle(format_bundle(entries)) == entries


def test_the_longest_entry_fits_and_a_longer_one_is_refused_with_its_size():
    assert parse_bundle(format_bundle([bytes(65535)])) == [bytes(65535)]
    with pytest.raises(EntryTooLargeError, match="65536"):
        format_bundle([b"short", bytes(65536)])
    with pytest.raises(EntryTooLargeError, match="65536"):
        grow_bundles(0, [bytes(65536)], {}.__getitem__)


@pytest.mark.parametrize("cut", range(1, 5))
def test_a_bundle_that_ends_inside_an_entry_is_refused(cut: int):
    with pytest.raises(TileError, match="inside an entry"):
        parse_bundle(format_bundle([b"whole", b"abc"])[:-cut])


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_bundles_grown_in_steps_are_those_that_must_be_written(sizes: list[int]):
    bundles: dict[str, bytes] = {}
    for size1, size2 in zip([0, *sorted(sizes)], sorted(sizes), strict=False):
        fresh = grow_bundles(size1, ENTRIES[size1:size2], bundles.__getitem__)
        assert list(fresh) == [bundle.path for bundle in bundles_between(size1, size2)]
        bundles |= fresh
    size = max(sizes)
    read = [parse_bundle(bundles[bundle.path]) for bundle in bundles_between(0, size)]
    assert [entry for entries in read for entry in entries] == ENTRIES[:size]


@pytest.mark.parametrize("count", [0, 43, 45, 257])
def test_a_bundle_with_another_number_of_entries_is_refused(count: int):
    held = {"tile/entries/001.p/44": format_bundle(ENTRIES[:count])}
    with pytest.raises(TileError, match="entries"):
        grow_bundles(300, ENTRIES[:1], held.__getitem__)


def test_a_partial_bundle_may_be_answered_with_the_full_one_that_replaced_it():
    held = {"tile/entries/001.p/44": format_bundle(ENTRIES[256:512])}
    fresh = grow_bundles(300, ENTRIES[300:303], held.__getitem__)
    assert fresh == {"tile/entries/001.p/47": format_bundle(ENTRIES[256:303])}


def test_an_independent_package_writes_the_same_bundles():
    store = aics_tlog.MemoryTileStore()
    aics_tlog.IncrementalTileWriter(store).append(ENTRIES)
    theirs = {path: content for path, content in store.tiles.items() if path.startswith("tile/entries/")}
    assert grow_bundles(0, ENTRIES, {}.__getitem__) == theirs
