"""What an office is told by its channel: that something about a warrant is no longer true, and nothing of the person.

Not the ground either: that of a recall may say something about the person, such as a death.
"""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from tipstaff.kernel.canonical import Json, canonical
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.words import _
from tipstaff.record.deliveries import Delivery
from tipstaff.record.read import written_at
from tipstaff.tlog.merkle import leaf_hash
from tipstaff.tlog.note import encode_base64
from tipstaff.warrants.chases import chases_named
from tipstaff.warrants.core.words import EVENT_WORDS
from tipstaff.warrants.queries import warrants_named

LANGUAGES = ("zh-hans", "en")
"""Every letter says the same in both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message, before it is written for a channel."""

    id: str
    office: OfficeId
    warrant: str
    number: str
    why: str
    """Name of the event by which what the office holds ceased to be true."""
    changed_at: Instant
    told_at: Instant
    is_further: bool
    """Whether it goes to an office to which somebody else's silence was taken."""
    page: str
    """Address of the page on which somebody of the office acknowledges."""
    entry: int
    leaf: str
    receipt: str
    """Address of the receipt of the entry by which the office was told."""


def letter_of(delivery: Delivery) -> Letter:
    """The letter of a message. Raises LookupError where the record does not have what it tells of."""
    which = delivery.which
    (chase,) = chases_named({which.matter})
    (warrant,) = warrants_named({chase.warrant})
    entry = written_at(which.matter, delivery.version)
    if entry is None:
        raise LookupError(f"{which.matter} has no version {delivery.version}")
    return Letter(
        id=str(which),
        office=delivery.office,
        warrant=chase.warrant,
        number=warrant.number,
        why=chase.why,
        changed_at=chase.changed_at,
        told_at=delivery.told_at,
        is_further=which.rung > 1,
        page=_address("chase", chase.chase),
        entry=entry.id,
        leaf=encode_base64(leaf_hash(entry.leaf.encode())),
        receipt=_address("entry", entry.id),
    )


def _address(page: str, of: str | int) -> str:
    return f"{settings.ADDRESS}{reverse(page, args=[of])}"


def subject_of(letter: Letter) -> str:
    """The one line by which it is known, in both languages."""
    said = {language: _said(letter, language) for language in LANGUAGES}
    return f"{' / '.join(said.values())}: {letter.number}"


def text_of(letter: Letter) -> str:
    """The letter as plain text, first in Chinese and then in English."""
    return "\n\n".join(_text(letter, language) for language in LANGUAGES) + "\n"


def body_of(letter: Letter) -> str:
    """The letter for a program: canonical JSON, with the sentences in both languages in it."""
    said: dict[str, Json] = {language: _text(letter, language) for language in LANGUAGES}
    return canonical(
        {
            "acknowledge_at": letter.page,
            "changed_at": str(letter.changed_at),
            "id": letter.id,
            "number": letter.number,
            "office": letter.office,
            "receipt": {"at": letter.receipt, "entry": letter.entry, "leaf_hash": letter.leaf},
            "text": said,
            "told_at": str(letter.told_at),
            "type": letter.why,
            "warrant": letter.warrant,
            "why_told": "silence_of_a_holder" if letter.is_further else "holds_something",
        }
    )


HELD = _("Nobody may act on this warrant as it stood. This office holds something about it.")
FURTHER = _(
    "Nobody may act on this warrant as it stood. An office that holds something about it has not acknowledged; it "
    "was taken to this office. Make sure that it knows."
)


def _said(letter: Letter, language: str) -> str:
    with override(language):
        return gettext(EVENT_WORDS[letter.why])


def _text(letter: Letter, language: str) -> str:
    with override(language):
        lines = (
            f"{gettext(EVENT_WORDS[letter.why])}: {letter.number}",
            gettext(FURTHER if letter.is_further else HELD),
            gettext("Since {moment} (UTC). Told at {told} (UTC).").format(
                moment=letter.changed_at, told=letter.told_at
            ),
            gettext("Acknowledge here: {page}").format(page=letter.page),
            gettext("Receipt: entry {entry}, {receipt}").format(entry=letter.entry, receipt=letter.receipt),
            gettext(
                "This message is no acknowledgement and asks for no answer by e-mail: the office counts as knowing "
                "once somebody there has acknowledged on the page."
            ),
        )
    return "\n".join(lines)
