"""The formal letter of a co-operation request: what stands on it, on paper and as PDF alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import office_names, region_name
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.ids import AgencyId, OfficeId
from tipstaff.kernel.words import _
from tipstaff.policy.duties import Bearer, Duty
from tipstaff.registrar.matters import load
from tipstaff.warrants.core.warrant import Warrant
from tipstaff.web import times, words
from tipstaff.web.desk import Desk
from tipstaff.web.matter import Matter, matter_at
from tipstaff.web.responsibility import told_of
from tipstaff.web.sheet import Lines, Proof, notes_in_words, proof_of, svg_of
from tipstaff.web.titles import names_of, number_of
from tipstaff.web.warrants import person_of

WORDS: dict[str, str] = {
    "title": _("Letter of co-operation in a case"),
    "preview": _("Preview, not sent"),
    "scan": _("Leads to the entry on the record that this letter rests on, with its proof."),
    "proof": _("Proof"),
    "given": _("Given out"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter from one agency to another."""

    title: str
    number: str
    to: str
    opening: str
    notes: tuple[str, ...]
    """What is read before anything that seems to identify anybody."""
    parts: tuple[tuple[str, Lines], ...]
    proof: Proof
    given: Lines = ()
    """Under which act, by whom and to whom it was given out; empty in a preview."""

    @property
    def is_preview(self) -> bool:
        """Whether nobody has given it out."""
        return not self.given

    @property
    def code(self) -> SafeString:
        """The code that leads to the proof, as a drawing."""
        return mark_safe(svg_of(self.proof.url))  # noqa: S308 - drawn here, of an address of ours

    @property
    def sha256(self) -> str:
        """Hash of what it says."""
        lines = [self.title, self.number, self.to, self.opening, *self.notes]
        for heading, held in self.parts:
            lines += [heading, *(f"{label}\t{value}" for label, value in held)]
        return sha256("\n".join(lines).encode()).hexdigest()


def letter_of(request: HttpRequest, desk: Desk, matter: Matter, *, with_person: bool) -> Letter:
    """The letter of a request that was sent, as it stands at this moment."""
    state: CooperationRequest = matter.state
    names = names_of({state.asking_agency, state.asked_agency})
    offices = office_names({state.asking_office, state.receiving_office}, get_language() or "en")
    kind = matter.rules.cooperation[state.kind].says.in_language(get_language() or "en")
    opening = gettext("{asking} asks {asked} for help in the case named below, and sends the papers listed.")
    return Letter(
        title=kind,
        number=state.request,
        to=f"{names[state.asked_agency]} · {offices.get(state.receiving_office, '')}",
        opening=opening.format(asking=names[state.asking_agency], asked=names[state.asked_agency]),
        notes=tuple(_notes(state, with_person=with_person)),
        parts=tuple(_parts(desk, matter, names, offices, with_person=with_person)),
        proof=proof_of(request.build_absolute_uri, state.request),
    )


def _parts(
    desk: Desk,
    matter: Matter,
    names: Mapping[AgencyId, str],
    offices: Mapping[OfficeId, str],
    *,
    with_person: bool,
) -> Iterator[tuple[str, Lines]]:
    state: CooperationRequest = matter.state
    language = get_language() or "en"
    yield (
        gettext("The case"),
        (
            (gettext("Warrant"), number_of(state.warrant)),
            (gettext("Level"), str(state.level)),
            (gettext("Place"), region_name(state.place, language)),
            (gettext("Asked"), times.with_zone(state.asked_at, matter.zone)),
            (
                gettext("Asking office"),
                f"{names[state.asking_agency]} · {offices.get(state.asking_office, '')}",
            ),
        ),
    )
    if with_person:
        yield gettext("The person"), tuple(_person(desk, state))
        texts = [(gettext("Why help is needed"), state.reason.opened(gettext("Erased")))]
        yield gettext("What is asked"), (*texts, *told_of(state, matter.rules))
    papers = {one.kind: one.sha256 for one in state.papers}
    listed = (*matter.rules.papers_for(state.kind), *matter.rules.weapons)
    yield (
        gettext("Papers"),
        tuple(
            (one.says.in_language(language), f"sha256 {papers[one.id]}") for one in listed if one.id in papers
        ),
    )
    yield gettext("Who bears what"), tuple(_duties(state, names))
    yield gettext("Time"), tuple(_times(matter))


def _notes(state: CooperationRequest, *, with_person: bool) -> Iterator[str]:
    warrant = load(state.warrant).state
    if isinstance(warrant, Warrant):
        yield from notes_in_words(warrant, with_person=with_person)


def _person(desk: Desk, state: CooperationRequest) -> Iterator[tuple[str, str]]:
    warrant = load(state.warrant).state
    if isinstance(warrant, Warrant):
        yield from person_of(matter_at(desk, state.warrant, "warrant"))


def _duties(state: CooperationRequest, names: Mapping[AgencyId, str]) -> Iterator[tuple[str, str]]:
    """What binds; before anything does, what is proposed."""
    standing = state.agreement or state.proposal
    if standing is None:
        return
    bearers = {Bearer.ASKING: names[state.asking_agency], Bearer.ASKED: names[state.asked_agency]}
    for duty in Duty:
        bearer = standing.duties.bearer(duty)
        yield words.of_word(duty), bearers.get(bearer) or words.of_word(bearer)


def _times(matter: Matter) -> Iterator[tuple[str, str]]:
    language = get_language() or "en"
    for clock in matter.capability.clocks(matter.state, matter.rules):
        if clock.name in {"reply", "answer", "help"} and clock.deadline.due:
            due = times.with_zone(clock.deadline.due, matter.zone)
            limit = clock.deadline.limit.says.in_language(language)
            yield words.of_clock(clock.name, "cooperation"), f"{due} · {limit}"
