"""Each file says when it goes. What lies there from before goes at once: it is brought again."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("record", "0008_deliveries")]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="gone_at",
            field=models.DateTimeField(db_index=True, default=timezone.now),
            preserve_default=False,
        ),
    ]
