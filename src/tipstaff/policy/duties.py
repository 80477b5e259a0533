"""What has to be divided between two agencies before one helps the other, and who bears it by the rules."""

from dataclasses import dataclass
from enum import StrEnum

from tipstaff.kernel.limit import Bilingual, Confidence


class Duty(StrEnum):
    """What somebody has to bear in a co-operation."""

    LEAD = "lead"
    LIABILITY = "liability"
    ESCORT = "escort"
    CUSTODY = "custody"
    MEDIA = "media"
    COSTS = "costs"


class Bearer(StrEnum):
    """Who bears a duty."""

    ASKING = "asking"
    ASKED = "asked"
    EACH = "each"
    """Each agency its own part."""
    NONE = "none"
    """It does not arise with this help."""


UNDIVIDED = frozenset({Duty.LEAD, Duty.LIABILITY})
"""What exactly one of the two agencies bears: one leads, and one answers for it in law."""


def may_bear(duty: Duty, bearer: Bearer) -> bool:
    """Whether a duty can be laid on a bearer at all."""
    return duty not in UNDIVIDED or bearer in {Bearer.ASKING, Bearer.ASKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRule:
    """Who bears a duty by the rules, with their source. `is_fixed`: no agreement moves it."""

    duty: Duty
    bears: Bearer
    source: str
    confidence: Confidence
    is_fixed: bool = False


DUTY_WORDS = {
    Duty.LEAD: Bilingual("主办", "leads"),
    Duty.LIABILITY: Bilingual("法律责任", "carries legal liability"),
    Duty.ESCORT: Bilingual("押解", "escort"),
    Duty.CUSTODY: Bilingual("羁押看管", "custody"),
    Duty.MEDIA: Bilingual("对外发布", "statements to the public"),
    Duty.COSTS: Bilingual("费用", "costs"),
}
BEARER_WORDS = {
    Bearer.ASKING: Bilingual("请求方", "the asking agency"),
    Bearer.ASKED: Bilingual("协作方", "the asked agency"),
    Bearer.EACH: Bilingual("各自承担", "each its own part"),
    Bearer.NONE: Bilingual("不涉及", "does not arise"),
}
