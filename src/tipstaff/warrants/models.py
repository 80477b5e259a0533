"""The tables of warrants. They follow from the record; trusted for finding things only."""

from django.db import models
from django.db.models import Q

UNENDED = ("awaiting_check", "returned", "in_force", "stayed", "restricted", "suspended")
"""What a warrant's status says while nobody has noted its end."""


class Warrant(models.Model):
    """A warrant as it stands. `rests_at` and `expires_at` end its force even before anybody has noted it.

    `rests_at` is of a warrant in force alone: its review date ends, or its validation is due, and nobody has acted.
    """

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    number = models.TextField()
    court = models.TextField()
    agency = models.TextField()
    region = models.TextField()
    office = models.TextField()
    issuing_desk = models.TextField()
    subject = models.TextField()
    """Whose person-record it hangs on; several instruments may hang on one."""
    status = models.TextField()
    level = models.IntegerField()
    clause = models.TextField()
    kind = models.TextField()
    offence = models.TextField()
    return_scope = models.TextField()
    issued_on = models.DateField()
    valid_until = models.DateField(null=True)
    review_on = models.DateField(null=True)
    rests_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    edition = models.IntegerField()
    checked_by = models.TextField()
    registered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    merged_into = models.TextField(null=True)  # noqa: DJ001 - none is not a name

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("court", "number"), name="one_warrant_per_number"),
            models.CheckConstraint(
                condition=~Q(status="in_force") | ~Q(checked_by=""), name="in_force_only_when_checked"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=False) | Q(review_on__isnull=False) | ~Q(status="in_force"),
                name="in_force_only_with_an_end",
            ),
        )
        indexes = (
            models.Index(fields=("number",), name="warrants_by_number"),
            models.Index(fields=("subject",), name="warrants_of_a_record"),
            models.Index(
                fields=("merged_into",), name="merged_warrants", condition=Q(merged_into__isnull=False)
            ),
            models.Index(fields=("-registered_at", "id"), name="warrants_by_time"),
            models.Index(fields=("status", "-registered_at", "id"), name="warrants_of_a_status"),
            models.Index(fields=("agency", "-registered_at", "id"), name="warrants_of_an_agency"),
            models.Index(fields=("court", "-registered_at", "id"), name="warrants_of_a_court"),
            models.Index(
                fields=("court", "status", "-registered_at", "id"), name="warrants_of_court_by_status"
            ),
            models.Index(fields=("agency", "status", "-registered_at", "id"), name="warrants_by_status"),
            models.Index(fields=("agency", "review_on", "id"), name="warrants_by_review_date"),
            models.Index(fields=("rests_at",), name="warrants_fallen_silent", condition=Q(status="in_force")),
            models.Index(
                fields=("status", "expires_at"), name="warrants_run_out", condition=Q(status__in=UNENDED)
            ),
        )


class Heading(models.Model):
    """What a warrant is listed under besides its status: see `headings`. One that has ended has none."""

    pk = models.CompositePrimaryKey("warrant", "heading")
    warrant = models.TextField()
    heading = models.TextField()
    agency = models.TextField()
    court = models.TextField()
    registered_at = models.DateTimeField()
    """When the warrant was registered, by which its lists go."""

    class Meta:
        indexes = (
            models.Index(fields=("heading", "-registered_at", "warrant"), name="warrants_under_a_heading"),
            models.Index(
                fields=("agency", "heading", "-registered_at", "warrant"), name="headings_of_an_agency"
            ),
            models.Index(
                fields=("court", "heading", "-registered_at", "warrant"), name="headings_of_a_court"
            ),
        )


class RecordCare(models.Model):
    """The care colour of each open warrant's record, with its clause: how often the record is confirmed.

    With it, what leads every display of the record: whether name and date of birth stand alone in it, and how many
    other warrants it has been noted to name somebody else than.
    """

    warrant = models.TextField(primary_key=True)
    colour = models.TextField()
    clause = models.TextField()
    is_thin = models.BooleanField(default=False)
    strangers = models.IntegerField(default=0)


class Validation(models.Model):
    """The validations of a warrant, numbered from 1: those done and missed, and the one that is due next."""

    pk = models.CompositePrimaryKey("warrant", "number")
    warrant = models.TextField()
    number = models.IntegerField()
    agency = models.TextField()
    court = models.TextField()
    state = models.TextField()
    due_on = models.DateField()
    opens = models.DateTimeField(null=True)
    due = models.DateTimeField(null=True)
    validator = models.TextField()
    """To whom it is assigned, or who did it; empty: nobody."""
    at = models.DateTimeField(null=True)
    still_rests = models.BooleanField(default=False)
    """Whether the warrant rests to this day because this one was missed."""

    class Meta:
        indexes = (
            models.Index(fields=("agency", "state", "due_on", "warrant"), name="validations_of_an_agency"),
            models.Index(
                fields=("agency", "validator", "state", "due_on", "warrant"), name="validations_by_hand"
            ),
            models.Index(fields=("court", "state", "due_on", "warrant"), name="validations_of_a_court"),
            models.Index(fields=("state", "due_on", "warrant"), name="validations_due"),
            models.Index(
                fields=("agency", "validator", "state", "opens", "due_on", "warrant"),
                name="validations_in_their_window",
            ),
            models.Index(
                fields=("agency", "due_on", "warrant"),
                name="validations_that_keep_resting",
                condition=Q(still_rests=True),
            ),
            models.Index(
                fields=("court", "due_on", "warrant"),
                name="a_courts_that_keep_resting",
                condition=Q(still_rests=True),
            ),
        )


class Finding(models.Model):
    """An error that a rule found in an entry, and what became of it. Its values stay sealed on the record."""

    pk = models.CompositePrimaryKey("warrant", "number")
    warrant = models.TextField()
    number = models.IntegerField()
    agency = models.TextField()
    rule = models.TextField()
    field = models.TextField()
    answer = models.TextField()
    found_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=("agency", "answer", "found_at", "warrant", "number"), name="findings_of_an_agency"
            ),
            models.Index(fields=("agency", "found_at", "warrant", "number"), name="findings_by_day"),
            models.Index(fields=("answer", "found_at", "warrant", "number"), name="findings_by_answer"),
            models.Index(fields=("found_at", "warrant", "number"), name="findings_by_time"),
        )


class Sample(models.Model):
    """An agency's sample of a month, and what was found so far."""

    sample = models.TextField(primary_key=True)
    agency = models.TextField()
    month = models.TextField()
    status = models.TextField()
    drawn = models.IntegerField()
    looked_at = models.IntegerField()
    accurate = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("agency", "-at", "sample"), name="samples_of_an_agency"),
            models.Index(fields=("-at", "sample"), name="samples_by_time"),
        )


class Look(models.Model):
    """Who looked at a warrant's person, when and for what; the case stays sealed on the record."""

    look = models.TextField(primary_key=True)
    warrant = models.TextField()
    subject = models.TextField()
    by = models.TextField()
    office = models.TextField()
    purpose = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("warrant", "-at", "look"), name="looks_at_a_warrant"),
            models.Index(fields=("by", "-at", "look"), name="looks_by_somebody"),
        )


class Handout(models.Model):
    """What was given out of the register, by whom, for what and to whom; case and recipient stay sealed."""

    handout = models.TextField(primary_key=True)
    form = models.TextField()
    file = models.TextField()
    part = models.IntegerField()
    warrants = models.IntegerField()
    with_persons = models.BooleanField()
    sha256 = models.TextField()
    purpose = models.TextField()
    recipient_office = models.TextField()
    by = models.TextField()
    office = models.TextField()
    agency = models.TextField()
    valid_until = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("agency", "-at", "handout"), name="handouts_of_an_agency"),
            models.Index(fields=("-at", "handout"), name="handouts_by_time"),
        )


class GivenWarrant(models.Model):
    """A warrant in something that was given out, with the edition that is out there."""

    pk = models.CompositePrimaryKey("warrant", "handout")
    warrant = models.TextField()
    handout = models.TextField()
    edition = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("warrant", "-at", "handout"), name="handouts_of_a_warrant"),
            models.Index(fields=("handout",), name="warrants_in_a_handout"),
        )


class LookUp(models.Model):
    """Who looked something up, when, for what and with which answer; counted for the rates. The words are sealed."""

    lookup = models.TextField(primary_key=True)
    by = models.TextField()
    office = models.TextField()
    way = models.TextField()
    answer = models.TextField()
    purpose = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("by", "-at", "lookup"), name="look_ups_by_somebody"),
            models.Index(fields=("office", "-at", "lookup"), name="look_ups_of_an_office"),
        )


class LookUpAnswer(models.Model):
    """A warrant that was named in the answer to a look-up, and to whom: they are told when it is recalled."""

    pk = models.CompositePrimaryKey("lookup", "warrant")
    lookup = models.TextField()
    warrant = models.TextField()
    edition = models.IntegerField()
    answer = models.TextField()
    by = models.TextField()
    office = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("warrant", "-at", "lookup"), name="look_ups_answered"),)


class Draft(models.Model):
    """A draft that nobody has registered yet. What it says of a person stays sealed on the record."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    number = models.TextField()
    court = models.TextField()
    agency = models.TextField()
    office = models.TextField()
    saved_by = models.TextField()
    saved_at = models.DateTimeField()
    missing = models.JSONField()

    class Meta:
        indexes = (
            models.Index(fields=("agency", "-saved_at", "id"), name="drafts_of_an_agency"),
            models.Index(fields=("court", "-saved_at", "id"), name="drafts_of_a_court"),
            models.Index(fields=("-saved_at", "id"), name="drafts_by_time"),
        )


class Chase(models.Model):
    """A change of a warrant and how far the news has come. `last_knew_at` is null while somebody has not answered."""

    chase = models.TextField(primary_key=True)
    version = models.IntegerField()
    warrant = models.TextField()
    agency = models.TextField()
    why = models.TextField()
    ground = models.TextField()
    edition = models.IntegerField()
    level = models.IntegerField()
    changed_at = models.DateTimeField()
    told_at = models.DateTimeField()
    holders = models.IntegerField()
    unanswered = models.IntegerField()
    last_knew_at = models.DateTimeField(null=True)
    took = models.DurationField(null=True)

    class Meta:
        indexes = (models.Index(fields=("warrant", "-told_at", "chase"), name="chases_of_a_warrant"),)


EVERYBODY = ""
"""In place of an agency: whoever sees all chases."""


class ChaseParty(models.Model):
    """Whom a chase concerns: who registered or issued the warrant, who held something; no agency: oversight."""

    pk = models.CompositePrimaryKey("chase", "agency")
    chase = models.TextField()
    agency = models.TextField()
    told_at = models.DateTimeField()
    is_open = models.BooleanField()
    took = models.DurationField(null=True)

    class Meta:
        db_table = "warrants_chase_party"
        indexes = (
            models.Index(fields=("agency", "-told_at", "chase"), name="chases_of_an_agency"),
            models.Index(fields=("agency", "is_open", "-told_at", "chase"), name="chases_by_standing"),
            models.Index(
                fields=("agency", "-told_at", "chase"),
                include=("took",),
                condition=Q(took__isnull=False),
                name="chases_that_ended",
            ),
        )


class ChaseHolder(models.Model):
    """An office that held something, and what it answered. `handling` is empty until it has."""

    pk = models.CompositePrimaryKey("chase", "number")
    chase = models.TextField()
    number = models.IntegerField()
    warrant = models.TextField()
    why = models.TextField()
    level = models.IntegerField()
    office = models.TextField()
    agency = models.TextField()
    holds = models.JSONField()
    told_at = models.DateTimeField()
    told = models.JSONField()
    """Every office told, in order."""
    handling = models.TextField()
    answered_by = models.TextField()
    answered_at = models.DateTimeField(null=True)
    late = models.BooleanField()

    class Meta:
        db_table = "warrants_chase_holder"
        indexes = (
            models.Index(fields=("warrant", "chase"), name="holders_of_a_warrant"),
            models.Index(fields=("agency", "-told_at", "chase"), name="holders_of_an_agency"),
            models.Index(
                fields=("office", "told_at", "chase"), condition=Q(handling=""), name="news_of_an_office"
            ),
            models.Index(fields=("told_at", "chase", "number"), name="news_by_time"),
        )


class Person(models.Model):
    """Who is named in a warrant. Personal columns stand here and in Document only; erasure removes both."""

    warrant = models.TextField(primary_key=True)
    subject = models.TextField()
    name = models.TextField()
    latin_name = models.TextField()
    sex = models.TextField()
    born_on = models.DateField()
    nationality = models.TextField()
    height_cm = models.IntegerField(null=True)
    marks = models.TextField()
    aliases = models.JSONField()
    care_note = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("subject",), name="persons_of_a_record"),)


class Document(models.Model):
    """An identity document of a person, found by its exact number only."""

    pk = models.CompositePrimaryKey("warrant", "position")
    warrant = models.TextField()
    subject = models.TextField()
    position = models.IntegerField()
    kind = models.TextField()
    number = models.TextField()
    country = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("number", "country"), name="documents_by_number"),)
