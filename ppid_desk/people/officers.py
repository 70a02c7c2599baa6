"""Officers: added, changed, given a passphrase, deactivated; by admins, and never deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ppid_desk.errors import Refusal
from ppid_desk.people import roster
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.roster import Kept
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from ppid_desk.people.seat import Seat
from ppid_desk.records.session import Reading, Writing
from ppid_desk.settings import Settings
from ppid_desk.text import clean, one_line

_LONGEST = 200


class Officers(Seat):
    """The officers of one office, and the one who acts in this process."""

    def add(self, facts: OfficerFacts) -> Officer:
        """Add an officer. Raises Refusal: no admin acts, no name, no role, or there is one like this."""
        actor, kept = permit(self.who(), Act.OFFICERS), roster.fresh(_cleaned(facts))

        def work(writing: Writing) -> None:
            _refuse_twin(writing, kept)
            roster.add(writing, kept)
            self._tell(writing, kept, "officer.added", actor.name)

        self._books.write(work)
        self.follow()
        return self.named(kept.officer.id)

    def change(self, officer: str, facts: OfficerFacts) -> Officer:
        """Change name, NIP, title, unit and roles. Raises Refusal, also for the last admin's role."""
        stated = _cleaned(facts)
        return self._change(officer, "officer.changed", lambda kept: kept.with_facts(stated))

    def deactivate(self, officer: str) -> Officer:
        """Let an officer act no more; what they did stays theirs. Raises Refusal for the last admin."""
        return self._change(officer, "officer.deactivated", lambda kept: _active(kept, on=False))

    def reactivate(self, officer: str) -> Officer:
        """Let an officer act again."""
        return self._change(officer, "officer.reactivated", lambda kept: _active(kept, on=True))

    def unlock(self, officer: str) -> Officer:
        """Forget an officer's wrong passphrases."""
        return self._change(officer, "officer.unlocked", Kept.unblocked)

    def _change(self, officer: str, kind: str, changed: Callable[[Kept], Kept]) -> Officer:
        actor = permit(self.who(), Act.OFFICERS)
        id_ = self.named(officer).id

        def work(writing: Writing) -> None:
            before = roster.one(writing, id_)
            after = changed(before)
            if after != before:
                _refuse_twin(writing, after)
                _refuse_last_admin(writing, before, after)
                self._write(writing, after, kind, actor.name)

        self._books.write(work)
        self.follow()
        return self.named(id_)

    def set_passphrase(self, officer: str, passphrase: str, current: str = "") -> Officer:
        """Set a passphrase: one's own (with the `current` one, if there is one), or as an admin anybody's.

        The first passphrase of all is an admin's own. Raises Refusal.
        """
        from ppid_desk.people import passphrases

        actor, kept = self._own_or_admins(officer)
        own = actor.id == kept.officer.id
        self._check(kept, passphrase, current)
        if not self.guarded and not (own and Role.ADMIN in actor.roles):
            raise Refusal("passphrase_first_is_admins", field="passphrase")
        if own and kept.secret:
            self._prove(kept, current, "passphrase_current_wrong", "current")
        secret = passphrases.hashed(passphrase)
        self._set(kept, secret, actor.name)
        if own:
            self._acting, self._proof = kept.officer.id, secret
        self.follow()
        return self.named(kept.officer.id)

    def renew(self, officer: str, current: str, passphrase: str) -> Officer:
        """Sign in with a passphrase that is not valid any more, and set a new one. Raises Refusal."""
        from ppid_desk.people import passphrases

        self.follow()
        kept = self._named(officer)
        self._check(kept, passphrase, current)
        self._prove(kept, current, "sign_in_wrong", "current")
        self._set(kept, passphrases.hashed(passphrase), kept.officer.name)
        self.follow()
        return self._seat(self._named(kept.officer.id))

    def _set(self, kept: Kept, secret: str, actor: str) -> None:
        def work(writing: Writing) -> None:
            before = roster.one(writing, kept.officer.id)
            self._write(writing, replace(before.unblocked(), secret=secret), roster.SET, actor)

        self._books.write(work)

    def new_codes(self, officer: str) -> tuple[str, ...]:
        """Ten new recovery codes in place of all older ones; only their SHA-256 is kept, so they are shown once."""
        from ppid_desk.people import passphrases

        actor, kept = self._own_or_admins(officer)
        if not kept.secret:
            raise Refusal("sign_in_no_passphrase", field="officer", name=kept.officer.name)
        codes = passphrases.new_codes()

        def work(writing: Writing) -> None:
            roster.put_codes(writing, kept.officer.id, tuple(passphrases.digest(code) for code in codes))
            self._tell(writing, roster.one(writing, kept.officer.id), "officer.codes_made", actor.name)

        self._books.write(work)
        self.follow()
        return codes

    def _own_or_admins(self, officer: str) -> tuple[Officer, Kept]:
        actor, kept = self.who(), self._named(officer)
        if actor.id != kept.officer.id and Role.ADMIN not in actor.roles:
            raise Refusal("passphrase_not_own", name=kept.officer.name)
        if not kept.officer.active:
            raise Refusal("officer_inactive", field="officer", name=kept.officer.name)
        return actor, kept

    def rename(self, before: Settings, after: Settings, actor: str) -> None:
        """Follow what the settings say anew of the persons they name; others stay as they are."""
        changes = roster.renamed(before, after)
        if not changes:
            return

        def work(writing: Writing) -> None:
            for kept in roster.all_of(writing):
                person = changes.get(kept.origin)
                if person:
                    named = replace(kept.officer, name=person.name.strip(), nip=person.nip, title=person.title)
                    if named != kept.officer:
                        self._write(writing, replace(kept, officer=named), "officer.renamed", actor)

        self._books.write(work)
        self.follow()

    def unlike(self, officer: str, settings: Settings) -> dict[str, str]:
        """What the settings say otherwise of an officer whom they name, by setting's name; empty when they agree."""
        kept = self._named(officer)
        person = {"officer": settings.officer, "ppid": settings.ppid, "superior": settings.superior}.get(kept.origin)
        texts = {name: (getattr(kept.officer, name), getattr(person, name, "")) for name in ("name", "nip", "title")}
        return {f"{kept.origin}.{name}": own for name, (own, said) in texts.items() if person and own != said}


def _active(kept: Kept, *, on: bool) -> Kept:
    return replace(kept, officer=replace(kept.officer, active=on))


def _cleaned(facts: OfficerFacts) -> OfficerFacts:
    texts = {name: one_line(clean(getattr(facts, name)).text) for name in ("name", "nip", "title", "unit")}
    if not texts["name"]:
        raise Refusal("officer_without_name", field="name")
    for name, text in texts.items():
        if len(text) > _LONGEST:
            raise Refusal("officer_text_long", field=name, most=_LONGEST)
    if not facts.roles:
        raise Refusal("officer_without_role", field="roles")
    return OfficerFacts(**texts, roles=facts.roles)


def _refuse_twin(reading: Reading, kept: Kept) -> None:
    """Two officers must be told apart by their names or NIPs."""
    who = kept.officer
    for other in (each.officer for each in roster.all_of(reading) if each.officer.id != who.id):
        if who.nip and other.nip == who.nip:
            raise Refusal("officer_nip_twice", field="nip", nip=who.nip, name=other.name)
        if other.name.casefold() == who.name.casefold() and not (who.nip and other.nip):
            raise Refusal("officer_twice", field="name", name=who.name)


def _refuse_last_admin(reading: Reading, before: Kept, after: Kept) -> None:
    everybody = roster.all_of(reading)
    guarded = any(each.secret for each in everybody)

    def looks_after(kept: Kept) -> bool:
        return kept.officer.active and Role.ADMIN in kept.officer.roles and (bool(kept.secret) or not guarded)

    others = (each for each in everybody if each.officer.id != after.officer.id)
    if looks_after(before) and not looks_after(after) and not any(map(looks_after, others)):
        raise Refusal("last_admin", field="roles", name=before.officer.name)
