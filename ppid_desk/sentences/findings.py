"""Refusals about findings of audits, obstacles, and the programme of audits."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "finding_unknown": mark("There is no finding with the number {number}."),
    "finding_not_yours": mark("{number} is mended by others. The auditor, the PPID and the superior may look at it."),
    "finding_text_missing": mark("The finding is not described. Write what falls short."),
    "finding_item_unknown": mark("The checklist of {audit} has no item {item}."),
    "finding_item_twice": mark("There is a finding on item {item} already: {number}. Add to that one what is missing."),
    "finding_file_unknown": mark("{number} is neither a sampled file of {audit} nor a code of its list."),
    "finding_owner_missing": mark("Nobody mends it yet. Name an officer or a unit."),
    "finding_owner_reads_only": mark("{name} only reads and audits, and cannot mend a finding. Name somebody else."),
    "finding_due_past": mark("{day} is past: today is {today}. Give a later day."),
    "finding_not_from_state": mark("“{move}” is not possible: the finding is in the state “{state}”."),
    "finding_not_owner": mark("{holder} mends this finding, not {name}."),
    "finding_own_change": mark(
        "{name} mends this finding, and cannot change who mends it, by when or with what. Ask the auditor, or another "
        "of PPID and superior."
    ),
    "finding_nothing_changed": mark("Nothing changes. Name another officer, another unit or another day."),
    "finding_without_action": mark("{number} has no corrective action yet. Plan at least one."),
    "finding_proof_missing": mark("The proof is missing. Name the document, or add a file to the finding first."),
    "finding_own_verified": mark(
        "{name} mended {number}, or is of the unit that does. Somebody else must look whether it is mended."
    ),
    "finding_lead_only": mark("Only {lead}, who leads {audit}, may withdraw a finding of it."),
    "finding_changed": mark("Somebody else worked on {number} meanwhile. Look at it again, then repeat the step."),
    "action_text_missing": mark("The corrective action is empty. Write what is to be done."),
    "action_not_owner": mark("Action {n} is carried out by {holder}, not by {name}."),
    "action_does_not_wait": mark(
        "Action {n} is not to be carried out any more, or does not exist. These wait: {known}."
    ),
    "action_own": mark("Action {n} is {name}'s own: somebody else must say that it is not needed."),
    "action_after_finding": mark("{day} is after the day of the finding itself, {last}. Give an earlier day."),
    "actions_none_wait": mark("No corrective action of {number} waits."),
    "actions_wait": mark("These actions are not carried out yet: {known}. Carry them out first."),
    "actions_too_many": mark("A finding of {number} takes at most {most} actions. Put some of them together."),
    "on_before_finding": mark("{day} is before the finding was written, {least}."),
    "on_before_actions": mark("{day} is before the last action was carried out, or the finding written: {least}."),
    "on_before_claim": mark("{day} is before the day for which it was stated to be mended, {least}."),
    "obstacle_unknown": mark("There is no obstacle with the number {number}."),
    "obstacle_text_missing": mark("The obstacle is not described. Write what hindered."),
    "obstacle_day_missing": mark("Type the day, such as 23/11/2026."),
    "obstacle_backwards": mark("It ends on {last}, before it began on {first}. Correct one of the days."),
    "obstacle_future": mark("{day} is in the future: an obstacle is written down when it is there."),
    "obstacle_request_unknown": mark("There is no request with the number {number}."),
    "obstacle_cured": mark("{number} was cured on {day} already."),
    "obstacle_cure_missing": mark("Write what cured it."),
    "obstacle_reason_missing": mark("Write why {number} is taken out."),
    "obstacle_withdrawn": mark("{number} was taken out: {reason}"),
    "plan_unknown": mark("There is no planned audit with the id {id}."),
    "plan_checklist_unknown": mark("There is no checklist {name}. Known are: {known}."),
    "plan_months": mark("The months are wrong: {first} to {last}. Give months from 1 to 12, the first one first."),
    "plan_year": mark("{year} is over, or too far away. Plan this year or one of the next five."),
    "plan_auditor": mark("{name} is not an auditor. Name one who is."),
    "plan_twice": mark("This checklist is planned for this unit in these months already."),
    "plan_nothing_to_approve": mark("Nothing in the programme of {year} waits for approval."),
    "plan_own_audit": mark(
        "{name} would carry out what waits, and cannot approve it. Another of PPID and superior must."
    ),
    "plan_dropped": mark("This audit was taken out of the programme: {reason}"),
    "plan_reason_missing": mark("Write why the audit is taken out of the programme."),
}
