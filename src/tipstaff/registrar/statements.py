"""An agency's statement: what stands for it in every account, with the entries it follows from and their proofs.

Whoever has the statement and the log's key checks it without the installation: each entry is under the signed
checkpoint, none is left out between the first and the last of an account, and folded they give the sums.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from tipstaff.cooperation.accounts import accounts_of_agency, totals
from tipstaff.cooperation.core.account.account import Account, Heading
from tipstaff.cooperation.core.account.evolve import evolve
from tipstaff.kernel.canonical import Json
from tipstaff.kernel.codec import Unreadable, read
from tipstaff.kernel.ids import AccountId, AgencyId
from tipstaff.record.events import restore
from tipstaff.record.proofs import proven_so_far
from tipstaff.record.publish import publisher
from tipstaff.record.read import newest_checkpoint
from tipstaff.registrar.capabilities import NAMES
from tipstaff.tlog.checkpoint import open_checkpoint
from tipstaff.tlog.merkle import leaf_hash
from tipstaff.tlog.note import NoteError, Verifier
from tipstaff.tlog.proof import ProofError, verify_inclusion
from tipstaff.tlog.proof_file import NoProofFile, read_proof_file

type Sums = Mapping[str, Mapping[Heading, int]]
"""Unit -> heading -> what stands there, in whole points or minor units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedEntry:
    """One entry of an account as the record has it, and its c2sp.org/tlog-proof."""

    leaf: str
    proof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAccount:
    """One account with its entries. `pending`: how many the checkpoint does not cover yet."""

    account: AccountId
    entries: tuple[StatedEntry, ...]
    pending: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What stands for an agency under a checkpoint."""

    agency: AgencyId
    checkpoint: str
    accounts: tuple[StatedAccount, ...]
    sums: dict[str, dict[str, int]]

    @property
    def pending(self) -> int:
        """How many entries are on the record and not under the checkpoint yet."""
        return sum(one.pending for one in self.accounts)


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold, and where."""

    place: str
    what: str


class NothingPublished(Exception):
    """There is no signed checkpoint that a statement could stand under."""


def statement_of(agency: AgencyId, accounts: Iterable[AccountId] | None = None) -> Statement:
    """An agency's statement under the newest checkpoint, of all its accounts or of some.

    Raises NothingPublished without a checkpoint, and TilesLost where files of the log are missing.
    """
    head = newest_checkpoint()
    if head is None:
        raise NothingPublished
    stated = []
    for account in accounts_of_agency(agency) if accounts is None else accounts:
        entries, pending = proven_so_far(account, head)
        given = tuple(StatedEntry(leaf=one.leaf.decode(), proof=one.proof.decode()) for one in entries)
        stated.append(StatedAccount(account=account, entries=given, pending=pending))
    states = [state for one in stated if (state := _folded(one))]
    return Statement(
        agency=agency, checkpoint=head.note, accounts=tuple(stated), sums=sums_of(agency, states)
    )


def read_statement(value: Json) -> Statement:
    """A statement from its JSON. Raises Unreadable."""
    if not isinstance(value, dict):
        raise Unreadable(["a statement is an object"])
    return read(value, Statement)


def check_statement(statement: Statement, key: Verifier) -> tuple[Fault, ...]:
    """Everything in a statement that does not hold. It needs the statement and the log's key, and nothing else."""
    return tuple(_faults(statement, key))


def _faults(statement: Statement, key: Verifier) -> Iterator[Fault]:
    try:
        checkpoint = open_checkpoint(statement.checkpoint.encode(), key)
    except NoteError as problem:
        yield Fault("checkpoint", str(problem))
        return
    states = []
    for account in statement.accounts:
        yield from _faults_in(account, statement.checkpoint, checkpoint.size, checkpoint.root)
        try:
            state = _folded(account)
        except (Unreadable, ValueError, LookupError, TypeError) as problem:
            yield Fault(account.account, f"the entries cannot be folded: {problem}")
            continue
        if state is not None:
            states.append(state)
            yield from _not_level(state)
    if sums_of(statement.agency, states) != statement.sums:
        yield Fault(statement.agency, "the sums do not follow from the entries")


def _faults_in(account: StatedAccount, note: str, size: int, root: bytes) -> Iterator[Fault]:
    for version, entry in enumerate(account.entries, 1):
        place = f"{account.account}/{version}"
        try:
            proof = read_proof_file(entry.proof.encode())
            verify_inclusion(proof.index, size, leaf_hash(entry.leaf.encode()), proof.hashes, root)
            leaf = json.loads(entry.leaf)
        except (NoProofFile, ProofError, ValueError) as problem:
            yield Fault(place, str(problem))
            continue
        if proof.checkpoint.decode() != note:
            yield Fault(place, "the proof is of another checkpoint")
        if not isinstance(leaf, dict) or (leaf.get("matter"), leaf.get("version")) != (
            account.account,
            version,
        ):
            yield Fault(place, "an entry is missing before this one, or it is of another account")


def _not_level(account: Account) -> Iterator[Fault]:
    for unit in units_of(account):
        if total := sum(one.amount for one in account.postings(unit)):
            yield Fault(account.account, f"the postings in {unit} add up to {total}, not to nothing")


def units_of(account: Account) -> tuple[str, ...]:
    """Every unit in which something is posted."""
    units = {item.unit for item in account.items} | {one.unit for one in account.bookings}
    return tuple(sorted(units))


def sums_of(agency: AgencyId, accounts: Iterable[Account]) -> dict[str, dict[str, int]]:
    """What stands for an agency, by unit and heading."""
    sums: dict[str, dict[str, int]] = {}
    for account in accounts:
        for unit in units_of(account):
            for one in account.postings(unit):
                if one.agency == agency:
                    of_unit = sums.setdefault(unit, {})
                    of_unit[one.heading.value] = of_unit.get(one.heading.value, 0) + one.amount
    return sums


def differs_from_tables(statement: Statement) -> bool:
    """Whether the tables say something else than the entries; they may say more while some are not published yet."""
    said = {
        unit: {heading.value: amount for heading, amount in of_unit.items()}
        for unit, of_unit in totals(statement.agency).items()
    }
    return not statement.pending and said != statement.sums


def own_key() -> Verifier:
    """The key of this installation's log; others get it from elsewhere than from what it checks."""
    return publisher().signer.verifier


def _folded(account: StatedAccount) -> Account | None:
    """The account as its entries make it; what is sealed stays sealed."""
    state: Account | None = None
    leaves: list[Any] = [json.loads(one.leaf) for one in account.entries]
    events = [
        restore(leaf["act"], leaf["happened_at"], NAMES.class_of(leaf["event"], leaf["event_version"]), {})
        for leaf in leaves
    ]
    return reduce(evolve, events, state)  # type: ignore[arg-type]
