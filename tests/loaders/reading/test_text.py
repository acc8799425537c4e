"""Bytes to text: encodings and what is no text."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.reader import read
from loaders.reading.text import decode
from ontology.errors import BinaryFileError, EmptyDocumentError, EncodingError, FileMissingError

TEXT = "云江市“十四五”科技创新规划\r\n到2025年，研发经费投入强度达到3%。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-32"])
def test_every_encoding_gives_the_same_characters(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), name="plan.txt") == TEXT


def test_the_text_is_otherwise_untouched() -> None:
    assert decode(b"\xef\xbb\xbf a\r\n\tb ", name="plan.txt") == " a\r\n\tb "


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\u3000\xa0".encode(), b"\xef\xbb\xbf"])
def test_nothing_but_white_space_is_an_empty_document(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError, match=r"plan\.txt is empty"):
        decode(data, name="plan.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04\x14", "zip"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office")],
)
def test_known_binary_formats_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryFileError, match=kind):
        decode(data, name="plan.txt")


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00\x01\x02\x03" * 50, b"text\x00with\x00zeros"])
def test_other_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryFileError, match=r"plan\.txt"):
        decode(data, name="plan.txt")


def test_a_text_in_no_known_encoding_is_refused() -> None:
    data = "规划".encode() + b"\xff\xfe\xfa" * 3 + "ελληνικά κείμενα".encode("iso-8859-7") * 5
    with pytest.raises(EncodingError, match="byte 6"):
        decode(data, name="plan.txt")


def test_a_text_cut_in_a_character_is_refused() -> None:
    with pytest.raises(EncodingError, match="cut off"):
        decode(TEXT.encode() + "规".encode()[:2], name="plan.txt")


def test_a_wrong_mark_is_told() -> None:
    with pytest.raises(EncodingError, match="marked as UTF-8"):
        decode(b"\xef\xbb\xbf\xff\xff", name="plan.txt")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match="There is no file"):
        read(tmp_path / "none.txt")


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match="is a directory"):
        read(tmp_path)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reading_error(data: bytes) -> None:
    with suppress(BinaryFileError, EmptyDocumentError, EncodingError):
        assert decode(data, name="plan.txt").strip()
