"""The tables of co-operation requests. They follow from the record; trusted for finding things only."""

from django.db import models
from django.db.models import Q

_IS_OPEN = Q(status="open")


class Request(models.Model):
    """A request as it stands. Reasons and explanations stay sealed on the record, where pages open them.

    A text that there is none of is empty; a moment that has not come is null.
    """

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    warrant = models.TextField()
    edition = models.IntegerField()
    kind = models.TextField()
    level = models.IntegerField()
    place = models.TextField()
    status = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    asking_agency = models.TextField()
    asking_office = models.TextField()
    asked_agency = models.TextField()
    asked_region = models.TextField()
    receiving_office = models.TextField()
    rules = models.TextField(default="")
    """The rule profile that the matter follows."""
    revision = models.IntegerField()
    called_at = models.DateTimeField()
    """When the approvals of this version were asked for."""
    spot_by = models.TextField()
    spot_until = models.DateTimeField(null=True)
    """Until when an approval on the spot holds by itself."""
    first_reply_at = models.DateTimeField(null=True)
    first_reply_by = models.TextField()
    reply_lapsed_at = models.DateTimeField(null=True)
    answer_lapsed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField()
    ended_office = models.TextField()
    decline_ground = models.TextField()
    duties_agreed_at = models.DateTimeField(null=True)
    help_lapsed_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("warrant", "kind", "asked_agency"), condition=_IS_OPEN, name="one_open_request"
            ),
            models.CheckConstraint(
                condition=(_IS_OPEN & Q(ended_at__isnull=True)) | (~_IS_OPEN & Q(ended_at__isnull=False)),
                name="a_request_ends_once",
            ),
        )
        indexes = (
            models.Index(fields=("asking_agency", "asked_at", "id"), name="requests_an_agency_made"),
            models.Index(fields=("asked_agency", "asked_at", "id"), name="requests_an_agency_got"),
            models.Index(fields=("warrant", "asked_at", "id"), name="requests_of_a_warrant"),
            models.Index(fields=("asked_at", "id"), name="requests_by_time"),
            models.Index(fields=("called_at", "id"), condition=_IS_OPEN, name="open_requests_by_call"),
        )


class Approval(models.Model):
    """What one approving office has said."""

    pk = models.CompositePrimaryKey("request", "office")
    request = models.TextField()
    office = models.TextField()
    position = models.IntegerField()
    status = models.TextField()
    by = models.TextField()
    at = models.DateTimeField(null=True)
    late = models.BooleanField()
    lapsed_at = models.DateTimeField(null=True)
    revision = models.IntegerField()
    """The version of the request that it was given for."""
    given_from = models.TextField()
    in_the_name_of = models.TextField()
    passed_to = models.TextField()
    """The office that may decide in place of this silent one."""

    class Meta:
        indexes = (
            models.Index(
                fields=("office", "request"), condition=~Q(status="given"), name="approvals_an_office_owes"
            ),
            models.Index(
                fields=("passed_to", "request"),
                condition=~Q(passed_to=""),
                name="approvals_taken_to_an_office",
            ),
        )


class Condition(models.Model):
    """A condition of an approval; what exactly has to be done stays sealed on the record."""

    pk = models.CompositePrimaryKey("request", "number")
    request = models.TextField()
    number = models.IntegerField()
    kind = models.TextField()
    comes_first = models.BooleanField()
    approval = models.TextField()
    owner = models.TextField()
    due = models.DateTimeField()
    status = models.TextField()
    at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)


class Deputyship(models.Model):
    """Who approves in whose name, from when until when."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    agency = models.TextField()
    office = models.TextField()
    approver = models.TextField()
    deputy = models.TextField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__gt=models.F("valid_from")), name="a_deputy_for_a_time"
            ),
        )
        indexes = (
            models.Index(fields=("agency", "named_at", "id"), name="deputies_of_an_agency"),
            models.Index(fields=("deputy", "valid_until"), name="for_whom_somebody_deputises"),
        )


class Paper(models.Model):
    """A paper that came with a request; its file's name stays sealed on the record."""

    pk = models.CompositePrimaryKey("request", "position")
    request = models.TextField()
    position = models.IntegerField()
    kind = models.TextField()
    sha256 = models.TextField()


class ForeignRequest(models.Model):
    """A request between states as it stands. Who is sought, reasons and papers stay sealed on the record."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    direction = models.TextField()
    form = models.TextField()
    country = models.TextField()
    warrant = models.TextField()
    """Empty where another state asks."""
    agency = models.TextField()
    office = models.TextField()
    status = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.TextField()
    sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    refused_by = models.TextField()
    refused_on = models.TextField()
    """The ground; empty where it was not refused."""
    owes_release = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("warrant", "country", "form"),
                condition=Q(direction="outgoing") & ~Q(status__in=("refused", "withdrawn", "lapsed")),
                name="one_open_request_abroad",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "direction", "opened_at", "id"), name="abroad_of_an_agency"),
            models.Index(fields=("direction", "opened_at", "id"), name="abroad_by_time"),
            models.Index(fields=("warrant", "opened_at", "id"), name="abroad_of_a_warrant"),
        )


class ForeignReviewer(models.Model):
    """A reviewer named in a request between states: that they have sealed is seen, and never what."""

    pk = models.CompositePrimaryKey("request", "round", "number")
    request = models.TextField()
    round = models.IntegerField()
    number = models.IntegerField()
    reviewer = models.TextField()
    office = models.TextField()
    is_awaited = models.BooleanField()
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=("reviewer", "request"), name="abroad_of_a_reviewer"),)


class Account(models.Model):
    """A co-operation's account, for finding it. What stands in it are its items and postings."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    request = models.TextField(unique=True)
    kind = models.TextField()
    asking = models.TextField()
    asked = models.TextField()
    opened_at = models.DateTimeField()
    asking_share = models.IntegerField(null=True)
    """The agreed share of the credit, in hundredths; null while nothing is agreed."""

    class Meta:
        indexes = (
            models.Index(fields=("asking", "opened_at", "id"), name="accounts_of_who_asked"),
            models.Index(fields=("asked", "opened_at", "id"), name="accounts_of_who_was_asked"),
            models.Index(fields=("opened_at", "id"), name="accounts_by_time"),
        )


_IS_WAITING = Q(status__in=("claimed", "disputed"))
_IS_VOID = Q(status__in=("withdrawn", "not_allowed"))


class AccountItem(models.Model):
    """One item of an account. Amounts are whole points or minor units."""

    pk = models.CompositePrimaryKey("account", "number")
    account = models.TextField()
    number = models.IntegerField()
    what = models.TextField()
    kind = models.TextField()
    unit = models.TextField()
    amount = models.BigIntegerField()
    agency = models.TextField()
    """Who did the step, or paid."""
    checks = models.TextField()
    """The other agency, which says whether a claim is right."""
    status = models.TextField()
    at = models.DateTimeField()
    incurred_on = models.DateField(null=True)
    paper = models.TextField()
    debtor = models.TextField()
    creditor = models.TextField()
    owed = models.BigIntegerField()
    """What the debtor owes the creditor because of it; the three are empty and nothing where nobody owes."""
    reverses = models.IntegerField(null=True)
    reversed_by = models.IntegerField(null=True)
    settlement = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("paper",), condition=Q(what="cost") & ~_IS_VOID, name="one_claim_on_a_receipt"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="an_item_comes_to_something"),
            models.CheckConstraint(
                condition=(Q(status="settled") & ~Q(settlement=""))
                | (~Q(status="settled") & Q(settlement="")),
                name="an_item_is_settled_by_one_settlement",
            ),
        )
        indexes = (
            models.Index(
                fields=("debtor", "creditor", "unit", "at", "account", "number"),
                condition=Q(status="open"),
                name="items_to_settle",
            ),
            models.Index(
                fields=("checks", "at", "account", "number"), condition=_IS_WAITING, name="items_to_check"
            ),
            models.Index(
                fields=("agency", "at", "account", "number"), condition=_IS_WAITING, name="items_claimed"
            ),
            models.Index(
                fields=("at", "account", "number"), condition=_IS_WAITING, name="items_waiting_by_time"
            ),
            models.Index(
                fields=("creditor", "at", "account", "number"),
                condition=Q(status="open"),
                name="items_owed_to",
            ),
            models.Index(
                fields=("debtor", "at", "account", "number"),
                condition=Q(status="open"),
                name="items_owed_by",
            ),
            models.Index(
                fields=("at", "account", "number"), condition=Q(status="open"), name="items_open_by_time"
            ),
            models.Index(
                fields=("at", "account", "number"),
                condition=Q(status="disputed"),
                name="items_disputed_by_time",
            ),
        )


class AccountPosting(models.Model):
    """One posting. Those of one booking add up to nothing: the database refuses others at the end of each act."""

    pk = models.CompositePrimaryKey("account", "booking", "line")
    account = models.TextField()
    booking = models.TextField()
    """What was booked: `item:<number>`, or `booking:<number>` for what is no item."""
    line = models.IntegerField()
    unit = models.TextField()
    heading = models.TextField()
    agency = models.TextField()
    """Empty for the case itself."""
    amount = models.BigIntegerField()

    class Meta:
        indexes = (
            models.Index(
                fields=("agency", "unit", "heading"), include=("amount",), name="postings_of_an_agency"
            ),
        )


class Settlement(models.Model):
    """A settlement between two agencies in one currency."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    pair = models.TextField()
    """Both agencies in one order, so that the same two are the same pair whoever proposed."""
    proposer = models.TextField()
    other = models.TextField()
    currency = models.TextField()
    payer = models.TextField()
    payee = models.TextField()
    amount = models.BigIntegerField()
    items = models.IntegerField()
    status = models.TextField()
    proposed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("pair", "currency"), condition=Q(status="proposed"), name="one_open_settlement"
            ),
        )
        indexes = (
            models.Index(fields=("proposer", "proposed_at", "id"), name="settlements_proposed_by"),
            models.Index(fields=("other", "proposed_at", "id"), name="settlements_proposed_to"),
            models.Index(fields=("proposed_at", "id"), name="settlements_by_time"),
        )


class Roster(models.Model):
    """A duty roster of an office for a month."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    agency = models.TextField()
    office = models.TextField()
    zone = models.TextField()
    month = models.TextField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.TextField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("office", "month"), name="one_roster_of_an_office"),)
        indexes = (
            models.Index(fields=("agency", "-starts_at", "id"), name="rosters_of_an_agency"),
            models.Index(fields=("-starts_at", "id"), name="rosters_by_month"),
        )


class Shift(models.Model):
    """A shift of a published roster as it stands: after a swap or an absence, with who is on duty then."""

    pk = models.CompositePrimaryKey("roster", "number")
    roster = models.TextField()
    number = models.IntegerField()
    agency = models.TextField()
    office = models.TextField()
    zone = models.TextField()
    officer = models.TextField()
    languages = models.TextField()
    """Codes, with a space between two."""
    deputy = models.TextField()
    """Empty where nobody stands in any more."""
    stood_in_for = models.TextField()
    """Empty where nobody was absent."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    version = models.IntegerField()
    published_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("agency", "starts_at", "roster", "number"), name="shifts_of_an_agency"),
            models.Index(fields=("office", "starts_at", "number"), name="shifts_of_an_office"),
            models.Index(fields=("starts_at", "roster", "number"), name="shifts_by_time"),
            models.Index(fields=("officer", "starts_at"), name="shifts_of_an_officer"),
            models.Index(fields=("deputy", "starts_at"), name="shifts_of_a_deputy"),
        )


class RequestDraft(models.Model):
    """A request that is kept and not sent. What it says stays sealed on the record."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    warrant = models.TextField()
    kind = models.TextField()
    agency = models.TextField()
    office = models.TextField()
    saved_by = models.TextField()
    saved_at = models.DateTimeField()
    asked_agency = models.TextField()
    missing_papers = models.JSONField()
    missing_answers = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=("agency", "saved_at", "id"), name="request_drafts_of_an_agency"),)


class Dispute(models.Model):
    """A dispute of a request; what was stated and decided in words stays sealed on the record."""

    pk = models.CompositePrimaryKey("request", "number")
    request = models.TextField()
    number = models.IntegerField()
    warrant = models.TextField()
    about = models.TextField()
    duty = models.TextField()
    status = models.TextField()
    asking_agency = models.TextField()
    asked_agency = models.TextField()
    agency = models.TextField()
    superior = models.TextField()
    deciding_office = models.TextField()
    raised_at = models.DateTimeField()
    lapsed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.TextField()
    bears = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("request", "about", "duty"), condition=_IS_OPEN, name="one_open_dispute_about_a_thing"
            ),
        )
        indexes = (
            models.Index(fields=("superior", "raised_at", "request", "number"), name="disputes_to_decide"),
            models.Index(fields=("asking_agency", "raised_at", "request", "number"), name="disputes_asking"),
            models.Index(fields=("asked_agency", "raised_at", "request", "number"), name="disputes_asked"),
            models.Index(fields=("raised_at", "request", "number"), name="disputes_by_time"),
        )
