"""Every address of the pages."""

from django.urls import path

from tipstaff.web import (
    acts,
    cooperation,
    drafts,
    look_ups,
    operations,
    preferences,
    queue,
    record,
    reviews,
    rules,
    warrants,
)

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("queue.csv", queue.queue_file, name="queue-file"),
    path("look-up/", look_ups.look_up, name="look-up"),
    path("look-up/<str:lookup>", look_ups.answer, name="lookup"),
    path("warrants/", warrants.warrants, name="warrants"),
    path("warrants.csv", warrants.warrants_file, name="warrants-file"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts.csv", drafts.drafts_file, name="drafts-file"),
    path("warrants/<str:warrant>", warrants.warrant, name="warrant"),
    path("cooperation/", cooperation.requests, name="cooperation-requests"),
    path("cooperation.csv", cooperation.requests_file, name="cooperation-file"),
    path("cooperation/<str:request_id>", cooperation.request_page, name="cooperation"),
    path("operations/", operations.operations, name="operations"),
    path("operations.csv", operations.operations_file, name="operations-file"),
    path("operations/<str:operation>", operations.operation, name="operation"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews.csv", reviews.reviews_file, name="reviews-file"),
    path("reviews/<str:review>", reviews.review, name="review"),
    path("acts/<str:matter>/<str:name>", acts.act, name="act"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<path:profile>", rules.rules, name="rules-of"),
    path("record/", record.record, name="record"),
    path("record/entries/<int:entry>", record.entry, name="entry"),
    path("record/log/checkpoint", record.checkpoint, name="checkpoint"),
    path("record/log/tile/<path:tile>", record.tile, name="tile"),
    path("office/", preferences.office, name="office"),
    path("theme/", preferences.theme, name="theme"),
]
