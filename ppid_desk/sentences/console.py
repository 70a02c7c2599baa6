"""Refusals of the command line."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "input_not_json": mark("This is not JSON: {reason}."),
    "input_not_object": mark("one JSON object is needed, in braces."),
    "input_unknown": mark("“{field}” is not a field. Known here: {known}."),
    "input_missing": mark("“{field}” is missing."),
    "input_type": mark("“{field}” must be {wanted}."),
    "input_choice": mark("“{field}” is “{found}”, but must be one of: {known}."),
    "input_unreadable": mark("{file} cannot be read ({reason})."),
    "output_unwritable": mark("{file} cannot be written ({reason})."),
    "time_unreadable": mark("“{text}” is not a time with offset. Write it like 2026-04-06T09:30:00+07:00."),
    "number_unreadable": mark("“{text}” is not a whole number."),
    "argument_wrong": mark("{reason}"),
    "demo_size": mark("A demo has 1 to {most} files, not {n}."),
    "clock_for_demo_only": mark("--clock is for trials on demo books; these are the books of a real office."),
}
