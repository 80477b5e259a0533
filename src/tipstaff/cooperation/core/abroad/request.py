"""A request between states: who asks whom, for what, under which text, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tipstaff.cooperation.core.abroad.detention import Detention
from tipstaff.cooperation.core.abroad.package import FiledPart
from tipstaff.cooperation.core.abroad.questions import SealedAnswer, Side
from tipstaff.cooperation.core.abroad.view import BlindReview
from tipstaff.kernel.ids import (
    AgencyId,
    ForeignRequestId,
    OffenceCode,
    OfficeId,
    SubjectId,
    UserId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.abroad import PackageForm


class Direction(StrEnum):
    """Who asks."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Sought(StrEnum):
    """What the person is sought for."""

    PROSECUTION = "prosecution"
    SENTENCE = "sentence"


class AbroadStatus(StrEnum):
    """Where a request stands."""

    PREPARING = "preparing"
    IN_REVIEW = "in_review"
    WITH_DECIDER = "with_decider"
    RELEASED = "released"
    SENT = "sent"
    GRANTED = "granted"
    SURRENDERED = "surrendered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


ENDED = frozenset({AbroadStatus.REFUSED, AbroadStatus.WITHDRAWN, AbroadStatus.LAPSED})
UNSENT = frozenset(
    {AbroadStatus.PREPARING, AbroadStatus.IN_REVIEW, AbroadStatus.WITH_DECIDER, AbroadStatus.RELEASED}
)
"""Where a change of answers or papers puts it back to its beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignWarrant:
    """The judicial order of another state, as its request names it."""

    authority: str
    number: str
    issued_on: date
    person: str
    """Who is sought, in the words of the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assurance:
    """What somebody has promised, who, when, and how it will be seen that it is kept."""

    question: str
    given_by: Sealed[str]
    given_on: date
    monitored: Sealed[str]


class RefusedBy(StrEnum):
    """Who said no."""

    ASKED_STATE = "asked_state"
    OWN_AUTHORITY = "own_authority"
    REVIEWERS = "reviewers"
    DECIDER = "decider"
    OWN_COURT = "own_court"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """That a request was refused: by whom, on which ground. It is shown with the warrant for ever."""

    by: RefusedBy
    ground: str
    reasons: Sealed[str]
    at: Instant


class HandoverSide(StrEnum):
    """Who signs a hand-over."""

    GIVING = "giving"
    TAKING = "taking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One side has signed for the person, the papers and what goes with them."""

    side: HandoverSide
    signed_by: Sealed[str]
    entered_by: UserId
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """When the person is to be handed over, and who has signed."""

    agreed_for: Instant
    is_extended: bool = False
    signatures: tuple[Signature, ...] = ()

    def signed(self, side: HandoverSide) -> Signature | None:
        """The signature of a side; None where it is missing."""
        return next((one for one in self.signatures if one.side is side), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """Papers that the asked side has asked for."""

    asked_at: Instant
    is_extended: bool = False
    given_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignRequest:
    """A request as it stands after everything that was entered about it."""

    request: ForeignRequestId
    direction: Direction
    instrument: str
    form: PackageForm
    country: str
    """The other state, by its two letters."""
    warrant: WarrantId | None
    """Ours; None where the other state asks."""
    foreign: Sealed[ForeignWarrant] | None
    """Theirs; None where we ask."""
    subject: SubjectId
    offence: OffenceCode
    """By our own law."""
    sought: Sought
    is_listed: bool
    agency: AgencyId
    office: OfficeId
    zone: str
    opened_by: UserId
    opened_at: Instant
    earlier: tuple[ForeignRequestId, ...]
    """Requests for the same warrant that were refused before this one was made."""
    reference: str = ""
    hands: frozenset[UserId] = frozenset()
    """Everybody who prepared it: none of them reviews or decides."""
    status: AbroadStatus = AbroadStatus.PREPARING
    answers: Mapping[tuple[str, Side], SealedAnswer] = field(default_factory=dict)
    assurances: tuple[Assurance, ...] = ()
    parts: Mapping[str, FiledPart] = field(default_factory=dict)
    review: BlindReview | None = None
    earlier_reviews: tuple[BlindReview, ...] = ()
    """Rounds that a change put an end to. What was sealed in them stays sealed."""
    decider_office: OfficeId | None = None
    with_decider_at: Instant | None = None
    decided_by: UserId | None = None
    decision: Sealed[str] | None = None
    sent_at: Instant | None = None
    granted_at: Instant | None = None
    supplement: Supplement | None = None
    detention: Detention | None = None
    handover: Handover | None = None
    surrendered_at: Instant | None = None
    consented: frozenset[OffenceCode] = frozenset()
    """Offences beyond the first for which the surrendering side has consented to prosecution."""
    final_release_at: Instant | None = None
    speciality_lapsed: bool = False
    refusal: Refusal | None = None
    ended_at: Instant | None = None
    reviewed_at: Instant | None = None
    """When the need for a notice was last looked at."""

    @property
    def is_outgoing(self) -> bool:
        return self.direction is Direction.OUTGOING

    @property
    def is_notice(self) -> bool:
        return self.form is PackageForm.NOTICE

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

    @property
    def assured(self) -> frozenset[str]:
        """The questions about which an assurance was given."""
        return frozenset(one.question for one in self.assurances)

    @property
    def owes_release(self) -> bool:
        """Whether somebody is held who must go free: a time has passed, or the request has come to its end."""
        held = self.detention
        if held is None or not held.is_running or self.surrendered_at is not None:
            return False
        return held.release_due_at is not None or (self.has_ended and not _held_since(self))

    def allows(self, offence: OffenceCode) -> bool:
        """Whether the surrendered person may be dealt with for an offence: speciality."""
        return self.speciality_lapsed or offence == self.offence or offence in self.consented


def _held_since(request: ForeignRequest) -> bool:
    """Whether a ground for holding was named after the request had ended."""
    held, ended = request.detention, request.ended_at
    return bool(held and ended and any(one.at >= ended for one in held.held_on))
