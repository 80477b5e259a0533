from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('warrants', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Look',
            fields=[
                ('look', models.TextField(primary_key=True, serialize=False)),
                ('warrant', models.TextField()),
                ('subject', models.TextField()),
                ('by', models.TextField()),
                ('office', models.TextField()),
                ('purpose', models.TextField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['warrant', '-at', 'look'], name='looks_at_a_warrant'), models.Index(fields=['by', '-at', 'look'], name='looks_by_somebody')],
            },
        ),
    ]
