"""Every table follows from the record, and whatever does not is named."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections, models
from tests.registrar import build as b

from tipstaff.cli.scenario.player import Player
from tipstaff.cli.scenario.script import read_script
from tipstaff.cooperation.core.asking.commands import KeepDraft
from tipstaff.kernel.ids import AgencyId, CooperationRequestId, LookId, MatterId, SubjectId, WarrantId
from tipstaff.kernel.instant import Instant
from tipstaff.operations.core.commands import RecordIncident
from tipstaff.operations.core.incident import IncidentKind
from tipstaff.policy.profile import Cooperation
from tipstaff.record import models as record
from tipstaff.registrar import rebuild
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.warrants.core.commands import DraftWarrant, SuspendWarrant
from tipstaff.warrants.core.look.commands import LookAtPerson
from tipstaff.warrants.core.look.look import Purpose
from tipstaff.warrants.core.warrant import SuspensionGround, warrant_id

type Damage = Callable[[type[models.Model]], str]

SCENARIOS = Path(__file__).parents[2] / "samples/scenarios"
DAYS = (
    "one-day",
    "look-up",
    "giving-out",
    "data-quality",
    "credit-and-cost",
    "approvals-deputy-and-conditions",
    "liaison-every-hour",
    "resources-shown",
    "experts-shown",
    "taskforce-shown",
    "life-of-a-warrant",
    "abroad-silence-and-dissent",
    "duties-and-disputes",
)
"""Between them they leave a row in every table."""


@pytest.fixture(scope="module")
def full_day(shared_database: str) -> None:
    """The sample day and what else leaves rows behind, each played to its end."""
    for number, name in enumerate(DAYS):
        player = Player(read_script(SCENARIOS / f"{name}.yaml"), SCENARIOS)
        if number == 0:
            player.found()
        played = list(player.play())
        assert not played[-1].differences, name
    b.do(_look(WarrantId(player.matters["warrant"]), player.now), "registrar.guangzhou", player.now)
    b.do(_draft(player.now), "registrar.guangzhou", player.now)
    kept = b.in_force("kept", player.now)
    b.do(_kept(kept, player.now), "duty.guangzhou", player.now)
    complaint = RecordIncident(
        happened_at=player.now,
        operation=b.opened(kept, "complained-of", player.now),
        kind=IncidentKind.COMPLAINT,
        text="未出示文书",
    )
    b.do(complaint, "officer.guangzhou", player.now)
    b.registered("never-checked", player.now)
    b.do(_rest(b.in_force("in-doubt", player.now), player.now), "checker.guangzhou", player.now)
    keep_clocks(player.now + timedelta(days=3))


def _look(warrant: WarrantId, now: Instant) -> LookAtPerson:
    return LookAtPerson(
        happened_at=now,
        look=LookId(MatterId("look-1")),
        warrant=warrant,
        purpose=Purpose.ENTRY,
        case_reference="样例1号",
    )


def _rest(warrant: WarrantId, now: Instant) -> SuspendWarrant:
    ground = SuspensionGround.PAPERS_DEFECTIVE
    return SuspendWarrant(happened_at=now, warrant=warrant, ground=ground, explanation="缺章")


def _draft(now: Instant) -> DraftWarrant:
    number, court = "（2026）样草1号", AgencyId("guangzhou-court")
    return DraftWarrant(
        happened_at=now,
        warrant=warrant_id(court, number),
        subject=SubjectId("subject-draft"),
        number=number,
        court=court,
    )


def _kept(warrant: WarrantId, now: Instant) -> KeepDraft:
    request, kind = CooperationRequestId(MatterId("cooperation-kept")), Cooperation.IDENTITY_CHECK
    return KeepDraft(happened_at=now, request=request, warrant=warrant, kind=kind)


def projected() -> list[type[models.Model]]:
    names = rebuild.tables()
    return [model for model in apps.get_models() if model._meta.db_table in names]


def differing() -> dict[tuple[str, str], int]:
    """How many rows of each table differ, and on which side."""
    return Counter((each.table, each.side) for each in rebuild.compare())


def ask(sql: str) -> int:
    """As the owner of the tables, past every rule of the application."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # past the triggers too
        cursor.execute(sql)
        found = cursor.rowcount
        cursor.execute("SET session_replication_role = DEFAULT")
        return found


def changed(table: type[models.Model]) -> str:
    """SQL that alters one row in a column that no constraint speaks of."""
    name, kinds = table._meta.db_table, (models.TextField, models.IntegerField, models.BooleanField)
    constrained = {field for each in table._meta.constraints for field in getattr(each, "fields", ())}
    plain = [
        field
        for field in table._meta.fields
        if isinstance(field, kinds) and not field.primary_key and field.name not in constrained
    ]
    keys = {field.name for field in table._meta.pk_fields}
    field = next(each for each in plain if each.name not in keys and not each.unique)
    other = {models.TextField: "{0} || '!'", models.IntegerField: "{0} + 7", models.BooleanField: "NOT {0}"}
    value = other[type(field)].format(field.column)
    return f"UPDATE {name} SET {field.column} = {value} WHERE ctid = (SELECT min(ctid) FROM {name})"


def missing(table: type[models.Model]) -> str:
    name = table._meta.db_table
    return f"DELETE FROM {name} WHERE ctid = (SELECT min(ctid) FROM {name})"


def extra(table: type[models.Model]) -> str:
    """SQL that puts in one row more: a copy under another key."""
    name = table._meta.db_table
    keys = {field.column for field in table._meta.pk_fields if isinstance(field, models.TextField)}
    unique = {field.column for field in table._meta.fields if field.unique and field.column not in keys}
    unique |= {column for each in table._meta.constraints for column in getattr(each, "fields", ())}
    texts = {f.column for f in table._meta.fields if isinstance(f, models.TextField)}
    other = (keys | unique) & texts
    columns = [field.column for field in table._meta.fields if field.concrete and field.column]
    values = [f"{column} || '!'" if column in other else column for column in columns]
    return f"INSERT INTO {name} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {name} LIMIT 1"


@pytest.mark.usefixtures("full_day")
def test_after_a_full_day_every_table_says_what_the_record_says():
    assert rebuild.compare() == ()
    assert record.Entry.objects.count() > 30
    empty = [table._meta.db_table for table in projected() if not table._default_manager.exists()]
    assert empty == [], "the sample day leaves these tables without a row, so nothing is proved of them"


@pytest.mark.usefixtures("full_day")
@pytest.mark.parametrize(
    ("damage", "sides"),
    [(changed, ("record", "table")), (missing, ("record",)), (extra, ("table",))],
    ids=["changed", "missing", "extra"],
)
def test_one_wrong_row_of_every_table_is_found_and_put_right(damage: Damage, sides: tuple[str, ...]):
    """In every table at once: whatever is found in one is told apart from what is found in the others."""
    for table in projected():
        assert ask(damage(table)) == 1, table
    assert differing() == {(table._meta.db_table, side): 1 for table in projected() for side in sides}
    rebuild.replace()
    assert differing() == {}


@pytest.mark.usefixtures("full_day")
def test_tables_that_were_emptied_are_filled_again_from_the_record_alone():
    before = {table: table._default_manager.count() for table in projected()}
    for table in projected():
        ask(f"DELETE FROM {table._meta.db_table}")
    rebuild.replace()
    assert {table: table._default_manager.count() for table in projected()} == before
    assert rebuild.compare() == ()


@pytest.mark.usefixtures("full_day")
def test_comparing_changes_nothing_and_tells_how_far_it_has_come():
    done: list[int] = []
    before = record.Clock.objects.count()
    rebuild.compare(done.append)
    assert sum(done) == record.Matter.objects.count()
    assert record.Clock.objects.count() == before
