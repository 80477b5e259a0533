"""What is read before anything that confirms, and what a warrant's page says of its data."""

import re
from dataclasses import replace

import pytest
from tests.registrar import build as b
from tests.web.world import World, look, sign_in, standing_clock

from tipstaff.kernel.ids import AgencyId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.record.publish import publisher
from tipstaff.registrar.sampling import draw_samples
from tipstaff.warrants.core.particulars import DocumentKind, IdentityDocument
from tipstaff.warrants.core.quality.commands import DecideDuplicate, NoteNotTheSamePerson
from tipstaff.warrants.core.quality.quality import Verdict
from tipstaff.warrants.core.sample.sample import Sample

STRANGER, APART = "Not the same person as in warrant", "出生地不同"
HOME = AgencyId("guangzhou-police")
THIN = "Name and date of birth alone"


def noted(day: World) -> None:
    """The person of warrant 1, a thin record, is not the one whom the day's first warrant names."""
    other = b.do(b.registering("1", day.now), "registrar.guangzhou", day.now)
    day.matters["thin"] = other.matter
    note = NoteNotTheSamePerson(
        happened_at=day.now,
        warrant=WarrantId(day.matters["zhou"]),
        other_court=b.COURT,
        other_number="1",
        tells_apart=APART,
    )
    b.do(note, "checker.guangzhou", day.now)


@pytest.mark.parametrize("name", ["zhou", "help", "arrest"])
def test_the_note_stands_before_the_banner_on_every_page_of_the_warrant(day: World, name: str):
    noted(day)
    text = sign_in("duty.guangzhou").get(day.at(name)).content.decode()
    assert STRANGER in text
    assert APART not in text
    if 'class="banner' in text:
        assert text.index(STRANGER) < text.index('class="banner')


def test_what_tells_them_apart_is_shown_to_whoever_has_said_why_they_look(day: World):
    noted(day)
    assert APART in look(sign_in("checker.guangzhou"), day, "zhou")


def test_a_thin_record_says_so_and_names_what_is_missing(day: World):
    noted(day)
    text = sign_in("checker.guangzhou").get(day.at("thin")).content.decode()
    assert THIN in text
    assert "4 of 9 distinguishing details" in text
    assert "Number of an identity document" in text
    assert THIN not in sign_in("checker.guangzhou").get(day.at("zhou")).content.decode()


def test_an_error_is_shown_with_its_source_and_its_values_only_after_a_look(day: World):
    wrong = replace(b.PERSON, nationality="QQ")
    day.matters["wrong"] = b.do(
        b.registering("2", day.now, person=wrong), "registrar.guangzhou", day.now
    ).matter
    client = sign_in("registrar.guangzhou")
    before = client.get(day.at("wrong")).content.decode()
    assert "The nationality is no assigned country code" in before
    assert "ISO 3166-1" in before
    assert "QQ" not in before
    assert "QQ" in look(client, day, "wrong")
    form = client.get(f"/acts/{day.matters['wrong']}/warrants.accept_correction").content.decode()
    assert "1. Nationality: The nationality is no assigned country code" in form


def test_the_list_and_its_file_hold_what_waits_and_no_values(day: World):
    wrong = replace(b.PERSON, nationality="QQ")
    b.do(b.registering("2", day.now, person=wrong), "registrar.guangzhou", day.now)
    client = sign_in("validator.guangzhou")
    for text in (
        client.get("/quality/").content.decode(),
        b"".join(client.get("/quality.csv").streaming_content).decode(),  # type: ignore[attr-defined]
    ):
        assert "The nationality is no assigned country code" in text
        assert "QQ" not in text
    assert "Nothing was found that waits here" in client.get("/quality/?became=declined").content.decode()
    other = sign_in("registrar.hangzhou").get("/quality/").content.decode()
    assert "Nothing was found that waits here" in other


def test_a_sample_says_how_to_draw_it_again_and_is_the_agencys_own(day: World):
    publisher().publish()
    december = Instant.parse("2026-12-01T09:00:00+08:00")
    (drawn, *_) = [one for one in draw_samples(december) if b.state_of(one.matter).agency == HOME]
    sample: Sample = b.state_of(drawn.matter)
    page, act = f"/quality/samples/{sample.id}", f"/acts/{sample.id}/warrants.record_sampled"
    with standing_clock(replace(day, now=december)):
        client = sign_in("validator.guangzhou")
        text = client.get(page).content.decode()
        command = f"printf %s &#x27;{sample.head.root}{sample.drawn[0]}&#x27; | sha256sum"
        assert command in text or command.replace("&#x27;", "'") in text
        assert "To be held against the papers" in text
        assert "to_be_looked_at" not in text
        assert "Date of birth" in client.get(act).content.decode()
        assert page in client.get("/quality/").content.decode()
        assert sign_in("registrar.hangzhou").get(page).status_code == 404


PASSPORT = (IdentityDocument(kind=DocumentKind.PASSPORT, number="E04170417", country="CN"),)


def two_decided(day: World, verdict: Verdict) -> tuple[str, str]:
    """The pages of two entries with the same passport, the second of which has been decided about."""
    person = replace(b.PERSON, documents=PASSPORT)
    first = b.in_force("1", at=day.now, person=person)
    second = WarrantId(
        b.do(b.registering("2", day.now, person=person), "registrar.guangzhou", day.now).matter
    )
    decided = DecideDuplicate(
        happened_at=day.now, warrant=second, other=first, verdict=verdict, reason="同一护照，卷宗相互引用"
    )
    b.do(decided, "checker.guangzhou", day.now)
    day.matters["first"], day.matters["second"] = first, second
    return day.at("first"), day.at("second")


def test_the_same_order_is_offered_to_be_merged_either_way_and_a_human_does_it(day: World):
    _, second = two_decided(day, Verdict.SAME_INSTRUMENT)
    client = sign_in("checker.guangzhou")
    text = client.get(second).content.decode()
    into = {one: day.matters[one] for one in ("first", "second")}
    offered = [f"/acts/{into['second']}/warrants.merge?into={into['first']}"]
    offered += [f"/acts/{into['first']}/warrants.merge?into={into['second']}"]
    for url in offered:
        assert url in text
    form = client.get(offered[0]).content.decode()
    assert f'value="{into["first"]}"' in form
    assert b.state_of(into["second"]).merged_into is None, "the verdict links nothing by itself"
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    client.post(offered[0], fields | {"into": into["first"], "reason": "同一份逮捕证"}, follow=True)
    assert b.state_of(into["second"]).merged_into == into["first"]


def test_the_same_person_is_offered_one_record_for_what_is_still_to_come(day: World):
    first, second = two_decided(day, Verdict.SAME_PERSON)
    client = sign_in("registrar.guangzhou")
    text = client.get(second).content.decode()
    assert "Two orders about one person" in text
    assert f'href="{first}"' in text
    register = f"/acts/new/warrants.register?record_of={day.matters['first']}"
    assert register in text
    assert client.get(register).status_code == 200
    assert "warrants.merge?into" not in text


@pytest.mark.parametrize(
    ("reader", "verdict"),
    [
        ("oversight", Verdict.SAME_PERSON),
        ("oversight", Verdict.SAME_INSTRUMENT),
        ("registrar.guangzhou", Verdict.SAME_INSTRUMENT),
    ],
)
def test_whoever_may_not_do_it_is_offered_neither(day: World, reader: str, verdict: Verdict):
    """Not whoever entered it either: nobody ends their own entry alone."""
    _, second = two_decided(day, verdict)
    text = sign_in(reader).get(second).content.decode()
    assert "warrants.merge?into" not in text
    assert f"record_of={day.matters['first']}" not in text


def test_different_people_are_offered_nothing_to_join_them(day: World):
    _, second = two_decided(day, Verdict.DIFFERENT_PEOPLE)
    text = sign_in("registrar.guangzhou").get(second).content.decode()
    assert STRANGER in text
    assert "warrants.merge?into" not in text
