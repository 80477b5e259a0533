"""What is asked of whoever gives something out: for what, which case, to whom, and whether persons are named."""

from uuid import uuid4

from django import forms
from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import agencies, offices_of
from tipstaff.kernel.ids import OfficeId, SubmissionId
from tipstaff.kernel.words import described
from tipstaff.registrar.giving_out import Wanted
from tipstaff.warrants.core.handout.commands import GiveOut
from tipstaff.warrants.core.handout.handout import HandoutForm
from tipstaff.warrants.core.look.look import Purpose
from tipstaff.web.fields import TickField, WordField
from tipstaff.web.words import of_word

SAID = described(GiveOut)


class GivingForm(forms.Form):
    """The questions that every act of giving out asks."""

    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    use_required_attribute = False

    def __init__(self, *args: object, **others: object) -> None:
        """The choices are those of this moment, in the reader's language."""
        super().__init__(*args, label_suffix="", **others)  # type: ignore[arg-type, misc]
        language = get_language() or "en"
        purposes = [(one.value, of_word(one)) for one in Purpose]
        offices = [
            (one.office, f"{home.name(language)} · {one.name(language)}")
            for home in agencies()
            for one in offices_of(home.agency)
        ]
        self.fields["purpose"] = WordField(label=gettext(SAID["purpose"]), choices=purposes)
        self.fields["case_reference"] = forms.CharField(label=gettext(SAID["case_reference"]), required=False)
        self.fields["recipient_office"] = WordField(
            label=gettext(SAID["recipient_office"]), choices=offices, required=False
        )
        self.fields["recipient"] = forms.CharField(label=gettext(SAID["recipient"]), required=False)
        self.fields["with_persons"] = TickField(label=gettext(SAID["with_persons"]), required=False)
        self.fields["purpose"].error_messages["required"] = gettext("This is needed.")

    @property
    def press(self) -> SubmissionId:
        """The press of the button that the form was sent with."""
        return SubmissionId(str(self.cleaned_data["submission"]))

    def wanted(self, form: HandoutForm, *, with_persons: bool | None = None) -> Wanted:
        """What is wanted; only of a form that is valid."""
        said = self.cleaned_data
        named = bool(said["with_persons"]) if with_persons is None else with_persons
        return Wanted(
            form=form,
            with_persons=named,
            purpose=Purpose(said["purpose"]),
            case_reference=said["case_reference"] or "",
            recipient=said["recipient"] or "",
            recipient_office=OfficeId(said["recipient_office"]) if said["recipient_office"] else None,
        )
