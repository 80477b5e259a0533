"""The reader's desk: who reads, for which office, in which zone. Every page but sign-in is read at one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django_htmx.http import HttpResponseClientRedirect

from tipstaff.agencies.queries import AppointmentView, actor_of, agency, appointments_of, person_names
from tipstaff.kernel.actor import Actor, Role
from tipstaff.kernel.ids import OfficeId
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.month import month_within
from tipstaff.registrar.clock import now

OFFICE = "office"
"""Where the session keeps the office that the reader acts for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A reader as they sit down: the office they act for, and the others they hold an appointment in."""

    actor: Actor
    person: str
    office: str
    agency: str
    appointments: tuple[AppointmentView, ...]
    now: Instant

    @property
    def zone(self) -> ZoneInfo:
        """The zone on whose clock the reader lives."""
        return ZoneInfo(self.actor.zone)

    @property
    def month(self) -> tuple[Instant, Instant]:
        """The moments between which this month lies on the reader's clock."""
        return month_within(self.now.day(self.zone).replace(day=1), self.zone)

    @property
    def offices(self) -> tuple[OfficeId, ...]:
        """The offices of this agency in which the reader holds an appointment."""
        own = (one.office for one in self.appointments if one.office.agency == self.actor.agency)
        return tuple(dict.fromkeys(one.office for one in own))

    @property
    def may_change_office(self) -> bool:
        """Whether the reader holds appointments in several offices."""
        return len({one.office.office for one in self.appointments}) > 1

    @property
    def sees_everything(self) -> bool:
        """Whether the reader is oversight: it sees everything, and changes nothing."""
        return self.actor.may(Role.OVERSIGHT)


type View = Callable[..., HttpResponseBase]


def at_desk(view: View) -> View:
    """A page that is read at a desk: signed in, and with an office chosen where there are several."""

    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to(request, redirect_to_login(request.get_full_path()))
        desk = desk_of(request)
        if desk is None:
            choose = redirect(f"{reverse('office')}?{urlencode({'next': request.get_full_path()})}")
            return _to(request, choose)
        return view(request, desk, *args, **kwargs)

    return read


def _to(request: HttpRequest, elsewhere: HttpResponseRedirect) -> HttpResponseBase:
    """Lead the whole page elsewhere: a part of it that asked must not be replaced by another page."""
    return HttpResponseClientRedirect(elsewhere.url) if request.htmx else elsewhere  # type: ignore[attr-defined]


def desk_of(request: HttpRequest) -> Desk | None:
    """The desk of whoever is signed in; None where an office is still to be chosen, or none is held."""
    moment, user_key = now(), str(request.user.pk)
    appointments = appointments_of(user_key, moment)
    offices = {one.office.office for one in appointments}
    chosen = request.session.get(OFFICE) or (next(iter(offices)) if len(offices) == 1 else "")
    actor = actor_of(user_key, chosen, moment) if chosen else None
    if actor is None:
        return None
    return _desk(actor, appointments, moment)


def desk_for(actor: Actor, moment: Instant) -> Desk:
    """The desk of somebody who acts from the command line."""
    return _desk(actor, appointments_of(actor.user, moment), moment)


def _desk(actor: Actor, appointments: tuple[AppointmentView, ...], moment: Instant) -> Desk:
    language = get_language() or "en"
    own = next(one.office for one in appointments if one.office.office == actor.office)
    home = agency(actor.agency)
    return Desk(
        actor=actor,
        person=person_names({actor.user}, language).get(actor.user, actor.user),
        office=own.name(language),
        agency=home.name(language) if home else actor.agency,
        appointments=appointments,
        now=moment,
    )
