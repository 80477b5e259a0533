"""The execution token: leave to execute one edition of one warrant, once, for one officer, in one window."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.ids import UserId
from tipstaff.kernel.instant import Instant

HASH_LENGTH = 64
"""Hexadecimal digits of a SHA-256."""


class TokenStatus(StrEnum):
    """A token is live once; whatever ends it, it stays ended."""

    LIVE = "live"
    SPENT = "spent"
    REPLACED = "replaced"
    LAPSED = "lapsed"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionToken:
    """Known here by its hash only; the token itself is shown once, to the officer who will use it."""

    token_hash: str
    edition: int
    confirmation: int
    officer: UserId
    window_from: Instant
    window_until: Instant
    issued_by: UserId
    issued_at: Instant
    status: TokenStatus = TokenStatus.LIVE

    def is_open(self, at: Instant) -> bool:
        """Whether its window is open at a moment; the end no longer belongs to it."""
        return self.window_from <= at < self.window_until

    def is_this(self, token: str) -> bool:
        """Whether a presented token is the one that was issued."""
        return hash_of(token) == self.token_hash


def hash_of(token: str) -> str:
    """The form in which the record knows a token: SHA-256 of its UTF-8 text, in lower-case hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_hash(text: str) -> bool:
    """Whether a text has the form of a token's hash."""
    return len(text) == HASH_LENGTH and set(text) <= set("0123456789abcdef")
