"""Values of a matter in the reader's words."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import agency
from tipstaff.policy.profile import Profile
from tipstaff.warrants.core.particulars import IdentityDocument
from tipstaff.web import times, words


def said(value: Any, field: str, rules: Profile) -> str:
    """A value of a matter's field in words; a dash where there is none."""
    language = get_language() or "en"
    match value:
        case None | "" | ():
            return "–"
        case bool():
            return gettext("Yes") if value else gettext("No")
        case StrEnum():
            return words.of_word(value)
        case date():
            return times.of_day(value)
        case IdentityDocument():
            return f"{words.of_word(value.kind)} {value.number} ({value.country})"
        case tuple():
            return words.listed(said(one, field, rules) for one in value)
        case _ if field == "offence" and value in rules.offences:
            return rules.offences[value].says.in_language(language)
        case _ if field == "court" and (found := agency(value)):
            return found.name(language)
        case _:
            return str(value)
