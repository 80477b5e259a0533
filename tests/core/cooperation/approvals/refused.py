"""What is refused about approvals and deputies, each on its own ground."""

from dataclasses import replace

from tests.core.cooperation.approvals.build import (
    CONDITION_DUE,
    DEPUTY,
    EFFECT_DUE,
    ELSEWHERE,
    HEAD_PERSON,
    LATER,
    PLACE,
    SPOT_DUE,
    approve_as_deputy,
    approve_in_place,
    approve_revision,
    approve_tied,
    as_deputy,
    change,
    changed,
    decline_as_deputy,
    deputy,
    meet,
    not_done,
    note_condition_lapsed,
    note_effect,
    note_spot_lapsed,
    on_the_spot,
    spotted,
    taken_nowhere,
    taken_to_head,
    tied,
    tied_by,
    wanted,
)
from tests.core.cooperation.build import (
    APPROVAL_DUE,
    ASKER,
    CHENGDU,
    CLOCK,
    CRIME,
    DETENTION,
    LEGAL,
    RECEIVER,
    RECEIVING,
    SOON,
    Act,
    actor,
    after,
    approve,
    approved_by,
    approver,
    declined_by,
    facts,
    open_request,
    silent,
    withdrawn,
)
from tests.core.cooperation.deputy.build import (
    APPROVER,
    ENDS,
    NAMED,
    Naming,
    end,
    ended,
    known,
    name,
)

from tipstaff.cooperation.core.deputy.deputyship import Deputyship
from tipstaff.cooperation.core.grounds import CooperationGround as Because
from tipstaff.cooperation.core.request import CooperationRequest
from tipstaff.kernel.actor import Role
from tipstaff.kernel.ids import OfficeId

THREE = open_request()
SPOTTED = after(THREE, spotted())
LAPSED = after(SPOTTED, (note_spot_lapsed(), facts(CLOCK, SPOT_DUE)))
SILENT = after(THREE, silent(LEGAL))
TAKEN = after(SILENT, taken_to_head())
NOWHERE = after(SILENT, taken_nowhere())
TIED = after(THREE, tied_by(LEGAL))
DONE = after(TIED, (meet(), facts(ASKER, LATER)))
CHANGED = after(THREE, changed())
LEVEL_2 = replace(THREE, level=2)
ACCEPTED = after(open_request(LEGAL), approved_by(LEGAL))
DECLINED = after(THREE, declined_by(LEGAL))
WITHDRAWN = after(THREE, withdrawn())
BY_CRIME = after(THREE, approved_by(CRIME))
ABROAD = actor(OfficeId("chengdu-legal"), Role.APPROVER, Role.DUTY_OFFICER, agency=CHENGDU)
SAME_PERSON = approver(LEGAL, user=approver(CRIME).user)
NOBODY_S_DEPUTY = replace(facts(DEPUTY), deputyship=deputy())
REQUESTER_AS_DEPUTY = as_deputy(actor(RECEIVING, Role.DUTY_OFFICER, user="li"), standing=deputy(user="li"))
FOR_THE_REQUESTER = as_deputy(standing=deputy(approver_="li"))
FOR_WHOM_HAS_APPROVED = as_deputy(standing=deputy(approver_=approver(CRIME).user))

APPROVALS_REFUSED: list[tuple[CooperationRequest | None, Act, Because]] = [
    (CHANGED, (approve_revision(1), facts(approver(LEGAL), LATER)), Because.REVISION_CHANGED),
    (CHANGED, (on_the_spot(LATER), facts(RECEIVER, LATER)), Because.REVISION_CHANGED),
    (BY_CRIME, (approve(), facts(SAME_PERSON)), Because.TWO_APPROVALS),
    (SPOTTED, (approve(), facts(approver(LEGAL, user=RECEIVER.user))), Because.TWO_APPROVALS),
    (BY_CRIME, (approve_as_deputy(), FOR_WHOM_HAS_APPROVED), Because.TWO_APPROVALS),
    (
        BY_CRIME,
        (on_the_spot(), facts(actor(RECEIVING, Role.DUTY_OFFICER, user=approver(CRIME).user))),
        Because.TWO_APPROVALS,
    ),
    (THREE, (approve_as_deputy(), facts(DEPUTY)), Because.NOT_A_DEPUTY),
    (THREE, (approve_as_deputy(), NOBODY_S_DEPUTY), Because.NOT_A_DEPUTY),
    (THREE, (decline_as_deputy(), facts(DEPUTY)), Because.NOT_A_DEPUTY),
    (
        THREE,
        (approve_as_deputy(), replace(as_deputy(), deputyship=None)),
        Because.NO_SUCH_DEPUTY,
    ),
    (THREE, (approve_as_deputy(), as_deputy(standing=deputy(user="other"))), Because.DEPUTY_OF_ANOTHER),
    (THREE, (approve_as_deputy(), as_deputy(standing=deputy(valid=False))), Because.DEPUTY_NOT_VALID),
    (THREE, (decline_as_deputy(), as_deputy(standing=deputy(valid=False))), Because.DEPUTY_NOT_VALID),
    (
        THREE,
        (
            approve_as_deputy(),
            replace(as_deputy(), deputyship=replace(deputy(), office=OfficeId("hangzhou-traffic"))),
        ),
        Because.OFFICE_NOT_NEEDED,
    ),
    (THREE, (decline_as_deputy("busy"), as_deputy()), Because.NO_GROUND_TO_DECLINE),
    (THREE, (approve_as_deputy(), as_deputy(ABROAD)), Because.NOT_THE_ASKED_AGENCY),
    (THREE, (approve_as_deputy(), REQUESTER_AS_DEPUTY), Because.OWN_REQUEST),
    (THREE, (approve_as_deputy(), FOR_THE_REQUESTER), Because.OWN_REQUEST),
    (after(THREE, approved_by(LEGAL)), (approve_as_deputy(), as_deputy()), Because.ALREADY_APPROVED),
    (SILENT, (approve_in_place(), facts(HEAD_PERSON, EFFECT_DUE)), Because.NOT_TAKEN_TO_YOU),
    (NOWHERE, (approve_in_place(), facts(HEAD_PERSON, EFFECT_DUE)), Because.NOT_TAKEN_TO_YOU),
    (TAKEN, (approve_in_place(), facts(approver(CRIME), EFFECT_DUE)), Because.NOT_TAKEN_TO_YOU),
    (TAKEN, (approve_in_place(CRIME), facts(HEAD_PERSON, EFFECT_DUE)), Because.NOT_TAKEN_TO_YOU),
    (TAKEN, (approve_in_place(RECEIVING), facts(HEAD_PERSON, EFFECT_DUE)), Because.OFFICE_NOT_NEEDED),
    (LEVEL_2, (on_the_spot(), facts(RECEIVER)), Because.NO_GREEN_CHANNEL),
    (THREE, (on_the_spot(), facts(ABROAD)), Because.NOT_THE_ASKED_AGENCY),
    (
        THREE,
        (on_the_spot(), facts(actor(LEGAL, Role.DUTY_OFFICER))),
        Because.NOT_THE_RECEIVING_OFFICE,
    ),
    (SPOTTED, (on_the_spot(), facts(RECEIVER)), Because.ALREADY_ON_THE_SPOT),
    (
        THREE,
        (on_the_spot(), facts(actor(RECEIVING, Role.DUTY_OFFICER, user="li"))),
        Because.OWN_REQUEST,
    ),
    (THREE, (on_the_spot(), facts(RECEIVER, in_force=False)), Because.WARRANT_NOT_IN_FORCE),
    (SPOTTED, (approve(SPOT_DUE), facts(approver(LEGAL), SPOT_DUE)), Because.ALREADY_LAPSED),
    (SPOTTED, withdrawn(SPOT_DUE), Because.ALREADY_LAPSED),
    (LAPSED, (approve(SPOT_DUE), facts(approver(LEGAL), SPOT_DUE)), Because.ALREADY_LAPSED),
    (LAPSED, (note_spot_lapsed(), facts(CLOCK, SPOT_DUE)), Because.ALREADY_LAPSED),
    (SPOTTED, (note_spot_lapsed(), facts(CLOCK, SOON)), Because.TIME_STILL_RUNNING),
    (THREE, (note_spot_lapsed(), facts(CLOCK, SPOT_DUE)), Because.NOTHING_LAPSES),
    (THREE, (change(), facts(RECEIVER, LATER)), Because.NOT_THE_ASKING_AGENCY),
    (THREE, (change(), facts(ASKER, LATER, in_force=False)), Because.WARRANT_NOT_IN_FORCE),
    (THREE, (change(LATER, ELSEWHERE, "letter"), facts(ASKER, LATER)), Because.PAPERS_MISSING),
    (THREE, (change(place=PLACE), facts(ASKER, LATER)), Because.NOTHING_CHANGED),
    (DECLINED, changed(), Because.ALREADY_DECLINED),
    (WITHDRAWN, changed(), Because.ALREADY_WITHDRAWN),
    (LAPSED, changed(SPOT_DUE), Because.ALREADY_LAPSED),
    (THREE, (approve_tied(wanted("a fee")), tied(approver(LEGAL))), Because.CONDITION_NOT_LISTED),
    (
        THREE,
        (approve_tied(wanted(owner=OfficeId("wuhan-desk"))), tied(approver(LEGAL))),
        Because.CONDITION_OWNER_UNKNOWN,
    ),
    (THREE, (approve_tied(wanted(due=SOON)), tied(approver(LEGAL))), Because.CONDITION_DUE_PAST),
    (THREE, (meet(), facts(ASKER, LATER)), Because.NO_SUCH_CONDITION),
    (TIED, (meet(2), facts(ASKER, LATER)), Because.NO_SUCH_CONDITION),
    (TIED, (meet(), facts(RECEIVER, LATER)), Because.NOT_YOUR_CONDITION),
    (DONE, (meet(), facts(ASKER, LATER)), Because.CONDITION_ALREADY_DONE),
    (DONE, (not_done(), facts(ASKER, LATER)), Because.CONDITION_ALREADY_DONE),
    (TIED, (note_condition_lapsed(), facts(CLOCK, LATER)), Because.TIME_STILL_RUNNING),
    (DONE, (note_condition_lapsed(), facts(CLOCK, CONDITION_DUE)), Because.SILENCE_ALREADY_NOTED),
    (THREE, (note_condition_lapsed(), facts(CLOCK, CONDITION_DUE)), Because.NO_SUCH_CONDITION),
    (SILENT, (note_effect(), facts(CLOCK, APPROVAL_DUE)), Because.TIME_STILL_RUNNING),
    (THREE, (note_effect(), facts(CLOCK, EFFECT_DUE)), Because.SILENCE_ALREADY_NOTED),
    (TAKEN, (note_effect(), facts(CLOCK, EFFECT_DUE)), Because.SILENCE_ALREADY_NOTED),
    (
        after(THREE, silent(DETENTION)),
        (note_effect(DETENTION), facts(CLOCK, EFFECT_DUE)),
        Because.SILENCE_ALREADY_NOTED,
    ),
    (SILENT, (note_effect(RECEIVING), facts(CLOCK, EFFECT_DUE)), Because.OFFICE_NOT_NEEDED),
    (ACCEPTED, (on_the_spot(), facts(RECEIVER)), Because.ALREADY_ACCEPTED),
    (ACCEPTED, (approve_as_deputy(), as_deputy()), Because.ALREADY_ACCEPTED),
]
DEPUTIES_REFUSED: list[tuple[Deputyship | None, Naming, Because]] = [
    (None, (name(), known(actor(LEGAL, Role.DUTY_OFFICER))), Because.WRONG_ROLE),
    (None, (name(deputy=APPROVER.user), known()), Because.OWN_DEPUTY),
    (None, (name(), replace(known(), deputy_is_appointed=False)), Because.DEPUTY_NOT_APPOINTED),
    (None, (name(), replace(known(), gives_an_approval=False)), Because.OFFICE_APPROVES_NOTHING),
    (None, (name(until=SOON), known(now=SOON)), Because.DEPUTY_TIME),
    (None, (name(begins=ENDS, until=SOON), known()), Because.DEPUTY_TIME),
    (None, (name(until=ENDS + (ENDS - SOON) * 3), known()), Because.DEPUTY_TIME),
    (NAMED, (name(), known()), Because.DEPUTY_EXISTS),
    (None, (end(), known()), Because.NO_SUCH_DEPUTY),
    (NAMED, (end(), known(approver(CRIME))), Because.NOT_YOUR_DEPUTY),
    (NAMED, (end(ENDS), known(now=ENDS)), Because.DEPUTY_ENDED),
    (ended(), (end(LATER), known(now=LATER)), Because.DEPUTY_ENDED),
]
