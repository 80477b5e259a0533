"""The month's samples are drawn by the clock, once for each agency; nobody has to ask, and nobody can choose."""

import uuid

from tipstaff.agencies.queries import AgencyView, agencies, agency_standing
from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Refused
from tipstaff.kernel.ids import SubmissionId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants.core.sample.commands import DrawSample
from tipstaff.warrants.core.sample.sample import sample_id
from tipstaff.warrants.queries import has_in_force, sample_row


def draw_samples(now: Instant) -> list[Entered]:
    """Draw the sample of the month that runs for each agency that has warrants in force and none yet.

    May be run at any time and by several at once: an agency and a month have one sample.
    """
    drawn = [_draw(agency, now) for agency in agencies()]
    return [one for one in drawn if isinstance(one, Entered)]


def _draw(agency: AgencyView, now: Instant) -> Entered | Refused | None:
    month = f"{now.on(rules_named(agency.profile).time_zone):%Y-%m}"
    sample, standing = sample_id(agency.agency, month), agency_standing(agency.agency)
    if standing is None or not has_in_force(agency.agency) or sample_row(sample) is not None:
        return None
    actor = Actor(
        user=UserId("clock"),
        office=standing.receiving_office,
        agency=agency.agency,
        region=agency.region,
        zone=agency.zone,
        profile=agency.profile,
        roles=frozenset({Role.CLOCK}),
    )
    command = DrawSample(happened_at=now, sample=sample, agency=agency.agency, month=month)
    return submit(command, actor, SubmissionId(str(uuid.uuid5(uuid.NAMESPACE_URL, sample))), now)
