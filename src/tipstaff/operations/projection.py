"""Operations and task forces as rows. They follow from the states alone, so that a rebuild gives the same."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from tipstaff.kernel.instant import Instant
from tipstaff.operations import models
from tipstaff.operations.core.mismatch import OPEN
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.core.taskforce.taskforce import Appointment, TaskForce
from tipstaff.record.rows import put


def project(operation: Operation, version: int) -> None:
    """Put the rows of an operation in place of its earlier ones."""
    put(_row(operation, version))
    _replace(models.CommandSpan, operation, _spans(operation))
    _replace(models.Confirmation, operation, _confirmations(operation))
    _replace(models.ReadinessAnswer, operation, _readiness(operation))
    _replace(models.Token, operation, _tokens(operation))
    _replace(models.Care, operation, _care(operation))
    _replace(models.Incident, operation, _incidents(operation))


def _row(operation: Operation, version: int) -> models.Operation:
    return models.Operation(
        version=version,
        **_standing(operation),
        **_command(operation),
        **_protest(operation),
        **_custody(operation),
        **_handover(operation),
        **_redress(operation),
    )


def _standing(operation: Operation) -> dict[str, Any]:
    return {
        "id": operation.id,
        "warrant": operation.warrant,
        "warrant_number": operation.warrant_number,
        "subject": operation.subject,
        "edition": operation.edition,
        "cooperation": operation.cooperation or "",
        "agency": operation.agency,
        "office": operation.office,
        "place": operation.place,
        "zone": operation.zone,
        "level": operation.level,
        "issuing_desk": operation.issuing_desk,
        "mismatch": _mismatch(operation),
        "status": operation.status.value,
        "opened_at": operation.opened_at.at,
        "is_planned": operation.plan is not None,
        "address_number": operation.address_number,
        "outcome": operation.outcome or "",
        "outcome_at": _at(operation.outcome_at),
        "not_executed_reason": operation.not_executed_reason or "",
        "closed_at": _at(operation.closed_at),
    }


def _mismatch(operation: Operation) -> str:
    last = operation.mismatches[-1] if operation.mismatches else None
    return (last.finding or OPEN) if last else ""


def _command(operation: Operation) -> dict[str, Any]:
    owner, offer = operation.command_owner, operation.offer
    return {
        "owner": owner.user,
        "owner_office": owner.office,
        "offered_to": offer.user if offer else "",
        "offered_office": offer.office if offer else "",
    }


def _protest(operation: Operation) -> dict[str, Any]:
    protest = operation.protest
    return {
        "protested_at": protest.at.at if protest else None,
        "finding": (protest.finding if protest else None) or "",
        "resolved_at": _at(protest.resolved_at if protest else None),
        "resolved_by": (protest.resolved_by if protest else None) or "",
    }


def _custody(operation: Operation) -> dict[str, Any]:
    custody = operation.custody
    return {
        "held_since": custody.since.at if custody else None,
        "held_by": custody.office if custody else "",
        "released_at": _at(custody.released_at if custody else None),
    }


def _handover(operation: Operation) -> dict[str, Any]:
    handover = operation.handover
    return {
        "handover_offered_at": handover.offered_at.at if handover else None,
        "given_by": handover.given_by if handover else "",
        "given_from": handover.given_from if handover else "",
        "handover_to": handover.to_office if handover else "",
        "taken_at": _at(handover.taken_at if handover else None),
        "taken_by": (handover.taken_by if handover else None) or "",
    }


def _redress(operation: Operation) -> dict[str, Any]:
    redress = operation.redress
    return {
        "redress": redress.why if redress else "",
        "redress_since": redress.since.at if redress else None,
        "redress_owner": redress.owner if redress else "",
        "redress_told_at": _at(redress.told_at if redress else None),
        "redress_told_by": (redress.told_by if redress else None) or "",
    }


def _incidents(operation: Operation) -> list[models.Incident]:
    return [
        models.Incident(
            operation=operation.id,
            number=one.number,
            kind=one.kind.value,
            by=one.by,
            at=one.at.at,
            owner=one.owner,
            finding=one.finding or "",
            answered_by=one.answered_by or "",
            answered_at=_at(one.answered_at),
        )
        for one in operation.incidents
    ]


def _spans(operation: Operation) -> list[models.CommandSpan]:
    return [
        models.CommandSpan(
            operation=operation.id,
            position=position,
            owner=span.user,
            owner_office=span.office,
            since=span.since.at,
            until=_at(span.until),
        )
        for position, span in enumerate(operation.command)
    ]


def _confirmations(operation: Operation) -> list[models.Confirmation]:
    return [
        models.Confirmation(
            operation=operation.id,
            number=asked.number,
            desk=operation.issuing_desk,
            level=operation.level,
            urgency=asked.urgency.value,
            edition=asked.edition,
            asked_by=asked.asked_by,
            asked_at=asked.asked_at.at,
            second=asked.second,
            differing=[one.feature.value for one in asked.differences],
            status=asked.status.value,
            is_waiting=asked.is_waiting and operation.outcome is None,
            waits_since=asked.runs_since.at,
            answered_by=asked.answered_by or "",
            answered_at=_at(asked.answered_at),
            more_time_until=_at(asked.more_time_until),
            valid_until=_at(asked.valid_until),
        )
        for asked in operation.confirmations
    ]


def _readiness(operation: Operation) -> list[models.ReadinessAnswer]:
    return [
        models.ReadinessAnswer(
            operation=operation.id,
            item=said.item,
            answer=said.answer.value,
            by=said.by,
            at=said.at.at,
            edition=said.edition,
            address=said.address,
            who=said.who or "",
            seen_at=_at(said.seen_at),
            whose=said.whose or "",
            window_from=_at(said.window_from),
            window_until=_at(said.window_until),
        )
        for said in operation.readiness
    ]


def _tokens(operation: Operation) -> list[models.Token]:
    return [
        models.Token(
            token_hash=token.token_hash,
            operation=operation.id,
            position=position,
            edition=token.edition,
            confirmation=token.confirmation,
            officer=token.officer,
            window_from=token.window_from.at,
            window_until=token.window_until.at,
            issued_by=token.issued_by,
            issued_at=token.issued_at.at,
            status=token.status.value,
        )
        for position, token in enumerate(operation.tokens)
    ]


def _care(operation: Operation) -> list[models.Care]:
    return [
        models.Care(
            operation=operation.id,
            item=care.item,
            status=care.status.value,
            was_missed=care.was_missed,
            exception=care.exception or "",
            by=care.by,
            at=care.at.at,
        )
        for care in (operation.custody.care if operation.custody else ())
    ]


def _replace[Part: Model](table: type[Part], operation: Operation, rows: list[Part]) -> None:
    table._default_manager.filter(operation=operation.id).delete()  # noqa: SLF001 - Django's own name for it
    table._default_manager.bulk_create(rows)  # noqa: SLF001


def _at(moment: Instant | None) -> datetime | None:
    return moment.at if moment else None


def project_task_force(force: TaskForce, version: int) -> None:
    """Put the rows of a task force in place of its earlier ones."""
    order = force.order
    put(
        models.TaskForce(
            id=force.taskforce,
            version=version,
            warrant=force.warrant,
            warrant_number=force.warrant_number,
            operation=force.operation or "",
            agency=force.agency,
            office=force.office,
            leader=force.leader,
            status=force.status.value,
            formed_at=force.formed_at.at,
            order_version=order.version if order else 0,
            acknowledged=len(order.acknowledged) if order else 0,
        )
    )
    models.GroupAppointment.objects.filter(taskforce=force.taskforce).delete()
    models.GroupAppointment.objects.bulk_create(_appointment(force, one) for one in force.appointments)


def _appointment(force: TaskForce, one: Appointment) -> models.GroupAppointment:
    """One that was ended before it began lasted no time."""
    ended = max(one.starts, min(one.ended_at, one.ends)) if one.ended_at else one.ends
    return models.GroupAppointment(
        taskforce=force.taskforce,
        number=one.number,
        officer=one.officer,
        group_id=one.group,
        starts=one.starts.at,
        ends=ended.at,
        appointed_by=one.appointed_by,
    )
