"""The demonstration's agencies at work: one warrant from Guangzhou, carried out there or in Hangzhou."""

import hashlib
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

from django.db import connections

from tipstaff.agencies.founding import key_of
from tipstaff.cli.people import actor_named
from tipstaff.cooperation.core import commands as cooperation
from tipstaff.cooperation.core.approvals.commands import GiveApproval
from tipstaff.cooperation.core.asking.particulars import Answer as Stated
from tipstaff.cooperation.core.request import Paper
from tipstaff.cooperation.core.responsibility.commands import AgreeToDuties
from tipstaff.kernel.actor import Actor
from tipstaff.kernel.decider import Command, Refused
from tipstaff.kernel.ids import (
    AgencyId,
    CooperationRequestId,
    MatterId,
    OffenceCode,
    OperationId,
    RegionCode,
    SubjectId,
    SubmissionId,
    WarrantId,
)
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core import commands as operations
from tipstaff.operations.core.confirmation import Answer, Urgency
from tipstaff.operations.core.difference import Comparison, Feature, Fit
from tipstaff.operations.core.operation import NotExecutedReason
from tipstaff.operations.core.readiness import Dwelling, ItemAnswer, Known
from tipstaff.operations.core.token import hash_of
from tipstaff.policy.profile import Cooperation, ReadinessItem
from tipstaff.policy.readiness import AnswerForm
from tipstaff.registrar.matters import load
from tipstaff.registrar.rules import rules_named
from tipstaff.registrar.submit import Entered, submit
from tipstaff.warrants.core import commands as warrants
from tipstaff.warrants.core.checking import Attestation, checkable_fields
from tipstaff.warrants.core.particulars import Attachment, InstrumentKind, PersonDetails, ReturnScope, Sex
from tipstaff.warrants.core.warrant import RecallGround, warrant_id

NOW = Instant.parse("2026-11-23T09:00:00+08:00")
LATER = NOW + timedelta(minutes=30)
COURT = AgencyId("guangzhou-court")
TOKEN = "three grey herons"
PERSON = PersonDetails(name="样本甲", sex=Sex.FEMALE, born_on=date(1988, 5, 4), nationality="CN")


def who(username: str, at: Instant = NOW) -> Actor:
    """Somebody of the demonstration, as they stand at a moment."""
    actor = actor_named(username, at)
    assert actor, username
    return actor


def press() -> SubmissionId:
    """One press of one button."""
    return SubmissionId(str(uuid.uuid4()))


def ask(command: Command, username: str, at: Instant = NOW, **further: Any) -> Entered | Refused:
    """Ask for something through the one door."""
    return submit(command, who(username, at), further.pop("press", press()), at, **further)


def do(command: Command, username: str, at: Instant = NOW) -> Entered:
    """Ask for something that must be entered."""
    outcome = ask(command, username, at)
    assert isinstance(outcome, Entered), outcome
    return outcome


def together[T](acts: Sequence[Callable[[], T]]) -> list[T]:
    """Do things at the same moment, each over a connection of its own."""
    gate = Barrier(len(acts))

    def one(act: Callable[[], T]) -> T:
        try:
            gate.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(one, acts))


def state_of(matter: MatterId) -> Any:
    return load(matter).state


# ── warrants ──


def registering(number: str = "1", at: Instant = NOW, **other: Any) -> warrants.RegisterWarrant:
    values: dict[str, Any] = {
        "happened_at": at,
        "warrant": warrant_id(COURT, number),
        "subject": SubjectId(f"subject-{number}"),
        "number": number,
        "court": COURT,
        "kind": InstrumentKind.ARREST_WARRANT,
        "offence": OffenceCode("cn.232"),
        "issued_on": date(2026, 11, 22),
        "valid_until": date(2027, 2, 28),
        "return_scope": ReturnScope.COUNTRY,
        "person": PERSON,
        "instrument": Attachment(
            sha256=sha256("instrument"), name="逮捕证.pdf", size=10, media_type="application/pdf"
        ),
    }
    return warrants.RegisterWarrant(**(values | other))


def checking(warrant: WarrantId, at: Instant = NOW) -> warrants.CheckWarrant:
    fields = checkable_fields(state_of(warrant))
    agreed = tuple(Attestation(field=field, agrees=True) for field in fields)
    return warrants.CheckWarrant(happened_at=at, warrant=warrant, attestations=agreed)


def recalling(warrant: WarrantId, at: Instant = NOW) -> warrants.RecallWarrant:
    return warrants.RecallWarrant(happened_at=at, warrant=warrant, ground=RecallGround.WITHDRAWN)


def registered(number: str = "1", at: Instant = NOW, **other: Any) -> WarrantId:
    """A warrant that waits for its check."""
    return WarrantId(do(registering(number, at, **other), "registrar.guangzhou", at).matter)


def in_force(number: str = "1", at: Instant = NOW, **other: Any) -> WarrantId:
    """A warrant in force."""
    warrant = registered(number, at, **other)
    do(checking(warrant, at), "checker.guangzhou", at)
    return warrant


# ── co-operation ──


def asking(warrant: WarrantId, name: str = "1", at: Instant = NOW) -> cooperation.AskForCooperation:
    kinds = ("letter", "instrument", "police_card")
    return cooperation.AskForCooperation(
        happened_at=at,
        request=CooperationRequestId(MatterId(f"cooperation-{name}")),
        warrant=warrant,
        asked_agency=AgencyId("hangzhou-police"),
        kind=Cooperation.EXECUTION,
        place=RegionCode("330100"),
        papers=tuple(Paper(kind=kind, sha256=sha256(kind), name=f"{kind}.pdf") for kind in kinds),
        answers=(Stated(question="scope", text="协助到场抓捕"),),
        reason="现居杭州",
    )


def approving(request: CooperationRequestId, at: Instant = NOW) -> GiveApproval:
    return GiveApproval(happened_at=at, request=request)


def agreeing(request: MatterId, at: Instant = NOW, number: int = 1) -> AgreeToDuties:
    return AgreeToDuties(happened_at=at, request=CooperationRequestId(request), number=number)


def acknowledging(request: MatterId, at: Instant = NOW) -> cooperation.AcknowledgeRequest:
    return cooperation.AcknowledgeRequest(happened_at=at, request=CooperationRequestId(request))


def asked(warrant: WarrantId, name: str = "1", at: Instant = NOW) -> CooperationRequestId:
    """A request that waits for both approvals."""
    return CooperationRequestId(do(asking(warrant, name, at), "duty.guangzhou", at).matter)


def divided(warrant: WarrantId, name: str = "1", at: Instant = NOW) -> CooperationRequestId:
    """A request whose division of duties is agreed, and which waits for both approvals."""
    request = asked(warrant, name, at)
    do(agreeing(request, at), "duty.hangzhou", at)
    return request


def accepted(warrant: WarrantId, name: str = "1", at: Instant = NOW) -> CooperationRequestId:
    """A request that both offices have agreed to, with who bears what agreed before."""
    request = divided(warrant, name, at)
    for approver in ("legal.hangzhou", "investigation.hangzhou"):
        do(approving(request, at), approver, at)
    return request


# ── operations ──


def opening(warrant: WarrantId, name: str = "1", at: Instant = NOW, **other: Any) -> operations.OpenOperation:
    values = {
        "happened_at": at,
        "operation": operation_id(name),
        "warrant": warrant,
        "place": RegionCode("440100"),
    }
    return operations.OpenOperation(**(values | other))


def tokening(
    operation: OperationId, token: str = TOKEN, at: Instant = NOW, officer: str = "officer.guangzhou"
) -> operations.IssueToken:
    return operations.IssueToken(
        happened_at=at,
        operation=operation,
        token_hash=hash_of(token),
        officer=key_of(officer),
        window_from=at,
        window_until=at + timedelta(hours=4),
    )


def executing(operation: OperationId, token: str = TOKEN, at: Instant = NOW) -> operations.ExecuteWarrant:
    return operations.ExecuteWarrant(
        happened_at=at,
        operation=operation,
        token=token,
        paper_shown=True,
        differences_asked=True,
        officers=(key_of("officer.guangzhou"), key_of("officer2.guangzhou")),
    )


def closing(operation: OperationId, at: Instant = NOW) -> operations.CloseOperation:
    return operations.CloseOperation(happened_at=at, operation=operation)


def operation_id(name: str) -> OperationId:
    return OperationId(MatterId(f"operation-{name}"))


def opened(warrant: WarrantId, name: str = "1", at: Instant = NOW, **other: Any) -> OperationId:
    """An operation in preparation, under Guangzhou's command."""
    return OperationId(do(opening(warrant, name, at, **other), "command.guangzhou", at).matter)


def ready(operation: OperationId, at: Instant = NOW) -> None:
    """Name the address and answer the whole readiness checklist."""
    named = operations.NameAddress(happened_at=at, operation=operation, address="示例路12号3单元301室")
    do(named, "officer.guangzhou", at)
    answers = tuple(
        ItemAnswer(item=item.id, answer=Known.YES, note="已核实", **details_of(item, at))
        for item in rules_named("cn/2026-1").readiness
    )
    checklist = operations.AnswerChecklist(happened_at=at, operation=operation, answers=answers)
    do(checklist, "officer.guangzhou", at)


def details_of(item: ReadinessItem, at: Instant = NOW) -> dict[str, Any]:
    """What a yes to an item says beside its note."""
    says: dict[AnswerForm, dict[str, Any]] = {
        AnswerForm.SEEN: {"who": key_of("officer.guangzhou"), "seen_at": at},
        AnswerForm.DWELLING: {"whose": Dwelling.OWN},
        AnswerForm.WINDOW: {"window_from": at, "window_until": at + timedelta(days=2)},
    }
    return says.get(item.form, {})


def confirmed(warrant: WarrantId, name: str = "1", at: Instant = NOW, **other: Any) -> OperationId:
    """An operation that is ready and freshly confirmed."""
    operation = opened(warrant, name, at, **other)
    ready(operation, at)
    do(urgently(operation, at), "officer.guangzhou", at)
    do(confirming(operation, at), "desk.guangzhou", at)
    return operation


def waiting_for_confirmation(warrant: WarrantId, name: str = "1", at: Instant = NOW) -> OperationId:
    """An operation whose issuing desk has been asked."""
    operation = opened(warrant, name, at)
    do(urgently(operation, at), "officer.guangzhou", at)
    return operation


def urgently(
    operation: OperationId, at: Instant = NOW, *, differing: tuple[Feature, ...] = ()
) -> operations.AskConfirmation:
    """An urgent request in which every feature was asked about."""
    compared = tuple(
        Comparison(feature=each, fit=Fit.DIFFERS if each in differing else Fit.AGREES, seen="176 厘米")
        for each in Feature
    )
    return operations.AskConfirmation(
        happened_at=at, operation=operation, urgency=Urgency.URGENT, compared=compared
    )


def tokened(
    warrant: WarrantId, name: str = "1", at: Instant = NOW, token: str = TOKEN, **other: Any
) -> OperationId:
    """An operation whose officer may execute at once."""
    operation = confirmed(warrant, name, at, **other)
    do(tokening(operation, token, at), "command.guangzhou", at)
    return operation


def without_success(operation: OperationId, at: Instant = NOW) -> operations.RecordNotExecuted:
    return operations.RecordNotExecuted(happened_at=at, operation=operation, reason=NotExecutedReason.NOT_MET)


def confirming(operation: OperationId, at: Instant = NOW) -> operations.AnswerConfirmation:
    return operations.AnswerConfirmation(
        happened_at=at,
        operation=operation,
        number=1,
        answer=Answer.CONFIRM,
        identity="户籍底册",
        validity="法院电子件",
        collection="押解审批表",
    )


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
