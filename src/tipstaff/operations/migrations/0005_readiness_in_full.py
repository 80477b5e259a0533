"""Readiness answers say what they rest on: for which edition and address, who saw it, whose home, which time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("operations", "0004_task_force")]

    operations = [
        migrations.AddField(
            model_name="operation",
            name="address_number",
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="readinessanswer", name="edition", field=models.IntegerField(null=True)
        ),
        migrations.AddField(
            model_name="readinessanswer",
            name="address",
            field=models.IntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="readinessanswer",
            name="who",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="readinessanswer", name="seen_at", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="readinessanswer",
            name="whose",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="readinessanswer", name="window_from", field=models.DateTimeField(null=True)
        ),
        migrations.AddField(
            model_name="readinessanswer", name="window_until", field=models.DateTimeField(null=True)
        ),
    ]
