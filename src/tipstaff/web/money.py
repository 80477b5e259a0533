"""Amounts as the reader's language writes them: always whole, to the last minor unit."""

from django.utils.translation import get_language, gettext, ngettext

from tipstaff.cooperation.core.account.account import CREDIT
from tipstaff.policy.profile import Profile

HUNDREDTHS = 100


def of_amount(amount: int, unit: str, rules: Profile) -> str:
    """An amount in its unit, such as `CNY 1,234.56`, `1,234.56 人民币元` or `12 points`."""
    if unit == CREDIT:
        return ngettext("%d point", "%d points", abs(amount)) % amount
    language = get_language() or "en"
    said = unit
    if language.startswith("zh") and unit in rules.currencies:
        said = rules.currencies[unit].says.zh
    return gettext("{currency} {amount}").format(currency=said, amount=digits(amount))


def digits(amount: int) -> str:
    """Minor units with thousands apart and both places after the point; a minus sign stands in front."""
    whole, rest = divmod(abs(amount), HUNDREDTHS)
    return f"{'−' if amount < 0 else ''}{whole:,}.{rest:02}"


def exact(amount: int, unit: str) -> str:
    """For a file: a plain number that every spreadsheet reads."""
    if unit == CREDIT:
        return str(amount)
    whole, rest = divmod(abs(amount), HUNDREDTHS)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:02}"
