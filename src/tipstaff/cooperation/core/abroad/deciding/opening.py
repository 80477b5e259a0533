"""How a request between states begins: by a listed instrument, for an offence that is grave enough."""

import re

from tipstaff.cooperation.core.abroad.commands import AskAbroad, RecordFromAbroad
from tipstaff.cooperation.core.abroad.eligibility import below
from tipstaff.cooperation.core.abroad.events import AskedAbroad, ForeignEvent, ReceivedFromAbroad
from tipstaff.cooperation.core.abroad.facts import Facts
from tipstaff.cooperation.core.abroad.grounds import AbroadGround as Because
from tipstaff.cooperation.core.grounds import CooperationGround
from tipstaff.kernel.decider import Decision, Refused
from tipstaff.kernel.sealed import Sealed
from tipstaff.policy.abroad import PackageForm
from tipstaff.policy.profile import Instrument, Profile

type Outcome = Decision[ForeignEvent]

_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def ask(command: AskAbroad, facts: Facts, rules: Profile) -> Outcome:
    """We prepare to ask: only under a warrant in force, and not twice at once."""
    warrant = facts.warrant
    if warrant is None:
        return Refused(CooperationGround.NO_SUCH_WARRANT)
    if not warrant.is_in_force:
        return Refused(CooperationGround.WARRANT_NOT_IN_FORCE)
    if warrant.agency != facts.actor.agency:
        return Refused(Because.NOT_YOUR_AGENCY)
    if facts.already_open is not None:
        return Refused(Because.ALREADY_OPEN_ABROAD, {"request": facts.already_open})
    instrument = _instrument(command, rules)
    if isinstance(instrument, Refused):
        return instrument
    return (
        AskedAbroad(
            happened_at=command.happened_at,
            request=command.request,
            warrant=warrant.warrant,
            subject=warrant.subject,
            instrument=command.instrument,
            form=instrument.rule.form,
            country=command.country,
            offence=command.offence,
            sought=command.sought,
            months=command.months,
            is_listed=command.is_listed,
            earlier=facts.refused_before,
            agency=facts.actor.agency,
            office=facts.actor.office,
            zone=facts.actor.zone,
            by=facts.actor.user,
        ),
    )


def receive(command: RecordFromAbroad, facts: Facts, rules: Profile) -> Outcome:
    """Another state asks: its judicial order, its offence and its day are named, or there is no record."""
    instrument = _instrument(command, rules)
    if isinstance(instrument, Refused):
        return instrument
    if instrument.rule.form is PackageForm.NOTICE:
        return Refused(Because.NOTICE_NOT_RECEIVED)
    return (
        ReceivedFromAbroad(
            happened_at=command.happened_at,
            request=command.request,
            subject=command.subject,
            instrument=command.instrument,
            form=instrument.rule.form,
            country=command.country,
            reference=command.reference.strip(),
            foreign=Sealed(command.subject, command.foreign),
            offence=command.offence,
            sought=command.sought,
            months=command.months,
            is_listed=command.is_listed,
            agency=facts.actor.agency,
            office=facts.actor.office,
            zone=facts.actor.zone,
            by=facts.actor.user,
        ),
    )


def _instrument(command: AskAbroad | RecordFromAbroad, rules: Profile) -> Instrument | Refused:
    instrument = rules.instrument(command.instrument)
    if instrument is None:
        listed = "; ".join(f"{one.says.zh} ({one.says.en})" for one in rules.instruments)
        return Refused(Because.INSTRUMENT_NOT_LISTED, {"instruments": listed})
    if not _COUNTRY.fullmatch(command.country):
        return Refused(Because.UNKNOWN_COUNTRY)
    if command.offence not in rules.offences:
        return Refused(Because.UNKNOWN_OFFENCE)
    rule = rules.threshold_for(instrument.rule.form)
    needed = below(rule, command.sought, command.months, is_listed=command.is_listed)
    return Refused(Because.BELOW_THRESHOLD, {"months": str(needed.months)}) if needed else instrument
