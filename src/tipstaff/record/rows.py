"""Rows that follow from the record."""

from django.db.models import Model


def put(*rows: Model) -> None:
    """Add rows of one table, or put them in place of the earlier ones with their keys: one statement for all."""
    for table in {type(row) for row in rows}:
        keys = {field.name for field in table._meta.pk_fields}  # noqa: SLF001 - Django's own name for it
        fields = [field.name for field in table._meta.concrete_fields]  # noqa: SLF001 - the same
        table._default_manager.bulk_create(  # noqa: SLF001 - the same
            [row for row in rows if type(row) is table],
            update_conflicts=True,
            unique_fields=[name for name in fields if name in keys],
            update_fields=[name for name in fields if name not in keys],
        )
