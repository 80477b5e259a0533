from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("warrants", "0015_what_leads_every_display")]

    operations = [
        migrations.AddField(
            model_name="validation",
            name="court",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.RunSQL(
            "UPDATE warrants_validation v SET court = w.court FROM warrants_warrant w WHERE w.id = v.warrant",
            migrations.RunSQL.noop,
        ),
        migrations.AddIndex(
            model_name="validation",
            index=models.Index(fields=["court", "state", "due_on", "warrant"], name="validations_of_a_court"),
        ),
        migrations.AddIndex(
            model_name="validation",
            index=models.Index(
                condition=Q(still_rests=True),
                fields=["court", "due_on", "warrant"],
                name="a_courts_that_keep_resting",
            ),
        ),
    ]
