"""Making agencies, offices and people from a readable document; made again, it changes nothing."""

from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from tipstaff.agencies import models
from tipstaff.agencies.channel import Channel, ChannelKind
from tipstaff.agencies.founding.document import (
    AgencyEntry,
    AppointmentEntry,
    Founding,
    OfficeEntry,
    PersonEntry,
)
from tipstaff.agencies.regions import load_regions
from tipstaff.kernel.ids import UserId


@transaction.atomic
def found(document: Founding) -> tuple[UserId, ...]:
    """Make what the document names, and give the keys of its people. The caller sets passwords.

    Raises IntegrityError where the document names an agency, office or region that is not there, and WrongAddress
    where it names an address that no message could go to.
    """
    if not models.Region.objects.exists():
        load_regions()
    for agency in document.agencies:
        _found_agency(agency)
    for office in document.offices:
        _found_office(office)
    for agency in document.agencies:
        _relate(agency)
    return tuple(_appoint(person) for person in document.people)


def key_of(username: str) -> UserId:
    """The key of a founded account: the same for the same name, so that scenarios play the same twice."""
    return UserId(f"user-{uuid5(NAMESPACE_URL, f'tipstaff:{username}').hex}")


def _found_agency(entry: AgencyEntry) -> None:
    models.Agency.objects.update_or_create(
        slug=entry.id,
        defaults={
            "name_zh": entry.name_zh,
            "name_en": entry.name_en,
            "kind": models.AgencyKind(entry.kind),
            "region_id": entry.region,
            "profile": entry.profile,
            "zone": entry.zone,
        },
    )


def _relate(entry: AgencyEntry) -> None:
    """Who reviews an agency and who is above it, once all of them are there; what stands already is not written."""
    said = {"reviewed_by": entry.reviewed_by, "superior": entry.superior}
    models.Agency.objects.filter(slug=entry.id).exclude(**said).update(**said)


def _found_office(entry: OfficeEntry) -> None:
    channel = Channel(kind=ChannelKind(entry.channel), address=entry.channel_address)
    models.Office.objects.update_or_create(
        slug=entry.id,
        defaults={
            "agency_id": entry.agency,
            "name_zh": entry.name_zh,
            "name_en": entry.name_en,
            "is_receiving": entry.is_receiving,
            "approves": entry.approves,
            "answers_confirmations": entry.answers_confirmations,
            "channel": channel.kind,
            "channel_address": channel.address,
        },
    )


def _appoint(person: PersonEntry) -> UserId:
    names = {"name_zh": person.name_zh, "name_en": person.name_en}
    user, _ = models.User.objects.update_or_create(
        username=person.username,
        defaults=names,
        create_defaults={**names, "user_key": key_of(person.username), "password": "!"},
    )
    for appointment in person.appointments:
        _give_roles(user, appointment)
    return UserId(user.user_key)


def _give_roles(user: models.User, entry: AppointmentEntry) -> None:
    until = entry.valid_until.at if entry.valid_until else None
    for role in entry.roles:
        models.Appointment.objects.update_or_create(
            user=user,
            office_id=entry.office,
            role=role.value,
            valid_from=entry.valid_from.at,
            defaults={"valid_until": until},
        )
