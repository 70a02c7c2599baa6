"""Numbers for paper: reserved before a power cut, written by hand, typed in once afterwards, all accounted for."""

from __future__ import annotations

from datetime import date, datetime

from ppid_desk.errors import Refusal
from ppid_desk.numbering import Template, check_digit, split_check_digit
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Who
from ppid_desk.records import journal, numbers
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.requests.registration import Given
from ppid_desk.requests.rules import REGISTER, Spoken, SpokenState
from ppid_desk.settings import Settings

MOST = 100
_COLUMNS = "number, seq, year, state, reason, changed_at"


class Reserving:
    """The numbers that are spoken for without a request."""

    def __init__(self, books: Books, settings: Settings, who: Who) -> None:
        self._books = books
        self._settings = settings
        self._who = who

    def reserve(self, many: int) -> tuple[Spoken, ...]:
        """Take so many numbers for paper, in one transaction. Raises Refusal for none or more than 100 at once."""
        officer = permit(self._who(), Act.REGISTER).name
        if not 1 <= many <= MOST:
            raise Refusal("reserve_how_many", field="n", n=many, most=MOST)
        return self._books.write(lambda writing: self._reserve(writing, many, officer))

    def _reserve(self, writing: Writing, many: int, officer: str) -> tuple[Spoken, ...]:
        at = journal.moment_of_record(writing, self._books.clock.now())
        rule, template = self._settings.numbers, Template(self._settings.numbers.template)
        first = rule.first_of(at.year)
        taken = [numbers.take(writing, REGISTER, rule.office, at.year, first) for _ in range(many)]
        found = tuple(
            Spoken(template.number(seq, at.date()), seq, at.year, SpokenState.RESERVED, "", at) for seq in taken
        )
        writing.run_many(
            "INSERT INTO spoken_number (register, office, year, seq, number, state, reason, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, '', ?)",
            [(REGISTER, rule.office, at.year, e.seq, e.number, e.state.value, at.isoformat()) for e in found],
        )
        facts = {"first": found[0].number, "last": found[-1].number, "many": many}
        journal.append(writing, at, officer, "numbers.reserved", _office(writing), facts)
        return found

    def listed(self, year: int | None = None) -> tuple[Spoken, ...]:
        """Every number that is or was spoken for, in order; of one year or of all."""
        with self._books.read() as reading:
            return spoken(reading, year)

    def give_back(self, number: str, reason: str) -> None:
        """Account for a reserved number that will not be used: spoilt, lost, returned. Raises Refusal."""
        officer = permit(self._who(), Act.REGISTER).name
        if not reason.strip():
            raise Refusal("unused_without_reason", field="reason", number=number)

        def note(writing: Writing) -> None:
            found = one(writing, number)
            if found.state is not SpokenState.RESERVED:
                raise _not_reserved(found, "number")
            at = journal.moment_of_record(writing, self._books.clock.now())
            settle(writing, found.number, SpokenState.UNUSED, reason.strip(), at)
            facts = {"number": found.number, "reason": reason.strip()}
            journal.append(writing, at, officer, "number.unused", _office(writing), facts)

        self._books.write(note)


def spoken(reading: Reading, year: int | None = None) -> tuple[Spoken, ...]:
    """Every number that is or was spoken for, in order; of one year or of all."""
    where, values = ("WHERE year = ?", (year,)) if year else ("", ())
    rows = reading.rows(f"SELECT {_COLUMNS} FROM spoken_number {where} ORDER BY year, seq", values)
    return tuple(_spoken(row) for row in rows)


def one(reading: Reading, number: str, field: str = "number") -> Spoken:
    """The spoken-for number that is meant, typed with its check digit or without. Raises Refusal."""
    plain, digit = split_check_digit(number.strip().upper())
    for wanted in (number.strip().upper(), plain):
        row = reading.row(f"SELECT {_COLUMNS} FROM spoken_number WHERE upper(number) = ?", (wanted,))
        if row is None:
            continue
        found = _spoken(row)
        if wanted == plain and digit and check_digit(found.number) != digit and wanted != number.strip().upper():
            raise Refusal("check_digit_wrong", field=field, number=found.number, digit=digit)
        return found
    raise Refusal("paper_number_unknown", field=field, number=number)


def claim(writing: Writing, number: str, received_on: date, at: datetime) -> Given:
    """Take a reserved number for the request that was written on its paper. Raises Refusal that says what it is."""
    found = one(writing, number, "paper_number")
    if found.state is not SpokenState.RESERVED:
        raise _not_reserved(found, "paper_number")
    if found.year != received_on.year:
        raise Refusal("paper_number_other_year", field="paper_number", number=found.number, year=received_on.year)
    settle(writing, found.number, SpokenState.USED, "", at)
    return Given(found.seq, found.number)


def settle(writing: Writing, number: str, state: SpokenState, reason: str, at: datetime) -> None:
    """Write what became of a spoken-for number."""
    writing.run(
        "UPDATE spoken_number SET state = ?, reason = ?, changed_at = ? WHERE number = ?",
        (state.value, reason, at.isoformat(), number),
    )


def _not_reserved(found: Spoken, field: str) -> Refusal:
    codes = {SpokenState.USED: "paper_number_used", SpokenState.UNUSED: "paper_number_given_back"}
    return Refusal(
        codes.get(found.state, "paper_number_unknown"), field=field, number=found.number, reason=found.reason
    )


def _spoken(row: tuple[object, ...]) -> Spoken:
    number, seq, year, state, reason, changed_at = row
    return Spoken(
        str(number), int(str(seq)), int(str(year)), SpokenState(str(state)), str(reason),
        datetime.fromisoformat(str(changed_at)),
    )  # fmt: skip


def _office(reading: Reading) -> str:
    return str(reading.value("SELECT uuid FROM office WHERE id = 1"))
