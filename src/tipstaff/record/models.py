"""The tables of the record. Entries are the truth; everything else follows from them or proves them."""

from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast


def _said(key: str, form: models.Field) -> models.GeneratedField:  # type: ignore[type-arg]
    """A column that PostgreSQL reads out of the leaf itself, so that it can't say anything else."""
    text = KeyTextTransform(key, Cast("leaf", models.JSONField()))
    return models.GeneratedField(expression=Cast(text, form), output_field=form, db_persist=True)


class Entry(models.Model):
    """One act on the record. `leaf` is its canonical text, for ever; trusted for: everything that was done."""

    id = models.BigAutoField(primary_key=True)
    leaf = models.TextField()
    log_index = models.BigIntegerField(null=True, unique=True)
    matter = _said("matter", models.TextField())
    version = _said("version", models.IntegerField())
    event = _said("event", models.TextField())
    submission = _said("submission", models.TextField())
    ordinal = _said("ordinal", models.IntegerField())

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("matter", "version"), name="one_entry_per_version"),
            models.UniqueConstraint(fields=("submission", "ordinal"), name="one_entry_per_submission"),
        )
        indexes = (
            models.Index(
                fields=("id",), name="entries_to_sequence", condition=models.Q(log_index__isnull=True)
            ),
            models.Index(fields=("-id",), name="entries_refused", condition=models.Q(event="record.refused")),
        )


class Sealed(models.Model):
    """Personal data and free text, encrypted under the subject's key. Trusted for: nothing; the leaf proves it."""

    commitment = models.TextField(primary_key=True)
    subject = models.TextField(db_index=True)
    box = models.BinaryField()


class SubjectKey(models.Model):
    """A subject's key, wrapped under the installation's. One that was destroyed is empty: the person is erased."""

    subject = models.TextField(primary_key=True)
    wrapped = models.BinaryField()


class Attachment(models.Model):
    """A paper by the hash of its bytes, encrypted under its subject's key."""

    pk = models.CompositePrimaryKey("sha256", "subject")
    sha256 = models.TextField()
    subject = models.TextField()
    box = models.BinaryField()


class Matter(models.Model):
    """The row that is locked to decide about a matter, with the version it stands at."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()


class Clock(models.Model):
    """The clocks that run now, for queues and for noting silence. Follows from the matters' states."""

    pk = models.CompositePrimaryKey("matter", "name")
    matter = models.TextField()
    name = models.TextField()
    owner = models.TextField()
    level = models.IntegerField(null=True)
    started = models.DateTimeField()
    due = models.DateTimeField(null=True)
    by_itself = models.BooleanField(default=False)
    """Whether what follows needs nobody; it then stands in no queue."""
    lapses = models.BooleanField()
    """Whether its passing is still to be noted on the record."""
    climbed = models.IntegerField(default=0)
    """How many rungs of the ladder were raised for it since it began to run."""
    climbs_at = models.DateTimeField(null=True)
    """When the next rung is to be raised if it still runs; None where there is none."""

    class Meta:
        indexes = (
            models.Index(
                fields=("owner", "due", "matter", "name"),
                name="clocks_of_an_office",
                condition=models.Q(by_itself=False),
            ),
            models.Index(
                fields=("owner", "due", "matter", "name"),
                name="first_clocks_of_an_office",
                condition=models.Q(by_itself=False, level=1),
            ),
            models.Index(
                fields=("due", "matter", "name"), name="clocks_by_due", condition=models.Q(by_itself=False)
            ),
            models.Index(
                fields=("due", "matter", "name"),
                name="first_clocks_by_due",
                condition=models.Q(by_itself=False, level=1),
            ),
            models.Index(fields=("name", "due", "matter"), name="clocks_by_name"),
            models.Index(fields=("owner", "name", "due", "matter"), name="clocks_of_an_office_by_name"),
            models.Index(fields=("due",), name="clocks_to_note", condition=models.Q(lapses=True)),
            models.Index(
                fields=("climbs_at",),
                name="clocks_to_raise",
                condition=models.Q(lapses=False, climbs_at__isnull=False),
            ),
            models.Index(fields=("matter", "name"), name="clocks_raised", condition=models.Q(climbed__gt=0)),
        )


class Escalation(models.Model):
    """A rung that was raised because a clock had passed and still ran. Follows from the record."""

    pk = models.CompositePrimaryKey("about", "clock", "started", "number")
    about = models.TextField()
    clock = models.TextField()
    started = models.DateTimeField()
    number = models.IntegerField()
    rung = models.TextField()
    addressee = models.TextField()
    office = models.TextField()
    owner = models.TextField()
    due = models.DateTimeField()
    at = models.DateTimeField()
    """When the rung was due, which is when it was raised in the world."""

    class Meta:
        indexes = (
            models.Index(fields=("office", "at"), name="escalations_to_an_office"),
            models.Index(fields=("addressee", "at"), name="escalations_by_addressee"),
        )


class TreeHead(models.Model):
    """The log's tree at a size, once its tiles are stored. Trusted for: how far integration has come."""

    size = models.BigIntegerField(primary_key=True)
    root = models.TextField()


class Checkpoint(models.Model):
    """Every signed checkpoint that was ever published. Trusted for: never signing two heads of one size."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()


class Upload(models.Model):
    """A file on its way in, closed under a key of its own. Trusted for: nothing; it goes after its run or its day."""

    id = models.TextField(primary_key=True)
    owner = models.TextField(db_index=True)
    """The key of the one person who may read it."""
    office = models.TextField()
    """The office for which it was brought."""
    format = models.TextField()
    brought_at = models.DateTimeField(db_index=True)
    stage = models.TextField()
    rows = models.IntegerField()
    done = models.IntegerField(default=0)
    gone_at = models.DateTimeField(db_index=True)
    """When it is deleted, by the rules of whoever brought it; its report's day once it was taken in."""
    told_at = models.DateTimeField()
    """When the run last said how far it is."""
    key = models.BinaryField()
    """Wrapped under the installation's."""
    content = models.BinaryField()
    """The file; empty once it has been taken in."""
    notes = models.BinaryField()
    """Its name and its mapping."""
    report = models.BinaryField(default=b"")


class Delivery(models.Model):
    """A message that goes to an office by its channel, once. Trusted for: nothing that anybody knew; a hint alone.

    Its row is added in the act by which the office was told, so that no message is missed and none is sent twice.
    """

    pk = models.CompositePrimaryKey("matter", "number", "rung")
    matter = models.TextField()
    number = models.IntegerField()
    """Number of the holder within the chase."""
    rung = models.IntegerField()
    """1 for the holder's own office, more for the offices to which its silence was taken."""
    version = models.IntegerField()
    """The matter's version after the act by which the office was told."""
    office = models.TextField()
    told_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    """When it is tried next; null while a try is under way, and once it has come to its end."""
    tries = models.IntegerField(default=0)
    outcome = models.TextField(default="")
    """What came of it in the end; empty until then."""

    class Meta:
        indexes = (
            models.Index(
                fields=("next_at",), condition=models.Q(next_at__isnull=False), name="deliveries_to_try"
            ),
        )


class DeliveryTry(models.Model):
    """One try to deliver a message. Added before anything is sent: after a crash it says that it may have been."""

    pk = models.CompositePrimaryKey("matter", "number", "rung", "nth")
    matter = models.TextField()
    number = models.IntegerField()
    rung = models.IntegerField()
    nth = models.IntegerField()
    """1 for the first."""
    channel = models.TextField()
    address = models.TextField()
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")
    detail = models.TextField(default="")
    """What the other side or the network said, such as `503`: never the message."""

    class Meta:
        indexes = (
            models.Index(
                fields=("begun_at",), condition=models.Q(ended_at__isnull=True), name="tries_under_way"
            ),
        )
