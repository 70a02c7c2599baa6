"""Refusals about handling a request: moves, dates, decisions, letters, corrections."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "move_unknown": mark("“{name}” is not a move. There are: {known}."),
    "move_not_from_state": mark("“{move}” is not possible: the request is in the state {state}."),
    "case_changed": mark("Somebody else worked on {number} meanwhile. Look at it again, then go on."),
    "fact_missing": mark("“{fact}” is missing. Write it down first."),
    "on_in_future": mark("{day} lies in the future. Write the day on which it happened."),
    "on_before_receipt": mark("{day} is before the day of receipt, {least}."),
    "on_before_complete": mark("{day} is before the day on which the request was complete, {least}."),
    "on_before_told": mark("{day} is before the day on which the requester was told, {least}."),
    "on_before_answer": mark("{day} is before the day of the answer, {least}."),
    "on_before_signature": mark("{day} is before the day on which the letter was signed, {least}."),
    "told_already": mark("The requester was told on {day} already."),
    "not_told_yet": mark("The requester was not told yet what is missing."),
    "told_too_late": mark(
        "What is missing had to be told by {day}. Not told in time means complete from the first receipt: take the "
        "request up as complete."
    ),
    "telling_runs": mark("The requester can still be told what is missing, until {day}."),
    "completion_runs": mark("The requester has until {day} to complete the request."),
    "task_in_past": mark("{day} has passed. Choose a day from today on."),
    "task_after_due": mark("{day} is after the last day to answer, {due}. Choose an earlier day."),
    "no_open_disposition": mark("No disposition waits for a reply."),
    "disposition_unknown": mark("Disposition {place} does not wait for a reply. Waiting: {known}."),
    "item_unknown": mark("There is no item {item}; the request has {many}."),
    "item_twice": mark("Item {item} is decided twice."),
    "items_undecided": mark("Not decided yet: item {items}."),
    "not_requester_for_all": mark(
        "Not a requester by law is an outcome of the whole request: choose it for every item, or for none."
    ),
    "deviation_by_ppid": mark(
        "Refusing while the consequence test is pending takes the PPID's own recorded reason; only the PPID may "
        "write it."
    ),
    "extended_already": mark("It was extended on {day}. An extension is possible once (UU 14/2008 Ps 22(8))."),
    "limit_over": mark(
        "The first limit ended on {day}, and an extension is only possible before it ends (UU 14/2008 Ps 22(8)); it is "
        "{today}. The request is late: answer it."
    ),
    "nothing_excluded": mark("No item is refused or blackened under article 17, so there is no decree of refusal."),
    "letter_not_drafted": mark("The {letter} was not drafted yet."),
    "letter_not_signed": mark("The {letter} was not signed yet: only what is signed can be sent."),
    "letter_signed_already": mark("The {letter} was sent already and cannot change."),
    "refusal_not_signed": mark(
        "The decree of refusal must be signed first: the answer refuses something under article 17."
    ),
    "signer_not_ppid": mark("{name} is not PPID. The PPID signs, or whoever acts for the PPID by decree."),
    "signer_drafted": mark("{name} drafted it, and whoever drafts a refusal does not sign it."),
    "officer_unknown": mark("“{name}” is not one officer of this office. There are: {known}."),
    "cost_without_tariff": mark(
        "A cost needs the decree of its tariff; without a tariff copies are free (UU 14/2008 Ps 21)."
    ),
    "fee_without_tariff": mark("The notice states a cost of {cost} rupiah; {fee} cannot be taken."),
    "fee_not_paid": mark("The notice states a cost of {cost} rupiah, which is not paid yet."),
    "nothing_to_give": mark(
        "Nothing was granted, so nothing will be handed over: use the answer that closes the file."
    ),
    "something_to_give": mark(
        "Something was granted and must be handed over: use the answer that keeps the file open."
    ),
    "spot_needs_granted": mark("On the spot only what is granted as a whole can be answered."),
    "nothing_to_take_back": mark("There is no step that could be taken back."),
    "correction_empty": mark("This cannot be empty."),
    "correction_same": mark("It says “{value}” already."),
    "correction_after_end": mark(
        "{day} lies after {ended}, when the request was answered or closed; give an earlier day."
    ),
    "received_other_year": mark(
        "{number} is a number of {year}, and the year of receipt cannot change. Cancel it and register it anew."
    ),
    "received_after_record": mark(
        "{number} was written down on {day} and cannot have been received later. Write an earlier day."
    ),
    "not_complete_yet": mark("The request is not complete yet, so there is no such day to correct."),
    "step_built_on": mark("Other steps were made on that one meanwhile. Decline, and take the newest step back first."),
    "no_correction_waits": mark("No correction waits for a second person."),
    "correction_unknown": mark("Correction {place} does not wait. Waiting: {known}."),
    "same_person": mark("{name} made the correction; somebody else must confirm it."),
    "dik_missing": mark("A refusal under article 17 needs an entry of the exclusion list (DIK) that is in force."),
    "paper_not_there": mark("{number} has no such paper yet."),
    "acting_not_then": mark("By the decree {name} does not stand in on {day}. Correct the day or the decree's dates."),
}
