"""Giving out a file: part by part, each entered as an act before a row of it is written."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import HandoutId, MatterId, OfficeId, SubmissionId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.policy.profile import Profile
from tipstaff.registrar.capabilities import new_reading
from tipstaff.registrar.facts import held_warrant, published_for
from tipstaff.registrar.plan import decide
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.submit import submit
from tipstaff.warrants.core.exchange.cells import Cells
from tipstaff.warrants.core.exchange.given import row_of, rows_sha256
from tipstaff.warrants.core.grounds import WarrantGround
from tipstaff.warrants.core.handout.bars import bar_of_warrant
from tipstaff.warrants.core.handout.commands import GiveOut
from tipstaff.warrants.core.handout.handout import GivenWarrant, HandoutForm
from tipstaff.warrants.core.look.look import Purpose
from tipstaff.warrants.core.warrant import Warrant

type Clock = Callable[[], Instant]

READ_AGAIN = 3
"""How often a part is read anew when a warrant in it changes between reading and entering."""
CHANGED = frozenset({WarrantGround.CHANGED_SINCE_READ})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants given out, for what, and to whom."""

    form: HandoutForm
    with_persons: bool
    purpose: Purpose
    case_reference: str
    recipient: str = ""
    recipient_office: OfficeId | None = None
    valid_until: Instant | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """A warrant that was left out, and why."""

    warrant: WarrantId
    number: str
    refused: Refused


@dataclass(frozen=True, slots=True)
class Part:
    """What came of one part: the rows that were given out, and the warrants that were left out."""

    rows: tuple[Cells, ...]
    left_out: tuple[Left, ...]
    handout: HandoutId | None = None
    """The act under which the rows were given out; None in a dry run, or where no row was left."""


@dataclass(frozen=True, slots=True)
class Read:
    """A part as it was read: the warrants that may be given out, as they stand."""

    warrants: list[Warrant] = field(default_factory=list)
    rules: dict[WarrantId, Profile] = field(default_factory=dict)
    """The rules that each of them stands under."""
    left_out: list[Left] = field(default_factory=list)


def dry_run(
    parts: Iterable[Sequence[WarrantId]], actor: Actor, wanted: Wanted, now: Instant
) -> Iterator[Part | Refused]:
    """What giving out would give, and what it would leave out, decided as the act would be; nothing is entered."""
    for number, part in enumerate(parts, start=1):
        read = read_part(part, actor, wanted, now)
        rows = rows_of(read, now, _DRY, wanted)
        if read.warrants:
            command = command_for(_DRY, read.warrants, rows_sha256(rows), wanted, now, "file", number)
            decided = decide(command, actor, now, None)
            if isinstance(decided, Refused):
                yield decided
                return
        yield Part(rows, tuple(read.left_out))


_DRY = HandoutId(MatterId("handout-0"))
"""In place of the act, where there is none yet."""


def give_out(
    parts: Iterable[Sequence[WarrantId]],
    actor: Actor,
    wanted: Wanted,
    clock: Clock,
    submission: SubmissionId,
) -> Iterator[Part | Refused]:
    """Give out, part by part: what is yielded stands on the record. A refusal that is about no row ends it.

    Each part is read and entered at its own moment, so that the record says when it was true.

    The same submission with the same rows is the same act; where a warrant has changed meanwhile, it is a new one.
    """
    file = f"file-{_derived(submission, 'file').hex}"
    for number, part in enumerate(parts, start=1):
        outcome = _give_part(part, number, file, actor, wanted, clock, submission)
        yield outcome
        if isinstance(outcome, Refused):
            return


def _give_part(  # noqa: PLR0913, PLR0917 - one part of a file, and all that the act rests on
    part: Sequence[WarrantId],
    number: int,
    file: str,
    actor: Actor,
    wanted: Wanted,
    clock: Clock,
    submission: SubmissionId,
) -> Part | Refused:
    """One part, read anew while its warrants change under it."""
    outcome: Part | Refused = Refused(WarrantGround.CHANGED_SINCE_READ)
    for _ in range(READ_AGAIN):
        now = clock()
        read = read_part(part, actor, wanted, now)
        if not read.warrants:
            return Part((), tuple(read.left_out))
        sha256 = rows_sha256(rows_of(read, now, _DRY, wanted))
        drawn = _derived(submission, f"{number}/{sha256}")
        handout = HandoutId(MatterId(f"handout-{drawn.hex}"))
        command = command_for(handout, read.warrants, sha256, wanted, now, file, number)
        outcome_of_act = submit(command, actor, SubmissionId(str(drawn)), now)
        if not isinstance(outcome_of_act, Refused):
            return Part(rows_of(read, now, handout, wanted), tuple(read.left_out), handout)
        outcome = outcome_of_act
        if outcome_of_act.ground not in CHANGED:
            break
    return outcome


def read_part(part: Sequence[WarrantId], actor: Actor, wanted: Wanted, now: Instant) -> Read:
    """A part as it stands: what may be given out of it, and what may not, each with its reason."""
    reading = new_reading()
    reading.load_all(part)
    proven, read = published_for(wanted.form, part), Read()
    for one in part:
        loaded = reading.load(one)
        state, held = loaded.state, held_warrant(loaded, now, is_published=one in proven)
        refused = bar_of_warrant(held, actor, wanted.form, with_persons=wanted.with_persons)
        if refused:
            read.left_out.append(Left(one, state.number if isinstance(state, Warrant) else "", refused))
        else:
            read.warrants.append(state)
            read.rules[one] = rules_named(loaded.rules or "")
    return read


def rows_of(read: Read, at: Instant, handout: HandoutId, wanted: Wanted) -> tuple[Cells, ...]:
    """The rows of what was read, each warrant as it stands under its own rules."""
    return tuple(
        row_of(one, read.rules[one.id], at, handout, with_persons=wanted.with_persons)
        for one in read.warrants
    )


def command_for(  # noqa: PLR0913, PLR0917 - what an act of giving out names
    handout: HandoutId,
    warrants: Iterable[Warrant],
    sha256: str,
    wanted: Wanted,
    now: Instant,
    file: str,
    number: int,
) -> GiveOut:
    """The command that gives out these warrants, as they were read."""
    return GiveOut(
        happened_at=now,
        handout=handout,
        form=wanted.form,
        warrants=tuple(GivenWarrant(warrant=one.id, edition=one.edition) for one in warrants),
        sha256=sha256,
        purpose=wanted.purpose,
        case_reference=wanted.case_reference,
        with_persons=wanted.with_persons,
        recipient=wanted.recipient,
        recipient_office=wanted.recipient_office,
        file=file,
        part=number,
        valid_until=wanted.valid_until,
    )


def _derived(submission: SubmissionId, name: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{submission}/{name}")
