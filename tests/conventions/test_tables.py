"""Tables follow from the record, and each capability's are its own."""

import re

import pytest
from django.apps import apps
from django.db import models

from tipstaff.registrar.capabilities import CAPABILITIES

OURS = ("agencies", "record", *(each.name for each in CAPABILITIES))


def tables(*labels: str) -> list[type[models.Model]]:
    return [model for label in labels for model in apps.get_app_config(label).get_models()]


@pytest.mark.parametrize("table", tables(*OURS), ids=lambda table: table._meta.label)
def test_no_table_points_into_another_capabilitys_tables(table: type[models.Model]):
    pointed_at = {field.related_model for field in table._meta.get_fields() if field.is_relation}
    named = {each for each in pointed_at if each is not None and not isinstance(each, str)}
    foreign = {each._meta.app_label for each in named if each._meta.app_label in OURS} - {
        table._meta.app_label
    }
    assert foreign == set()


@pytest.mark.parametrize(
    "table", tables(*(each.name for each in CAPABILITIES)), ids=lambda table: table._meta.label
)
def test_a_projected_table_has_a_natural_key(table: type[models.Model]):
    keys = table._meta.pk_fields
    assert not [key.name for key in keys if isinstance(key, models.AutoField)]
    assert {type(key) for key in keys} <= {models.TextField, models.IntegerField}


OVERDUE = re.compile(r"overdue|(^|_)(expired|lapsed|passed|is_late|due)($|_)")
"""That an act came late is true of it for ever; that something is late now is true only until it is done."""


@pytest.mark.parametrize("table", tables(*OURS), ids=lambda table: table._meta.label)
def test_no_column_says_that_something_is_overdue(table: type[models.Model]):
    """A stored mark is wrong from the moment the time passes until somebody sets it, and after every pause until
    somebody takes it away. Whether a time has passed follows from its clock, at the moment of asking.
    """
    marks = [field.name for field in table._meta.fields if isinstance(field, models.BooleanField)]
    assert [name for name in marks if OVERDUE.search(name)] == []
