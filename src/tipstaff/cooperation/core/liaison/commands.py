"""What may be asked about a duty roster."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import OfficeId, RosterId, UserId
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class _RosterCommand(Command):
    MATTER: ClassVar[str] = "roster"

    roster: RosterId = says(_("The duty roster"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRoster(_RosterCommand):
    """The own office's roster for a month is begun. Nobody is on duty by it before it is published."""

    office: OfficeId = says(_("The office whose duties it names"))
    month: str = says(_("The month, such as 2026-12"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddShifts(_RosterCommand):
    """Somebody is put on duty at the same hours of several days."""

    officer: UserId = says(_("Who is on duty"))
    deputy: UserId | None = says(_("Who takes over at once if they fall out"), None)
    first_day: date = says(_("The first day"))
    last_day: date = says(_("The last day"))
    begins: str = says(_("The hour at which the shift begins, such as 08:00, on the office's clock"))
    ends: str = says(_("The hour at which it ends; one that is not later lies on the next day"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveShifts(_RosterCommand):
    """The shifts that begin on these days are taken out of the plan."""

    first_day: date = says(_("The first day"))
    last_day: date = says(_("The last day"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLanguages(_RosterCommand):
    """The languages that an officer speaks on duty."""

    officer: UserId = says(_("Who speaks them"))
    languages: tuple[str, ...] = says(_("Codes of the languages, such as zh or en"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishRoster(_RosterCommand):
    """The roster is published: every hour is covered, in every language that the rules ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferShift(_RosterCommand):
    """Whoever is on duty offers a shift to somebody; it stays theirs until it is taken."""

    number: int = says(_("Number of the shift"))
    taker: UserId = says(_("To whom it is offered"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeShift(_RosterCommand):
    """The one to whom a shift was offered takes it."""

    number: int = says(_("Number of the shift"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAbsence(_RosterCommand):
    """The officer of a shift falls out; the deputy takes over at once. No reason is asked."""

    number: int = says(_("Number of the shift"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShiftDeputy(_RosterCommand):
    """Somebody is named who stands in for the officer of a shift."""

    number: int = says(_("Number of the shift"))
    deputy: UserId = says(_("Who takes over at once if they fall out"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNextPublished(_RosterCommand):
    """The roster of the month after was published."""

    PUBLIC: ClassVar[bool] = False


type RosterCommand = (
    PlanRoster
    | AddShifts
    | RemoveShifts
    | NameLanguages
    | PublishRoster
    | OfferShift
    | TakeShift
    | NoteAbsence
    | NameShiftDeputy
    | NoteNextPublished
)

COMMANDS: dict[str, type[Command]] = {
    "cooperation.plan_roster": PlanRoster,
    "cooperation.add_shifts": AddShifts,
    "cooperation.remove_shifts": RemoveShifts,
    "cooperation.publish_roster": PublishRoster,
    "cooperation.offer_shift": OfferShift,
    "cooperation.take_shift": TakeShift,
    "cooperation.note_absence": NoteAbsence,
    "cooperation.name_shift_deputy": NameShiftDeputy,
    "cooperation.name_languages": NameLanguages,
    "cooperation.note_next_published": NoteNextPublished,
}
