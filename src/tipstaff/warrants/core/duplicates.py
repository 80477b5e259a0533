"""Other warrants with the same document number, about which a human decides."""

from tipstaff.kernel.ids import WarrantId
from tipstaff.warrants.core.facts import Facts
from tipstaff.warrants.core.warrant import Warrant


def undecided(warrant: Warrant, facts: Facts) -> tuple[WarrantId, ...]:
    """The other warrants about which somebody has to decide.

    Besides those named at entry, those that were entered at the same moment and could not see each other: each
    warrant is checked after its own entry stands, so the later check at least finds the other one.
    """
    new = tuple(one for one in facts.same_documents if one not in warrant.quality.decided)
    return tuple(dict.fromkeys((*warrant.quality.undecided, *new)))
