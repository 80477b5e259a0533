"""`tipstaff quality`: three measures, as text and as JSON."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from tests.registrar import build as b

from tipstaff.cli.quality import quality

pytestmark = pytest.mark.usefixtures("agencies")


def test_the_measures_of_an_agency_say_what_they_were_counted_from():
    b.do(b.registering("1", person=replace(b.PERSON, nationality="cn")), "registrar.guangzhou")
    said = CliRunner().invoke(quality, ["--agency", "guangzhou-police", "--json"])
    found = json.loads(said.output)
    assert found["quality.corrected"] == {"per_cent": 100.0, "part": 1, "of": 1, "aim": 90}
    assert found["quality.accuracy"]["per_cent"] is None
    assert (found["found"], found["sample"]) == ({"corrected": 1}, None)
    assert "1/1" in CliRunner().invoke(quality, ["--agency", "guangzhou-police"]).output


def test_an_agency_that_is_not_known_is_refused():
    assert CliRunner().invoke(quality, ["--agency", "nowhere"]).exit_code == 2
