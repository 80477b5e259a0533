"""People who don't exist."""

from datetime import date, timedelta
from random import Random

from stdnum.cn import ric

from tipstaff.cli.sample.names import names
from tipstaff.warrants.core.particulars import DocumentKind, IdentityDocument, PersonDetails, Sex

NOBODY = "999999"
"""An area code that no place has: identity numbers with it belong to nobody."""
MARKED = 0.4
"""How many have a mark that an order names."""


def person(chance: Random, today: date) -> PersonDetails:
    """A made-up adult of 18 to 70 years."""
    sex = chance.choices((Sex.MALE, Sex.FEMALE), weights=(4, 1))[0]
    born_on = today - chance.randrange(18 * 366, 70 * 365) * timedelta(days=1)
    name, latin_name = _name(chance, sex)
    number = identity_number(born_on, chance.randrange(500) * 2 + (sex is Sex.MALE))
    return PersonDetails(
        name=name,
        latin_name=latin_name,
        sex=sex,
        born_on=born_on,
        nationality="CN",
        documents=(IdentityDocument(kind=DocumentKind.NATIONAL_ID, number=number, country="CN"),),
        height_cm=round(chance.gauss(170 if sex is Sex.MALE else 159, 6)),
        marks=chance.choice(names().marks) if chance.random() < MARKED else "",
    )


def identity_number(born_on: date, sequence: int) -> str:
    """An identity number of nobody, with the right check digit. An odd sequence is a man's."""
    stem = f"{NOBODY}{born_on:%Y%m%d}{sequence:03}"
    return stem + ric.calc_check_digit(f"{stem}0")


def _name(chance: Random, sex: Sex) -> tuple[str, str]:
    surname = chance.choice(list(names().surnames))
    given = names().given[sex.value]
    signs = chance.sample(list(given), chance.choice((1, 2, 2, 2)))
    latin = "".join(given[sign] for sign in signs).capitalize()
    return surname + "".join(signs), f"{names().surnames[surname]} {latin}"
