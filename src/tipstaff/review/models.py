"""The tables of reviews. They follow from the record; trusted for finding things only."""

from django.db import models
from django.db.models import Q

_IS_CLOSED = Q(status="closed")


class Review(models.Model):
    """A review as it stands. What was found stays sealed on the record, where pages open it."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    operation = models.TextField(unique=True)
    warrant = models.TextField(db_index=True)
    agency = models.TextField()
    office = models.TextField()
    outcome = models.TextField()
    status = models.TextField()
    reviewer = models.TextField()
    opened_at = models.DateTimeField()
    lapsed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_late = models.BooleanField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(_IS_CLOSED & Q(closed_at__isnull=False))
                | (~_IS_CLOSED & Q(closed_at__isnull=True)),
                name="a_review_closes_once",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "opened_at", "id"), name="reviews_of_an_agency"),
            models.Index(fields=("office", "opened_at", "id"), name="reviews_of_an_office"),
            models.Index(fields=("opened_at", "id"), name="reviews_by_time"),
            models.Index(
                fields=("opened_at", "id"), name="open_reviews_by_time", condition=~Q(status="closed")
            ),
        )


class Finding(models.Model):
    """The cause that a finding names."""

    pk = models.CompositePrimaryKey("review", "number")
    review = models.TextField()
    number = models.IntegerField()
    cause = models.TextField()
    missed_limit = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()


class Improvement(models.Model):
    """Whose an improvement is, by when, and whether it is done."""

    pk = models.CompositePrimaryKey("review", "number")
    review = models.TextField()
    number = models.IntegerField()
    owner = models.TextField()
    due_on = models.DateField()
    added_at = models.DateTimeField()
    lapsed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.TextField()

    class Meta:
        indexes = (
            models.Index(
                fields=("owner", "due_on"), name="improvements_to_do", condition=Q(done_at__isnull=True)
            ),
        )
