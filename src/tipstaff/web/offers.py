"""What a form offers to choose from: the rules' own lists, and the offices and people of the matter."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext

from tipstaff.agencies.queries import (
    agencies,
    courts,
    office_names,
    offices_holding,
    offices_of,
    people_of,
    person_names,
    region_names,
)
from tipstaff.cooperation.core.abroad.eligibility import questions_of
from tipstaff.cooperation.core.abroad.listed import grounds_for
from tipstaff.cooperation.core.abroad.request import ForeignRequest
from tipstaff.cooperation.core.account.account import Account, ItemStatus
from tipstaff.cooperation.core.account.account import Item as AccountItem
from tipstaff.cooperation.core.approvals.condition import ConditionStatus
from tipstaff.cooperation.core.liaison.roster import Roster
from tipstaff.cooperation.core.request import ApprovalStatus, CooperationRequest
from tipstaff.cooperation.deputies import deputies_valid
from tipstaff.cooperation.queries import request_page
from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import AgencyId, OffenceCode, OfficeId, RegionCode, UserId
from tipstaff.operations.core.operation import Operation
from tipstaff.operations.queries import operations_of_warrant
from tipstaff.policy.abroad import Bar, PackageForm
from tipstaff.policy.accounts import CostKind, CreditStep, Currency, Known, SupportRule
from tipstaff.policy.profile import Item, Offence, Profile
from tipstaff.policy.resources import AssetKind, ExpertField, QualificationKind, WorkKind
from tipstaff.review.core.review import Review, review_of
from tipstaff.warrants.core.checking import CHECKABLE
from tipstaff.warrants.core.deadlines import pausable
from tipstaff.warrants.core.sample.sample import Sample
from tipstaff.warrants.core.warrant import OPEN, Warrant
from tipstaff.warrants.core.words import FIELD_WORDS
from tipstaff.warrants.queries import by_document
from tipstaff.web import resource_offers, taskforce_offers, times, words
from tipstaff.web.account_items import kind_said
from tipstaff.web.desk import Desk
from tipstaff.web.money import of_amount
from tipstaff.web.parties import parties
from tipstaff.web.parts import NONE_TO_CHOOSE
from tipstaff.web.record_notes import waiting_duplicates
from tipstaff.web.titles import names_of, numbers_of, titles_of

type Choices = Sequence[tuple[str, str]]


type _OfResources = QualificationKind | WorkKind | AssetKind | ExpertField
type _Listed = Item | Offence | CreditStep | CostKind | Currency | SupportRule | _OfResources


def _words(items: Iterable[_Listed], language: str) -> Choices:
    return [(_key(one), one.says.in_language(language)) for one in items]


def _key(one: _Listed) -> str:
    return one.code if isinstance(one, Offence) else one.id


def _claimable(rules: Profile) -> Iterable[CreditStep]:
    """The steps that a paper shows; the others stand on the record already."""
    return [one for one in rules.credit.values() if one.known is Known.BY_PAPER]


def _papers(rules: Profile) -> Iterable[Item]:
    """Every paper that some kind of help needs, once."""
    return {paper.id: paper for kind in rules.cooperation.values() for paper in kind.papers}.values()


def _from_abroad(rules: Profile) -> Iterable[Item]:
    """The instruments under which another state may ask: a notice alone is no request."""
    return [one for one in rules.instruments if one.rule.form is not PackageForm.NOTICE]


LISTS: dict[str, dict[str, Callable[[Profile], Iterable[_Listed]]]] = {
    "cooperation.claim_step": {"step": _claimable},
    "cooperation.claim_cost": {
        "cost": lambda rules: rules.costs.values(),
        "currency": lambda rules: rules.currencies.values(),
    },
    "cooperation.claim_advance": {"currency": lambda rules: rules.currencies.values()},
    "cooperation.propose_settlement": {"currency": lambda rules: rules.currencies.values()},
    "cooperation.grant_support": {"rule": lambda rules: rules.support.values()},
    "cooperation.approve": {"conditions.kind": lambda rules: rules.conditions},
    "cooperation.approve_as_deputy": {"conditions.kind": lambda rules: rules.conditions},
    "cooperation.approve_in_place": {"conditions.kind": lambda rules: rules.conditions},
    "cooperation.change": {"papers.kind": _papers},
    "cooperation.decline": {"ground": lambda rules: rules.declines},
    "cooperation.ask_abroad": {"instrument": lambda rules: rules.instruments},
    "cooperation.record_from_abroad": {"instrument": _from_abroad},
    "cooperation.refuse_request": {"ground": grounds_for},
    "cooperation.record_refused": {"ground": grounds_for},
    "cooperation.name_hold_ground": {"ground": lambda rules: rules.holds},
    "cooperation.decline_as_deputy": {"ground": lambda rules: rules.declines},
    "operations.answer_readiness": {"item": lambda rules: rules.readiness},
    "resources.record_qualification": {"kind": lambda rules: rules.qualifications.values()},
    "resources.take_in_asset": {"kind": lambda rules: rules.assets.values()},
    "resources.reserve_from_unit": {"work": lambda rules: rules.works.values()},
    "resources.enter_expert": {"fields": lambda rules: rules.expert_fields.values()},
    "warrants.pause_clock": {"ground": lambda rules: rules.pauses},
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
        UserId: _reviewers(desk, language)
        if name in NAMES_REVIEWERS
        else [one for each in involved for one in people_of(each, desk.now, language).items()],
        OffenceCode: [(code, one.says.in_language(language)) for code, one in rules.offences.items()],
        RegionCode: list(region_names({one.region for one in homes}, language).items()),
        **lists,
        **NOT_ASKED.get(name, {}),
        **({"court": [(one.agency, one.name(language)) for one in courts()]} if name == LOOK_UP else {}),
        **_as_deputy(desk, state, language),
        **({"office": [(desk.actor.office, desk.office)]} if name == PLAN else {}),
        **_shifts(name, state, desk),
        **(FROM_STATE[name](state, rules, language) if name in FROM_STATE and state else {}),
    }


PLAN = "cooperation.plan_roster"
"""Plans the own office's duties, and no other's."""


def _shifts(name: str, state: Any, desk: Desk) -> Mapping[str, Choices]:
    """The shifts that are not over: those that are the reader's to give or to take, for other acts every one."""
    if not isinstance(state, Roster):
        return {}
    found = [one for one in state.shifts if one.ends_at > desk.now]
    if name == "cooperation.offer_shift":
        found = [one for one in found if one.officer == desk.actor.user]
    if name == "cooperation.take_shift":
        found = [one for one in found if one.offered_to == desk.actor.user]
    people = person_names({one.officer for one in found}, get_language() or "en")
    return {
        "number": [
            (
                str(one.number),
                f"{times.of_moment(one.starts_at, state.time_zone)} · {people.get(one.officer, one.officer)}",
            )
            for one in found
        ]
    }


LOOK_UP = "warrants.look_up"
"""Asks for a court, where two have given a warrant the same number."""

NOT_ASKED: dict[str, Mapping[str, Choices]] = {"warrants.register": {"record_of": NONE_TO_CHOOSE}}
"""Fields that are asked about only where the page's address names what may be chosen."""


def _as_deputy(desk: Desk, state: Any, language: str) -> Mapping[str, Choices]:
    """For whom the reader may act on a request, by approver and office."""
    if not isinstance(state, CooperationRequest):
        return {}
    needed = [
        row for row in deputies_valid(desk.now, deputy=desk.actor.user) if state.approval_of(row.office)
    ]
    people = person_names({row.approver for row in needed}, language)
    offices = office_names({row.office for row in needed}, language)
    said = gettext("For {approver}, {office}")
    return {
        "deputyship": [
            (
                str(row.deputyship),
                said.format(
                    approver=people.get(row.approver, ""), office=offices.get(row.office, row.office)
                ),
            )
            for row in needed
        ]
    }


def _version(state: CooperationRequest, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    """The request as it stands: nobody approves of an earlier one."""
    said = gettext("Version {number}, of {moment}")
    at = times.of_moment(state.called_at, ZoneInfo(state.zone))
    return {"revision": [(str(state.revision), said.format(number=state.revision, moment=at))]}


def _in_place(state: CooperationRequest, rules: Profile, language: str) -> Mapping[str, Choices]:
    silent = [one.office for one in state.approvals if one.passed_to and one.status is ApprovalStatus.SILENT]
    names = office_names(silent, language)
    return {
        **_version(state, rules, language),
        "silent_office": [(str(one), names.get(one, one)) for one in silent],
    }


def _conditions(state: CooperationRequest, rules: Profile, language: str) -> Mapping[str, Choices]:
    """What is not done yet, by its number and what the rules call it."""
    listed = {one.id: one.says.in_language(language) for one in rules.conditions}
    waiting = [one for one in state.conditions if one.status is not ConditionStatus.DONE]
    return {"number": [(str(one.number), f"{one.number}. {listed[one.filed.kind]}") for one in waiting]}


def _rests(state: Warrant, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    """What a warrant rests on."""
    return {"ground": [(rest.ground.value, words.of_word(rest.ground)) for rest in state.rests]}


def _same_order(state: Warrant, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    """Entries of the same agency whose person has exactly one of the same identity documents."""
    person = state.person.content
    found = [
        row for one in (person.documents if person else ()) for row in by_document(one.number, one.country)
    ]
    rows = {row.id: row for row in found if row.agency == state.agency and row.id != state.id}
    return {"into": [(row.id, row.number) for row in rows.values() if row.status in OPEN]}


def _improvements(state: Review, _rules: Profile, language: str) -> Mapping[str, Choices]:
    owners = office_names({one.owner for one in state.open_improvements}, language)
    said = gettext("{number}. {owner}, due on {day}")
    return {
        "improvement": [
            (
                str(one.number),
                said.format(
                    number=one.number, owner=owners.get(one.owner, one.owner), day=times.of_day(one.due_on)
                ),
            )
            for one in state.open_improvements
        ]
    }


def _confirmations(state: Operation, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    said = gettext("Request {number}: {urgency}")
    return {
        "number": [
            (str(one.number), said.format(number=one.number, urgency=words.of_word(one.urgency)))
            for one in state.confirmations
            if one.is_waiting
        ]
    }


def _complaints(state: Operation, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    return {
        "number": [
            (str(one.number), f"{one.number}. {words.of_word(one.kind)}") for one in state.complaints_owed
        ]
    }


def _to_pause(state: Warrant, rules: Profile, _language: str) -> Mapping[str, Choices]:
    return _of_clocks(clock.name for clock in pausable(state, rules))


def _to_resume(state: Warrant, rules: Profile, _language: str) -> Mapping[str, Choices]:
    return _of_clocks(clock.name for clock in pausable(state, rules) if clock.deadline.pauses)


def _of_clocks(names: Iterable[str]) -> Mapping[str, Choices]:
    return {"clock": [(name, words.of_clock(name, "warrant")) for name in names]}


def _care(state: Operation, rules: Profile, language: str) -> Mapping[str, Choices]:
    """What is still owed to the person held."""
    return {"item": _words(state.custody.unsettled(rules), language)} if state.custody else {}


def _limits(_state: Review, rules: Profile, language: str) -> Mapping[str, Choices]:
    return {"missed_limit": [(one, limit.says.in_language(language)) for one, limit in rules.limits.items()]}


def _open_findings(state: Warrant, rules: Profile, language: str) -> Mapping[str, Choices]:
    """The errors that wait for an answer, each by its number and its rule."""
    said = "{number}. {field}: {rule}"
    return {
        "finding": [
            (
                str(one.number),
                said.format(
                    number=one.number,
                    field=words.of_data_field(one.field),
                    rule=rules.data_rules[one.rule].says.in_language(language),
                ),
            )
            for one in state.quality.open
        ]
    }


def _undecided(state: Warrant, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    """Warrants with the same document number, by their own numbers."""
    others = waiting_duplicates(state)
    numbers = numbers_of(others)
    return {"other": [(str(one), numbers[one]) for one in others]}


def _sampled(state: Sample, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    """The drawn warrants that nobody has looked at, and the fields that may be wrong in one."""
    numbers = numbers_of(state.waiting)
    return {
        "warrant": [(str(one), numbers[one]) for one in state.waiting],
        "wrong": [(field, gettext(FIELD_WORDS[field])) for field in CHECKABLE],
    }


def _answered(state: ForeignRequest, rules: Profile, language: str) -> Mapping[str, Choices]:
    """The questions of this request, for an answer that changes."""
    return {
        "answers.question": _words(
            dict.fromkeys(one.question for one in questions_of(state, rules)), language
        )
    }


def _assured(state: ForeignRequest, rules: Profile, language: str) -> Mapping[str, Choices]:
    """The questions that an assurance answers."""
    asked = dict.fromkeys(one.question for one in questions_of(state, rules))
    return {"question": _words([one for one in asked if one.rule.bar is Bar.ASSURANCE], language)}


def _package(state: ForeignRequest, rules: Profile, language: str) -> Mapping[str, Choices]:
    return {"part": _words(rules.package_for(state.form), language)}


def _silent(state: ForeignRequest, _rules: Profile, language: str) -> Mapping[str, Choices]:
    """The reviewers who let their time pass."""
    silent = [one for one in state.review.reviewers if one.silent_at] if state.review else []
    people = person_names({one.reviewer for one in silent}, language)
    return {"number": [(str(one.number), people.get(one.reviewer, one.reviewer)) for one in silent]}


NAMES_REVIEWERS = frozenset({"cooperation.put_to_review", "cooperation.replace_reviewer"})


def _reviewers(desk: Desk, language: str) -> Choices:
    """Everybody who holds the authority of a human-rights reviewer, by name."""
    holders = offices_holding(Role.HUMAN_RIGHTS_REVIEWER, desk.now)
    return sorted(person_names(holders, language).items(), key=lambda one: one[1])


def _items(which: Callable[[AccountItem], bool]) -> Callable[[Account, Profile, str], Mapping[str, Choices]]:
    """The items of an account for which something holds, each by number, kind, amount and agency."""

    def offered(state: Account, rules: Profile, _language: str) -> Mapping[str, Choices]:
        names = names_of(one.agency for one in state.items)
        return {
            "item": [
                (
                    str(one.number),
                    " · ".join(
                        (
                            f"{one.number}. {kind_said(one.what, one.kind, rules)}",
                            of_amount(one.amount, one.unit, rules),
                            names[one.agency],
                        )
                    ),
                )
                for one in state.items
                if which(one)
            ]
        }

    return offered


def _to_reverse(state: Account, rules: Profile, language: str) -> Mapping[str, Choices]:
    """What may be taken back, and the reviews of the operations under the co-operation."""
    items = _items(lambda one: one.is_counted and one.reversed_by is None)(state, rules, language)
    page = request_page(state.request)
    operations = operations_of_warrant(page.request.warrant) if page else ()
    reviews = [review_of(row.operation) for row in operations if row.cooperation == state.request]
    titles = titles_of(reviews)
    return {**items, "review": [(one, titles[one].text) for one in reviews]}


def _proposal(state: CooperationRequest, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    """The proposal that waits, by its number and who made it."""
    waiting = state.proposal
    if waiting is None:
        return {}
    return {
        "number": [(str(waiting.number), f"{waiting.number}. {names_of({waiting.agency})[waiting.agency]}")]
    }


def _open_disputes(state: CooperationRequest, _rules: Profile, _language: str) -> Mapping[str, Choices]:
    """The disputes that wait, each by its number and what it is about."""
    return {
        "number": [
            (
                str(one.number),
                f"{one.number}. {words.of_word(one.about)}"
                + (f": {words.of_word(one.duty)}" if one.duty else ""),
            )
            for one in state.open_disputes
        ]
    }


FROM_STATE: dict[str, Callable[[Any, Profile, str], Mapping[str, Choices]]] = {
    "cooperation.approve": _version,
    "cooperation.approve_as_deputy": _version,
    "cooperation.approve_in_place": _in_place,
    "cooperation.approve_on_the_spot": _version,
    "cooperation.meet_condition": _conditions,
    "cooperation.report_condition_not_done": _conditions,
    "cooperation.accept_item": _items(lambda one: one.is_waiting),
    "cooperation.dispute_item": _items(lambda one: one.status is ItemStatus.CLAIMED),
    "cooperation.withdraw_item": _items(lambda one: one.is_waiting),
    "cooperation.decide_item": _items(lambda one: one.status is ItemStatus.DISPUTED),
    "cooperation.reverse_item": _to_reverse,
    "cooperation.agree_to_duties": _proposal,
    "cooperation.settle_dispute": _open_disputes,
    "cooperation.decide_dispute": _open_disputes,
    **resource_offers.FROM_STATE,
    **taskforce_offers.FROM_STATE,
    "warrants.lift_suspension": _rests,
    "warrants.merge": _same_order,
    "cooperation.answer_questions": _answered,
    "cooperation.record_assurance": _assured,
    "cooperation.file_part": _package,
    "cooperation.replace_reviewer": _silent,
    "operations.answer_confirmation": _confirmations,
    "operations.answer_complaint": _complaints,
    "operations.give_care": _care,
    "warrants.accept_correction": _open_findings,
    "warrants.decline_correction": _open_findings,
    "warrants.decide_duplicate": _undecided,
    "warrants.record_sampled": _sampled,
    "warrants.pause_clock": _to_pause,
    "warrants.resume_clock": _to_resume,
    "review.complete_improvement": _improvements,
    "review.record_finding": _limits,
}
"""Command -> the choices that follow from how the matter stands."""
