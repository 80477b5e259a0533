"""What Tipstaff will never do has no place to stand: no table, field, address, option, form or dependency for it."""

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import click
import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps
from django.urls import URLPattern, URLResolver, get_resolver, path
from tests.conventions.scope import EXCEPTIONS, breaches, forbidden_libraries

from tipstaff.cli.commands import tipstaff
from tipstaff.registrar.capabilities import CAPABILITIES, NAMES

ROOT = Path(__file__).parents[2]
OURS = ("agencies", "record", *(each.name for each in CAPABILITIES))


# ── what there is ──


def columns(tables: list[type[models.Model]]) -> list[str]:
    return [f"{table._meta.label}.{field.name}" for table in tables for field in table._meta.get_fields()]


def our_tables() -> list[type[models.Model]]:
    return [table for label in OURS for table in apps.get_app_config(label).get_models()]


def fields(record: type[Any]) -> Iterator[str]:
    """Every field of a record, of the records inside it, and every word of its enumerations."""
    for name, form in get_type_hints(record).items():
        if not name.isupper():
            yield f"{record.__name__}.{name}"
            yield from _inside(form)


def _inside(form: Any) -> Iterator[str]:
    for part in get_args(form):
        yield from _inside(part)
    if isinstance(form, type) and dataclasses.is_dataclass(form):
        yield from fields(form)
    elif isinstance(form, type) and issubclass(form, StrEnum):
        yield from (f"{form.__name__}.{word.name}" for word in form)


def acts_and_events() -> list[type[Any]]:
    commands = [command for each in CAPABILITIES for command in each.commands.values()]
    return commands + [form for versions in NAMES.classes.values() for form in versions.values()]


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in patterns:
        address = f"{before}{each.pattern}"
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, address)
        else:
            yield f"{address} {each.name or ''}"


def options(command: click.Command, before: str = "") -> Iterator[str]:
    here = f"{before} {command.name}"
    yield here
    yield from (f"{here} {word}" for each in command.params for word in (each.name or "", *each.opts))
    if isinstance(command, click.Group):
        for one in command.commands.values():
            yield from options(one, here)


def dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = "\n".join(file.read_text(encoding="utf-8") for file in ROOT.glob("*.lock"))
    names = re.findall(r"^([A-Za-z0-9][\w.-]*)", "\n".join([*direct, locked]), re.MULTILINE)
    return sorted(set(names))


def loose_lookups(source: str) -> list[str]:
    """Look-ups of rows by less than the whole of a value."""
    return re.findall(
        r"__i?(?:contains|startswith|endswith|regex)\b|__search\b|(?i:trigram|fuzzystrmatch|pg_trgm)", source
    )


# ── none of it is out of scope ──


def test_no_table_has_a_column_for_what_is_never_done():
    assert breaches(columns(our_tables())) == []


def test_no_command_and_no_event_has_a_field_or_a_word_for_it():
    assert breaches(sorted({name for record in acts_and_events() for name in fields(record)})) == []


def test_no_address_leads_to_it():
    assert breaches(addresses(get_resolver().url_patterns)) == []


def test_no_option_of_the_command_line_asks_for_it():
    assert breaches(options(tipstaff)) == []


def test_no_dependency_is_there_for_it():
    assert forbidden_libraries(dependencies()) == []
    assert "django" in [name.lower() for name in dependencies()]


def test_nobody_is_found_by_a_part_of_a_name():
    sources = [
        ROOT / f"src/tipstaff/{each.name}/{file}.py"
        for each in CAPABILITIES
        for file in ("queries", "models")
    ]
    migrations = list(ROOT.glob("src/tipstaff/*/migrations/*.py"))
    assert {
        str(file): found
        for file in [*sources, *migrations]
        if (found := loose_lookups(file.read_text("utf-8")))
    } == {}


def test_every_exception_is_still_needed():
    assert set(EXCEPTIONS) <= set(columns(our_tables()))


# ── and what is planted is found ──


@isolate_apps("tests")
def test_a_planted_column_is_found():
    class Person(models.Model):
        face_template = models.BinaryField()
        last_location = models.TextField()
        height_cm = models.IntegerField()

        class Meta:
            app_label = "tests"

    assert breaches(columns([Person])) == [
        "tests.Person.face_template: biometrics",
        "tests.Person.last_location: whereabouts",
    ]


@pytest.mark.parametrize(
    ("name", "notion"),
    [
        ("faceTemplate", "biometrics"),
        ("gait_sample", "biometrics"),
        ("dna", "biometrics"),
        ("phone_imei", "devices"),
        ("gps", "whereabouts"),
        ("tracking_device", "whereabouts"),
        ("risk_score", "prediction"),
        ("flight_prediction", "prediction"),
        ("relatives", "association"),
        ("screening_list", "trawling"),
        ("biometrics2", "biometrics"),
        ("geolocated_at", "geoloc"),
    ],
)
def test_a_planted_field_is_found_however_deep_it_lies(name: str, notion: str):
    details = dataclasses.make_dataclass("Details", [(name, str)])
    command = dataclasses.make_dataclass("GiveCare", [("item", str), ("details", tuple[details, ...] | None)])
    assert breaches(fields(command)) == [f"Details.{name}: {notion}"]


def test_a_planted_word_of_an_enumeration_is_found():
    means = StrEnum("Means", ["PAPER", "FINGERPRINT"])
    command = dataclasses.make_dataclass("ResolveProtest", [("means", means)])
    assert breaches(fields(command)) == ["Means.FINGERPRINT: biometrics"]


def test_a_planted_address_is_found():
    planted: list[URLPattern | URLResolver] = [path("people/fuzzy/", str, name="people"), path("queue/", str)]
    assert breaches(addresses(planted)) == ["people/fuzzy/ people: trawling"]


def test_a_planted_option_is_found():
    planted = click.Group("tipstaff", commands=[click.Command("look", params=[click.Option(["--wildcard"])])])
    assert set(breaches(options(planted))) == {
        " tipstaff look wildcard: trawling",
        " tipstaff look --wildcard: trawling",
    }


def test_a_planted_dependency_is_found():
    assert forbidden_libraries([*dependencies(), "Face_Recognition"]) == ["face-recognition"]


def test_a_planted_search_by_part_of_a_name_is_found():
    assert loose_lookups("Person.objects.filter(name__icontains=part)") == ["__icontains"]
