"""Channels of offices: set by an administrator or a founding file, kept with history, and never an impossible one."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from tipstaff.agencies import models
from tipstaff.agencies.channel import Channel, ChannelKind, WrongAddress, channel_at
from tipstaff.agencies.channels import all_channels, channels_of, set_channel
from tipstaff.agencies.founding import found
from tipstaff.agencies.founding.demo import demo_agencies, demo_document
from tipstaff.kernel.ids import OfficeId

OFFICE = OfficeId("guangzhou-operations")
MAIL = Channel(kind=ChannelKind.EMAIL, address="desk@police.example")


@pytest.fixture(autouse=True)
def _founded(_put_back: None) -> None:
    demo_agencies(("440000",))


def test_a_founding_file_gives_an_office_its_channel_and_the_others_have_their_desk() -> None:
    assert channels_of({OFFICE, "guangzhou-duty", "nobody"}) == {
        OFFICE: Channel(kind=ChannelKind.EMAIL, address="operations@guangzhou.example")
    }


def test_a_founding_file_with_an_impossible_address_founds_nothing() -> None:
    document = demo_document(("440000",))
    wrong = replace(document.offices[0], channel="webhook", channel_address="desk@police.example")
    with pytest.raises(WrongAddress):
        found(replace(document, offices=(wrong,)))


def test_every_change_of_a_channel_is_kept() -> None:
    assert set_channel(OFFICE, MAIL)
    assert set_channel(OFFICE, Channel(kind=ChannelKind.DESK))
    kept = models.Office.pgh_event_model.objects.filter(slug=OFFICE).order_by("pgh_id")  # type: ignore[attr-defined]
    assert [(row.pgh_label, row.channel, row.channel_address) for row in kept] == [
        ("insert", "email", "operations@guangzhou.example"),
        ("update", "email", "desk@police.example"),
        ("update", "desk", ""),
    ]
    assert all_channels()[OFFICE] == Channel(kind=ChannelKind.DESK)


def test_an_unknown_office_gets_none() -> None:
    assert not set_channel(OfficeId("nobody"), MAIL)


@pytest.mark.parametrize(
    "given", [{"channel": "email", "channel_address": ""}, {"channel": "desk"}, {"channel": "fax"}]
)
def test_the_table_itself_refuses_a_channel_without_its_address(given: dict[str, str]) -> None:
    rows = models.Office.objects.filter(slug=OFFICE)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**given)


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("desk", "desk@police.example"),
        ("email", "police.example"),
        ("email", "desk@police.example\nBcc: all@police.example"),
        ("webhook", ""),
        ("webhook", "ftp://police.example/"),
        ("webhook", "https:///recalls"),
        ("webhook", "https://police.example:0/"),
        ("webhook", "https://police.example:70000/"),
        ("webhook", "https://somebody:secret@police.example/"),
        ("webhook", "https://police.example/a b"),
        ("webhook", "https://police.example/a\r\nHost: other"),
        ("webhook", "https://police.example/#part"),
        ("webhook", "https://公安.example/"),
    ],
)
def test_an_address_that_no_message_could_go_to_is_no_channel(kind: str, address: str) -> None:
    with pytest.raises(WrongAddress):
        Channel(kind=ChannelKind(kind), address=address)


def test_an_address_says_what_channel_it_is_of() -> None:
    assert channel_at("").kind is ChannelKind.DESK
    assert channel_at("desk@police.example").kind is ChannelKind.EMAIL
    assert channel_at("https://police.example/recalls").kind is ChannelKind.WEBHOOK
