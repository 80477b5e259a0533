from typing import Any

import pytest
from django.db import Error

from tipstaff.agencies import models
from tipstaff.agencies.founding.demo import demo_agencies


@pytest.fixture(autouse=True)
def _founded(_put_back: None) -> None:
    demo_agencies(("440000",))


def _history(table: Any) -> Any:
    return table.pgh_event_model.objects.order_by("pgh_id")


def test_every_change_of_an_appointment_is_kept_its_removal_too() -> None:
    appointment = models.Appointment.objects.get(office="guangzhou-duty")
    appointment.role = "approver"
    appointment.save()
    appointment.delete()
    kept = _history(models.Appointment).filter(office="guangzhou-duty")
    assert [(row.pgh_label, row.role) for row in kept] == [
        ("insert", "duty_officer"),
        ("update", "approver"),
        ("delete", "approver"),
    ]


@pytest.mark.parametrize("alter", [lambda rows: rows.update(role="oversight"), lambda rows: rows.delete()])
def test_the_history_can_t_be_altered(alter: Any) -> None:
    with pytest.raises(Error, match=r"[Cc]annot"):
        alter(_history(models.Appointment))


def test_a_password_is_no_part_of_the_history() -> None:
    fields = {field.name for field in models.User.pgh_event_model._meta.get_fields()}  # type: ignore[attr-defined]
    assert not fields & {"password", "last_login"}
    user = models.User.objects.get(username="duty.guangzhou")
    user.set_password("a made-up password")
    user.save()
    assert [row.pgh_label for row in _history(models.User).filter(username="duty.guangzhou")] == ["insert"]
