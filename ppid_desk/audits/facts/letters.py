"""B6, B8 to B11: the written notice and who signed it, refusals and their entries, holders, what was handed over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ppid_desk.audits.gathering import Around, Dossier
from ppid_desk.audits.verdicts import NOT_APPLICABLE, Lines, Verdict, day
from ppid_desk.catalogue.reader import cited
from ppid_desk.catalogue.rules import Entry, Standing
from ppid_desk.handling.duties import cost_of
from ppid_desk.handling.rules import CLOSED, Case, Decision, Letter, LetterKind, Outcome
from ppid_desk.people.rules import Role
from ppid_desk.requests.rules import State

_GIVES = (Outcome.GRANTED, Outcome.IN_PART)
_STANDS = {
    Standing.FUTURE: "belum berlaku", Standing.ENDED: "sudah berakhir", Standing.WITHDRAWN: "sudah dicabut",
}  # fmt: skip


def letter_elements(dossier: Dossier, known: Around) -> Verdict:
    """B6: the elements a to g of KIP Ps 22(7), and that the right person signed."""
    case, lines = dossier.case, Lines()
    if case.answered_on is None:
        return Verdict(NOT_APPLICABLE, ("Belum ada jawaban.",))
    if any(each.name == "answer_on_spot" for each in case.moves):
        return Verdict(NOT_APPLICABLE, ("Dijawab langsung di tempat, tanpa surat.",))
    notice = case.letter(LetterKind.NOTICE)
    if notice is None or notice.signature is None:
        lines.bad.append("Surat pemberitahuan tertulis yang ditandatangani tidak ada.")
        return lines.verdict("")
    lines.weak += [f"Unsur {name} tidak ada." for name in _missing(case, notice)]
    _signed(lines, dossier, notice, known)
    lines.good.append(f"Pemberitahuan {notice.signature.number} tanggal {day(notice.signature.on)}.")
    return lines.verdict("")


def _missing(case: Case, notice: Letter) -> Iterator[str]:
    decisions = [case.decisions.get(place) for place in range(1, len(case.request.items) + 1)]
    if None in decisions:
        yield "a (dikuasai atau tidak) dan c (diterima atau ditolak)"
    found = [each for each in decisions if each]
    if any(each.outcome is Outcome.REFUSED and not each.facts.get("ground") for each in found):
        yield "c (alasan penolakan)"
    gives = [each for each in found if each.outcome in _GIVES]
    if any(not each.facts.get("material") for each in gives):
        yield "d (materi yang diberikan)"
    if any(each.outcome is Outcome.IN_PART and not each.facts.get("blackened") for each in found):
        yield "e (bagian yang dihitamkan)"
    forms = [notice.facts.get("form"), case.request.copy_form, *(each.facts.get("form") for each in gives)]
    if gives and not (any(forms) and notice.facts.get("delivery")):
        yield "f (alat dan format)"
    if cost_of(case) and not (notice.facts.get("tariff") and notice.facts.get("payment")):
        yield "g (biaya dan cara pembayaran)"


def _signed(lines: Lines, dossier: Dossier, letter: Letter, known: Around) -> None:
    """The PPID signs, or who stands in by a decree that holds that day."""
    signature = letter.signature
    assert signature is not None
    signer = signer_id(dossier, letter.kind)
    officer = known.officers.get(signer)
    if signature.acting:
        if not signature.decree:
            lines.bad.append(f"{signature.signer} ({signature.acting}) menandatangani tanpa dasar penunjukan.")
    elif officer is None:
        lines.weak.append(f"{signature.signer} menandatangani, tetapi tidak ada dalam daftar petugas.")
    elif Role.PPID not in officer.roles:
        lines.bad.append(f"{signature.signer} menandatangani, padahal bukan PPID.")
    drafters = {letter.drafted_by, *(each.drafted_by for each in dossier.case.decisions.values())}
    if signer in drafters and any(each.outcome is Outcome.REFUSED for each in dossier.case.decisions.values()):
        lines.bad.append(f"{signature.signer} menyusun penolakan dan menandatanganinya sendiri.")


def signer_id(dossier: Dossier, kind: LetterKind) -> str:
    """The UUID of who signed a letter last, "" where nobody did."""
    signed = [each for each in dossier.case.moves if each.name == f"sign_{kind.value}"]
    return str(signed[-1].facts.get("signer_id", "")) if signed else ""


def refusal_cites_valid(dossier: Dossier, known: Around) -> Verdict:
    """B8: each exclusion cites a letter of Ps 17 and an entry of the list that was in force on that day."""
    case, lines = dossier.case, Lines()
    on = case.answered_on or known.now.date()
    for place, each in sorted(case.decisions.items()):
        if each.is_exclusion:
            _cited(lines, place, each, on, known)
    refused = any(each.is_exclusion for each in case.decisions.values())
    letter = case.letter(LetterKind.REFUSAL)
    if refused and case.answered_on and (letter is None or letter.signature is None):
        lines.bad.append("SK PPID tentang penolakan yang ditandatangani tidak ada.")
    return lines.verdict("Tidak ada penolakan berdasarkan Pasal 17.")


def _cited(lines: Lines, place: int, decision: Decision, on: date, known: Around) -> None:
    named, item = str(decision.facts.get("dik") or ""), f"Butir {place}"
    entry = known.entries.get(named)
    if entry is None and not named and decision.facts.get("test_number"):
        number = decision.facts["test_number"]
        lines.weak.append(f"{item}: ditolak atas permohonan uji konsekuensi {number} saja (penyimpangan).")
    elif entry is None:
        said = f"entri {named} tidak ada dalam daftar informasi dikecualikan" if named else "tidak mengutip entri DIK"
        lines.bad.append(f"{item}: {said}.")
    else:
        _entry(lines, item, decision, entry, on)


def _entry(lines: Lines, item: str, decision: Decision, entry: Entry, on: date) -> None:
    said = f"{item}: entri {entry.code} ({entry.decree.number})"
    standing = entry.standing(on)
    if standing is not Standing.IN_FORCE:
        since = f" sejak {day(entry.withdrawn.on)}" if standing is Standing.WITHDRAWN and entry.withdrawn else ""
        lines.bad.append(f"{said} {_STANDS[standing]}{since}, padahal dikutip pada {day(on)}.")
        return
    named = set(cited(str(decision.facts.get("article") or "")))
    if named and not named & set(entry.grounds):
        lines.bad.append(f"{said} tidak memuat Pasal 17 huruf {', '.join(sorted(each.value for each in named))}.")
    else:
        lines.good.append(f"{said} berlaku pada {day(on)}.")


def blackened_not_refused(dossier: Dossier) -> Verdict | None:
    """B9: what is blackened names its parts; whether a whole refusal could have been a partial one is asked."""
    lines = Lines()
    for place, each in sorted(dossier.case.decisions.items()):
        if each.outcome is Outcome.REFUSED and each.is_exclusion:
            return None
        if each.outcome is Outcome.IN_PART:
            named = each.facts.get("blackened") and each.facts.get("material")
            text = "bagian yang dihitamkan disebut" if named else "bagian yang dihitamkan tidak disebut"
            (lines.good if named else lines.bad).append(f"Butir {place}: {text}.")
    return lines.verdict("Tidak ada informasi yang sebagian dikecualikan.")


def holder_named(dossier: Dossier) -> Verdict:
    """B10: an answer "not held" names who holds it."""
    lines = Lines()
    for place, each in sorted(dossier.case.decisions.items()):
        if each.outcome is Outcome.NOT_HELD:
            holder = str(each.facts.get("holder") or "").strip()
            text = "badan publik yang menguasai disebut" if holder else "badan publik yang menguasai tidak disebut"
            (lines.good if holder else lines.weak).append(f"Butir {place}: {text}.")
    return lines.verdict("Tidak ada jawaban “tidak dikuasai”.")


def handover_proven(dossier: Dossier) -> Verdict:
    """B11: what was granted was handed over: when, how, to whom, with its proof."""
    case, lines = dossier.case, Lines()
    if not case.gives_something or (case.state in CLOSED and case.state is not State.DONE):
        return Verdict(NOT_APPLICABLE, ("Tidak ada informasi yang diserahkan.",))
    for each in case.handovers:
        proof = each.proof.strip() or each.identity_seen.strip()
        said = f"Diserahkan {day(each.on)} ({each.way})"
        if not each.recipient.strip():
            lines.bad.append(f"{said}: penerima tidak tercatat.")
        elif not proof:
            lines.weak.append(f"{said}: bukti penerimaan tidak tercatat.")
        else:
            lines.good.append(f"{said}, penerima dan bukti tercatat.")
    if not case.handovers and case.state is State.DONE:
        lines.bad.append("Berkas selesai tanpa catatan penyerahan.")
    return lines.verdict("Belum diserahkan.")
