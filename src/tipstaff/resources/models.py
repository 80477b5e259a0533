"""Resources as tables: to find units and experts, and so that nobody and nothing can be in two places at once."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Func, Q


class Span(Func):
    """From one moment up to, and without, another one."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class Unit(models.Model):
    """A unit, for finding it. Who and what belongs to it are its officers and assets."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    code = models.TextField(unique=True)
    form = models.TextField()
    pool = models.TextField()
    base = models.TextField()
    """A published region; nothing here says where anybody is."""
    agency = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=("agency", "code"), name="units_of_an_agency"),
            models.Index(fields=("pool", "code"), name="units_of_a_pool"),
        )


class Officer(models.Model):
    """An officer of a unit; the key says that nobody is in two."""

    officer = models.TextField(primary_key=True)
    unit = models.TextField(db_index=True)


class Asset(models.Model):
    """A vehicle or a piece of equipment. Both units hold it in the middle of an exchange, at its end only one."""

    pk = models.CompositePrimaryKey("unit", "code")
    unit = models.TextField()
    code = models.TextField()
    kind = models.TextField()
    offered_to = models.TextField()
    """The unit to which it is being handed over; empty where it is not."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("code",), name="an_asset_is_in_one_unit", deferrable=models.Deferrable.DEFERRED
            ),
        )
        indexes = (
            models.Index(
                fields=("offered_to", "code"), condition=~Q(offered_to=""), name="assets_offered_to"
            ),
        )


class Expert(models.Model):
    """An expert, for finding them. The name stays sealed in the record."""

    id = models.TextField(primary_key=True)
    version = models.IntegerField()
    code = models.TextField(unique=True)
    agency = models.TextField()
    is_on_call = models.BooleanField()

    class Meta:
        indexes = (models.Index(fields=("agency", "code"), name="experts_of_an_agency"),)


class Taken(models.Model):
    """Somebody or something in a booking that stands. Two for the same time are refused, whoever asks."""

    pk = models.CompositePrimaryKey("matter", "number", "what")
    matter = models.TextField()
    """The unit or the expert of whom it is booked."""
    number = models.IntegerField()
    what = models.TextField()
    """The officer, the asset's code, or the expert."""
    operation = models.TextField(db_index=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        constraints = (
            ExclusionConstraint(
                name="nothing_is_booked_twice",
                expressions=(
                    ("what", RangeOperators.EQUAL),
                    (Span("starts", "ends", RangeBoundary()), RangeOperators.OVERLAPS),
                ),
            ),
        )
