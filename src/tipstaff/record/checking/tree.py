"""The tree as the entries give it."""

from tipstaff.tlog.merkle import root_hash
from tipstaff.tlog.note import encode_base64
from tipstaff.tlog.tiles import FULL_WIDTH, Tile, parse_path, tree_root


class Tree:
    """Level by level of its tiles: each level holds the roots of the full tiles below."""

    def __init__(self, hashes: list[bytes]) -> None:
        self.levels = [hashes]
        while len(self.levels[-1]) >= FULL_WIDTH:
            below = self.levels[-1]
            full = len(below) - len(below) % FULL_WIDTH
            self.levels.append([root_hash(below[at : at + FULL_WIDTH]) for at in range(0, full, FULL_WIDTH)])

    def root(self, size: int) -> str | None:
        """The root at a size, in Base64; None where the entries do not reach that far."""
        return encode_base64(tree_root(size, self._read)) if size <= len(self.levels[0]) else None

    def tile(self, tile: Tile) -> bytes:
        """What a tile must hold; nothing where the tree has no such level."""
        start = tile.index * FULL_WIDTH
        return (
            b"".join(self.levels[tile.level][start : start + tile.width])
            if tile.level < len(self.levels)
            else b""
        )

    def _read(self, path: str) -> bytes:
        place = parse_path(path)
        assert isinstance(place, Tile)  # only tiles make a root
        return self.tile(place)
