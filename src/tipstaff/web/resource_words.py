"""What resources are called: officers by name, qualifications and kinds by the rules' own words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import get_language

from tipstaff.agencies.queries import person_names
from tipstaff.kernel.decider import Refused
from tipstaff.policy.profile import Profile
from tipstaff.policy.resources import AssetKind, ExpertField, QualificationKind, WorkKind
from tipstaff.policy.taskforce import Group, OrderSection
from tipstaff.web import words

type _Kind = QualificationKind | WorkKind | AssetKind | ExpertField | Group | OrderSection


def kind_said(table: Mapping[str, _Kind], kind: str) -> str:
    """What the rules call something; its id where they no longer list it."""
    return table[kind].says.in_language(get_language() or "en") if kind in table else kind


def named(refused: Refused, rules: Profile) -> Refused:
    """A refusal with the names of the people that it names, and the rules' words for what is missing."""
    values = dict(refused.values)
    people = person_names(
        {values[key] for key in ("officer", "what") if key in values}, get_language() or "en"
    )
    for key in ("officer", "what"):
        if key in values:
            values[key] = {**people}.get(values[key], values[key])  # type: ignore[call-overload]
    if "needs" in values:
        values["needs"] = words.listed(
            kind_said(rules.qualifications, one) for one in values["needs"].split(", ")
        )
    if "sections" in values:
        values["sections"] = words.listed(
            kind_said(rules.order_sections, one) for one in values["sections"].split(", ")
        )
    return replace(refused, values=values)


def people_said(users: Iterable[str]) -> dict[str, str]:
    """The names of officers; one without an account by their key."""
    wanted = set(users)
    return {one: one for one in wanted} | {**person_names(wanted, get_language() or "en")}
