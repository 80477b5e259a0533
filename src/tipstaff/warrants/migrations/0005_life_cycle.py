import django.db.models.fields.composite
from django.db import migrations, models

BY_WARRANT = """
ALTER TABLE warrants_person ADD COLUMN warrant text;
UPDATE warrants_person p SET warrant = w.id FROM warrants_warrant w WHERE w.subject = p.subject;
ALTER TABLE warrants_person DROP CONSTRAINT warrants_person_pkey, ALTER COLUMN warrant SET NOT NULL,
    ADD PRIMARY KEY (warrant);
CREATE INDEX persons_of_a_record ON warrants_person (subject);
ALTER TABLE warrants_document ADD COLUMN warrant text;
UPDATE warrants_document d SET warrant = w.id FROM warrants_warrant w WHERE w.subject = d.subject;
ALTER TABLE warrants_document DROP CONSTRAINT warrants_document_pkey, ALTER COLUMN warrant SET NOT NULL,
    ADD PRIMARY KEY (warrant, "position");
"""


class Migration(migrations.Migration):

    dependencies = [
        ('warrants', '0004_look_ups'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(BY_WARRANT)],
            state_operations=[
                migrations.DeleteModel(name='Person'),
                migrations.DeleteModel(name='Document'),
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('warrant', models.TextField(primary_key=True, serialize=False)),
                        ('subject', models.TextField()),
                        ('name', models.TextField()),
                        ('latin_name', models.TextField()),
                        ('sex', models.TextField()),
                        ('born_on', models.DateField()),
                        ('nationality', models.TextField()),
                        ('height_cm', models.IntegerField(null=True)),
                        ('marks', models.TextField()),
                        ('aliases', models.JSONField()),
                        ('care_note', models.TextField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['subject'], name='persons_of_a_record')],
                    },
                ),
                migrations.CreateModel(
                    name='Document',
                    fields=[
                        ('pk', django.db.models.fields.composite.CompositePrimaryKey('warrant', 'position', blank=True, editable=False, primary_key=True, serialize=False)),
                        ('warrant', models.TextField()),
                        ('subject', models.TextField()),
                        ('position', models.IntegerField()),
                        ('kind', models.TextField()),
                        ('number', models.TextField()),
                        ('country', models.TextField()),
                    ],
                    options={
                        'indexes': [models.Index(fields=['number', 'country'], name='documents_by_number')],
                    },
                ),
            ],
        ),
    ]
