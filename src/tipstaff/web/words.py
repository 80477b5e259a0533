"""What things are called, in the reader's language: from the words of the capabilities themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.utils.translation import get_language, gettext, pgettext

from tipstaff.kernel.actor import Role
from tipstaff.kernel.decider import Ground, Refused
from tipstaff.kernel.limit import Bilingual
from tipstaff.kernel.words import _
from tipstaff.policy.citation import cited
from tipstaff.policy.profile import Profile
from tipstaff.registrar import capabilities
from tipstaff.registrar.words import EVENT_WORDS

CAPABILITIES = ("warrants", "cooperation", "operations", "resources", "review")

ROLE_WORDS: dict[Role, str] = {
    Role.COURT: _("Court"),
    Role.REGISTRAR: _("Registrar"),
    Role.CHECKER: _("Checker"),
    Role.VALIDATOR: _("Validator"),
    Role.CONFIRMATION_DESK: _("Confirmation desk"),
    Role.DUTY_OFFICER: _("Duty officer"),
    Role.APPROVER: _("Approver"),
    Role.COMMAND_OWNER: _("Command owner"),
    Role.OFFICER: _("Executing officer"),
    Role.CUSTODY_OFFICER: _("Custody officer"),
    Role.DISPUTE_DECIDER: _("Dispute decider"),
    Role.REVIEWER: _("Reviewer"),
    Role.CENTRAL_AUTHORITY: _("Central authority"),
    Role.HUMAN_RIGHTS_REVIEWER: _("Human-rights reviewer"),
    Role.REVIEW_DECIDER: _("Third person, where reviewers differ"),
    Role.FINANCE: _("Finance"),
    Role.FUND: _("Co-operation fund"),
    Role.RESOURCE_OFFICER: _("Resource officer"),
    Role.OVERSIGHT: _("Oversight"),
    Role.CLOCK: _("The clock"),
}

KIND_WORDS = {
    "warrant": _("Warrant"),
    "chase": _("Recall or change"),
    "cooperation": _("Co-operation request"),
    "abroad": _("Request between states"),
    "deputyship": _("Deputy"),
    "liaison": _("Duty roster"),
    "operation": _("Operation"),
    "taskforce": _("Task force"),
    "unit": _("Unit"),
    "expert": _("Expert"),
    "account": _("Account of a co-operation"),
    "settlement": _("Settlement"),
    "review": _("Review"),
    "handout": _("Handout"),
    "lookup": _("Look-up"),
    "sample": _("Sample"),
}


FIELD_WORDS = {
    "BarAnswer.question": _("Question"),
    "BarAnswer.side": _("From which side"),
    "BarAnswer.answer": _("Answer"),
    "BarAnswer.reason": _("Reasons; sealed"),
    "ForeignWarrant.authority": _("Judicial authority"),
    "ForeignWarrant.number": _("Number of the order"),
    "ForeignWarrant.issued_on": _("Day of issue"),
    "ForeignWarrant.person": _("Who is sought, in the words of the request; sealed"),
    "Attestation.agrees": _("Agrees with the instrument"),
    "Attestation.says": _("What the instrument says instead, where it does not agree"),
    "IdentityDocument.kind": _("Kind of document"),
    "IdentityDocument.number": _("Number of the document"),
    "IdentityDocument.country": _("Issuing country, two letters"),
    "Paper.kind": _("Which paper this is"),
}


def in_language(said: Bilingual) -> str:
    """What the rules say, in the reader's language."""
    return said.in_language(get_language() or "en")


def of_event(name: str) -> str:
    """What happened, such as `warrants.recalled`."""
    return gettext(EVENT_WORDS.get(name, name))


def of_command(name: str) -> str:
    """What a button says, such as `warrants.recall`."""
    return _said(name, "COMMAND_WORDS")


def of_clock(name: str, kind: str) -> str:
    """What a clock of a kind of matter is called; its name before the colon says which."""
    plain = name.partition(":")[0]
    return gettext(_table(_package(kind), "CLOCK_WORDS").get(plain, plain))


def of_status(status: str, kind: str) -> str:
    """How a matter of a kind stands."""
    return gettext(_table(_package(kind), "STATUS_WORDS").get(status, status))


def of_word(word: StrEnum) -> str:
    """A word of a list, such as a ground for declining; from the capability that the list belongs to."""
    if isinstance(word, Role):
        return gettext(ROLE_WORDS[word])
    package, members = type(word).__module__.split(".")[1], set(type(word))
    tables = [table for each in (package, *CAPABILITIES) for table in _tables(each) if word in table]
    whole = [table for table in tables if members <= table.keys()]
    return gettext((whole or tables or [{word: word.value}])[0][word])


def of_field(record: type[Any], name: str) -> str:
    """What a field of a record is called that has no sentence of its own."""
    own = FIELD_WORDS.get(f"{record.__name__}.{name}")
    capability = _table(record.__module__.split(".")[1], "FIELD_WORDS")
    return gettext(own or capability.get(name, name.replace("_", " ")))


def of_data_field(field: str) -> str:
    """What a field of an entry is called, such as `born_on` or `documents.0.number`."""
    plain = field.partition(".")[0]
    return gettext(_table("warrants", "FIELD_WORDS").get(plain, plain))


def of_kind(kind: str) -> str:
    """What a kind of matter is called."""
    return gettext(KIND_WORDS.get(kind, kind))


def of_source(source: str) -> str:
    """What a rule rests on: a text by its name, or that the figure is of the house."""
    return cited(source, get_language() or "en")


def of_refusal(refused: Refused) -> str:
    """Why something was not done, in one sentence."""
    return of_ground(refused.ground, refused.values)


MOST_ITEMS = 3
"""Checklist items that a sentence names before it only counts the rest."""


def with_items(refused: Refused, rules: Profile) -> Refused:
    """A refusal that names items of a checklist, by the rules' own words."""
    if "items" not in refused.values:
        return refused
    says = {one.id: one.says for one in (*rules.readiness, *rules.custody)}
    named = refused.values["items"].split(", ")
    told = [in_language(says[one]) if one in says else one for one in named]
    rest = len(told) - MOST_ITEMS
    if rest > 1:
        told = [*told[:MOST_ITEMS], gettext("and {count} more").format(count=rest)]
    return replace(refused, values={**refused.values, "items": "; ".join(told)})


def of_ground(ground: Ground, values: Mapping[str, str]) -> str:
    """The sentence of a ground, with what it names."""
    sentence = gettext(_sentences().get(ground, str(ground)))
    return sentence.format_map(_Named(values))


class _Named(dict[str, str]):
    """Leaves a name that nothing was given for as it stands: telling somebody why must not fail."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


@cache
def _sentences() -> dict[str, str]:
    packages = (*(f"tipstaff.{name}.core.grounds" for name in CAPABILITIES), "tipstaff.registrar.grounds")
    return {ground: text for package in packages for ground, text in import_module(package).SENTENCES.items()}


def _package(kind: str) -> str:
    return next((each.name for each in capabilities.CAPABILITIES if each.kind == kind), "registrar")


def _said(name: str, table: str) -> str:
    return gettext(_table(name.partition(".")[0], table).get(name, name))


def _table(package: str, name: str) -> Mapping[str, str]:
    words = _words_of(package)
    return getattr(words, name, {}) if words else {}


def _tables(package: str) -> Iterator[Mapping[str, str]]:
    words = _words_of(package)
    for name in vars(words) if words else ():
        if name.endswith("_WORDS") and name not in {"EVENT_WORDS", "COMMAND_WORDS", "CLOCK_WORDS"}:
            yield getattr(words, name)


@cache
def _words_of(package: str) -> object | None:
    name = f"tipstaff.{package}.core.words"
    return import_module(name) if package in CAPABILITIES and find_spec(name) else None


_EVERY_DESK = frozenset(Role) - {Role.CLOCK, Role.OVERSIGHT}


def of_roles(roles: frozenset[Role]) -> str:
    """Who may do something; where every desk may, that in place of a list of them all."""
    return gettext("any desk") if roles >= _EVERY_DESK else listed(sorted(map(of_word, roles)))


def listed(words: Iterable[str]) -> str:
    """Several words in one line, as the reader's language puts them side by side."""
    return pgettext("between words of a list", ", ").join(words)
