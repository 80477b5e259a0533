"""A rule profile: every number, checklist and table of one jurisdiction, each with its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from tipstaff.kernel.calendar import WorkingCalendar
from tipstaff.kernel.deadline import Deadline, Pause, derive, derive_before
from tipstaff.kernel.instant import Instant
from tipstaff.kernel.limit import Bilingual, Confidence, Limit
from tipstaff.policy.abroad import BarRule, InstrumentRule, PackageForm, PartRule, ThresholdRule
from tipstaff.policy.accounts import WHOLE, CostKind, CreditStep, Currency, SupportRule
from tipstaff.policy.care import CareDecision, CareRule
from tipstaff.policy.care import first_hit as first_care_hit
from tipstaff.policy.duties import Bearer, Duty, DutyRule
from tipstaff.policy.ladder import Rung, climbs
from tipstaff.policy.level import Level, LevelDecision, LevelFacts, LevelRule, first_hit
from tipstaff.policy.penalty import Penalty
from tipstaff.policy.rate import Rate
from tipstaff.policy.readiness import AnswerForm, RestsOn
from tipstaff.policy.resources import AssetKind, ExpertField, QualificationKind, WorkKind
from tipstaff.policy.taskforce import Group, OrderSection

__all__ = ["Bilingual", "Confidence", "Limit", "Profile"]


LIMIT_IDS = frozenset(
    {
        "liaison.next_roster",
        "resources.reservation",
        "taskforce.acknowledgement",
        "warrant.deletion",
        "warrant.draft",
        "warrant.retention",
        "warrant.retention_warning",
        "warrant.second_check",
        "warrant.record_review.red",
        "warrant.record_review.yellow",
        "warrant.record_review.blue",
        "warrant.validation.opens",
        "warrant.validation.first",
        "warrant.validation.reopens",
        "warrant.validation.next",
        "warrant.expiry_warning",
        "warrant.correction",
        "pause.court_clarification",
        "recall.acknowledge.1",
        "recall.acknowledge.2",
        "recall.acknowledge.3",
        "confirmation.urgent",
        "confirmation.routine",
        "confirmation.valid.1",
        "confirmation.valid.2",
        "confirmation.valid.3",
        "execution.token",
        "readiness.known",
        "readiness.seen",
        "readiness.plan",
        "protest.review",
        "redress.told",
        "complaint.answer",
        "handout.carried",
        "import.file",
        "import.report",
        "cooperation.first_reply",
        "cooperation.approval",
        "cooperation.approval.head",
        "cooperation.answer",
        "cooperation.help.execution",
        "cooperation.help.identity_check",
        "cooperation.help.identity_check.remote",
        "cooperation.help.escort",
        "cooperation.help.delegated_questioning",
        "cooperation.help.service_of_papers",
        "cooperation.help.provisional_measures",
        "cooperation.help.information",
        "cooperation.dispute",
        "abroad.own_part",
        "abroad.review.view",
        "abroad.review.reveal",
        "abroad.review.replace",
        "abroad.review.decide",
        "abroad.eaw.decision",
        "abroad.eaw.decision_extended",
        "abroad.eaw.consent",
        "abroad.eaw.surrender",
        "abroad.cn.provisional",
        "abroad.cn.provisional_extended",
        "abroad.un.provisional",
        "abroad.us.provisional",
        "abroad.supplement",
        "abroad.supplement_extended",
        "abroad.collect",
        "abroad.collect_extended",
        "abroad.release",
        "abroad.speciality",
        "abroad.notice.review",
        "cooperation.silence",
        "cooperation.green_channel",
        "cooperation.deputy",
        "operation.plan.1",
        "operation.outcome.1",
        "operation.outcome.2",
        "operation.outcome.3",
        "custody.told_why",
        "custody.family",
        "custody.lawyer",
        "custody.interpreter",
        "custody.medical",
        "custody.questioning",
        "handover.sign",
        "review.held",
    }
)
"""What is timed. Every profile has exactly these limits, so a capability can rely on each."""


DATA_RULE_IDS = (
    "name.spelling",
    "country.spelling",
    "document.spelling",
    "document.form",
    "document.check_digit",
    "document.born_on",
    "document.sex",
    "document.made_up",
    "document.area",
    "document.foreign_number",
    "nationality.code",
    "dates.born_before_issue",
    "dates.old_enough",
    "dates.review_before_end",
    "sentence.within_penalty",
    "latin_name.reading",
    "height.bounds",
)
"""The rules that an entry's data are held against. Every profile says each of them in words."""

HEAD = "head"
"""The approval of an agency's head; its office decides where another one's silence is taken to the head."""

FIGURE_IDS = frozenset(
    {
        "quality.accuracy",
        "quality.corrected",
        "quality.update_hours",
        "quality.sample",
        "resources.training_hours",
        "resources.warning_days",
        "execution.day_from",
        "execution.day_until",
    },
)
"""Numbers that are no times and no penalties. Every profile has exactly these."""

PROHIBITION_IDS = (
    "no_arrest_without_papers",
    "no_seizure_without_papers",
    "no_action_before_jurisdiction",
    "no_refusing_or_charging",
    "no_leaking",
    "no_weapons_without_approval",
)
"""What is never done between agencies. Every profile says each of them, with the refusals that hold it."""

PAUSABLE = frozenset({"check", "correction", "validation"})
"""The clocks that a rule may let stand still: those in which one desk waits for another's paper.

Never those of a person's custody (CPL art. 105(4)), never an expiry or a review date: they are the court's.
"""

RATE_IDS = frozenset({"lookup.officer", "lookup.office"})
"""What is counted. Every profile has exactly these rates."""


class UnknownLimit(LookupError):
    """The profile has no limit of this id; its ids are fixed by the loader, so this is a slip in code."""


class Cooperation(StrEnum):
    """What one agency may ask of another."""

    EXECUTION = "execution"
    IDENTITY_CHECK = "identity_check"
    ESCORT = "escort"
    DELEGATED_QUESTIONING = "delegated_questioning"
    SERVICE_OF_PAPERS = "service_of_papers"
    PROVISIONAL_MEASURES = "provisional_measures"
    INFORMATION = "information"
    """What another agency knows about the case of the one person whom the warrant names."""


class SilenceEffect(StrEnum):
    """What follows when an approving office stays silent after its time. None of these is a yes, nor can one be."""

    TO_HEAD = "to_head"
    """The office whose approval is `head` may decide in the silent one's place."""
    STAYS = "stays"
    """Nothing but the escalation: the approval stays missing."""


class Applies(StrEnum):
    """In which cases an item of care or readiness is asked for."""

    ALWAYS = "always"
    NEEDS_INTERPRETER = "needs_interpreter"
    FOREIGN_NATIONAL = "foreign_national"
    MINOR = "minor"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDate:
    """A law that the profile rests on, with the date of the text that was read."""

    law: Bilingual
    dated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """An offence of the catalogue with the heaviest penalty that the law threatens."""

    code: str
    says: Bilingual
    maximum: Penalty
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a checklist: a paper, a ground, an attestation, a cause."""

    id: str
    says: Bilingual
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRule(Item):
    """One rule that an entry's data are held against, with its bounds where it has any."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Item):
    """A number that is no time and no penalty, such as a share in per cent or how many are drawn."""

    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument(Item):
    """A treaty or other text under which states ask each other."""

    rule: InstrumentRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Item):
    """One question about what bars a request."""

    rule: BarRule


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePart(Item):
    """One part of the papers that a request consists of."""

    rule: PartRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Item):
    """How heavy an offence must be before anybody is asked for."""

    rule: ThresholdRule


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessItem(Item):
    """One thing to be known before anybody sets out, how long an answer to it holds, and what it rests on."""

    blocks_when_unknown: bool
    form: AnswerForm
    limit: str
    rests_on: frozenset[RestsOn]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareItem(Item):
    """One thing owed to a person in custody, with the limit that times it."""

    limit: str
    applies: Applies


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseGround(Item):
    """A ground on which a clock may stand still, and the limit that says how long at most."""

    clocks: frozenset[str]
    limit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRule(Item):
    """One approval that a co-operation may need: who gives it, in which time, and what its silence leads to."""

    limit: str
    on_silence: SilenceEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionKind(Item):
    """What an approval may be tied to; `comes_first`: nobody executes before it is done."""

    comes_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationKind:
    """One kind of co-operation: what it needs, how long it may take, and who bears what."""

    kind: Cooperation
    says: Bilingual
    papers: tuple[Item, ...]
    questions: tuple[Item, ...] = ()
    """What the request has to answer besides its reason."""
    approvals: tuple[str, ...] = ()
    """Ids of the approvals, each of which an office of its own gives; all are asked for at the same time."""
    green_channel: frozenset[Level] = frozenset()
    """The levels at which the duty officer may approve on the spot, before the full approvals."""
    instruments: tuple[Item, ...] = ()
    """The legal instruments of which one is named; empty where the help needs none."""
    duties: tuple[DutyRule, ...] = ()
    """Who bears each duty by the rules: what a division begins with."""
    limit: str = ""
    """The limit that times the help, from the moment the request arrived."""
    remote_limit: str = ""
    """The longer one for very remote areas; empty where the rules have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition(Item):
    """What is never done between agencies, and on which grounds it is refused."""

    refuses: tuple[str, ...]
    """Codes of grounds, such as `operations.cooperation_needed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its prose, and the ids of what is set out under it, in the order of the document."""

    id: str
    heading: Bilingual
    prose: Bilingual
    holds: Mapping[str, tuple[str, ...]]
    """Kind of content (`limits`, `offences`, …) to ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The rules of one jurisdiction in one version; once activated it never changes."""

    name: str
    """Such as `cn/2026-1`; named on every event that relied on it."""
    title: Bilingual
    time_zone: ZoneInfo
    calendar: WorkingCalendar
    text_dates: tuple[TextDate, ...]
    sections: tuple[Section, ...]
    limits: Mapping[str, Limit]
    offences: Mapping[str, Offence]
    level_rules: tuple[LevelRule, ...]
    care_rules: tuple[CareRule, ...]
    cooperation: Mapping[Cooperation, CooperationKind]
    approvals: Mapping[str, ApprovalRule]
    """The approvals that kinds of co-operation name, by id."""
    conditions: tuple[ConditionKind, ...]
    """The only things that an approval may be tied to."""
    declines: tuple[Item, ...]
    """The only grounds on which a co-operation may be declined."""
    weapons: tuple[Item, ...]
    """The paper that a request brings where firearms are carried into the asked region."""
    prohibitions: tuple[Prohibition, ...]
    """What is never done between agencies, each with the refusals that hold it."""
    readiness: tuple[ReadinessItem, ...]
    custody: tuple[CareItem, ...]
    confirmation: tuple[Item, ...]
    """What the issuing desk attests: three things, each by itself."""
    review: tuple[Item, ...]
    """The causes that a review may find."""
    data_rules: Mapping[str, DataRule]
    """What an entry's data are held against, by id, in the document's sequence."""
    distinguishing: tuple[Item, ...]
    """The details that tell one person from another; each id is a field of the person's details."""
    figures: Mapping[str, Figure]
    pauses: tuple[PauseGround, ...]
    """The only grounds on which a clock stands still, each for its own clocks."""
    rates: tuple[Rate, ...]
    """How often somebody may look up a subject."""
    rungs: tuple[Rung, ...]
    """To whom a time is taken that has passed, the first rung first."""
    instruments: tuple[Instrument, ...]
    """The only texts under which another state is asked, or may ask."""
    questions: tuple[Question, ...]
    """What bars a request between states, each by itself."""
    package: tuple[PackagePart, ...]
    thresholds: tuple[Threshold, ...]
    holds: tuple[Item, ...]
    """The only grounds on which somebody stays in custody once the time of it has passed."""
    languages: tuple[Item, ...]
    """The languages that an officer on duty in a liaison office speaks at every hour; each id is a code of ISO 639."""

    credit: Mapping[str, CreditStep]
    """The lawful steps that earn credit between agencies, by id."""
    costs: Mapping[str, CostKind]
    """What may be claimed as a cost of co-operation, by id."""
    currencies: Mapping[str, Currency]
    """The currencies that accounts are kept in, by code."""
    support: Mapping[str, SupportRule]
    """By which rules costly cases are supported, by id."""

    qualifications: Mapping[str, QualificationKind]
    """What officers may be qualified for, by id."""
    works: Mapping[str, WorkKind]
    """The kinds of work that officers are booked for, by id."""
    assets: Mapping[str, AssetKind]
    """The kinds of vehicles and equipment, by id."""
    expert_fields: Mapping[str, ExpertField]
    """The fields in which external experts advise, by id."""

    groups: Mapping[str, Group]
    """The cells of a task force, by id."""
    order_sections: Mapping[str, OrderSection]
    """The sections that an order has to have, by id, in their sequence."""

    def limit(self, limit_id: str) -> Limit:
        """The limit of this id; raises UnknownLimit."""
        if limit_id not in self.limits:
            raise UnknownLimit(f"{self.name} has no limit {limit_id!r}")
        return self.limits[limit_id]

    def deadline(
        self, limit_id: str, start: Instant, start_event: str, *, pauses: Iterable[Pause] = (), zone: str = ""
    ) -> Deadline:
        """When the limit of this id is due, in the profile's zone unless another is named (IANA name)."""
        own = ZoneInfo(zone) if zone else self.time_zone
        return derive(self.limit(limit_id), start, start_event, own, self.calendar, pauses)

    def deadline_before(
        self, limit_id: str, start: Instant, end: Instant, end_event: str, *, zone: str = ""
    ) -> Deadline:
        """When a warning ahead of `end` is due, such as `warrant.expiry_warning` before the expiry."""
        own = ZoneInfo(zone) if zone else self.time_zone
        return derive_before(self.limit(limit_id), start, end, end_event, own)

    def climbs(self, deadline: Deadline) -> tuple[Instant, ...]:
        """When each rung of the ladder is due for a deadline; none where its passing is not escalated."""
        return climbs(deadline, self.rungs)

    def pause(self, ground: str) -> PauseGround | None:
        """The listed ground of a pause; None for one that the profile does not list."""
        return next((one for one in self.pauses if one.id == ground), None)

    def level_for(self, offence_code: str, facts: LevelFacts) -> LevelDecision | None:
        """The response level by the first rule of the table that fits; None for an unknown offence."""
        offence = self.offences.get(offence_code)
        return first_hit(self.level_rules, offence_code, offence.maximum, facts) if offence else None

    def care_for(self, level: int, *, is_thin: bool) -> CareDecision:
        """The care colour of a record by the first rule of the table that fits; the loader sees to it that one does."""
        decision = first_care_hit(self.care_rules, level, is_thin=is_thin)
        assert decision is not None
        return decision

    def instrument(self, instrument_id: str) -> Instrument | None:
        """The listed instrument of this id; None for one under which nobody may be asked."""
        return next((one for one in self.instruments if one.id == instrument_id), None)

    def questions_for(self, form: PackageForm) -> tuple[Question, ...]:
        """What is asked before a request of this form."""
        return tuple(one for one in self.questions if form in one.rule.forms)

    def package_for(self, form: PackageForm) -> tuple[PackagePart, ...]:
        """The parts that a request of this form consists of."""
        return tuple(one for one in self.package if one.rule.form is form)

    def threshold_for(self, form: PackageForm) -> ThresholdRule:
        """How heavy an offence must be for a form; the loader sees to it that each has one."""
        return next(one.rule for one in self.thresholds if one.rule.form is form)

    def papers_for(self, kind: Cooperation) -> tuple[Item, ...]:
        """The papers that a co-operation of this kind needs."""
        return self.cooperation[kind].papers

    def approvals_for(self, kind: Cooperation) -> tuple[ApprovalRule, ...]:
        """The approvals that a co-operation of this kind needs, in the sequence of the document."""
        return tuple(self.approvals[one] for one in self.cooperation[kind].approvals)

    def condition(self, condition_id: str) -> ConditionKind | None:
        """The listed condition of this id; None for one that the profile does not list."""
        return next((one for one in self.conditions if one.id == condition_id), None)

    def asking_share(
        self, cost: CostKind, kind: Cooperation, *, paid_by_asking: bool, agreed: Bearer | None = None
    ) -> int:
        """The asking agency's share of a cost, in hundredths: the kind's own, else by who bears costs of this help.

        `agreed` is who bears costs by the division that binds both agencies; None without one. Where it departs from
        the rules it holds for every kind of cost; where the rules fix who bears them, neither it nor any kind of cost
        is an exception. Where each agency bears its own part, or no costs arise with the help, whoever paid bears it.
        """
        rule = next((one for one in self.cooperation[kind].duties if one.duty is Duty.COSTS), None)
        by_rule = rule.bears if rule else None
        bears = by_rule if rule and rule.is_fixed else agreed or by_rule
        if cost.asking is not None and bears is by_rule and not (rule and rule.is_fixed):
            return cost.asking
        if bears in (Bearer.ASKING, Bearer.ASKED):
            return WHOLE if bears is Bearer.ASKING else 0
        return WHOLE if paid_by_asking else 0

    def custody_for(self, circumstances: frozenset[Applies]) -> tuple[CareItem, ...]:
        """The care owed in these circumstances; what is owed always is always in it."""
        wanted = circumstances | {Applies.ALWAYS}
        return tuple(item for item in self.custody if item.applies in wanted)
