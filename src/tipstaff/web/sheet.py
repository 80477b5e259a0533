"""The sheet of one warrant: what stands on it, on paper and as PDF alike."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import segno
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_agencies, office_names
from tipstaff.kernel.ids import MatterId
from tipstaff.kernel.instant import Instant
from tipstaff.record.read import newest_checkpoint, written
from tipstaff.registrar.giving_sheets import GivenSheet
from tipstaff.registrar.matters import history
from tipstaff.tlog.merkle import leaf_hash
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.web import times, words
from tipstaff.web.desk import Desk
from tipstaff.web.matter import Matter
from tipstaff.web.record_notes import notes_of
from tipstaff.web.titles import agency_name
from tipstaff.web.warrants import Banner, banner, basis_of, person_of

type Lines = tuple[tuple[str, str], ...]
type Address = Callable[[str], str]
"""Says in full where a page of ours is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Where the entry that the sheet rests on stands on the record: its last, at the moment of reading."""

    entry: int
    log_index: int | None
    leaf_hash: str
    """In hex."""
    size: int | None
    """The size of the newest checkpoint that covers it; None where none does yet."""
    url: str

    @property
    def said(self) -> str:
        """The proof in one line, for whoever types it in."""
        if self.size is None:
            return gettext("entry {entry}, leaf {hash}, not yet under a checkpoint").format(
                entry=self.entry, hash=self.leaf_hash
            )
        return gettext("entry {entry}, index {index}, leaf {hash}, checkpoint of {size} entries").format(
            entry=self.entry, index=self.log_index, hash=self.leaf_hash, size=self.size
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page about one warrant."""

    number: str
    banner: Banner
    at: Instant
    """When it was read."""
    as_of: str
    """The same in words."""
    void_after: str
    edition: int
    basis: Lines
    person: Lines
    """Empty where the person is not named."""
    clocks: Lines
    desk: str
    """Who confirms before anybody acts."""
    proof: Proof
    notes: tuple[str, ...] = ()
    """What leads every display of this record, such as who it is not."""
    given: Lines = ()
    """Under which act, by whom and for what it was given out; empty in a preview."""

    @property
    def is_preview(self) -> bool:
        """Whether nobody has given it out, so that nobody may carry it."""
        return not self.given

    @property
    def code(self) -> SafeString:
        """The code that leads to the proof, as a drawing."""
        return mark_safe(svg_of(self.proof.url))  # noqa: S308 - drawn here, of an address of ours


def sheet_of(address: Address, desk: Desk, matter: Matter, until: Instant, *, with_person: bool) -> Sheet:
    """What a warrant's sheet says at this moment."""
    state: Warrant = matter.state
    return Sheet(
        number=state.number,
        banner=banner(matter, desk),
        at=desk.now,
        as_of=times.with_zone(desk.now, matter.zone),
        void_after=times.with_zone(until, matter.zone),
        edition=state.edition,
        basis=tuple(basis_of(matter)),
        person=tuple(person_of(matter)) if with_person else (),
        clocks=tuple(_clocks(matter)),
        notes=tuple(notes_in_words(state, with_person=with_person)),
        desk=_desk_of(state),
        proof=proof_of(address, state.id),
    )


def given_sheet(sheet: Sheet, given: GivenSheet, desk: Desk, purpose: str, case_reference: str) -> Sheet:
    """The sheet with the act under which it was given out."""
    lines = (
        (gettext("Given out by"), f"{desk.person} · {desk.office} · {desk.agency}"),
        (gettext("For"), f"{purpose} · {case_reference}"),
        (gettext("Under act"), given.handout),
    )
    return replace(sheet, given=lines)


def proof_of(address: Address, matter: MatterId) -> Proof:
    """The proof of a matter's last entry."""
    last = history(matter)[-1]
    leaf, head = written(last.id), newest_checkpoint()
    assert leaf is not None  # it was read a moment ago, and nothing is ever removed
    is_covered = head is not None and last.log_index is not None and last.log_index < head.size
    known: Mapping[str, object] = {
        "leaf": leaf_hash(leaf.leaf.encode()).hex(),
        **({"index": last.log_index, "size": head.size} if head and is_covered else {}),
    }
    return Proof(
        entry=last.id,
        log_index=last.log_index,
        leaf_hash=str(known["leaf"]),
        size=head.size if head and is_covered else None,
        url=f"{address(reverse('entry', args=[last.id]))}?{urlencode(known)}",
    )


def notes_in_words(warrant: Warrant, *, with_person: bool) -> Iterator[str]:
    """What is read before anything that seems to identify; what tells two apart, where the person is named."""
    notes = notes_of(warrant, has_looked=with_person)
    for one in notes.strangers:
        stranger = gettext("Not the same person as in warrant %(number)s") % {"number": one.number}
        yield f"≠ {stranger}{f': {one.tells_apart}' if one.tells_apart else ''}"
    if notes.is_thin:
        alone = gettext("Name and date of birth alone")
        yield f"▲ {alone}: {gettext('Nothing here tells this person from a namesake. Nobody is identified by it.')}"


def _clocks(matter: Matter) -> Iterator[tuple[str, str]]:
    """What is due on the warrant, the next first."""
    running = [one for one in matter.capability.clocks(matter.state, matter.rules) if one.deadline.due]
    for one in sorted(running, key=lambda one: str(one.deadline.due)):
        if one.deadline.due:
            yield words.of_clock(one.name, matter.kind), times.of_moment(one.deadline.due, matter.zone)


def _desk_of(warrant: Warrant) -> str:
    office = warrant.issuing_desk
    home = office_agencies({office}).get(office)
    name = office_names({office}, get_language() or "en").get(office, office)
    return f"{name} · {agency_name(home)}" if home else name


def svg_of(text: str) -> str:
    """A QR code as a drawing, with a quiet zone and the correction that survives a crease."""
    drawing = io.BytesIO()
    segno.make_qr(text, error="m").save(
        drawing, kind="svg", border=4, omitsize=True, xmldecl=False, svgclass="code", lineclass=None
    )
    return drawing.getvalue().decode()
