"""The record: how far it has come, and how anybody can check it."""

from django.http import HttpRequest, HttpResponse

from tipstaff.record.read import newest_checkpoint
from tipstaff.web.desk import Desk, at_desk
from tipstaff.web.page import page


@at_desk
def record(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The newest signed checkpoint, and the way to verify it without trusting this page."""
    return page(request, desk, "web/record.html", {"checkpoint": newest_checkpoint()}, here="record")
