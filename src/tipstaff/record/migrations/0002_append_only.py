"""The last lock on an entry: whoever asks, its leaf stays and its index is given once."""

from django.db import migrations

GUARD = """
CREATE FUNCTION record_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.log_index IS NULL AND NEW.log_index IS NOT NULL
       AND NEW.id = OLD.id AND NEW.leaf = OLD.leaf THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'record_entry is append-only';
END $$;
CREATE TRIGGER record_entry_guard BEFORE UPDATE OR DELETE ON record_entry
    FOR EACH ROW EXECUTE FUNCTION record_entry_guard();
CREATE TRIGGER record_entry_guard_all BEFORE TRUNCATE ON record_entry
    FOR EACH STATEMENT EXECUTE FUNCTION record_entry_guard();
"""

WITHOUT = """
DROP TRIGGER record_entry_guard_all ON record_entry;
DROP TRIGGER record_entry_guard ON record_entry;
DROP FUNCTION record_entry_guard();
"""


class Migration(migrations.Migration):
    dependencies = (("record", "0001_initial"),)
    operations = (migrations.RunSQL(GUARD, WITHOUT),)
