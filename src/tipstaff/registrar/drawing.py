"""Identifiers for what a command opens. The core makes none; every shell draws them here."""

import hashlib
import uuid
from collections.abc import Callable
from typing import Any

from tipstaff.cooperation.core.abroad.commands import RecordFromAbroad
from tipstaff.cooperation.core.account.account import account_of
from tipstaff.cooperation.core.account.commands import OpenAccount
from tipstaff.cooperation.core.liaison.commands import PlanRoster
from tipstaff.cooperation.core.liaison.roster import roster_id
from tipstaff.kernel.decider import Command
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    MatterId,
    OfficeId,
    SubjectId,
    SubmissionId,
    WarrantId,
)
from tipstaff.operations.core.taskforce.commands import FormTaskForce
from tipstaff.operations.core.taskforce.taskforce import taskforce_id
from tipstaff.registrar.capabilities import capability_for
from tipstaff.registrar.matters import load
from tipstaff.resources.core.expert.commands import EnterExpert
from tipstaff.resources.core.unit.commands import FormUnit
from tipstaff.warrants.core.commands import DraftWarrant, RegisterWarrant
from tipstaff.warrants.core.sample.commands import DrawSample
from tipstaff.warrants.core.sample.sample import sample_id
from tipstaff.warrants.core.warrant import warrant_id

type Draw = Callable[[], uuid.UUID]


def draw() -> uuid.UUID:
    """A fresh identifier, by chance and time."""
    return uuid.uuid4()


def new_submission(chance: Draw = draw) -> SubmissionId:
    """The identifier of one press of one button."""
    return SubmissionId(str(chance()))


def chance_of(submission: str) -> Draw:
    """Identifiers that follow from the submission, so that pressing twice opens one matter."""
    count = iter(range(100))
    return lambda: uuid.UUID(
        hashlib.sha256(f"{submission}/{next(count)}".encode()).hexdigest()[:32], version=4
    )


def with_drawn_ids(command: type[Command], values: dict[str, Any], chance: Draw = draw) -> dict[str, Any]:
    """The values of a command with the identifiers that its giver does not name filled in.

    A warrant's follows from its court and number, so that the same order taken in twice is the same matter.
    """
    drawn = dict(values)
    if command in (RegisterWarrant, DraftWarrant):
        drawn.setdefault("warrant", warrant_id(AgencyId(str(values.get("court"))), str(values.get("number"))))
        drawn.setdefault("subject", _known_subject(drawn) or f"subject-{chance().hex}")
    if command is DrawSample:
        drawn.setdefault("sample", sample_id(AgencyId(str(values.get("agency"))), str(values.get("month"))))
    if command is PlanRoster:
        office = OfficeId(str(values.get("office")))
        drawn.setdefault("roster", roster_id(office, str(values.get("month"))))
    if command is FormTaskForce:
        drawn.setdefault("taskforce", taskforce_id(WarrantId(MatterId(str(values.get("warrant"))))))
    if command in (RecordFromAbroad, FormUnit, EnterExpert):
        drawn.setdefault("subject", f"subject-{chance().hex}")
    if command is OpenAccount:
        drawn.setdefault("account", account_of(CooperationRequestId(MatterId(str(values.get("request"))))))
    drawn.setdefault(command.MATTER, f"{capability_for(command).kind}-{chance().hex}")
    return drawn


def _known_subject(values: dict[str, Any]) -> SubjectId | None:
    """The key that the person's data have already: that of the record they hang on too, or of the draft."""
    known = values.get("record_of") or values["warrant"]
    state = load(MatterId(str(known))).state
    return state.subject if state else None
