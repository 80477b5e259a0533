"""What a form offers to choose from: the rules' own lists, and the offices and people of the matter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language

from tipstaff.agencies.queries import agencies, offices_of, people_of, region_names
from tipstaff.kernel.ids import AgencyId, OffenceCode, OfficeId, RegionCode, UserId
from tipstaff.policy.profile import Item, Offence, Profile
from tipstaff.web.desk import Desk
from tipstaff.web.parties import parties

type Choices = Sequence[tuple[str, str]]


def _words(items: Iterable[Item | Offence], language: str) -> Choices:
    return [(_key(one), one.says.in_language(language)) for one in items]


def _key(one: Item | Offence) -> str:
    return one.id if isinstance(one, Item) else one.code


def _papers(rules: Profile) -> Iterable[Item]:
    """Every paper that some kind of help needs, once."""
    return {paper.id: paper for kind in rules.cooperation.values() for paper in kind.papers}.values()


LISTS: dict[str, dict[str, Callable[[Profile], Iterable[Item | Offence]]]] = {
    "cooperation.ask": {"papers.kind": _papers},
    "cooperation.decline": {"ground": lambda rules: rules.declines},
    "operations.answer_readiness": {"item": lambda rules: rules.readiness},
    "operations.give_care": {"item": lambda rules: rules.custody},
    "review.record_cause": {"cause": lambda rules: rules.review},
    "review.record_finding": {"cause": lambda rules: rules.review},
}
"""Command -> field -> the list of the rules that it takes its values from."""


def offers_for(name: str, desk: Desk, rules: Profile, state: Any) -> Mapping[Any, Choices]:
    """The choices of a command's form, by typed id or by field."""
    language = get_language() or "en"
    involved = [desk.actor.agency, *sorted(parties(state) - {desk.actor.agency})]
    lists = {field: _words(listed(rules), language) for field, listed in LISTS.get(name, {}).items()}
    homes = agencies()
    return {
        AgencyId: [(one.agency, one.name(language)) for one in homes],
        OfficeId: [(one.office, one.name(language)) for each in involved for one in offices_of(each)],
        UserId: [one for each in involved for one in people_of(each, desk.now, language).items()],
        OffenceCode: [(code, one.says.in_language(language)) for code, one in rules.offences.items()],
        RegionCode: list(region_names({one.region for one in homes}, language).items()),
        **lists,
    }
