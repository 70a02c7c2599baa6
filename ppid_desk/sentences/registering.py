"""Refusals about registering and finding."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "name_missing": mark("The name of the requester is missing."),
    "representative_name_missing": mark("The name of the representative is missing."),
    "nik_impossible": mark("This cannot be a NIK: {why} Correct it, or note why it is taken all the same."),
    "items_missing": mark("Nothing is asked for yet. Write down at least one item of information."),
    "items_too_many": mark("{n} items are too many for one request; {most} are possible. Divide the request."),
    "item_empty": mark("Item {place} is empty. Write what is asked for, or take the line away."),
    "missing_empty": mark("Line {place} of what is missing is empty. Write what is missing, or take the line away."),
    "text_too_long": mark(
        "This text has {length} characters; {longest} are possible. Shorten it, or keep the rest as a letter."
    ),
    "received_in_future": mark(
        "The time of receipt {received} lies in the future. Correct it, or leave it empty for now."
    ),
    "received_without_proof": mark(
        "Received on {day}, an earlier day: note the proof or the reason (postmark, entry stamp, power cut)."
    ),
    "received_before_law": mark(
        "Received on {day}: that is before the law on public information was in force. Correct the year."
    ),
    "letter_in_future": mark("The letter is dated {day}, which lies in the future. Correct the date."),
    "longer_path_without_note": mark(
        "By the rule this is election information during a stage (3 + 2 days). The longer path needs a note that "
        "says why."
    ),
    "number_unknown": mark("There is no request with the number {number}."),
    "check_digit_wrong": mark(
        "The check digit {digit} does not belong to {number}. One digit is wrong: ask for the number again."
    ),
}
