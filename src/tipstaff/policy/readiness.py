"""What the items of the readiness checklist ask for, and what their answers rest on."""

from enum import StrEnum


class AnswerForm(StrEnum):
    """What an answer has to say before the item counts as settled."""

    PLAIN = "plain"
    """A yes settles it."""
    PLAN = "plan"
    """A yes in words: what was planned, or by which means it was made sure."""
    NEED = "need"
    """Yes or no settles it: is there somebody or something to be reckoned with? A yes says what is done about it."""
    SEEN = "seen"
    """A yes by name and moment: which officer saw or did it, and when."""
    DWELLING = "dwelling"
    """Whose home it is; another person's needs an authority of its own, named with its paper."""
    WINDOW = "window"
    """From when until when; by night with its ground."""


class RestsOn(StrEnum):
    """What an answer rests on. When that changes, the answer is void."""

    WARRANT = "warrant"
    """The warrant's edition."""
    ADDRESS = "address"
    """The address that was named."""
