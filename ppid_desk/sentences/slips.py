"""Refusals about slips, their codes and printing."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "payload_not_slip": mark("This code is genuine, but it is not that of a slip."),
    "payload_not_closing": mark("This is not the code of a closing sheet. Scan the code at the foot of the sheet."),
    "payload_unknown": mark("This is not the QR of one of our slips."),
    "payload_false": mark(
        "The signature of this slip does not hold: it was not issued by these books, or it was changed."
    ),
    "slip_denied": mark(
        "The signature holds, but the books tell something else of {number}. Compare the slip with the register."
    ),
    "job_not_printing": mark("The slip of {number} is not being printed."),
    "job_not_again": mark("The slip of {number} is not waiting to be printed again. Ask for a copy instead."),
    "slip_under_way": mark("The slip of {number} is on its way to the printer. Wait for it."),
    "never_redated": mark("The calendar never moved {number}, so there is no addendum to its slip."),
}
