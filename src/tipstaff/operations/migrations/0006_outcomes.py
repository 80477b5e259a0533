"""Redress that somebody is owed; force, injuries and complaints."""

from django.db import migrations, models
from django.db.models import F, Q


def _added(name: str, field: "models.Field[str, str]") -> migrations.AddField:
    return migrations.AddField(model_name="operation", name=name, field=field, preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [("operations", "0005_readiness_in_full")]

    operations = [
        _added("redress", models.TextField(default="")),
        migrations.AddField(
            model_name="operation", name="redress_since", field=models.DateTimeField(null=True)
        ),
        _added("redress_owner", models.TextField(default="")),
        migrations.AddField(
            model_name="operation", name="redress_told_at", field=models.DateTimeField(null=True)
        ),
        _added("redress_told_by", models.TextField(default="")),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "operation", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("operation", models.TextField()),
                ("number", models.IntegerField()),
                ("kind", models.TextField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("owner", models.TextField()),
                ("finding", models.TextField()),
                ("answered_by", models.TextField()),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(answered_by="") | ~Q(answered_by=F("by")),
                        name="complaint_answered_by_another",
                    )
                ]
            },
        ),
    ]
