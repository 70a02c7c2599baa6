"""What is said of checklists (daftar periksa) that are read from a workbook or CSV."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "checklist_not_kept": mark(
        "The kept checklist cannot be read ({reason}): it was changed or cut short. Read it again from its file."
    ),
    "checklist_fault": mark("Sheet {sheet}, row {row}, column {column}: {reason}"),
    "checklist_no_survey": mark(
        "{file} has no sheet “survey” with questions. Name the sheet so; in CSV the first column names it."
    ),
    "checklist_sheet_outside": mark(
        "The sheet “{sheet}” is not part of what a checklist can hold here. Remove it, and what refers to it."
    ),
    "sheet_twice": mark("{file} has the sheet “{sheet}” twice. Put its rows together."),
    "sheet_too_wide": mark("{file} has more than {most} columns in row {row}. Remove those that are not needed."),
    "checklist_empty": mark("There is no question. Write at least one row with type, name and label."),
    "checklist_settings": mark(
        "The sheet settings lacks its row. Write form_id and version, so that an audit can keep which version it "
        "began with."
    ),
    "checklist_settings_more": mark("The settings are one row. Remove the others."),
    "checklist_version": mark("Write the version on one line, of at most 64 signs (such as 2026-11)."),
    "checklist_title": mark("Write the title on one line, of at most {most} signs."),
    "checklist_column": mark(
        "“{heading}” is no column that is understood here, and something stands in it. Remove it, or use one of: "
        "{known}."
    ),
    "checklist_column_twice": mark("“{heading}” says the same as another column. Keep one of them."),
    "checklist_column_missing": mark("The column {heading} is missing. Add it to the row of headings."),
    "checklist_language": mark(
        "“{heading}” names no language that is known. Write it with its code of two letters, such as English (en)."
    ),
    "checklist_formula": mark("This cell is a formula, or begins like one (= + @ -). Write the text itself."),
    "checklist_cell_long": mark("This cell holds more than {most} signs. Shorten it."),
    "checklist_type_missing": mark("The row has no type. Write one of: {known}."),
    "checklist_type": mark("“{type}” is no type of question that is understood here. Use one of: {known}."),
    "checklist_group_column": mark("A row of type {type} holds only name, label and relevant. Leave this cell empty."),
    "checklist_group_open": mark("This group is begun and never ended. Add a row end_group below its last question."),
    "checklist_group_end": mark("This end_group ends nothing. Remove it, or add begin_group above."),
    "checklist_group_deep": mark("Groups stand in one another more than {most} deep. Put some side by side."),
    "checklist_name_missing": mark("The row has no name. Write one, such as b1."),
    "checklist_name": mark(
        "“{name}” is no name: use letters without accents, digits, _ - and . (at most 64, a letter first)."
    ),
    "checklist_name_reserved": mark(
        "“{name}” begins with {start}, which names what is known of a file. Choose another name."
    ),
    "checklist_name_twice": mark(
        "The name “{name}” stands there twice. Give every question and group a name of its own."
    ),
    "checklist_label": mark("The label in the language of the checklist ({language}) is missing. Write what is asked."),
    "checklist_note": mark("A note is only read and not answered. Leave this cell empty."),
    "checklist_message_alone": mark(
        "There is a message but no constraint to which it belongs. Write the constraint, or remove the message."
    ),
    "checklist_required": mark("“{text}” is neither yes nor no. Write yes, or leave it empty."),
    "checklist_weight": mark(
        "“{text}” is no weight. Write a number above 0, at most {most}, with at most three decimals."
    ),
    "checklist_scope": mark("“{text}” is no scope. Write office, file or information (kantor, berkas, informasi)."),
    "checklist_list": mark("There are no choices for “{list}”. Write them in the sheet choices. Lists there: {known}."),
    "checklist_choice_twice": mark("“{name}” stands twice in the list {list}. Remove one."),
    "checklist_score": mark("“{text}” is no score. Write 2, 1 or 0; leave it empty for what does not count."),
    "checklist_computed": mark("“{name}” is no fact that the program computes. It knows: {known}."),
    "checklist_computed_scope": mark(
        "The fact “{name}” is computed with the scope {scope}. Write that scope, or leave the fact out."
    ),
    "checklist_computed_list": mark(
        "A computed fact answers a select_one whose list has the choices {verdicts}. Use such a list, or leave "
        "the fact out."
    ),
    "checklist_this": mark("A condition cannot ask for its own answer (.). Name another question, as ${{name}}."),
    "checklist_asks_section": mark("“{name}” is a group, and groups have no answer. Name a question."),
    "checklist_asks_unknown": mark("There is no question “{name}”. Check its spelling."),
    "checklist_never": mark("“{name}” can never be “{text}”. It can be: {known}."),
    "checklist_not_seen": mark(
        "“{name}” is asked with the scope {of}, which “{item}” (scope {scope}) does not see. Ask for something of "
        "the same scope or of the office."
    ),
    "checklist_circle": mark("These conditions ask for each other in a circle: {names}. Take one of them out."),
    "checklist_format": mark("“{file}” ends neither with .xlsx nor with .csv. Choose one of them."),
    "checklist_unknown": mark("There is no shipped checklist “{name}”. There are: {known}."),
    "expression_too_long": mark(
        "The condition is too long. Write at most {most} signs, or divide it over two questions."
    ),
    "expression_too_deep": mark("The condition has brackets in brackets more than {most} deep. Write it flatter."),
    "expression_sign": mark(
        "At sign {place} the condition cannot be understood: “{text}”. Write names as ${{name}} and texts as 'text'."
    ),
    "expression_wrong": mark("At sign {place} something else was expected than “{text}”. Check what stands before it."),
    "expression_unfinished": mark("The condition breaks off. Write what is compared, and close every bracket."),
    "expression_function": mark(
        "At sign {place}: “{text}” is no function that is known here. Known are: {known}. Texts stand between ' and '."
    ),
    "expression_arguments": mark("{name}() takes {many} values and was given {given}. Check the commas."),
    "expression_pattern": mark("regex() takes its pattern as a text between ' and '."),
    "pattern_too_long": mark(
        "The pattern is too long, or repeats too much. Write at most {most} signs and smaller repetitions."
    ),
    "pattern_wrong": mark("The pattern “{pattern}” cannot be understood at its sign {place}. Write a simpler one."),
}
