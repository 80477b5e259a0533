"""How sending a message may end, other than by being taken."""


class NotTaken(Exception):
    """Nothing was taken by the other side, for certain. It may be tried again."""


class Unclear(Exception):
    """The message had gone out and no answer came: it may have arrived. It is not sent again."""
