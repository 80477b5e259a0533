"""Making agencies, offices and people from a readable document; made again, it changes nothing."""

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Manager, Model

from tipstaff.agencies import models
from tipstaff.agencies.channel import Channel, ChannelKind
from tipstaff.agencies.founding.document import AgencyEntry, Founding, OfficeEntry, PersonEntry
from tipstaff.kernel.ids import UserId

AGENCY = ("name_zh", "name_en", "kind", "region_id", "profile", "zone", "reviewed_by_id", "superior_id")
OFFICE = (
    *("agency_id", "name_zh", "name_en", "is_receiving", "approves"),
    *("answers_confirmations", "channel", "channel_address"),
)
APPOINTED = ("user_id", "office_id", "role", "valid_from")
"""By what an appointment is known again."""


@transaction.atomic
def found(document: Founding) -> tuple[UserId, ...]:
    """Make what the document names, and give the keys of its people. The caller sets passwords.

    Raises IntegrityError where the document names an agency, office or region that is not there, and WrongAddress
    where it names an address that no message could go to.
    """
    _bring(models.Agency.objects, map(_agency, document.agencies), ("slug",), AGENCY)
    _bring(models.Office.objects, map(_office, document.offices), ("slug",), OFFICE)
    _bring(models.User.objects, map(_account, document.people), ("username",), ("name_zh", "name_en"))
    keys = _keys_of(document.people)
    _bring(models.Appointment.objects, _appointments(document.people, keys), APPOINTED, ("valid_until",))
    return tuple(keys[person.username] for person in document.people)


def key_of(username: str) -> UserId:
    """The key of a founded account: the same for the same name, so that scenarios play the same twice."""
    return UserId(f"user-{uuid5(NAMESPACE_URL, f'tipstaff:{username}').hex}")


def _bring[M: Model](
    table: Manager[M], rows: Iterable[M], known_by: tuple[str, ...], said: tuple[str, ...]
) -> None:
    """Add the rows that a table has not, and bring the others to what is said; of two alike the last one counts."""
    last = {tuple(getattr(row, field) for field in known_by): row for row in rows}
    table.bulk_create(last.values(), update_conflicts=True, unique_fields=known_by, update_fields=said)


def _agency(entry: AgencyEntry) -> models.Agency:
    return models.Agency(
        slug=entry.id,
        name_zh=entry.name_zh,
        name_en=entry.name_en,
        kind=models.AgencyKind(entry.kind),
        region_id=entry.region,
        profile=entry.profile,
        zone=entry.zone,
        reviewed_by_id=entry.reviewed_by,
        superior_id=entry.superior,
    )


def _office(entry: OfficeEntry) -> models.Office:
    channel = Channel(kind=ChannelKind(entry.channel), address=entry.channel_address)
    return models.Office(
        slug=entry.id,
        agency_id=entry.agency,
        name_zh=entry.name_zh,
        name_en=entry.name_en,
        is_receiving=entry.is_receiving,
        approves=entry.approves,
        answers_confirmations=entry.answers_confirmations,
        channel=channel.kind,
        channel_address=channel.address,
    )


def _account(person: PersonEntry) -> models.User:
    return models.User(
        user_key=key_of(person.username),
        username=person.username,
        name_zh=person.name_zh,
        name_en=person.name_en,
        password="!",  # noqa: S106 - opens nothing: no password hashes to it
    )


def _keys_of(people: Iterable[PersonEntry]) -> dict[str, UserId]:
    """The keys of these accounts; one that was there before the document has a key of its own."""
    accounts = models.User.objects.filter(username__in=[person.username for person in people])
    return {username: UserId(key) for username, key in accounts.values_list("username", "user_key")}


def _appointments(people: Iterable[PersonEntry], keys: dict[str, UserId]) -> Iterator[models.Appointment]:
    for person in people:
        for entry in person.appointments:
            for role in entry.roles:
                yield models.Appointment(
                    user_id=keys[person.username],
                    office_id=entry.office,
                    role=role.value,
                    valid_from=entry.valid_from.at,
                    valid_until=entry.valid_until.at if entry.valid_until else None,
                )
