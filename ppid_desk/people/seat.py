"""The seat at the desk: who acts now in this process, and how they come to sit there. No block lasts for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from ppid_desk.errors import Refusal
from ppid_desk.language import plain_date
from ppid_desk.people import roster
from ppid_desk.people.roster import Kept
from ppid_desk.people.rules import Officer
from ppid_desk.records.books import Books
from ppid_desk.records.session import Writing
from ppid_desk.settings import BSSN, Settings

PROGRAM = "PPID Desk"  # acts in the journal where no officer does
_SIGNED_IN, _OUTDATED = "officer.signed_in", "officer.passphrase_outdated"


class Seat:
    """The officers of one office, and the one who acts in this process; what is asked often is kept in memory."""

    def __init__(self, books: Books, settings: Settings, seed: bytes = b"") -> None:
        self._books = books
        self._kept: tuple[Kept, ...] = ()
        self._acting = ""  # id of who was chosen or signed in; "" the first active one
        self._proof = ""  # the kept passphrase that was proved
        self._locked = False
        self.rules = settings.passphrases.rules
        self.witness = PROGRAM
        self.follow()
        if not self._kept:
            self._found(settings, seed)
            self.follow()

    def _found(self, settings: Settings, seed: bytes) -> None:
        from ppid_desk.records import journal

        def work(writing: Writing) -> None:
            if roster.all_of(writing):  # another process was quicker
                return
            at = journal.moment_of_record(writing, self._books.clock.now())
            first = roster.first_of(settings, seed)
            for each in first:
                roster.add(writing, each)
            facts = {"officers": {each.officer.id: roster.state(writing, each) for each in first}}
            office = writing.value("SELECT uuid FROM office WHERE id = 1")
            journal.append(writing, at, first[0].officer.name, roster.FOUNDED, office, facts)

        self._books.write(work)

    def follow(self) -> None:
        """Read again what other windows may have changed."""
        with self._books.read() as reading:
            self._kept = roster.all_of(reading)
        self._note_witness()

    def _note_witness(self) -> None:
        if current := self.current:
            self.witness = current.name

    def all(self) -> tuple[Officer, ...]:
        """Every officer, the first one first, the inactive ones too."""
        return tuple(each.officer for each in self._kept)

    def can_sign_in(self) -> tuple[Officer, ...]:
        """The active officers whom a sign-in screen offers."""
        return tuple(each for each in self.all() if each.active)

    @property
    def guarded(self) -> bool:
        """Whether anybody has a passphrase: from then on acting needs signing in."""
        return any(each.secret for each in self._kept)

    @property
    def current(self) -> Officer | None:
        """Who acts now; None while the desk is locked."""
        if self._locked:
            return None
        if self.guarded:
            return next((e.officer for e in self._active() if e.officer.id == self._acting and self._proved(e)), None)
        chosen = (each.officer for each in self._active() if self._acting in ("", each.officer.id))
        return next(chosen, None) or next((each.officer for each in self._active()), None)

    def _active(self) -> list[Kept]:
        return [each for each in self._kept if each.officer.active]

    def _proved(self, kept: Kept) -> bool:
        return bool(kept.secret) and kept.secret == self._proof

    def who(self) -> Officer:
        """Who acts now. Raises Refusal while the desk is locked."""
        current = self.current
        if current is None:
            raise Refusal("desk_locked")
        return current

    def named(self, text: str) -> Officer:
        """The officer of a name, NIP or id. Raises Refusal when there is none, or more than one."""
        return self._named(text).officer

    def _named(self, text: str) -> Kept:
        said = text.strip()
        for fit in (_is_id, _is_nip, _is_name):
            found = [each for each in self._kept if said and fit(each.officer, said)]
            if len(found) > 1:
                raise Refusal("officer_ambiguous", field="officer", name=said)
            if found:
                return found[0]
        raise Refusal("officer_unknown", field="officer", name=said)

    def lock(self) -> None:
        """Sign out: from now on nobody acts until somebody signs in or is chosen."""
        self._locked, self._proof = True, ""

    def choose(self, officer: str) -> Officer:
        """Let an officer act without a passphrase, while nobody has one. Raises Refusal."""
        kept = self._named(officer)
        if not kept.officer.active:
            raise Refusal("officer_inactive", field="officer", name=kept.officer.name)
        if self.guarded:
            raise Refusal("sign_in_needed" if kept.secret else "sign_in_no_passphrase", name=kept.officer.name)
        return self._seat(kept)

    def _seat(self, kept: Kept) -> Officer:
        self._acting, self._proof, self._locked = kept.officer.id, kept.secret, False
        self._note_witness()
        return self.who()

    def sign_in(self, officer: str, passphrase: str) -> Officer:
        """Sign in with name, NIP or id and the passphrase; takes as long for an unknown name (about 0.15 s).

        Raises Refusal: it does not fit, too many wrong ones make wait, or it fits and a new one must be set (`renew`).
        """
        from ppid_desk.people import passphrases

        self.follow()
        try:
            kept = self._named(officer)
        except Refusal as refusal:
            passphrases.fits(passphrase, "")
            if refusal.code == "officer_unknown":
                raise Refusal("sign_in_wrong", field="passphrase") from None
            raise
        outdated = self._outdated(kept, passphrase)
        self._prove(kept, passphrase, "sign_in_wrong", "passphrase", _OUTDATED if outdated else _SIGNED_IN)
        self.follow()
        if outdated:
            raise outdated
        return self._seat(self._named(kept.officer.id))

    def valid_until(self, officer: str) -> date | None:
        """The last day of an officer's passphrase; None where none ends: without one, or by this office's rules."""
        from ppid_desk.people import passphrases

        kept = self._named(officer)
        if self.rules != BSSN or not kept.secret:
            return None
        with self._books.read() as reading:
            day = roster.set_on(reading, kept.officer.id)
        return passphrases.valid_until(day) if day else None

    def _outdated(self, kept: Kept, passphrase: str) -> Refusal | None:
        """Why a new passphrase must be set in place of this one, or None; told only to who knows it."""
        from ppid_desk.people import passphrases

        last, name = self.valid_until(kept.officer.id), kept.officer.name
        if last and self._books.clock.today() > last:
            values = {"name": name, "day": plain_date(last), "months": passphrases.MONTHS}
            return Refusal("passphrase_expired", field="passphrase", **values)
        kinds = passphrases.lacking(passphrase) if last else ""
        return Refusal("passphrase_kinds_now", field="passphrase", name=name, kinds=kinds) if kinds else None

    def _check(self, kept: Kept, passphrase: str, current: str = "") -> None:
        from ppid_desk.people import passphrases

        if passphrase == current and self.rules == BSSN:
            raise Refusal("passphrase_same", field="passphrase")
        passphrases.check(passphrase, kept.officer.name, kept.officer.nip, bssn=self.rules == BSSN)

    def _prove(self, kept: Kept, passphrase: str, wrong: str, field: str, kind: str = _SIGNED_IN) -> None:
        """Compare the passphrase without holding the books, then write what came of it; a block holds also then."""
        from ppid_desk.people import passphrases

        right = passphrases.fits(passphrase, kept.secret if kept.officer.active else "")
        if self.guarded and not kept.secret and kept.officer.active:
            raise Refusal("sign_in_no_passphrase", field=field, name=kept.officer.name)
        if not kept.secret or not kept.officer.active:
            raise Refusal(wrong, field=field)
        refusal = self._books.write(partial(self._note_try, kept, right, wrong, field, kind))
        if refusal:
            self.follow()
            raise refusal

    def _note_try(self, kept: Kept, right: bool, wrong: str, field: str, kind: str, writing: Writing) -> Refusal | None:
        from ppid_desk.records import journal

        newest = roster.one(writing, kept.officer.id)
        now = journal.moment_of_record(writing, self._books.clock.now())
        name, until = newest.officer.name, newest.officer.blocked_until
        if until and now < until:
            return Refusal("sign_in_blocked", field=field, name=name, time=f"{until:%H.%M}")
        if right and newest.secret == kept.secret:
            self._write(writing, newest.unblocked(), kind, name)
            return None
        self._write(writing, newest.failed_again(now), "officer.sign_in_failed", PROGRAM)
        return Refusal(wrong, field=field)

    def recover(self, officer: str, code: str, passphrase: str) -> Officer:
        """Sign in with one recovery code in place of the forgotten passphrase, and set a new one. Raises Refusal."""
        from ppid_desk.people import passphrases

        self.follow()
        kept = self._named(officer)
        if not kept.officer.active:
            raise Refusal("officer_inactive", field="officer", name=kept.officer.name)
        if not kept.secret:
            raise Refusal("sign_in_no_passphrase", field="officer", name=kept.officer.name)
        self._check(kept, passphrase)
        secret, digest = passphrases.hashed(passphrase), passphrases.digest(code)

        def work(writing: Writing) -> None:
            newest, at = roster.one(writing, kept.officer.id), self._books.clock.now()
            if not roster.use_code(writing, kept.officer.id, digest, at):
                raise Refusal("recovery_code_wrong", field="code", name=kept.officer.name)
            name = newest.officer.name
            self._write(writing, replace(newest.unblocked(), secret=secret), roster.RECOVERED, name)

        self._books.write(work)
        self.follow()
        return self._seat(self._named(kept.officer.id))

    # writing

    def _write(self, writing: Writing, kept: Kept, kind: str, actor: str) -> None:
        roster.put(writing, kept)
        self._tell(writing, kept, kind, actor)

    def _tell(self, writing: Writing, kept: Kept, kind: str, actor: str) -> None:
        from ppid_desk.records import journal

        at = journal.moment_of_record(writing, self._books.clock.now())
        facts = {"state": roster.state(writing, kept)}
        journal.append(writing, at, actor, kind, kept.officer.id, facts)


def _is_id(officer: Officer, said: str) -> bool:
    return officer.id == said


def _is_nip(officer: Officer, said: str) -> bool:
    from ppid_desk.people.identity import digits

    return bool(officer.nip) and digits(officer.nip) == digits(said)


def _is_name(officer: Officer, said: str) -> bool:
    return officer.name.casefold() == " ".join(said.split()).casefold()
