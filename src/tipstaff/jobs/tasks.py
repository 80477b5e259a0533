"""Periodic work, on the database's own queue."""

from procrastinate.contrib.django import app

from tipstaff.registrar.clock import now
from tipstaff.registrar.keeper import keep_clocks

QUEUE = "tipstaff"


@app.periodic(cron="* * * * * */10")
@app.task(queue=QUEUE, queueing_lock="keep_clocks")
def note_passed_clocks(timestamp: int) -> None:  # noqa: ARG001 - the queue's word for when it was due
    """Note on the record every clock that has passed, six times a minute."""
    keep_clocks(now())
