"""The confirmation desk: differences by feature, stated mismatches, and what a desk's queues are read from."""

from datetime import UTC, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models import Q

AS_THE_RECORD_SAYS = """
UPDATE operations_confirmation AS one SET
    level = own.level,
    waits_since = one.asked_at + COALESCE(one.more_time_until - one.answered_at, interval '0'),
    differing = CASE WHEN one.has_differences THEN ARRAY['other'] ELSE ARRAY[]::text[] END
FROM operations_operation AS own WHERE own.id = one.operation;
UPDATE operations_operation SET mismatch = 'open'
WHERE id IN (SELECT operation FROM operations_confirmation WHERE has_differences);
"""
"""As near as the rows can say it; a rebuild from the record gives the rest."""
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


class Migration(migrations.Migration):
    dependencies = [("operations", "0001_initial")]

    operations = [
        migrations.AddField("operation", "mismatch", models.TextField(default=""), preserve_default=False),
        migrations.AddField("confirmation", "level", models.IntegerField(default=3), preserve_default=False),
        migrations.AddField(
            "confirmation",
            "differing",
            ArrayField(base_field=models.TextField(), default=list),
            preserve_default=False,
        ),
        migrations.AddField(
            "confirmation", "waits_since", models.DateTimeField(default=LONG_AGO), preserve_default=False
        ),
        migrations.RunSQL(AS_THE_RECORD_SAYS, migrations.RunSQL.noop),
        migrations.RemoveField("confirmation", "has_differences"),
        migrations.RemoveIndex("confirmation", "confirmations_of_a_desk"),
        migrations.AddIndex(
            "confirmation",
            models.Index(
                fields=("desk", "urgency", "waits_since", "operation"),
                condition=Q(is_waiting=True),
                name="confirmations_of_a_desk",
            ),
        ),
        migrations.AddIndex(
            "confirmation",
            models.Index(
                fields=("urgency", "waits_since", "operation"),
                condition=Q(is_waiting=True),
                name="confirmations_that_wait",
            ),
        ),
        migrations.AddIndex(
            "confirmation",
            models.Index(
                fields=("waits_since", "operation"),
                condition=Q(is_waiting=True, status="with_oversight"),
                name="confirmations_with_oversight",
            ),
        ),
        migrations.AddIndex(
            "confirmation",
            models.Index(
                fields=("desk", "answered_at", "operation", "number"),
                condition=Q(answered_at__isnull=False),
                name="confirmations_answered",
            ),
        ),
    ]
