"""What comes of a request, written from the profile's text and from nothing else (section `approvals`).

Each line of `after` is a sentence of that text. Nothing of the code under test is used here.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Outcome:
    """Where a request stands in the words of the text."""

    status: str = "open"
    version: int = 1
    yes: frozenset[int] = frozenset()
    """Who has agreed to the version that stands."""
    stale: frozenset[int] = frozenset()
    """Whose yes was for an earlier version, and has to be given anew."""
    silent: frozenset[int] = frozenset()
    """Who has let their time pass without a word."""


@dataclass(frozen=True)
class Move:
    """What somebody does: `yes`, `no` and `silence` of one approver; `change` and `withdraw` of who asks."""

    what: str
    who: int = -1


def after(stands: Outcome, move: Move, needed: int) -> Outcome | None:
    """Where the request stands after a move; None where the text leaves no room for it."""
    who = move.who
    if stands.status in ("declined", "withdrawn"):
        return None  # a decline or a withdrawal ends everything
    match move.what:
        case "withdraw":
            return replace(stands, status="withdrawn")  # a withdrawal ends everything, an acceptance too
        case "change":
            # A change makes given approvals stale: they are given anew, and every time runs again.
            stale = stands.yes | stands.stale
            return Outcome(version=stands.version + 1, stale=stale)
        case _ if stands.status == "accepted":
            return None  # who has agreed has agreed
        case "no":
            return replace(stands, status="declined")  # one decline declines the whole
        case "yes" if who in stands.yes:
            return None  # nobody gives an approval twice
        case "yes":
            yes = stands.yes | {who}  # also after its time: late, and marked so
            agreed = replace(stands, yes=yes, stale=stands.stale - {who}, silent=stands.silent - {who})
            return replace(agreed, status="accepted") if len(yes) == needed else agreed  # only all accept it
        case "silence" if who in stands.yes or who in stands.silent:
            return None  # nothing is silent that has spoken; a silence is entered once
        case "silence":
            # Neither a yes nor a no: the request stays as open as it was.
            return replace(stands, silent=stands.silent | {who}, stale=stands.stale - {who})
        case _:
            raise ValueError(move.what)
