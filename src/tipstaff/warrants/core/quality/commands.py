"""What may be asked about the quality of an entry's data."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, WarrantId
from tipstaff.kernel.words import _, says
from tipstaff.warrants.core.quality.quality import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class _QualityCommand(Command):
    MATTER: ClassVar[str] = "warrant"

    warrant: WarrantId = says(_("The warrant"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptCorrection(_QualityCommand):
    """The registrar puts a value right that was found to be wrong; the entry waits for a new check."""

    finding: int = says(_("Which of the errors found"))
    value: str = says(
        _("What the instrument says, where nothing or something else was proposed; sealed"), default=""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineCorrection(_QualityCommand):
    """The registrar has held the value against the instrument: it stays."""

    finding: int = says(_("Which of the errors found"))
    reason: str = says(_("Why the value is right as it stands; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideDuplicate(_QualityCommand):
    """Somebody who did not enter it says whether another warrant with the same document number is about the same."""

    other: WarrantId = says(_("The other warrant with the same document number"))
    verdict: Verdict = says(_("Are they the same?"))
    reason: str = says(_("What shows it; for different people, what tells them apart; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNotTheSamePerson(_QualityCommand):
    """The person of another warrant is somebody else: both say so from now on, before anything else."""

    other_court: AgencyId = says(_("The court that issued the other warrant"))
    other_number: str = says(_("The court's number of the other warrant"))
    tells_apart: str = says(_("What tells the two people apart; sealed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteNotTheSamePersonBack(_QualityCommand):
    """The same note on the other warrant."""

    PUBLIC: ClassVar[bool] = False

    other: WarrantId = says(_("The warrant on which it was noted"))
    tells_apart: str = says(_("What tells the two people apart; sealed"))


type QualityCommand = (
    AcceptCorrection | DeclineCorrection | DecideDuplicate | NoteNotTheSamePerson | NoteNotTheSamePersonBack
)

COMMANDS: dict[str, type[Command]] = {
    "warrants.accept_correction": AcceptCorrection,
    "warrants.decline_correction": DeclineCorrection,
    "warrants.decide_duplicate": DecideDuplicate,
    "warrants.note_not_the_same_person": NoteNotTheSamePerson,
    "warrants.note_not_the_same_person_back": NoteNotTheSamePersonBack,
}
