"""Typed identifiers. Made by shells, never by the pure core."""

from typing import NewType

MatterId = NewType("MatterId", str)
"""What one command is about: one warrant, one request, one operation, one review, one look, one look-up, one handout.

Its form is `<kind>-<hex>`.
"""

WarrantId = NewType("WarrantId", MatterId)
CooperationRequestId = NewType("CooperationRequestId", MatterId)
ForeignRequestId = NewType("ForeignRequestId", MatterId)
OperationId = NewType("OperationId", MatterId)
TaskForceId = NewType("TaskForceId", MatterId)
AccountId = NewType("AccountId", MatterId)
SettlementId = NewType("SettlementId", MatterId)
ReviewId = NewType("ReviewId", MatterId)
LookId = NewType("LookId", MatterId)
HandoutId = NewType("HandoutId", MatterId)
LookUpId = NewType("LookUpId", MatterId)
ChaseId = NewType("ChaseId", MatterId)
SampleId = NewType("SampleId", MatterId)
DeputyshipId = NewType("DeputyshipId", MatterId)
RosterId = NewType("RosterId", MatterId)
UnitId = NewType("UnitId", MatterId)
ExpertId = NewType("ExpertId", MatterId)

SubjectId = NewType("SubjectId", str)
"""Whose personal data a sealed payload holds. Each subject has a key of its own."""

UserId = NewType("UserId", str)
OfficeId = NewType("OfficeId", str)
AgencyId = NewType("AgencyId", str)
RegionCode = NewType("RegionCode", str)
OffenceCode = NewType("OffenceCode", str)
SubmissionId = NewType("SubmissionId", str)
"""One press of one button. The same submission twice gives the first receipt again."""
