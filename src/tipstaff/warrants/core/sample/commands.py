"""What may be asked about a sample."""

from dataclasses import dataclass
from typing import ClassVar

from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import AgencyId, SampleId, WarrantId
from tipstaff.kernel.words import _, says


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawSample(Command):
    """This month's sample of an agency's warrants in force is drawn by the last checkpoint before the month."""

    MATTER: ClassVar[str] = "sample"

    sample: SampleId = says(_("The sample"))
    agency: AgencyId = says(_("The agency whose warrants are drawn from"))
    month: str = says(_("The month, such as 2026-12"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSampled(Command):
    """Somebody who neither entered nor checked it has held a drawn warrant against its papers."""

    MATTER: ClassVar[str] = "sample"

    sample: SampleId = says(_("The sample"))
    warrant: WarrantId = says(_("The warrant that was drawn"))
    wrong: tuple[str, ...] = says(
        _("The fields that do not agree; none: the warrant is accurate"), default=()
    )


type SampleCommand = DrawSample | RecordSampled

COMMANDS: dict[str, type[Command]] = {
    "warrants.draw_sample": DrawSample,
    "warrants.record_sampled": RecordSampled,
}
