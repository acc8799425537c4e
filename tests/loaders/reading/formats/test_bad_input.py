"""Bad input: what cannot be read is refused with a sentence, in bounded time and memory, without a look elsewhere."""

import os
import socket
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.reading.formats import transcribe
from loaders.reading.limits import Limits
from loaders.reading.reader import read, read_document
from ontology.errors import (
    BinaryFileError,
    DamagedFileError,
    EmptyDocumentError,
    EncryptedFileError,
    FileMissingError,
    ReadingError,
    ScannedDocumentError,
    TooLargeError,
    UnsupportedFormatError,
)
from tests.loaders.reading.formats.pdf_file import drawn, pdf_bytes, pdf_plan, styled
from tests.loaders.reading.formats.plan import sample_plan
from tests.loaders.reading.formats.web import modern_page
from tests.loaders.reading.formats.word_file import paragraph, raw_word, word_plan

SMALL = Limits(file_bytes=2**20, unpacked_bytes=2**20, characters=2000, pages=3)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(data: bytes, name: str, error: type[ReadingError], words: str, *, limits: Limits | None = None) -> None:
    with pytest.raises(error, match=words) as caught:
        read_document(Path(name), data, limits=limits or Limits())
    assert str(caught.value).startswith(name)


def zipped(**parts: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.pdf"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_empty_files(name: str, data: bytes) -> None:
    refused(data, name, EmptyDocumentError, "is empty")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(xl__workbook_dot_xml="<a/>"), "is an Excel workbook"),
        (zipped(ppt__presentation_dot_xml="<a/>"), "is a PowerPoint presentation"),
        (zipped(content_dot_xml="<a/>"), "is an OpenDocument file"),
        (zipped(readme_dot_txt="a"), r"is a zip archive, which is not read\. Unpack it first"),
        (OLD_OFFICE + "WordDocument".encode("utf-16-le"), r"Word file of the old kind \(.doc\).*Save it as .docx"),
        (OLD_OFFICE + "Workbook".encode("utf-16-le"), "Excel file of the old kind"),
        (b"{\\rtf1 text}", "is an RTF file"),
        (b"\x89PNG\r\n\x1a\n", "is an image.*text recognition"),
        (b"\x1f\x8b\x08", "is a gzip archive"),
        (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", r"web page saved .* \(\.mht\)"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', "XML of 2003"),
    ],
)
def test_formats_that_are_known_and_not_read_are_named(data: bytes, words: str) -> None:
    refused(data, "plan.txt", UnsupportedFormatError, words)


def test_binary_data_under_any_name() -> None:
    for name in ("plan.txt", "plan.md", "plan.docx", "plan.pdf"):
        refused(bytes(range(256)) * 4, name, BinaryFileError, "binary|control characters")


def test_files_with_a_password() -> None:
    refused(
        pdf_bytes([styled("一、平台建设")], password="鎏金" * 0 + "pass"),
        "plan.pdf",
        EncryptedFileError,
        "is encrypted",
    )
    refused(
        OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        "plan.docx",
        EncryptedFileError,
        "opens only with a password",
    )
    data = bytearray(word_plan(sample_plan()))
    with ZipFile(BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("word/document.xml")
    start = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    data[start + 8] |= 1
    data[entry.header_offset + 6] |= 1
    refused(bytes(data), "plan.docx", EncryptedFileError, "is encrypted")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_files_that_were_cut_off(share: float) -> None:
    for name, data in (("plan.docx", word_plan(sample_plan())), ("plan.pdf", pdf_plan(sample_plan()))):
        refused(data[: int(share * len(data))], name, DamagedFileError, "damaged")


def test_a_word_file_with_a_broken_part() -> None:
    data = bytearray(word_plan(sample_plan()))
    with ZipFile(BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("word/document.xml")
    middle = entry.header_offset + entry.compress_size // 2
    data[middle : middle + 40] = bytes(40)
    refused(bytes(data), "plan.docx", DamagedFileError, "damaged: its part 'word/document.xml'")
    refused(raw_word("<w:p>"), "plan.docx", DamagedFileError, "its XML cannot be read")
    refused(zipped(word__styles_dot_xml="<a/>"), "plan.docx", DamagedFileError, "the part with the text")


def test_a_pdf_file_without_a_text_layer() -> None:
    refused(drawn(texts=[(90, 700, "3")], rectangles=5, pages=2), "plan.pdf", ScannedDocumentError, "no text layer")


def test_a_zip_bomb_is_refused_without_being_unpacked() -> None:
    data = raw_word(paragraph("零" * 3_000_000))
    tracemalloc.start()
    refused(data, "plan.docx", TooLargeError, "unpacks to more than 1 MB", limits=SMALL)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20


def test_a_zip_bomb_that_lies_about_its_size_gives_no_more_than_it_declares() -> None:
    data = bytearray(raw_word(paragraph("零" * 3_000_000)))
    with ZipFile(BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("word/document.xml")
    true, lie = entry.file_size.to_bytes(4, "little"), (1000).to_bytes(4, "little")
    refused(bytes(data).replace(true, lie), "plan.docx", DamagedFileError, "cannot be unpacked", limits=SMALL)


def test_an_archive_of_countless_files_is_refused() -> None:
    refused(zipped(**{f"word__{number}": "" for number in range(20_001)}), "plan.docx", TooLargeError, "20,001 files")


def test_paths_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    relation = '<Relationship Type="urn:/officeDocument" Target="../../../../etc/hostname"/>'
    rels = f'<Relationships xmlns="r">{relation}</Relationships>'
    data = raw_word(paragraph("一、平台"), parts=[("../evil.txt", "x"), ("/etc/evil", "x"), ("_rels/.rels", rels)])
    path = tmp_path / "plan.docx"
    path.write_bytes(data)
    assert read(path).document.text == "一、平台\n"
    assert [each.name for each in tmp_path.parent.rglob("*evil*")] == []


ENTITIES = {
    "bomb": '<!DOCTYPE a [<!ENTITY a "云江"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
    "file": '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/hostname">]>',
    "network": '<!DOCTYPE a [<!ENTITY c SYSTEM "http://127.0.0.1:9/x">]>',
    "dtd": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
}


@pytest.mark.parametrize("declaration", ENTITIES.values(), ids=ENTITIES)
def test_entities_are_refused(declaration: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", None)
    text = "&c;" if "ENTITY" in declaration else "正文"
    data = raw_word(paragraph(text), declaration=declaration)
    refused(data, "plan.docx", DamagedFileError, "declares XML entities|XML cannot be read")


def test_entities_of_a_page_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("机密", encoding="utf-8")
    declaration = f'<!DOCTYPE html [<!ENTITY c SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    page = f"{declaration}<html><head><meta charset=utf-8></head><body><p>正文，一段。&c;</p></body></html>"
    assert "机密" not in transcribe(page.encode(), name="p.html", limits=Limits()).text


@pytest.mark.parametrize("name", ["plan.txt", "plan.md", "plan.html"])
def test_a_text_beyond_the_limit_is_refused_at_once(name: str) -> None:
    data = "建设云江科学城。\n".encode() * (100 * 2**20 // 25)
    refused(data, name, TooLargeError, "holds more than 10,000,000 characters")


def test_a_file_beyond_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.truncate(2**33)
    with pytest.raises(TooLargeError, match=r"plan\.txt has 8,192 MB; a document has at most 1 MB"):
        read(path, limits=SMALL)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("plan.txt", lambda: "建设云江科学城。\n".encode() * 300),
        ("plan.md", lambda: "建设云江科学城。\n".encode() * 300),
        ("plan.html", lambda: b"<html><body>" + "<p>建设云江科学城。</p>".encode() * 300),
        ("plan.docx", lambda: raw_word(paragraph("建设云江科学城。") * 300)),
        ("plan.pdf", lambda: pdf_bytes([styled("建设云江科学城。" * 300)])),
    ],
)
def test_the_limit_of_characters_holds_for_all_formats(name: str, write: Callable[[], bytes]) -> None:
    refused(write(), name, TooLargeError, "holds more than 2,000 characters", limits=SMALL)


def test_a_pdf_file_of_too_many_pages() -> None:
    data = drawn(texts=[(90, 700, "一、平台建设工作")], pages=4)
    refused(data, "plan.pdf", TooLargeError, "has 4 pages, more than the 3", limits=SMALL)


def test_a_device_that_never_ends(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.symlink_to("/dev/zero")
    with pytest.raises(FileMissingError, match="pipe or device"):
        read(path, limits=SMALL)


def test_a_pipe_that_nobody_writes_into(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    os.mkfifo(path)
    with pytest.raises(FileMissingError, match="pipe or device"):
        read(path)


WHOLE = {
    "plan.docx": word_plan(sample_plan()),
    "plan.pdf": pdf_plan(sample_plan()),
    "plan.html": modern_page(sample_plan()).encode(),
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_any_damage_gives_a_text_or_a_reading_error(name: str, data: st.DataObject) -> None:
    spoilt = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[place : place + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=6))
    with suppress(ReadingError):
        assert read_document(Path(name), bytes(spoilt)).document.text.strip()
