"""What each rule finds in an entry, and what it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.warrants import build as b

from tipstaff.kernel.ids import OffenceCode
from tipstaff.policy.loader import load_profile, names
from tipstaff.policy.profile import DATA_RULE_IDS
from tipstaff.warrants.core.particulars import DocumentKind, IdentityDocument, PersonDetails, Sex
from tipstaff.warrants.core.quality.finding import Finding, Kind
from tipstaff.warrants.core.quality.latin_name import can_be_read
from tipstaff.warrants.core.quality.rules import RULES, findings

SPECIMEN = "11010119900307803X"
"""Of the right form, made up: the specimen of many a form, and nobody's."""
HER = replace(b.PERSON, born_on=date(1990, 3, 7), sex=Sex.MALE)
PARTICULARS = b.REGISTER.particulars


def document(
    number: str, kind: DocumentKind = DocumentKind.NATIONAL_ID, country: str = "CN"
) -> PersonDetails:
    return replace(HER, documents=(IdentityDocument(kind=kind, number=number, country=country),))


def found(person: PersonDetails, rule: str, **particulars: object) -> list[Finding]:
    entry = replace(PARTICULARS, **particulars)  # type: ignore[arg-type]
    return [one for one in findings(entry, person, b.RULES) if one.rule == rule]


def test_each_rule_is_said_in_words_by_every_profile_and_done_by_one_function() -> None:
    assert tuple(RULES) == DATA_RULE_IDS
    assert all(tuple(load_profile(name).data_rules) == DATA_RULE_IDS for name in names())


def test_a_right_number_of_a_real_area_gives_no_finding() -> None:
    assert findings(PARTICULARS, replace(document(SPECIMEN), latin_name="Yangben Jia"), b.RULES) == ()


@pytest.mark.parametrize(
    "typed", ["11010119900307803x", "１１０１０１１９９００３０７８０３Ｘ", " 110101 19900307 803X "]
)
def test_width_spaces_and_a_small_x_are_put_right(typed: str) -> None:
    (one,) = found(document(typed), "document.spelling")
    assert (one.kind, one.value, one.field) == (Kind.CORRECTABLE, SPECIMEN, "documents.0.number")


def test_a_passport_keeps_its_hyphens() -> None:
    (one,) = found(document("ab-12 34", DocumentKind.PASSPORT, "SG"), "document.spelling")
    assert one.value == "AB-1234"


def test_a_country_in_small_letters_is_put_right_and_an_unknown_one_is_left() -> None:
    (one,) = found(replace(HER, nationality="cn"), "country.spelling")
    assert (one.field, one.value) == ("nationality", "CN")
    assert found(replace(HER, nationality="zz"), "country.spelling") == []


def test_spaces_around_a_name_go_and_its_characters_stay() -> None:
    (one,) = found(replace(HER, name="　𠮷田 "), "name.spelling")
    assert one.value == "𠮷田"


def test_a_number_of_fifteen_is_proposed_as_the_one_of_eighteen() -> None:
    (one,) = found(document("110101900307803"), "document.form")
    assert (one.kind, one.value) == (Kind.TO_BE_PROPOSED, SPECIMEN)


def test_a_number_of_no_form_has_no_value_to_propose() -> None:
    (one,) = found(document("12345"), "document.form")
    assert one.value is None


def test_a_wrong_check_digit_is_an_error_without_a_right_value() -> None:
    (one,) = found(document("110101199003078031"), "document.check_digit")
    assert (one.kind, one.value) == (Kind.TO_BE_PROPOSED, None)


def test_where_the_stated_birth_makes_the_check_digit_right_that_number_is_proposed() -> None:
    (one,) = found(document("11010119900301803X"), "document.check_digit")
    assert one.value == SPECIMEN


def test_a_number_that_bears_itself_out_proposes_its_date_of_birth_and_its_sex() -> None:
    other = replace(document(SPECIMEN), born_on=date(1990, 7, 3), sex=Sex.FEMALE)
    (born,) = found(other, "document.born_on")
    (sex,) = found(other, "document.sex")
    assert (born.field, born.value, sex.field, sex.value) == ("born_on", "1990-03-07", "sex", "male")


def test_a_number_whose_check_digit_is_wrong_says_nothing_about_birth_or_sex() -> None:
    other = replace(document("110101199003078031"), born_on=date(1980, 7, 3), sex=Sex.FEMALE)
    assert found(other, "document.born_on") == found(other, "document.sex") == []


def test_a_sex_that_is_not_stated_is_no_error() -> None:
    assert found(replace(document(SPECIMEN), sex=Sex.NOT_STATED), "document.sex") == []


def test_a_made_up_number_is_named_as_one_and_its_check_digit_is_not_judged() -> None:
    made_up = replace(document("999999199003070011"), born_on=date(1990, 3, 7))
    assert [(one.rule, one.kind) for one in findings(PARTICULARS, made_up, b.RULES)] == [
        ("document.made_up", Kind.WARNING)
    ]


@pytest.mark.parametrize(
    ("number", "is_warned"),
    [("110103199003070010", False), ("110103201503070018", True), ("440106198003070017", True)],
)
def test_an_area_that_was_dissolved_or_not_yet_made_at_the_birth_is_a_warning(
    number: str, is_warned: bool
) -> None:
    """Chongwen district ended in 2010, Tianhe district began in 1985."""
    assert bool(found(document(number), "document.area")) is is_warned


def test_a_foreign_number_is_held_against_its_country_and_an_unknown_rule_is_not_guessed() -> None:
    assert found(document("12345678A", country="ES"), "document.foreign_number")
    assert found(document("12345678Z", country="ES"), "document.foreign_number") == []
    assert found(document("12345", country="VU"), "document.foreign_number") == []


def test_a_nationality_that_is_no_country_is_an_error() -> None:
    assert found(replace(HER, nationality="XX"), "nationality.code")[0].kind is Kind.TO_BE_PROPOSED


def test_somebody_born_after_the_court_issued_it_is_an_error() -> None:
    assert found(replace(HER, born_on=PARTICULARS.issued_on), "dates.born_before_issue")
    assert found(HER, "dates.born_before_issue") == []


def test_the_age_of_criminal_responsibility_is_a_warning_with_the_profiles_bound() -> None:
    day_before = replace(HER, born_on=date(2010, 9, 16))
    assert found(day_before, "dates.old_enough", issued_on=date(2026, 9, 15))
    assert found(day_before, "dates.old_enough", issued_on=date(2026, 9, 16)) == []


def test_a_review_after_the_last_day_is_a_warning() -> None:
    assert found(HER, "dates.review_before_end", review_on=date(2027, 9, 15))
    assert found(HER, "dates.review_before_end", review_on=date(2027, 9, 14)) == []


def test_more_of_the_sentence_than_the_offence_threatens_is_a_warning() -> None:
    theft = {"offence": OffenceCode("cn.293")}
    assert found(HER, "sentence.within_penalty", remaining_sentence_months=121, **theft)
    assert found(HER, "sentence.within_penalty", remaining_sentence_months=120, **theft) == []
    assert found(HER, "sentence.within_penalty", remaining_sentence_months=500) == []


def test_an_unusual_height_is_a_warning() -> None:
    assert found(replace(HER, height_cm=99), "height.bounds")
    assert found(replace(HER, height_cm=230), "height.bounds") == []


@pytest.mark.parametrize(
    ("name", "latin", "reads"),
    [
        ("周示例", "Zhou Shili", True),
        ("周示例", "SHILI ZHOU", True),
        ("欧阳修", "Xiu Ouyang", True),
        ("吕布", "Lü Bù", True),
        ("吕布", "LYU BU", True),
        ("吕布", "Lv Bu", True),
        ("单雄信", "Shan Xiongxin", True),
        ("西安", "Xi'an", True),
        ("周示例", "Zhao Shili", False),
        ("阿依古丽·买买提", "Ayigul Memet", None),
        ("Smith", "Smith", None),
        ("周示例", "", None),
    ],
)
def test_letters_are_held_against_every_reading_of_the_characters(
    name: str, latin: str, reads: bool | None
) -> None:
    assert can_be_read(name, latin) is reads


def test_letters_that_are_no_reading_are_a_warning_only() -> None:
    assert found(replace(HER, latin_name="Zhao San"), "latin_name.reading")[0].kind is Kind.WARNING
