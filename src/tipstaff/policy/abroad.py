"""What the rules say about requests between states: channels, questions, papers and thresholds."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.policy.penalty import Penalty


class Channel(StrEnum):
    """The only ways by which a request crosses a border. There is none around them."""

    TREATY = "treaty"
    INTERPOL = "interpol"


class PackageForm(StrEnum):
    """The form in which a request is made; questions, papers and thresholds follow from it."""

    EAW = "eaw"
    CN = "cn"
    UN = "un"
    NOTICE = "notice"


class Answer(StrEnum):
    """An answer to a question about a bar. Not known is an answer too, and often one that stops."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Bar(StrEnum):
    """What follows when a question is answered with what it stops on."""

    ABSOLUTE = "absolute"
    """Torture, persecution: nothing lifts it."""
    REFUGEE = "refugee"
    """A recognised refugee: nothing lifts it either."""
    ASSURANCE = "assurance"
    """It stands until somebody named has given an assurance that can be monitored."""
    MANDATORY = "mandatory"
    OPTIONAL = "optional"
    """It stops nothing by itself; the reviewers weigh it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRule:
    """When a question is asked, and what its answer does."""

    bar: Bar
    stops_on: frozenset[Answer]
    forms: frozenset[PackageForm]
    turned: bool
    """Whether it is asked the other way round too, before we request anything ourselves."""
    unless_listed: bool
    """Whether it is not asked about an offence of the list that needs no double criminality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRule:
    """What one part of a package needs beside its content."""

    form: PackageForm
    certified: bool
    translated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdRule:
    """How heavy an offence must be for a form of request."""

    form: PackageForm
    prosecution: Penalty
    """At least this is threatened, by the law of both sides."""
    sentence: Penalty
    """At least this remains to be served."""
    listed: Penalty | None
    """What an offence of the list must be threatened with; None where the form knows no list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRule:
    """By which channel and form a legal instrument is used, and how long it lets somebody be held for its papers."""

    channel: Channel
    form: PackageForm
    provisional: str
    """Id of the limit."""
    provisional_extended: str
    """Id of the limit once it was extended; the same where it can't be."""
    handover: str
    handover_extended: str
