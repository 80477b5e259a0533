"""What a warrant is listed under besides its status: why it rests, its record's care colour, and what is too little."""

from tipstaff.policy.care import CareColour
from tipstaff.warrants.core.warrant import SuspensionGround

THIN = "thin"
"""Nothing but name and date of birth tells the person from a namesake."""


def of_rest(ground: SuspensionGround) -> str:
    """Under this stands what rests on a ground now."""
    return f"rests.{ground.value}"


def of_care(colour: CareColour) -> str:
    """Under this stands every open warrant whose record has a care colour."""
    return f"care.{colour.value}"


HEADINGS = (*map(of_rest, SuspensionGround), *map(of_care, CareColour), THIN)
"""All there are."""
