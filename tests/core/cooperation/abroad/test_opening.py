"""How a request between states begins: a listed channel, a warrant in force, an offence that is grave enough."""

from dataclasses import replace

import pytest
from tests.core.cooperation.abroad import build as b

from tipstaff.cooperation.core.abroad.request import AbroadStatus, Direction, Sought
from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import AgencyId, ForeignRequestId, MatterId, OffenceCode
from tipstaff.policy.abroad import PackageForm
from tipstaff.policy.profile import Profile


def test_a_request_is_prepared_under_a_warrant_in_force_and_nothing_has_left():
    request = b.asked()
    assert (request.direction, request.status) == (Direction.OUTGOING, AbroadStatus.PREPARING)
    assert (request.form, request.sent_at) == (PackageForm.UN, None)


def test_another_states_request_names_its_judicial_order_which_is_sealed():
    request = b.received()
    assert request.direction is Direction.INCOMING
    assert request.foreign is not None
    assert request.foreign.content == b.FOREIGN
    assert request.foreign.subject == b.SUBJECT


@pytest.mark.parametrize("instrument", ["", "friendly_call", "eu.eaw"])
def test_no_request_goes_around_treaty_and_interpol(instrument: str):
    assert b.refusal(None, b.asking(instrument=instrument)) == "cooperation.instrument_not_listed"
    assert b.refusal(None, b.receiving(instrument=instrument)) == "cooperation.instrument_not_listed"


@pytest.mark.parametrize(
    ("rules", "instrument", "sought", "months", "listed", "enough"),
    [
        (b.CN, "cn.extradition_law", Sought.PROSECUTION, 11, False, False),
        (b.CN, "cn.extradition_law", Sought.PROSECUTION, 12, False, True),
        (b.CN, "cn.extradition_law", Sought.SENTENCE, 5, False, False),
        (b.CN, "cn.extradition_law", Sought.SENTENCE, 6, False, True),
        (b.CN, "un.model_treaty", Sought.PROSECUTION, 11, False, False),
        (b.CN, "un.model_treaty", Sought.SENTENCE, 6, False, True),
        (b.CN, "interpol.notice", Sought.PROSECUTION, 23, False, False),
        (b.CN, "interpol.notice", Sought.PROSECUTION, 24, False, True),
        (b.CN, "interpol.notice", Sought.SENTENCE, 5, False, False),
        (b.CN, "interpol.notice", Sought.SENTENCE, 6, False, True),
        (b.EU, "eu.eaw", Sought.PROSECUTION, 11, False, False),
        (b.EU, "eu.eaw", Sought.PROSECUTION, 12, False, True),
        (b.EU, "eu.eaw", Sought.SENTENCE, 3, False, False),
        (b.EU, "eu.eaw", Sought.SENTENCE, 4, False, True),
        (b.EU, "eu.eaw", Sought.PROSECUTION, 35, True, False),
        (b.EU, "eu.eaw", Sought.PROSECUTION, 36, True, True),
        (b.CN, "interpol.notice", Sought.PROSECUTION, None, False, True),
    ],
)
def test_the_threshold_is_the_one_of_the_instrument(  # noqa: PLR0917 - a row of the table
    rules: Profile, instrument: str, sought: Sought, months: int | None, listed: bool, enough: bool
):
    offence = next(iter(rules.offences))
    command = b.asking(instrument=instrument, sought=sought, months=months, is_listed=listed, offence=offence)
    if enough:
        assert b.events(None, command, rules=rules)
    else:
        assert b.refusal(None, command, rules=rules) == "cooperation.below_threshold"


def test_nobody_asks_under_a_warrant_that_is_not_in_force_or_not_theirs():
    rests = replace(b.STANDING, is_in_force=False)
    assert b.refusal(None, b.asking(), warrant=rests) == "cooperation.warrant_not_in_force"
    assert b.refusal(None, b.asking(), warrant=None) == "cooperation.no_such_warrant"
    other = replace(b.STANDING, agency=AgencyId("hangzhou-police"))
    assert b.refusal(None, b.asking(), warrant=other) == "cooperation.not_your_agency"


def test_a_state_is_not_asked_twice_at_once():
    open_one = ForeignRequestId(MatterId("abroad-0"))
    assert b.refusal(None, b.asking(), already_open=open_one) == "cooperation.already_open_abroad"


def test_what_was_refused_before_is_carried_into_every_new_request():
    before = (ForeignRequestId(MatterId("abroad-0")),)
    assert b.after(None, b.asking(), refused_before=before).earlier == before


def test_a_notice_is_asked_for_and_never_received():
    command = b.receiving(instrument="interpol.notice")
    assert b.refusal(None, command) == "cooperation.notice_not_received"


def test_a_country_has_two_letters_and_an_offence_stands_in_the_rules():
    assert b.refusal(None, b.asking(country="sgp")) == "cooperation.unknown_country"
    assert b.refusal(None, b.asking(offence=OffenceCode("cn.0"))) == "cooperation.unknown_offence"


def test_only_the_central_authority_asks_and_one_matter_is_opened_once():
    assert b.refusal(None, b.asking(), b.actor("x", Role.DUTY_OFFICER)) == "cooperation.wrong_role"
    assert b.refusal(b.asked(), b.asking()) == "cooperation.request_abroad_exists"


def test_what_is_not_there_is_not_acted_on_and_another_agency_acts_on_nothing():
    assert b.refusal(None, b.putting()) == "cooperation.no_such_request_abroad"
    stranger = b.actor("x", Role.CENTRAL_AUTHORITY, agency=AgencyId("hangzhou-police"))
    assert b.refusal(b.asked(), b.putting(), stranger) == "cooperation.not_your_agency"
