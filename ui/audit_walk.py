"""The order in which an audit is walked: the office by sections, then file by file, then the mandatory information."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ppid_desk.audits.checklists.rules import Choice, Item, Kind, Scope, Section, said
from ppid_desk.audits.rules import OFFICE, AuditFile, Cell, Information, Place, Reason, Scored, Work
from ppid_desk.facts import dataclass
from ppid_desk.language import current, mark, tr
from ppid_desk.text import isolate

REASONS: Mapping[str, str] = {
    Reason.ALL: mark("all files of the period"),
    Reason.RANDOM: mark("drawn"),
    Reason.LATE: mark("late"),
    Reason.REFUSED: mark("refused"),
    Reason.OBJECTED: mark("objected"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an audit: a heading, which has no item, or an item that is asked of a subject."""

    words: str
    item: Item | None = None
    subject: str = OFFICE

    @property
    def place(self) -> Place:
        """Its cell."""
        return (self.item.name if self.item else "", self.subject)


Part = tuple[Scope, str]  # what is asked of one subject
Shown = Mapping[Part, frozenset[str]]  # the names of the items that are asked, by part


def parts(work: Work) -> tuple[Part, ...]:
    """All parts of an audit in the order in which they are walked."""
    asked = {item.scope for item in work.checklist.items}
    return tuple((scope, subject) for scope in Scope if scope in asked for subject in work.subjects(scope))


def first_parts(work: Work) -> tuple[Part, ...]:
    """As many parts as show the first item: the office, and one of the rest."""
    found = parts(work)
    return found[:2] if found[:1] == ((Scope.OFFICE, OFFICE),) else found[:1]


def lines(work: Work, shown: Shown) -> tuple[Line, ...]:
    """What is asked now of the parts that are known, in order, with headings."""
    items = {scope: [item for item in work.checklist.items if item.scope is scope] for scope in Scope}
    found: list[Line] = []
    for part, names in shown.items():
        asked = [Line(words_of(item), item, part[1]) for item in items[part[0]] if item.name in names]
        found += _office(work, asked) if part[0] is Scope.OFFICE else _of_subject(work, part, asked)
    return tuple(found)


def _office(work: Work, asked: Sequence[Line]) -> Iterator[Line]:
    section = ""
    for line in asked:
        assert line.item is not None
        if line.item.section != section:
            section = line.item.section
            yield Line(section_words(work, section))
        yield line


def _of_subject(work: Work, part: Part, asked: Sequence[Line]) -> Iterator[Line]:
    if asked and asked[0].item is not None:
        yield Line(subject_words(work, asked[0].item, part[1]), None, part[1])
        yield from asked


def words_of(item: Item) -> str:
    """What an item asks."""
    return said(item.label, current())


def section_words(work: Work, name: str) -> str:
    """What a section is called; the checklist's title for items outside of any."""
    found: Section | None = next((each for each in work.checklist.sections if each.name == name), None)
    return said(found.label, current()) if found else work.checklist.title


def file_words(file: AuditFile) -> str:
    """A sampled file and why it is in the sample."""
    return tr("File {number} · {reason}", number=isolate(file.number), reason=tr(REASONS[file.reason]))


def information_words(information: Information) -> str:
    """An item of mandatory information."""
    return f"{information.code} · {information.item}"


def subject_words(work: Work, item: Item, subject: str) -> str:
    """Of what an item is asked."""
    if item.scope is Scope.FILE:
        return next((file_words(each) for each in work.files if each.request == subject), "")
    if item.scope is Scope.INFORMATION:
        return next((information_words(each) for each in work.information if each.code == subject), "")
    return tr("The office")


def choices_of(work: Work, item: Item) -> tuple[Choice, ...]:
    """The choices of an item."""
    return work.checklist.choices[item.choices] if item.choices else ()


def value_words(work: Work, item: Item, cell: Cell) -> str:
    """The answer that counts, as it is shown; that auditors differ where they do."""
    if cell.conflict:
        return tr("auditors differ")
    return _VALUES[item.kind](work, item, cell) if cell.value is not None else ""


def _of_choices(work: Work, item: Item, cell: Cell) -> str:
    chosen = cell.value if isinstance(cell.value, tuple) else (cell.value,)
    return ", ".join(said(each.label, current()) for each in choices_of(work, item) if each.name in chosen)


def _plain(_work: Work, _item: Item, cell: Cell) -> str:
    return str(cell.value)


_VALUES: Mapping[Kind, Callable[[Work, Item, Cell], str]] = {
    kind: _of_choices if kind in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE) else _plain for kind in Kind
}


def score_of(work: Work, item: Item, cell: Cell) -> int | None:
    """The points of the answer that counts; None without any."""
    return next((each.score for each in choices_of(work, item) if each.name == cell.value), None)


def next_open(found: tuple[Line, ...], work: Work, after: int) -> int | None:
    """The place of the next line that waits for an answer, from `after` on and round again; None when none does."""
    order = [*range(after + 1, len(found)), *range(min(after + 1, len(found)))]
    return next((place for place in order if waits(found[place], work)), None)


def waits(line: Line, work: Work) -> bool:
    """Whether a line is to be answered yet, or auditors differ in it."""
    if line.item is None or line.item.kind is Kind.NOTE:
        return False
    cell = work.cell(*line.place)
    return cell.conflict or cell.value is None


def progress(found: tuple[Line, ...], work: Work) -> tuple[int, int]:
    """How many lines have an answer, of how many that ask for one."""
    asked = [line for line in found if line.item is not None and line.item.kind is not Kind.NOTE]
    return sum(not waits(line, work) for line in asked), len(asked)


def share_words(scored: Scored) -> str:
    """The score of the whole audit so far."""
    share = scored.all.share
    return tr("Score so far: {n} %", n=round(share * 100)) if share is not None else tr("No score yet")
