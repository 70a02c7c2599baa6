"""Every key on one page: what a key does, where it holds. The sheet behind F1 is made from this."""

from __future__ import annotations

from ppid_desk.facts import dataclass
from ppid_desk.language import mark


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what it does, and the pages on which it holds, separated by blanks ("" everywhere)."""

    name: str
    keys: str
    meaning: str
    pages: str = ""

    def holds_on(self, page: str) -> bool:
        """Whether it does something on a page."""
        return not self.pages or page in self.pages.split()


KEYS: tuple[Key, ...] = (
    Key("help", "F1", mark("Keys of this page")),
    Key("back", "Esc", mark("Back, close")),
    Key("next_visitor", "Ctrl+N", mark("Next visitor")),
    Key("search", "Ctrl+F", mark("Search in the queue")),
    Key("register", "Ctrl+Return", mark("Register and print"), "registration"),
    Key("representative", "F6", mark("Representative"), "registration"),
    Key("receipt", "F7", mark("Channel, earlier receipt, letter, reference"), "registration"),
    Key("path", "F8", mark("Election information, path"), "registration"),
    Key("answer_on_spot", "Ctrl+J", mark("Answer on the spot what was just registered"), "registration"),
    Key("hand_over", "Ctrl+D", mark("Slip handed over"), "registration queue"),
    Key("reprint", "Ctrl+P", mark("Print again"), "registration queue objections"),
    Key("close_day", "F9", mark("Close the day")),
    Key("lock", "Ctrl+L", mark("Lock, change the officer")),
    Key("find", "Ctrl+K", mark("Find pages, files, visitors, tasks")),
    Key("calendar_list", "Ctrl+O", mark("Take in a list of days off"), "calendar"),
    Key("calendar_confirm", "Ctrl+Return", mark("Confirm what is proposed"), "calendar"),
    Key("calendar_days", "← ↑ → ↓  PgUp PgDn", mark("Another day, another month"), "calendar"),
    Key("calendar_years", "+ −", mark("Another year"), "calendar"),
    Key("calendar_open", "Return", mark("Declare or withdraw the day"), "calendar"),
    Key("list_file", "Ctrl+O", mark("Choose the file"), "import"),
    Key("take_in", "Ctrl+Return", mark("Take in what fits"), "import"),
    Key("take_list", "Ctrl+O", mark("Take in an exclusion list"), "catalogue"),
    Key("new_entry", "F6", mark("New entry of the exclusion list"), "catalogue"),
    Key("new_decree", "F7", mark("New decree of the exclusion list"), "catalogue"),
    Key("correct_entry", "F8", mark("Correct the chosen entry"), "catalogue"),
    Key("write_entry", "Ctrl+Return", mark("Write down what was typed"), "catalogue"),
    Key("save", "Ctrl+S", mark("Save the settings"), "settings"),
    Key("make_file", "Ctrl+Return", mark("Make the file"), "reports"),
    Key("report_texts", "F6", mark("Texts of the report that the office writes"), "reports"),
    Key("save", "Ctrl+S", mark("Save the officer"), "officers"),
    Key("open", "Return", mark("Open the request"), "queue"),
    Key("objection", "Ctrl+B", mark("Take down an objection"), "case objections"),
    Key("register_objection", "Ctrl+Return", mark("Register the objection, or record the step"), "objections"),
    Key("record", "Ctrl+Return", mark("Record this step"), "case findings"),
    Key("step", "Alt+1 … Alt+8", mark("Begin one of the next steps"), "case objections findings"),
    Key("rare", "Alt+9", mark("Corrections, withdrawal, cancelling"), "case objections findings"),
    Key("why_not", "Alt+0", mark("Not possible now, and why"), "case objections findings"),
    Key("identity", "Ctrl+I", mark("Look at the whole identity number; it is noted"), "case"),
    Key("new_audit", "Ctrl+B", mark("New audit"), "audits"),
    Key("begin_audit", "Ctrl+Return", mark("Begin the audit, or write the pack"), "audits"),
    Key("open_findings", "Ctrl+D", mark("Findings and actions"), "audits"),
    Key("pack_out", "Ctrl+T", mark("Take an audit along in a pack"), "audits"),
    Key("pack_in", "Ctrl+O", mark("Take in a pack that came back"), "audits"),
    Key("checklist_file", "F6", mark("A checklist from a file"), "audits"),
    Key("packs", "F7", mark("Packs of the audit"), "audits"),
    Key("revoke_pack", "Del", mark("Revoke the chosen pack"), "audits"),
    Key("answer_item", "1 … 9", mark("Answer the item"), "audit_run"),
    Key("agree", "Ctrl+G", mark("Agree with what the program finds"), "audit_run"),
    Key("next_open", "Ctrl+Return", mark("Keep it, next open item"), "audit_run"),
    Key("item_before", "Alt+Up", mark("The item before"), "audit_run"),
    Key("item_after", "Alt+Down", mark("The item after"), "audit_run"),
    Key("answer_back", "Ctrl+Z", mark("Take the last answer back"), "audit_run"),
    Key("one_item", "F6", mark("One item a screen, or the whole list"), "audit_run"),
    Key("evidence", "Alt+B", mark("Evidence"), "audit_run findings"),
    Key("note_finding", "Alt+T", mark("Note a finding"), "audit_run"),
    Key("leave_proposal", "Alt+Right", mark("Leave the proposed finding"), "findings"),
    Key("plan_audit", "Ctrl+B", mark("Plan an audit"), "programme"),
    Key("plan_it", "Ctrl+Return", mark("Plan it"), "programme"),
    Key("approve_plan", "Ctrl+G", mark("Approve what waits"), "programme"),
    Key("year_before", "Alt+Left", mark("The year before"), "programme"),
    Key("year_after", "Alt+Right", mark("The year after"), "programme"),
    Key("drop_plan", "Del", mark("Take the planned audit out"), "programme"),
    Key("open_obstacles", "Ctrl+E", mark("To the obstacles"), "audits"),
    Key("new_obstacle", "Ctrl+B", mark("Write an obstacle down"), "obstacles"),
    Key("write_obstacle", "Ctrl+Return", mark("Write down what was typed"), "obstacles"),
    Key("cure_obstacle", "Ctrl+G", mark("The chosen obstacle is cured"), "obstacles"),
    Key("drop_obstacle", "Del", mark("Take the chosen obstacle out"), "obstacles"),
    Key("paste_file", "Ctrl+V", mark("Paste a picture or a file"), "files case audit_run findings"),
    Key("look_file", "Return", mark("Look at the file"), "files case audit_run findings"),
    Key("remove_file", "Del", mark("Remove the file"), "files case audit_run findings"),
)


def key_of(name: str) -> str:
    """The key of a task, such as "Ctrl+N"."""
    return next(each.keys for each in KEYS if each.name == name)
