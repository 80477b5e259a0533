"""Periodic work, on the database's own queue."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from tipstaff.jobs.telling import deliver
from tipstaff.kernel.ids import MatterId
from tipstaff.record.deliveries import Which, note_lost
from tipstaff.record.uploads import forget_old
from tipstaff.registrar.clock import now
from tipstaff.registrar.keeper import keep_clocks
from tipstaff.registrar.sampling import draw_samples
from tipstaff.registrar.telling import QUEUE, tell_again
from tipstaff.registrar.telling import TASK as DELIVERY
from tipstaff.registrar.uploads import TASK, run_upload


@app.periodic(cron="* * * * * */10")
@app.task(queue=QUEUE, queueing_lock="keep_clocks", pass_context=True)
def note_passed_clocks(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - the queue's word for when it was due
    """Note on the record every clock that has passed, six times a minute; a worker that is to stop leaves the rest."""
    keep_clocks(now(), context.should_abort)


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


@app.task(queue=QUEUE, name=DELIVERY)
def deliver_news(matter: str, number: int, rung: int) -> None:
    """Deliver one message to the office that was told."""
    deliver(Which(MatterId(matter), number, rung), now)


@app.periodic(cron="* * * * * */10")
@app.task(queue=QUEUE, queueing_lock="tell_again")
def try_again(timestamp: int) -> None:  # noqa: ARG001 - the queue's word for when it was due
    """Hand in the messages that are to be tried now, and note those of workers that have gone."""
    note_lost(now())
    tell_again(now())
