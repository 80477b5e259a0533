"""Papers that acts refer to by hash: kept encrypted under their subject's key."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tipstaff.kernel.ids import SubjectId
from tipstaff.record import models, sealing

LARGEST = 20 * 1024 * 1024
"""Bytes one paper may have (20 MiB)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's bytes, and whose personal data it holds."""

    subject: SubjectId
    content: bytes

    @property
    def sha256(self) -> str:
        """Hash of the bytes: how acts name the paper."""
        return hashlib.sha256(self.content).hexdigest()


def store(papers: Iterable[Paper], key_of: Callable[[SubjectId], bytes]) -> None:
    """Keep papers, in the transaction of the act that refers to them. The same paper twice is kept once."""
    rows = [
        models.Attachment(
            sha256=paper.sha256,
            subject=paper.subject,
            box=sealing.close_named(key_of(paper.subject), paper.subject, paper.sha256, paper.content),
        )
        for paper in papers
    ]
    models.Attachment.objects.bulk_create(rows, ignore_conflicts=True)


def fetch(sha256: str, subject: SubjectId) -> bytes | None:
    """A paper's bytes; None where it is unknown or its subject has been erased. Raises SealBroken if altered."""
    row = models.Attachment.objects.filter(sha256=sha256, subject=subject).first()
    key = sealing.keys_of({subject}).get(subject)
    if row is None or key is None:
        return None
    return opened(row, key)


def opened(row: models.Attachment, key: bytes) -> bytes:
    """The bytes in a row, held against their hash. Raises SealBroken if altered."""
    content = sealing.reveal_named(key, SubjectId(row.subject), row.sha256, bytes(row.box))
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise sealing.SealBroken(f"Attachment {row.sha256} does not hold what its hash promises")
    return content
