"""The tables of operations. They follow from the record; trusted for finding things, and as a second lock."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q


class Operation(models.Model):
    """An operation as it stands; what is sealed stays on the record. A missing text is empty."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    warrant = models.TextField()
    warrant_number = models.TextField()
    subject = models.TextField()
    edition = models.IntegerField()
    cooperation = models.TextField()
    agency = models.TextField()
    office = models.TextField()
    place = models.TextField()
    zone = models.TextField()
    level = models.IntegerField()
    issuing_desk = models.TextField()
    status = models.TextField()
    opened_at = models.DateTimeField()
    is_planned = models.BooleanField()
    address_number = models.IntegerField()
    """How often an address was named; the address itself stays sealed on the record."""
    owner = models.TextField()
    owner_office = models.TextField()
    offered_to = models.TextField()
    offered_office = models.TextField()
    mismatch = models.TextField()
    """Whether a stated difference is open, or what was found; empty where none was stated."""
    protested_at = models.DateTimeField(null=True)
    finding = models.TextField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.TextField()
    outcome = models.TextField()
    outcome_at = models.DateTimeField(null=True)
    not_executed_reason = models.TextField()
    redress = models.TextField()
    """What went wrong, so that somebody is owed redress; empty where nobody is."""
    redress_since = models.DateTimeField(null=True)
    redress_owner = models.TextField()
    redress_told_at = models.DateTimeField(null=True)
    redress_told_by = models.TextField()
    held_since = models.DateTimeField(null=True)
    held_by = models.TextField()
    released_at = models.DateTimeField(null=True)
    handover_offered_at = models.DateTimeField(null=True)
    given_by = models.TextField()
    given_from = models.TextField()
    handover_to = models.TextField()
    taken_at = models.DateTimeField(null=True)
    taken_by = models.TextField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(outcome=""), name="closed_with_an_outcome"
            ),
            models.CheckConstraint(
                condition=Q(taken_by="") | (~Q(taken_by=F("given_by")) & ~Q(handover_to=F("given_from"))),
                name="handed_over_by_two",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "opened_at", "id"), name="operations_of_an_agency"),
            models.Index(fields=("opened_at", "id"), name="operations_by_time"),
            models.Index(
                fields=("agency", "opened_at", "id"),
                name="operations_under_way",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(
                fields=("opened_at", "id"),
                name="operations_under_way_by_time",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(fields=("warrant", "opened_at", "id"), name="operations_of_a_warrant"),
        )


class CommandSpan(models.Model):
    """A time in which one person owned the command. The database lets no two of an operation overlap."""

    pk = models.CompositePrimaryKey("operation", "position")
    operation = models.TextField()
    position = models.IntegerField()
    owner = models.TextField()
    owner_office = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "operations_command_span"
        constraints = (
            ExclusionConstraint(
                name="one_command_owner",
                expressions=(
                    ("operation", RangeOperators.EQUAL),
                    (
                        Func("since", "until", function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ),
            ),
        )


class Confirmation(models.Model):
    """A request to the issuing desk; what was attested or said stays sealed on the record."""

    pk = models.CompositePrimaryKey("operation", "number")
    operation = models.TextField()
    number = models.IntegerField()
    desk = models.TextField()
    level = models.IntegerField()
    urgency = models.TextField()
    edition = models.IntegerField()
    asked_by = models.TextField()
    asked_at = models.DateTimeField()
    second = models.BooleanField()
    differing = ArrayField(models.TextField())
    """The features that were said to differ; what was seen stays sealed on the record."""
    status = models.TextField()
    is_waiting = models.BooleanField()
    waits_since = models.DateTimeField()
    """From when the time for its answer counts: those of one urgency expire in this sequence."""
    answered_by = models.TextField()
    answered_at = models.DateTimeField(null=True)
    more_time_until = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("operation",), condition=Q(is_waiting=True), name="one_confirmation_waits"
            ),
            models.CheckConstraint(
                condition=~Q(status="confirmed") | ~Q(answered_by=""), name="silence_never_confirms"
            ),
            models.CheckConstraint(
                condition=~Q(status="confirmed") | ~Q(answered_by=F("asked_by")),
                name="confirmed_by_somebody_else",
            ),
        )
        indexes = (
            models.Index(
                fields=("desk", "urgency", "waits_since", "operation"),
                condition=Q(is_waiting=True),
                name="confirmations_of_a_desk",
            ),
            models.Index(
                fields=("urgency", "waits_since", "operation"),
                condition=Q(is_waiting=True),
                name="confirmations_that_wait",
            ),
            models.Index(
                fields=("waits_since", "operation"),
                condition=Q(is_waiting=True, status="with_oversight"),
                name="confirmations_with_oversight",
            ),
            models.Index(
                fields=("desk", "answered_at", "operation", "number"),
                condition=Q(answered_at__isnull=False),
                name="confirmations_answered",
            ),
            models.Index(
                fields=("answered_at", "operation", "number"),
                condition=Q(answered_at__isnull=False),
                name="confirmations_by_answer",
            ),
        )


class ReadinessAnswer(models.Model):
    """The latest answer to an item of the readiness checklist."""

    pk = models.CompositePrimaryKey("operation", "item")
    operation = models.TextField()
    item = models.TextField()
    answer = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    edition = models.IntegerField(null=True)
    """The warrant's edition that it is about; none for an answer of before."""
    address = models.IntegerField()
    """Which of the named addresses it is about; 0 where none was named."""
    who = models.TextField()
    seen_at = models.DateTimeField(null=True)
    whose = models.TextField()
    window_from = models.DateTimeField(null=True)
    window_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "operations_readiness_answer"


class Token(models.Model):
    """An execution token by its hash."""

    token_hash = models.TextField(primary_key=True)
    operation = models.TextField()
    position = models.IntegerField()
    edition = models.IntegerField()
    confirmation = models.IntegerField()
    officer = models.TextField()
    window_from = models.DateTimeField()
    window_until = models.DateTimeField()
    issued_by = models.TextField()
    issued_at = models.DateTimeField()
    status = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("operation",), condition=Q(status="live"), name="one_live_token"),
            models.UniqueConstraint(
                fields=("operation",), condition=Q(status="spent"), name="one_spent_token"
            ),
            models.CheckConstraint(condition=~Q(officer=F("issued_by")), name="token_given_to_another"),
        )
        indexes = (models.Index(fields=("operation", "position"), name="tokens_of_an_operation"),)


class Care(models.Model):
    """What became of one thing owed to the person held."""

    pk = models.CompositePrimaryKey("operation", "item")
    operation = models.TextField()
    item = models.TextField()
    status = models.TextField()
    was_missed = models.BooleanField()
    exception = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()


class Incident(models.Model):
    """Force, an injury or a complaint; what was told stays sealed on the record."""

    pk = models.CompositePrimaryKey("operation", "number")
    operation = models.TextField()
    number = models.IntegerField()
    kind = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    owner = models.TextField()
    finding = models.TextField()
    answered_by = models.TextField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_by="") | ~Q(answered_by=F("by")), name="complaint_answered_by_another"
            ),
        )


class TaskForce(models.Model):
    """A task force, for finding it. What its order says stays sealed on the record."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    warrant = models.TextField(unique=True)
    """One task force for a case."""
    warrant_number = models.TextField()
    operation = models.TextField()
    agency = models.TextField()
    office = models.TextField()
    leader = models.TextField()
    status = models.TextField()
    formed_at = models.DateTimeField()
    order_version = models.IntegerField()
    """Version of the order that holds; 0 before the first."""
    acknowledged = models.IntegerField()
    """How many have acknowledged that version."""

    class Meta:
        db_table = "operations_task_force"
        indexes = (
            models.Index(fields=("agency", "-formed_at", "-id"), name="task_forces_of_an_agency"),
            models.Index(fields=("-formed_at", "-id"), name="task_forces_by_forming"),
        )


class GroupAppointment(models.Model):
    """Somebody's place in a cell. The database lets two of one cell never overlap, nor anybody appoint themselves."""

    pk = models.CompositePrimaryKey("taskforce", "number")
    taskforce = models.TextField()
    number = models.IntegerField()
    officer = models.TextField()
    group_id = models.TextField()
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    """When it ends, or was ended before its time."""
    appointed_by = models.TextField()

    class Meta:
        db_table = "operations_group_appointment"
        constraints = (
            ExclusionConstraint(
                name="one_appointment_to_a_group",
                expressions=(
                    ("taskforce", RangeOperators.EQUAL),
                    ("officer", RangeOperators.EQUAL),
                    ("group_id", RangeOperators.EQUAL),
                    (
                        Func("starts", "ends", function="tstzrange", output_field=DateTimeRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ),
            ),
            models.CheckConstraint(
                condition=~Q(officer=F("appointed_by")), name="nobody_appoints_themselves"
            ),
        )
