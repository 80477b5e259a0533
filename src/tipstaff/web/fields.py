"""Form fields for the kinds of values that commands hold."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from tipstaff.kernel.instant import Instant
from tipstaff.record.attachments import LARGEST


class MomentField(forms.DateTimeField):
    """A moment, asked for on the clock of a zone."""

    def __init__(self, zone: ZoneInfo, **said: Any) -> None:
        widget = forms.DateTimeInput(
            attrs={"type": "datetime-local", "step": "1"}, format="%Y-%m-%dT%H:%M:%S"
        )
        super().__init__(widget=widget, **said)
        self._zone = zone

    def to_python(self, value: Any) -> Any:
        with timezone.override(self._zone):
            moment = super().to_python(value)
        return Instant(moment) if isinstance(moment, datetime) else moment

    def prepare_value(self, value: Any) -> Any:
        return value.on(self._zone).replace(tzinfo=None) if isinstance(value, Instant) else value


class DayField(forms.DateField):
    """A calendar day."""

    def __init__(self, **said: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **said)

    def prepare_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value


class PaperField(forms.FileField):
    """A paper's file, no larger than the record keeps."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and file.size > LARGEST:
            raise forms.ValidationError(
                gettext_lazy("A file may have %(most)s MiB at most."), params={"most": LARGEST // 2**20}
            )
        return file


class MoneyField(forms.DecimalField):
    """An amount in whole units and hundredths; thousands may be set apart."""

    def __init__(self, **said: Any) -> None:
        hint = gettext_lazy("In whole units with two places, such as 1234.56.")
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(
            max_digits=15, decimal_places=2, min_value=Decimal("0.01"), widget=widget, help_text=hint, **said
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", "") if isinstance(value, str) else value)


def minor_units(amount: Decimal) -> int:
    """An amount in hundredths, exactly."""
    return int(amount.scaleb(2))


class TickField(forms.BooleanField):
    """Yes where it is ticked."""

    widget = forms.CheckboxInput


class WordField(forms.ChoiceField):
    """One word of a list."""

    def __init__(self, *, choices: Sequence[tuple[str, str]], **said: Any) -> None:
        super().__init__(choices=[("", gettext_lazy("Please choose")), *choices], **said)


class WordsField(forms.MultipleChoiceField):
    """Any number of words of a list."""

    widget = forms.CheckboxSelectMultiple


class LinesField(forms.CharField):
    """Several short texts, one on each line."""

    def __init__(self, **said: Any) -> None:
        hint = gettext_lazy("One on each line.")
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), help_text=hint, **said)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)
