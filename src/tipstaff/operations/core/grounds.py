"""Why something in an operation is refused. Stable for ever; each has its sentence."""

from tipstaff.kernel.decider import Ground
from tipstaff.kernel.words import _
from tipstaff.operations.core.taskforce import grounds as taskforce


class OperationGround(Ground):
    """A reason for refusing an act in an operation."""

    ROLE_MISSING = "operations.role_missing"
    NO_SUCH_OPERATION = "operations.no_such_operation"
    ALREADY_OPENED = "operations.already_opened"
    CLOSED = "operations.closed"
    FROZEN = "operations.frozen"
    TIME_IMPOSSIBLE = "operations.time_impossible"
    NO_SUCH_WARRANT = "operations.no_such_warrant"
    WARRANT_NOT_IN_FORCE = "operations.warrant_not_in_force"
    WARRANT_CHANGED = "operations.warrant_changed"
    COOPERATION_NEEDED = "operations.cooperation_needed"
    COOPERATION_NOT_ACCEPTED = "operations.cooperation_not_accepted"
    JURISDICTION_DISPUTED = "operations.jurisdiction_disputed"
    SPECIALITY = "operations.speciality"
    COOPERATION_OF_ANOTHER_MATTER = "operations.cooperation_of_another_matter"
    CONDITIONS_OPEN = "operations.conditions_open"
    OTHER_AGENCY = "operations.other_agency"
    OTHER_OFFICE = "operations.other_office"
    NOT_COMMAND_OWNER = "operations.not_command_owner"
    OWNER_ALREADY = "operations.owner_already"
    COMMAND_NOT_OFFERED = "operations.command_not_offered"
    BOTH_SIDES = "operations.both_sides"
    OUTCOME_RECORDED = "operations.outcome_recorded"
    OUTCOME_MISSING = "operations.outcome_missing"
    WORDS_MISSING = "operations.words_missing"
    NO_SUCH_ITEM = "operations.no_such_item"
    NOT_READY = "operations.not_ready"
    ITEM_TWICE = "operations.item_twice"
    ADDRESS_MISSING = "operations.address_missing"
    ANSWER_INCOMPLETE = "operations.answer_incomplete"
    AUTHORITY_MISSING = "operations.authority_missing"
    WINDOW_EMPTY = "operations.window_empty"
    NIGHT_GROUND_MISSING = "operations.night_ground_missing"
    OUTSIDE_THE_WINDOW = "operations.outside_the_window"
    CONFIRMATION_WAITING = "operations.confirmation_waiting"
    NO_CONFIRMATION_WAITING = "operations.no_confirmation_waiting"
    NOT_ISSUING_DESK = "operations.not_issuing_desk"
    ATTESTATION_MISSING = "operations.attestation_missing"
    ESTIMATE_MISSING = "operations.estimate_missing"
    MORE_TIME_USED = "operations.more_time_used"
    DIFFERENCES_UNSTATED = "operations.differences_unstated"
    MISMATCH_OPEN = "operations.mismatch_open"
    NO_OPEN_MISMATCH = "operations.no_open_mismatch"
    IN_THE_UNIT = "operations.in_the_unit"
    NOT_THE_PERSON = "operations.not_the_person"
    NOT_CONFIRMED = "operations.not_confirmed"
    TOKEN_UNREADABLE = "operations.token_unreadable"  # noqa: S105 - a ground, not a secret
    OWN_TOKEN = "operations.own_token"  # noqa: S105
    WINDOW_TOO_LONG = "operations.window_too_long"
    NO_LIVE_TOKEN = "operations.no_live_token"  # noqa: S105
    WRONG_OFFICER = "operations.wrong_officer"
    WRONG_TOKEN = "operations.wrong_token"  # noqa: S105
    WINDOW_CLOSED = "operations.window_closed"
    PAPER_NOT_SHOWN = "operations.paper_not_shown"
    DIFFERENCES_NOT_ASKED = "operations.differences_not_asked"
    TOO_FEW_OFFICERS = "operations.too_few_officers"
    DIFFERS_AT_THE_SCENE = "operations.differs_at_the_scene"
    NO_OPEN_COMPLAINT = "operations.no_open_complaint"
    NO_OPEN_REDRESS = "operations.no_open_redress"
    PART_IN_THE_ARREST = "operations.part_in_the_arrest"
    NO_OPEN_PROTEST = "operations.no_open_protest"
    RELEASE_MISSING = "operations.release_missing"
    NOBODY_HELD = "operations.nobody_held"
    CARE_SETTLED = "operations.care_settled"
    NO_EXCEPTION = "operations.no_exception"
    CARE_UNSETTLED = "operations.care_unsettled"
    NO_HANDOVER_OFFERED = "operations.no_handover_offered"
    HANDED_OVER_ALREADY = "operations.handed_over_already"
    INVENTORY_NOT_AGREED = "operations.inventory_not_agreed"
    STILL_HELD = "operations.still_held"
    CLOCK_NOT_PASSED = "operations.clock_not_passed"


G = OperationGround

SENTENCES: dict[Ground, str] = {
    G.ROLE_MISSING: _("Your appointment does not give you the authority for this."),
    G.NO_SUCH_OPERATION: _("There is no such operation."),
    G.ALREADY_OPENED: _("This operation has been opened already."),
    G.CLOSED: _("The operation is closed."),
    G.FROZEN: _(
        "The person says they are somebody else; until that is resolved, only care and release may follow."
    ),
    G.TIME_IMPOSSIBLE: _("This time lies in the future or before the operation was opened."),
    G.NO_SUCH_WARRANT: _("There is no such warrant."),
    G.WARRANT_NOT_IN_FORCE: _("The warrant is not in force."),
    G.WARRANT_CHANGED: _("The warrant has changed since it was confirmed; ask for a new confirmation."),
    G.COOPERATION_NEEDED: _("The place is another region's: an accepted co-operation is needed."),
    G.JURISDICTION_DISPUTED: _(
        "Jurisdiction over this case is in dispute; nobody is sent and nothing is executed before it is decided."
    ),
    G.SPECIALITY: _(
        "Another state surrendered this person for another offence, and has not consented to this one: speciality."
    ),
    G.COOPERATION_NOT_ACCEPTED: _("The co-operation has not been accepted."),
    G.COOPERATION_OF_ANOTHER_MATTER: _(
        "The co-operation is about another warrant, kind of help, place or agency."
    ),
    G.CONDITIONS_OPEN: _("Conditions of the co-operation that come first are not done yet: {conditions}."),
    G.OTHER_AGENCY: _("The operation belongs to another agency."),
    G.OTHER_OFFICE: _("The person is in the care of another office."),
    G.NOT_COMMAND_OWNER: _("Only the command owner may do this."),
    G.OWNER_ALREADY: _("The command can't be offered to the person who owns it."),
    G.COMMAND_NOT_OFFERED: _("The command has not been offered to you."),
    G.BOTH_SIDES: _("Nobody may act on both sides: in the operation and in what confirms or checks it."),
    G.OUTCOME_RECORDED: _("The operation has its outcome already."),
    G.OUTCOME_MISSING: _("The operation has no outcome yet."),
    G.WORDS_MISSING: _("This needs a reason in words."),
    G.NO_SUCH_ITEM: _("The profile has no such item."),
    G.NOT_READY: _("These readiness items are not settled yet: {items}."),
    G.ITEM_TWICE: _("Name at least one item, and each of them once."),
    G.ADDRESS_MISSING: _("Name the address first: this item rests on it."),
    G.ANSWER_INCOMPLETE: _(
        "A yes to this item says more: who and when, whose home, or from when until when."
    ),
    G.AUTHORITY_MISSING: _("Another person's home needs an authority of its own: name its paper."),
    G.WINDOW_EMPTY: _("This time is empty, or over already."),
    G.NIGHT_GROUND_MISSING: _("Part of this time lies in the night: write out the ground for it."),
    G.OUTSIDE_THE_WINDOW: _(
        "The token's window must lie within the time that was answered for the execution."
    ),
    G.CONFIRMATION_WAITING: _("A request for confirmation is waiting for its answer."),
    G.NO_CONFIRMATION_WAITING: _("No such request for confirmation is waiting."),
    G.NOT_ISSUING_DESK: _("Only the issuing desk may answer."),
    G.ATTESTATION_MISSING: _("Identity, validity and return each need the document that was looked at."),
    G.ESTIMATE_MISSING: _("More time needs an estimate that lies ahead."),
    G.MORE_TIME_USED: _("More time has been asked for already."),
    G.DIFFERENCES_UNSTATED: _(
        "Each difference is asked about first, and once: {features}. Only a routine request may come before that."
    ),
    G.MISMATCH_OPEN: _(
        "A difference between the person and the record was stated; until somebody outside the arresting unit has"
        " resolved it, nothing is confirmed and nobody is arrested."
    ),
    G.NO_OPEN_MISMATCH: _("No such difference waits to be resolved."),
    G.IN_THE_UNIT: _("A stated difference is resolved by an office that has no part in the arrest."),
    G.NOT_THE_PERSON: _(
        "The person met is not the one whom the warrant names; record that it was not executed. For another meeting"
        " open another operation."
    ),
    G.NOT_CONFIRMED: _("The issuing desk has not confirmed, or the confirmation has expired."),
    G.TOKEN_UNREADABLE: _("The token's hash does not have the form of a SHA-256."),
    G.OWN_TOKEN: _("The command owner can't give the token to themselves."),
    G.WINDOW_TOO_LONG: _("The window is empty, already over, or longer than the profile allows."),
    G.NO_LIVE_TOKEN: _("There is no execution token that may still be used."),
    G.WRONG_OFFICER: _("The token was issued to another officer."),
    G.WRONG_TOKEN: _("This is not the token that was issued."),
    G.WINDOW_CLOSED: _("The token's window is not open."),
    G.PAPER_NOT_SHOWN: _("The warrant must be shown to the person."),
    G.DIFFERENCES_NOT_ASKED: _("The person must be asked about every difference first."),
    G.TOO_FEW_OFFICERS: _("At least two officers must be named, among them the one who presents the token."),
    G.DIFFERS_AT_THE_SCENE: _(
        "The person differs from the record in something: nobody is arrested. Ask the issuing desk again, and state it."
    ),
    G.NO_OPEN_COMPLAINT: _("No such complaint waits for an answer."),
    G.NO_OPEN_REDRESS: _("Nobody waits to be told of redress."),
    G.PART_IN_THE_ARREST: _("This is done by an office that has no part in the arrest or the custody."),
    G.NO_OPEN_PROTEST: _("No identity protest is open."),
    G.RELEASE_MISSING: _("It is not the person: say when they were let go."),
    G.NOBODY_HELD: _("Nobody is held in this operation."),
    G.CARE_SETTLED: _("This has been done already."),
    G.NO_EXCEPTION: _("There is no exception from this."),
    G.CARE_UNSETTLED: _("This is still owed to the person: {items}."),
    G.NO_HANDOVER_OFFERED: _("No hand-over has been offered to your office."),
    G.HANDED_OVER_ALREADY: _("The person has been handed over already."),
    G.INVENTORY_NOT_AGREED: _("Both sides must count and agree on the inventory."),
    G.STILL_HELD: _("The person must first be handed over or let go."),
    G.CLOCK_NOT_PASSED: _("This clock is not running, or its time has not passed."),
    **taskforce.SENTENCES,
}
