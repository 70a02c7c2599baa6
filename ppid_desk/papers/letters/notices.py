"""Pemberitahuan belum lengkap, pemberitahuan gugur, pemberitahuan perpanjangan."""

from __future__ import annotations

from ppid_desk.language import mark
from ppid_desk.papers.letters.checking import Checking
from ppid_desk.papers.letters.facts import Extension, Incomplete, Lapse
from ppid_desk.papers.letters.opening import about_request, closing, day, letter
from ppid_desk.papers.letters.rules import LetterContent, LetterKind, Pairs, Points, Words


def incomplete(facts: Incomplete) -> LetterContent:
    """Pemberitahuan belum lengkap: what is missing, by when to complete it, and both readings of the answer's clock."""
    check = Checking(LetterKind.INCOMPLETE)
    frame, asked = check.frame(facts.frame), check.asked(facts.asked)
    missing = check.need(facts.missing, "missing", mark("what the requester still has to bring"))
    notice = check.need(facts.notice_day, "notice_day", mark("the day of the notice"))
    by = check.need(facts.complete_by, "complete_by", mark("the last day to complete the request"))
    days = check.positive(facts.complete_days, "complete_days", mark("the working days to complete the request"))
    answer = check.positive(facts.answer_days, "answer_days", mark("the working days of the answer"))
    late = check.need(facts.answer_if_last_day, "answer_if_last_day", mark("the last day of the answer once complete"))
    first = check.need(facts.answer_from_first, "answer_from_first", mark("the last day counted from first receipt"))
    return letter(
        LetterKind.INCOMPLETE, frame, "Pemberitahuan Permohonan Informasi Belum Lengkap", asked.person,
        (
            Words("Menindaklanjuti permohonan informasi publik Saudara dengan data sebagai berikut:"),
            about_request(asked),
            Words("setelah diperiksa, permohonan tersebut belum lengkap. Yang masih perlu Saudara lengkapi:"),
            Points(missing, indent=True),
            Words(f"Kekurangan tersebut agar dilengkapi paling lambat {day(by)}, yaitu {days} hari kerja setelah"
                  f" pemberitahuan ini diterima ({day(notice)})."),
            Words(f"Jangka waktu jawaban adalah {answer} hari kerja. Batas akhirnya menurut dua cara menghitung:"),
            Pairs((
                ("Sejak lengkap", f"{day(late)}, apabila dilengkapi pada hari terakhir tersebut; lebih awal apabila"
                 " dilengkapi lebih awal"),
                ("Sejak diterima pertama", f"{day(first)}, sebagai pembanding"),
            ), indent=True),
            Words("Apabila sampai dengan batas waktu tersebut kekurangan tidak dilengkapi, permohonan dapat dinyatakan"
                  " gugur. Saudara tetap berhak mengajukan permohonan baru."),
            closing(),
        ),
    )  # fmt: skip


def lapse(facts: Lapse) -> LetterContent:
    """Pemberitahuan gugur: told when, what stayed missing, the day that passed; a new request is always possible."""
    check = Checking(LetterKind.LAPSE)
    frame, asked = check.frame(facts.frame), check.asked(facts.asked)
    missing = check.need(facts.missing, "missing", mark("what the requester did not bring"))
    told = check.need(facts.told_on, "told_on", mark("the day on which the requester was told"))
    by = check.need(facts.complete_by, "complete_by", mark("the last day to complete the request"))
    days = check.positive(facts.complete_days, "complete_days", mark("the working days to complete the request"))
    officer = check.need(facts.confirmed_by, "confirmed_by", mark("the officer who confirmed the lapse"))
    notice = f" melalui surat Nomor {facts.notice_number}" if facts.notice_number else ""
    return letter(
        LetterKind.LAPSE, frame, "Pemberitahuan Permohonan Informasi Gugur", asked.person,
        (
            Words("Sehubungan dengan permohonan informasi publik Saudara dengan data sebagai berikut:"),
            about_request(asked),
            Words(f"kami telah memberitahukan pada {day(told)}{notice} bahwa permohonan tersebut belum lengkap. Yang"
                  " diminta untuk dilengkapi:"),
            Points(missing, indent=True),
            Words(f"Sampai dengan {day(by)}, yaitu {days} hari kerja sejak pemberitahuan, kekurangan tersebut tidak"
                  " kami terima. Dengan demikian permohonan tersebut dinyatakan gugur karena tidak lengkap."),
            Words("Nomor pendaftaran tetap tercatat dalam register. Saudara berhak mengajukan permohonan baru setiap"
                  " saat, dan petugas kami akan membantu melengkapinya."),
            Pairs((("Dikonfirmasi oleh", officer),)),
            closing(),
        ),
    )  # fmt: skip


def extension(facts: Extension) -> LetterContent:
    """Pemberitahuan perpanjangan: the reason, the new last day and its legal source (KIP Ps 22(8))."""
    check = Checking(LetterKind.EXTENSION)
    frame, asked = check.frame(facts.frame), check.asked(facts.asked)
    reason = check.need(facts.reason, "reason", mark("the reason of the extension"))
    first = check.need(facts.first_last_day, "first_last_day", mark("the first last day of the answer"))
    new = check.need(facts.new_last_day, "new_last_day", mark("the new last day of the answer"))
    days = check.positive(facts.days, "days", mark("the working days of the extension"))
    source = check.need(facts.source, "source", mark("the legal source of the extension"))
    return letter(
        LetterKind.EXTENSION, frame, "Pemberitahuan Perpanjangan Waktu Jawaban", asked.person,
        (
            Words("Sehubungan dengan permohonan informasi publik Saudara dengan data sebagai berikut:"),
            about_request(asked),
            Words(f"bersama ini diberitahukan bahwa berdasarkan {source} waktu pemberitahuan tertulis atas permohonan"
                  f" tersebut diperpanjang {days} hari kerja, satu kali."),
            Pairs((
                ("Batas waktu semula", day(first)),
                ("Batas waktu baru", day(new)),
                ("Alasan perpanjangan", reason),
            ), indent=True),
            Words("Jawaban akan kami sampaikan paling lambat pada batas waktu baru tersebut."),
            closing(),
        ),
    )  # fmt: skip
