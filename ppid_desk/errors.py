"""What can go wrong and be said to a person.

A `Refusal` is an answer: the program understood and says why it will not do it. Anything else that is raised is a
fault of ours, or of the machine (`Trouble`).
"""

from __future__ import annotations

from ppid_desk.language import tr


class Refusal(Exception):
    """One clear sentence: what is wrong, where, and what to do.

    `code` is a key of `sentences.SENTENCES`; `field` names the input that it belongs to (as in the command line's
    JSON, dotted: "requester.name"), or None; `values` fill the sentence.
    """

    def __init__(self, code: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.values = values

    def __str__(self) -> str:
        from ppid_desk.sentences import SENTENCES

        return tr(SENTENCES[self.code], **{"field": self.field, **self.values})


class Trouble(Refusal):
    """The machine, not the officer, stands in the way: disk full, file locked, folder not writable."""
