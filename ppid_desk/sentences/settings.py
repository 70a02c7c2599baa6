"""Refusals about settings and numbers."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "template_in_use": mark(
        "Numbers of this year were given already, so the next number follows from them and cannot be set."
    ),
    "settings_unreadable": mark("The settings file {file} cannot be read ({reason})."),
    "settings_not_utf8": mark("The settings file {file} is not UTF-8 text (at byte {position}). Save it as UTF-8."),
    "settings_syntax": mark("The settings file {file} cannot be understood: {reason}."),
    "settings_wrong": mark("The settings file {file}: {reason}"),
    "setting_missing": mark("“{setting}” is missing or empty."),
    "setting_unknown": mark("“{setting}” is not a setting. Known here: {known}."),
    "setting_type": mark("“{setting}” is {found!r}, but must be: {wanted}."),
    "setting_not_table": mark("“{setting}” must be a section in square brackets."),
    "setting_hours": mark("“{setting}” is {found!r}; write hours as 07:30-16:00, or leave it empty."),
    "setting_stage": mark("The stage “{name}” ends before it begins."),
    "number_template_unreadable": mark(
        "The number template “{text}” cannot be filled. Use for example "
        "{{seq:04d}}/PIP/KPU-KS/{{month_roman}}/{{year}}."
    ),
    "number_template_incomplete": mark(
        "The number template “{text}” must hold {{seq}} and {{year}}, and may hold {{month}} and "
        "{{month_roman}}, but no “*”."
    ),
}
