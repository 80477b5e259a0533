"""The database itself sees to it that the postings of a booking add up to nothing, at the end of each act."""

from django.db import migrations

GUARD = """
CREATE FUNCTION cooperation_postings_net() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    total numeric;
    units bigint;
BEGIN
    EXECUTE format(
        'SELECT coalesce(sum(amount), 0), count(DISTINCT unit) FROM %I.%I WHERE account = $1 AND booking = $2',
        TG_TABLE_SCHEMA, TG_TABLE_NAME
    ) INTO total, units USING changed.account, changed.booking;
    IF total <> 0 OR units > 1 THEN
        RAISE EXCEPTION 'The postings of % in % do not add up to nothing', changed.booking, changed.account
            USING ERRCODE = 'check_violation', CONSTRAINT = 'postings_net';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER postings_net AFTER INSERT OR UPDATE OR DELETE ON cooperation_accountposting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cooperation_postings_net();
"""
WITHOUT = """
DROP TRIGGER postings_net ON cooperation_accountposting;
DROP FUNCTION cooperation_postings_net();
"""


class Migration(migrations.Migration):
    dependencies = (("cooperation", "0005_accounts"),)
    operations = (migrations.RunSQL(GUARD, WITHOUT),)
