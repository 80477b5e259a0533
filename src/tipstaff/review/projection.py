"""A review as rows. They follow from its state alone, so that a rebuild gives the same."""

from tipstaff.kernel.ids import ReviewId
from tipstaff.record.rows import put
from tipstaff.review import models
from tipstaff.review.core.review import Improvement, Review


def project(review: Review, version: int) -> None:
    """Put the rows of a review in place of its earlier ones."""
    put(_row(review, version))
    _replace(models.Finding, review.review, _findings(review))
    _replace(models.Improvement, review.review, [_improvement(review, one) for one in review.improvements])


def _row(review: Review, version: int) -> models.Review:
    return models.Review(
        id=review.review,
        version=version,
        operation=review.operation,
        warrant=review.warrant,
        agency=review.agency,
        office=review.office,
        outcome=review.outcome,
        status=review.status.value,
        reviewer=review.reviewer or "",
        opened_at=review.opened_at.at,
        lapsed_at=review.lapsed_at.at if review.lapsed_at else None,
        closed_at=review.closing.at.at if review.closing else None,
        closed_late=review.closing.late if review.closing else False,
    )


def _findings(review: Review) -> list[models.Finding]:
    return [
        models.Finding(
            review=review.review,
            number=finding.number,
            cause=finding.cause,
            missed_limit=finding.missed_limit or "",
            by=finding.by,
            at=finding.at.at,
        )
        for finding in review.findings
    ]


def _improvement(review: Review, improvement: Improvement) -> models.Improvement:
    completion = improvement.completion
    return models.Improvement(
        review=review.review,
        number=improvement.number,
        owner=improvement.owner,
        due_on=improvement.due_on,
        added_at=improvement.added_at.at,
        lapsed_at=improvement.lapsed_at.at if improvement.lapsed_at else None,
        done_at=completion.at.at if completion else None,
        done_by=completion.by if completion else "",
    )


def _replace[Part: (models.Finding, models.Improvement)](
    table: type[Part], review: ReviewId, rows: list[Part]
) -> None:
    table.objects.filter(review=review).delete()
    table.objects.bulk_create(rows)
