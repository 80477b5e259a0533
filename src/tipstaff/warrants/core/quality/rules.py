"""The rules that an entry's data are held against: one small function each, by the id that it has in the profile."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tipstaff.policy.profile import DataRule, Profile
from tipstaff.warrants.core.particulars import DocumentKind, IdentityDocument, Particulars, PersonDetails, Sex
from tipstaff.warrants.core.quality import spelling
from tipstaff.warrants.core.quality.countries import ASSIGNED
from tipstaff.warrants.core.quality.field import value_of
from tipstaff.warrants.core.quality.finding import Finding, Kind
from tipstaff.warrants.core.quality.latin_name import can_be_read
from tipstaff.warrants.core.quality.national_numbers import can_be
from tipstaff.warrants.core.quality.resident_number import ResidentNumber, resident_number, with_eighteen


@dataclass(frozen=True, slots=True)
class Examined:
    """An entry under examination by one rule."""

    particulars: Particulars
    person: PersonDetails
    rules: Profile
    rule: DataRule

    def corrected(self, field: str, right: str) -> Iterator[Finding]:
        """Only `right` can be right in a field; nothing where it stands there already."""
        if value_of(self.person, field) != right:
            yield Finding(rule=self.rule.id, field=field, kind=Kind.CORRECTABLE, value=right)

    def proposed(self, field: str, value: str | None = None) -> Finding:
        """Something is wrong in a field; `value` where it can be told what would be right."""
        return Finding(rule=self.rule.id, field=field, kind=Kind.TO_BE_PROPOSED, value=value)

    def warned(self, field: str) -> Finding:
        """Something in a field is unusual."""
        return Finding(rule=self.rule.id, field=field, kind=Kind.WARNING)

    @property
    def documents(self) -> Iterator[tuple[str, IdentityDocument]]:
        """Each identity document with the name of the field of its number."""
        for place, document in enumerate(self.person.documents):
            yield f"documents.{place}.number", document

    @property
    def resident_numbers(self) -> Iterator[tuple[str, ResidentNumber]]:
        """The citizen identity numbers of China that have the form of one."""
        for field, document in self.documents:
            number = resident_number(document.number) if is_resident(document) else None
            if number:
                yield field, number


def is_resident(document: IdentityDocument) -> bool:
    """Whether a document's number is a citizen identity number of China."""
    return document.kind is DocumentKind.NATIONAL_ID and document.country == "CN"


def name_spelling(entry: Examined) -> Iterable[Finding]:
    for field in ("name", "latin_name"):
        yield from entry.corrected(field, spelling.name(value_of(entry.person, field)))


def country_spelling(entry: Examined) -> Iterable[Finding]:
    codes = ("nationality", *(field.replace(".number", ".country") for field, _ in entry.documents))
    for field in codes:
        right = spelling.code(value_of(entry.person, field))
        if right in ASSIGNED:
            yield from entry.corrected(field, right)


def document_spelling(entry: Examined) -> Iterable[Finding]:
    for field, document in entry.documents:
        is_of_china = document.kind is DocumentKind.NATIONAL_ID and spelling.code(document.country) == "CN"
        right = spelling.resident_number if is_of_china else spelling.number
        yield from entry.corrected(field, right(document.number))


def document_form(entry: Examined) -> Iterable[Finding]:
    for field, document in entry.documents:
        if is_resident(document) and resident_number(document.number) is None:
            yield entry.proposed(field, with_eighteen(document.number))


def check_digit(entry: Examined) -> Iterable[Finding]:
    """A number that nobody was given has no right check digit; its being made up is said once, elsewhere."""
    for field, number in entry.resident_numbers:
        if not number.is_made_up and not number.agrees_with_itself:
            by_birth = number.born(entry.person.born_on)
            yield entry.proposed(field, by_birth.text if by_birth.agrees_with_itself else None)


def born_as_in_number(entry: Examined) -> Iterable[Finding]:
    """Of two dates of birth, the number's is right where its check digit bears it out."""
    for field, number in entry.resident_numbers:
        if number.born_on in (None, entry.person.born_on):
            continue
        if number.agrees_with_itself:
            yield entry.proposed("born_on", str(number.born_on))
        elif number.is_made_up:
            yield entry.proposed(field)


def sex_as_in_number(entry: Examined) -> Iterable[Finding]:
    for _, number in entry.resident_numbers:
        is_usable = number.agrees_with_itself or number.is_made_up
        if is_usable and entry.person.sex not in (number.sex, Sex.NOT_STATED):
            yield entry.proposed("sex", number.sex.value)


def made_up(entry: Examined) -> Iterable[Finding]:
    return (entry.warned(field) for field, number in entry.resident_numbers if number.is_made_up)


def area(entry: Examined) -> Iterable[Finding]:
    return (
        entry.warned(field)
        for field, number in entry.resident_numbers
        if not number.is_made_up and not number.area_was_valid
    )


def foreign_number(entry: Examined) -> Iterable[Finding]:
    for field, document in entry.documents:
        if document.kind is DocumentKind.NATIONAL_ID and can_be(document.number, document.country) is False:
            yield entry.warned(field)


def nationality(entry: Examined) -> Iterable[Finding]:
    if spelling.code(entry.person.nationality) not in ASSIGNED:
        yield entry.proposed("nationality")


def born_before_issue(entry: Examined) -> Iterable[Finding]:
    if entry.person.born_on >= entry.particulars.issued_on:
        yield entry.proposed("born_on")


def old_enough(entry: Examined) -> Iterable[Finding]:
    age = years_between(entry.person.born_on, entry.particulars.issued_on)
    if entry.rule.least is not None and 0 <= age < entry.rule.least:
        yield entry.warned("born_on")


def review_before_end(entry: Examined) -> Iterable[Finding]:
    until, review = entry.particulars.valid_until, entry.particulars.review_on
    if until is not None and review is not None and review > until:
        yield entry.warned("review_on")


def sentence_within_penalty(entry: Examined) -> Iterable[Finding]:
    offence = entry.rules.offences.get(entry.particulars.offence)
    remaining, most = entry.particulars.remaining_sentence_months, offence.maximum.months if offence else None
    if remaining is not None and most is not None and remaining > most:
        yield entry.warned("remaining_sentence_months")


def latin_name(entry: Examined) -> Iterable[Finding]:
    if can_be_read(entry.person.name, entry.person.latin_name) is False:
        yield entry.warned("latin_name")


def height(entry: Examined) -> Iterable[Finding]:
    least, most, stated = entry.rule.least or 0, entry.rule.most or 300, entry.person.height_cm
    if stated is not None and not least <= stated <= most:
        yield entry.warned("height_cm")


RULES: Mapping[str, Callable[[Examined], Iterable[Finding]]] = {
    "name.spelling": name_spelling,
    "country.spelling": country_spelling,
    "document.spelling": document_spelling,
    "document.form": document_form,
    "document.check_digit": check_digit,
    "document.born_on": born_as_in_number,
    "document.sex": sex_as_in_number,
    "document.made_up": made_up,
    "document.area": area,
    "document.foreign_number": foreign_number,
    "nationality.code": nationality,
    "dates.born_before_issue": born_before_issue,
    "dates.old_enough": old_enough,
    "dates.review_before_end": review_before_end,
    "sentence.within_penalty": sentence_within_penalty,
    "latin_name.reading": latin_name,
    "height.bounds": height,
}
"""Every rule, by its id; the profile says it in words, with its source and its bounds."""


def findings(particulars: Particulars, person: PersonDetails, rules: Profile) -> tuple[Finding, ...]:
    """What the rules of a profile find in an entry, one finding a field and rule, in the rules' sequence."""
    return tuple(
        finding
        for rule in rules.data_rules.values()
        for finding in RULES[rule.id](Examined(particulars, person, rules, rule))
    )


def years_between(earlier: date, later: date) -> int:
    """Whole years from one day to another."""
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))
