"""What a founding document says: agencies, offices and people, in the order in which a reader would ask."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from tipstaff.kernel.actor import Role
from tipstaff.kernel.canonical import Json
from tipstaff.kernel.codec import read
from tipstaff.kernel.instant import Instant

SINCE = Instant.parse("2000-01-01T00:00:00Z")
"""From when an appointment holds that names no beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyEntry:
    """An agency of a kind (court, police, prosecutor, oversight, coordination), its reviewer and who is above it."""

    id: str
    name_zh: str
    name_en: str
    kind: str
    region: str
    profile: str = "cn/2026-1"
    zone: str = "Asia/Shanghai"
    reviewed_by: str | None = None
    superior: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeEntry:
    """An office of an agency; one of each agency receives what others send.

    Its channel (desk, email or webhook) is how it hears of a recall beside its own desk.
    """

    id: str
    agency: str
    name_zh: str
    name_en: str
    is_receiving: bool = False
    approves: str = ""
    answers_confirmations: bool = False
    channel: str = "desk"
    channel_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentEntry:
    """The roles that a person holds in an office."""

    office: str
    roles: tuple[Role, ...]
    valid_from: Instant = SINCE
    valid_until: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """An account and its appointments. A password is never part of a document."""

    username: str
    name_zh: str
    name_en: str
    appointments: tuple[AppointmentEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """A whole document."""

    agencies: tuple[AgencyEntry, ...] = ()
    offices: tuple[OfficeEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()


def read_founding(value: Json) -> Founding:
    """A document from its plain values. Raises Unreadable, which names each field that is wrong."""
    return read(value, Founding)


def load_founding(path: Path) -> Founding:
    """A document from a YAML file. Raises Unreadable for wrong fields and YAMLError for broken YAML."""
    return read_founding(yaml.safe_load(path.read_text(encoding="utf-8")))
