"""Periodic work, on the database's own queue."""

from procrastinate.contrib.django import app

from tipstaff.record.uploads import forget_old
from tipstaff.registrar.clock import now
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.sampling import draw_samples
from tipstaff.registrar.uploads import TASK, run_upload

QUEUE = "tipstaff"


@app.periodic(cron="* * * * * */10")
@app.task(queue=QUEUE, queueing_lock="keep_clocks")
def note_passed_clocks(timestamp: int) -> None:  # noqa: ARG001 - the queue's word for when it was due
    """Note on the record every clock that has passed, six times a minute."""
    keep_clocks(now())


@app.periodic(cron="7 * * * *")
@app.task(queue=QUEUE, queueing_lock="draw_samples")
def draw_the_months_samples(timestamp: int) -> None:  # noqa: ARG001 - the queue's word for when it was due
    """Draw each agency's sample of the month, once; asked every hour, so that a stopped worker loses none."""
    draw_samples(now())


@app.periodic(cron="*/10 * * * *")
@app.task(queue=QUEUE, queueing_lock="forget_uploads")
def forget_uploads(timestamp: int) -> None:  # noqa: ARG001 - the queue's word for when it was due
    """Delete files that nobody took in, and old reports, every ten minutes."""
    forget_old(now())


@app.task(queue=QUEUE, name=TASK)
def take_in_upload(upload: str) -> None:
    """Try out or take in a file that is too long for a page to wait for."""
    run_upload(upload, now)
