"""Rows that follow from the record."""

from django.db.models import Model


def put(row: Model) -> None:
    """Add a row, or put it in place of the earlier one with its key: one statement where saving takes two."""
    fields = row._meta.concrete_fields  # noqa: SLF001 - Django's own name for it
    type(row)._default_manager.bulk_create(  # noqa: SLF001 - the same
        [row],
        update_conflicts=True,
        unique_fields=[field.name for field in fields if field.primary_key],
        update_fields=[field.name for field in fields if not field.primary_key],
    )
