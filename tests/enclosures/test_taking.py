"""What a file is, by its content: taken, turned into a plain form, or refused with its name."""

from __future__ import annotations

import hashlib
import os
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ppid_desk.enclosures import taking
from ppid_desk.enclosures.rules import MOST_BYTES, MOST_PAGES, Media, safe_name, shown_name
from ppid_desk.errors import Refusal, Trouble
from tests.enclosures import samples
from tests.hostile import HOSTILE


def zipped(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "isi")
    return out.getvalue()


def many_tiff() -> bytes:
    out = BytesIO()
    page = Image.new("L", (80, 80), 200)
    page.save(out, "TIFF", save_all=True, append_images=[page, page])
    return out.getvalue()


SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WHOLE = samples.photo(form="PNG")
WRONG_SUM = WHOLE[:-16] + bytes([WHOLE[-16] ^ 1]) + WHOLE[-15:]  # of its last chunk of pixels
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "a program named .pdf": ("surat.pdf", b"MZ\x90\0" + b"\0" * 200 + samples.pdf(), "enclosure_program"),
    "an ELF named .jpg": ("ktp.jpg", b"\x7fELF\x02\x01\x01" + b"\0" * 99, "enclosure_program"),
    "a script": ("kuasa.pdf", b"#!/bin/sh\nrm -rf ~\n", "enclosure_program"),
    "a shortcut": ("ktp.jpg", b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60, "enclosure_program"),
    "HTML named .jpg": ("ktp.jpg", b"\xef\xbb\xbf \n<!DOCTYPE html><html><script>x</script>", "enclosure_document"),
    "HTML before a PDF": ("a.pdf", b"<html><script>x</script></html>" + samples.pdf(), "enclosure_document"),
    "a bare script tag": ("a.pdf", b"<SCRIPT>alert(1)</SCRIPT>", "enclosure_document"),
    "SVG": ("gambar.png", SVG, "enclosure_picture"),
    "XML": ("x.pdf", b"<?xml version='1.0'?><a/>", "enclosure_unknown"),
    "ZIP": ("berkas.pdf", zipped("ktp.jpg"), "enclosure_archive"),
    "Word": ("surat.pdf", zipped("[Content_Types].xml", "word/document.xml"), "enclosure_document"),
    "Excel": ("x.pdf", zipped("[Content_Types].xml", "xl/workbook.xml"), "enclosure_document"),
    "old Word": ("x.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "enclosure_document"),
    "RTF": ("x.pdf", b"{\\rtf1 halo}", "enclosure_document"),
    "RAR": ("x.pdf", b"Rar!\x1a\x07\x01\0", "enclosure_archive"),
    "gzip": ("x.png", b"\x1f\x8b\x08\0" + b"\0" * 9, "enclosure_archive"),
    "GIF": ("x.png", samples.photo(form="GIF"), "enclosure_picture"),
    "BMP": ("x.png", samples.photo(form="BMP"), "enclosure_picture"),
    "HEIC": ("x.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "enclosure_picture"),
    "film": ("x.jpg", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "enclosure_unknown"),
    "text": ("x.pdf", b"Kepada Yth. PPID", "enclosure_document"),
    "noise": ("x.pdf", bytes(range(256)) * 4, "enclosure_unknown"),
    "nothing": ("x.pdf", b"", "enclosure_empty"),
    "half a JPEG": ("x.jpg", samples.photo()[:-4000], "enclosure_damaged"),
    "half a PNG": ("x.png", samples.photo(form="PNG")[:-400], "enclosure_damaged"),
    "a PNG with a wrong sum": ("x.png", WRONG_SUM, "enclosure_damaged"),
    "only the first bytes": ("x.jpg", b"\xff\xd8\xff", "enclosure_damaged"),
    "half a PDF": ("x.pdf", samples.pdf(20)[:-3000], "enclosure_cut_off"),
    "an empty PDF": ("x.pdf", b"%PDF-1.4\n%%EOF\n", "enclosure_damaged"),
    "a bomb of 20000 × 20000": ("x.png", samples.bomb(20_000), "enclosure_many_pixels"),
    "a bomb that Pillow only warns of": ("x.png", samples.bomb(12_000), "enclosure_many_pixels"),
    "a bomb that Pillow lets through": ("x.png", samples.bomb(8_000), "enclosure_many_pixels"),
    "too many pages": ("x.pdf", samples.same_page_pdf(MOST_PAGES + 1), "enclosure_many_pages"),
    "a million pages": ("x.pdf", samples.same_page_pdf(1_000_000), "enclosure_many_pages"),
    "a TIFF of three pages": ("x.tif", many_tiff(), "enclosure_many_pictures"),
    "11 MB": ("x.pdf", samples.pdf() + b"\0" * MOST_BYTES, "enclosure_too_large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_and_no_pdf_is_named_and_refused(name: str) -> None:
    named, content, code = REFUSED[name]
    with pytest.raises(Refusal) as told:
        taking.take(content, named)
    assert told.value.code == code
    assert named in str(told.value)
    assert told.value.field == "file"


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (samples.photo(), Media.JPEG),
        (samples.photo(form="TIFF"), Media.JPEG),
        (samples.photo(form="WEBP"), Media.JPEG),
        (samples.photo(form="PNG"), Media.JPEG),
        (samples.scan(), Media.PNG),
        (samples.scan(form="TIFF"), Media.PNG),
        (samples.scan(form="JPEG", mode="L"), Media.JPEG),
    ],
)
def test_pictures_are_drawn_anew(content: bytes, media: Media) -> None:
    taken = taking.take(content, "tanpa-nama")
    assert (taken.media, taken.pages, taken.original) == (media, 1, hashlib.sha256(content).hexdigest())
    assert taken.sha256 == hashlib.sha256(taken.content).hexdigest()
    image = Image.open(BytesIO(taken.content))
    assert (image.size, Image.MIME[image.format or ""]) == ((taken.wide, taken.high), media.value)
    assert taking.take(content, "x").content == taken.content  # the same twice, so that it is recognised


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_way_to_write_colours_is_read(mode: str) -> None:
    image = Image.new("L", (300, 200), 255)
    dark = 0 if mode == "1" else 40
    image.paste(dark, (100, 50, 200, 150))
    image = image.convert("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else image.convert(mode)
    taken = taking.take(samples.written(image, "TIFF" if mode == "CMYK" else "PNG"), "x")
    seen = Image.open(BytesIO(taken.content)).convert("L")
    found = (seen.getpixel((10, 10)), seen.getpixel((150, 100)))
    assert found == (pytest.approx(255, abs=4), pytest.approx(dark, abs=9))


def test_what_is_transparent_becomes_white() -> None:
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    taken = taking.take(samples.written(image, "PNG"), "x")
    assert Image.open(BytesIO(taken.content)).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_a_large_picture_becomes_1600_dots_and_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the camera on its side
    exif[0x010E] = "Serang, -6.11, 106.15"
    content = samples.photo(4000, 3000, exif=exif.tobytes(), icc_profile=b"x" * 400)
    hidden = content + b"PK\x03\x04" + b"zip" * 99
    taken = taking.take(hidden, "foto.jpg")
    assert (taken.wide, taken.high) == (1200, 1600)
    image = Image.open(BytesIO(taken.content))
    assert (dict(image.getexif()), image.info.get("icc_profile")) == ({}, None)
    assert b"zip" not in taken.content
    assert b"106.15" not in taken.content


def test_a_damaged_place_note_does_not_refuse_a_photo() -> None:
    whole = samples.photo(exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\x01" * 40)
    assert taking.take(whole, "foto.jpg").media is Media.JPEG


def test_a_pdf_is_kept_as_it_is() -> None:
    content = samples.pdf(3)
    taken = taking.take(content, "x")
    assert (taken.content, taken.media, taken.pages, taken.locked) == (content, Media.PDF, 3, False)
    assert taken.sha256 == taken.original


def test_a_locked_pdf_is_kept_and_said_to_be_locked() -> None:
    taken = taking.take(samples.locked_pdf(), "x")
    assert (taken.media, taken.pages, taken.locked) == (Media.PDF, 0, True)


def test_a_pdf_that_lies_about_its_pages_is_not_believed() -> None:
    assert taking.take(samples.lying_pdf(2_000_000_000), "x").pages == 1
    with pytest.raises(Refusal) as told:
        taking.take(samples.lying_pdf(MOST_PAGES + 100), "x")
    assert told.value.code == "enclosure_damaged"


def test_only_files_are_read_and_never_more_than_10_mb(tmp_path: Path) -> None:
    for name, code in (("", "enclosure_no_file"), ("nowhere", "enclosure_no_file")):
        with pytest.raises(Refusal) as told:
            taking.read(tmp_path / name)
        assert told.value.code == code
    large = tmp_path / "large.pdf"
    with large.open("wb") as stream:
        stream.truncate(5 * 1024**3)
    with pytest.raises(Refusal) as told:
        taking.read(large)
    assert told.value.code == "enclosure_too_large"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with a name, no rights by number")
def test_a_pipe_or_a_closed_file_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(Refusal):
        taking.read(tmp_path / "pipe.pdf")
    if os.getuid():
        (tmp_path / "closed.pdf").write_bytes(samples.pdf())
        (tmp_path / "closed.pdf").chmod(0)
        with pytest.raises(Trouble):
            taking.read(tmp_path / "closed.pdf")


NAMES = (
    *HOSTILE.values(), "../../etc/passwd", "C:\\Windows\\x.pdf", "CON", "con.pdf", "COM¹.txt", "a.pdf:$DATA", "..",
    ".", "", "   ", "nul .pdf", "x" * 400 + ".pdf", "ktp\u202egpj.exe", "a\0b\n.pdf", "👩‍👩‍👧" * 60, "-rf", "LPT1",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_outside_is_harmless(name: str, tmp_path: Path) -> None:
    safe = safe_name(name, Media.PDF)
    assert safe.endswith(".pdf")
    (tmp_path / safe).write_bytes(b"x")
    assert [file.name for file in tmp_path.iterdir()] == [safe]
    assert not set(safe) & set('/\\:*?"<>|\0\n')
    assert safe.split(".")[0].upper() not in ("CON", "NUL", "COM¹", "LPT1", "AUX", "PRN")
    assert len(safe.encode()) <= 200
    assert "\u202e" not in safe + shown_name(name)
    assert len(shown_name(name)) <= 60


def test_the_ending_is_that_of_the_content() -> None:
    assert safe_name("faktur.pdf.exe", Media.JPEG) == "faktur.pdf.exe.jpg"
    assert safe_name("KTP Siti.jpeg", Media.PNG) == "KTP Siti.png"
    assert safe_name(".jpg", Media.JPEG) == "berkas.jpg"
