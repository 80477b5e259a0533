"""Who there is and where they stand: plain tables, each change kept in a history that only grows."""

from collections.abc import Callable
from typing import cast
from uuid import uuid4

import pghistory
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Now

from tipstaff.agencies.channel import ChannelKind
from tipstaff.kernel.actor import Role


def new_user_key() -> str:
    """A key that stays with a person's account when the user name changes."""
    return f"user-{uuid4().hex}"


class AgencyKind(models.TextChoices):
    COURT = "court"
    POLICE = "police"
    PROSECUTOR = "prosecutor"
    OVERSIGHT = "oversight"
    COORDINATION = "coordination"


class RegionLevel(models.TextChoices):
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"


APPOINTABLE = tuple(role.value for role in Role if role is not Role.CLOCK)
"""Roles that a person can be given. The clock is nobody's."""


def kept[M: models.Model](exclude: list[str] | None = None) -> Callable[[type[M]], type[M]]:
    """Keep a table's every change, removals too, in a history that nobody can alter."""
    # Trackers are changed by the table they are put on, so each table gets its own.
    trackers = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return cast("Callable[[type[M]], type[M]]", pghistory.track(*trackers, append_only=True, exclude=exclude))


@kept(exclude=["password", "last_login"])
class User(AbstractUser):
    """An account. Its key is what the record names; a password or sign-in time is no part of its history."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    user_key = models.TextField(primary_key=True, default=new_user_key, editable=False)
    name_zh = models.TextField(blank=True)
    name_en = models.TextField(blank=True)

    def get_full_name(self) -> str:
        return self.name_zh or self.name_en or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()


@kept()
class Region(models.Model):
    """A region by its official code. Names and codes only: no place of anybody is kept here."""

    code = models.TextField(primary_key=True)
    name_zh = models.TextField()
    name_en = models.TextField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    level = models.TextField(choices=RegionLevel)


@kept()
class Agency(models.Model):
    """A court, police agency, prosecutor's office or oversight body."""

    slug = models.SlugField(primary_key=True, max_length=100)
    name_zh = models.TextField()
    name_en = models.TextField()
    kind = models.TextField(choices=AgencyKind)
    region = models.ForeignKey(Region, models.PROTECT, related_name="agencies")
    profile = models.TextField()
    """The rule profile that its matters follow, such as `cn/2026-1`."""
    zone = models.TextField()
    """IANA name of its time zone."""
    reviewed_by = models.ForeignKey("Office", models.PROTECT, null=True, blank=True, related_name="+")
    """The office that reviews its operations; none: its own receiving office owns the reviews."""
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    """The next agency above it, which decides disputes between those below; none at the top."""


@kept()
class Office(models.Model):
    """A desk or unit of an agency; it owns clocks, and people act for it."""

    slug = models.SlugField(primary_key=True, max_length=100)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="offices")
    name_zh = models.TextField()
    name_en = models.TextField()
    is_receiving = models.BooleanField(default=False)
    approves = models.TextField(default="", blank=True)
    """The approval of co-operations that it gives, by its id in the rules, such as `legal`; empty: none."""
    answers_confirmations = models.BooleanField(default=False)
    """Whether it is the desk that confirms the agency's warrants before anybody acts on them."""
    channel = models.TextField(choices=ChannelKind, default=ChannelKind.DESK, db_default=ChannelKind.DESK)
    channel_address = models.TextField(blank=True, default="", db_default="")
    """The office's own address on that channel; empty for the desk alone."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(channel=ChannelKind.DESK, channel_address="")
                | (models.Q(channel__in=("email", "webhook")) & ~models.Q(channel_address="")),
                name="a_channel_with_its_address",
            ),
            models.UniqueConstraint(
                fields=("agency",), condition=models.Q(is_receiving=True), name="one_receiving_office"
            ),
            models.UniqueConstraint(
                fields=("agency", "approves"),
                condition=~models.Q(approves=""),
                name="one_office_for_an_approval",
            ),
            models.UniqueConstraint(
                fields=("agency",),
                condition=models.Q(answers_confirmations=True),
                name="one_confirmation_desk",
            ),
        )


@kept()
class Appointment(models.Model):
    """An authority that a person holds in an office, from a moment and perhaps until one."""

    user = models.ForeignKey(User, models.PROTECT, related_name="appointments")
    office = models.ForeignKey(Office, models.PROTECT, related_name="appointments")
    role = models.TextField(choices=[(role, role) for role in APPOINTABLE])
    valid_from = models.DateTimeField(db_default=Now())
    valid_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "office", "role", "valid_from"), name="appointed_once"),
            models.CheckConstraint(condition=models.Q(role__in=APPOINTABLE), name="a_role_to_appoint"),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gt=models.F("valid_from")),
                name="appointed_for_a_time",
            ),
        )


@kept()
class ImportMapping(models.Model):
    """How an agency reads another register's files: which of their columns stands for which of ours."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="import_mappings")
    name = models.TextField()
    says = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agency", "name"), name="one_mapping_of_a_name"),)


@kept(exclude=["token_hash"])
class FeedAddress(models.Model):
    """Somebody's private address for their duty times. Only the hash of its token is kept, and not in the history."""

    user = models.OneToOneField(User, models.PROTECT, primary_key=True, related_name="feed_address")
    token_hash = models.TextField(unique=True)
    made_at = models.DateTimeField(auto_now=True)
