"""Personal data and free text: sealed under a key of its subject, never in the leaf."""

from dataclasses import dataclass

from tipstaff.kernel.ids import SubjectId


@dataclass(frozen=True, slots=True)
class Sealed[T]:
    """Content that the record keeps encrypted; the leaf holds a salted commitment to it.

    `content` is None once the subject's key has been destroyed: the person is erased, the act stands.
    """

    subject: SubjectId
    content: T | None

    def opened(self, erased: T) -> T:
        """The content, or what to show in its place after erasure."""
        return erased if self.content is None else self.content
