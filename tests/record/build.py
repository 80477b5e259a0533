"""Events and origins for tests of the record itself, which knows no capability."""

import uuid
from dataclasses import dataclass

from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.decider import Event
from tipstaff.kernel.ids import AgencyId, MatterId, OfficeId, RegionCode, SubjectId, SubmissionId, UserId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.sealed import Sealed
from tipstaff.record.append import Act
from tipstaff.record.events import EventNames
from tipstaff.record.leaf import Origin

NOON = Instant.parse("2026-11-23T12:00:00+08:00")
SUBJECT = SubjectId("subject-1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """Something was noted, in the open and under seal."""

    code: str
    text: Sealed[str] | None = None


NAMES = EventNames({"test.noted": {1: Noted}})

ACTOR = Actor(
    user=UserId("user-1"),
    office=OfficeId("office-1"),
    agency=AgencyId("agency-1"),
    region=RegionCode("999900"),
    zone="Asia/Shanghai",
    profile="cn/2026-1",
    roles=frozenset({Role.REGISTRAR}),
)


def noted(code: str = "a", text: str | None = None, subject: SubjectId = SUBJECT) -> Noted:
    """An event; with a text it has a sealed part."""
    return Noted(happened_at=NOON, code=code, text=Sealed(subject, text) if text else None)


def act(*events: Event, matter: str = "test-1", read_at: int = 0) -> Act:
    """An act on a matter that was read at a version."""
    return Act(matter=MatterId(matter), read_at=read_at, events=events or (noted(),), rules="cn/2026-1")


def origin(relied_on: dict[str, int] | None = None, submission: str | None = None) -> Origin:
    """A submission's origin; a fresh submission unless it is named."""
    return Origin(
        actor=ACTOR,
        submission=SubmissionId(submission or str(uuid.uuid4())),
        entered_at=NOON,
        relied_on={MatterId(matter): version for matter, version in (relied_on or {}).items()},
    )
