"""The words that stand on every sheet, in the reader's language."""

from django.utils.translation import gettext

from tipstaff.kernel.words import _

WORDS: dict[str, str] = {
    "title": _("Warrant sheet: not an authority to arrest"),
    "preview": _("Not to be carried"),
    "as_of": _("As of"),
    "void": _("Void after"),
    "edition": _("Edition"),
    "desk": _("Confirms before anybody acts"),
    "scan": _("Leads to the entry on the record that this sheet rests on, with its proof."),
    "person": _("The person"),
    "nobody": _("Not named on this sheet."),
    "basis": _("What it rests on"),
    "clocks": _("Due next"),
    "proof": _("Proof"),
    "given": _("Given out"),
}


def words() -> dict[str, str]:
    """Each by its name."""
    return {name: gettext(said) for name, said in WORDS.items()}
