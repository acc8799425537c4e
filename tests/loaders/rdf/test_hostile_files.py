"""Broken and hostile files of RDF are refused with a sentence, or in the part that is bad."""

import re
from pathlib import Path

import pytest

from graph.knowledge_graph import KnowledgeGraph
from loaders.rdf.reader import read_rdf
from loaders.reading.limits import Limits
from ontology.errors import (
    EmptyDocumentError,
    EncodingError,
    FileMissingError,
    InnokgError,
    RdfSyntaxError,
    ReadingError,
    TooLargeError,
    UnsupportedFormatError,
)
from tests.loaders.rdf.test_reader import read

RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="https://example.org/">'


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.nt", '<https://example.org/a> <https://example.org/p> "1" .\n<https://example.org/a> oops\n', 2),
        ("a.nq", "\n\n<https://example.org/a b> <https://example.org/p> <https://example.org/c> .\n", 3),
        ("a.jsonld", '{"@context": {"p": "https://example.org/p"},\n"p": \n', 3),
        ("a.rdf", f"{RDF}\n<rdf:Description>\n</rdf:RDF>", 3),
    ],
)
def test_a_syntax_error_names_file_and_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    with pytest.raises(RdfSyntaxError, match=f"^{re.escape(name)}, line {line}, column ") as caught:
        read(tmp_path, text, name=name)
    assert caught.value.line == line


def test_a_turtle_error_names_the_line_after_the_prefixes(tmp_path: Path) -> None:
    with pytest.raises(RdfSyntaxError, match=r"^facts\.ttl, line 8, column \d+: "):
        read(tmp_path, "ex:a ex:p ex:b .\nex:a ex:p unknown:b .\n")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.jsonld", '{"@context": "https://example.org/context", "p": 1}', "not fetched"),
        ("a.jsonld", '{"@context": {"p": "https://example.org/p"}, "p": ' + "[" * 9000 + "]" * 9000 + "}", "nested"),
        ("a.rdf", RDF + "<rdf:Description><ex:p>" * 300 + "</ex:p></rdf:Description>" * 300 + "</rdf:RDF>", "nested"),
        ("a.rdf", f'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>{RDF}&a;</rdf:RDF>', "outside"),
        ("a.rdf", f'<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>{RDF}</rdf:RDF>', "other entities"),
        ("a.nt", "<https://example.org/a> <https://example.org/p> " + "<<( " * 9000, "triple terms"),
    ],
)
def test_what_reaches_outside_or_explodes_is_refused(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read(tmp_path, text, name=name)


def test_an_entity_that_is_used_too_often_is_refused(tmp_path: Path) -> None:
    text = f'<!DOCTYPE r [<!ENTITY a "{"x" * 4000}">]>{RDF}<rdf:Description ex:p="{"&a;" * 20_000}"/></rdf:RDF>'
    with pytest.raises(ReadingError, match=r"entities|amplification"):
        read(tmp_path, text, name="a.rdf")


def test_a_triple_term_is_left_out_and_reported(tmp_path: Path) -> None:
    document = read(tmp_path, "ex:a ex:p ex:b, <<( ex:a ex:p ex:b )>> .")
    assert len(document.triples) == 1
    assert "RDF 1.2" in document.quarantined[0].reason


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ('ex:o ikg:year "soon"', "year is no whole number"),
        ('ex:o ikg:value "NaN"', "value is no number"),
        ('ex:o ikg:value "1e999"', "value is no number"),
        ("ex:o ikg:kind ex:actual", "neither ikg:actual nor ikg:target"),
        ('ex:o ikg:comparator "=="', "comparator is none of"),
        ("ex:o ikg:start ex:here", "start is no whole number"),
        (f"<https://example.org/{'a' * 5000}> ex:p ex:b", "IRI has more than"),
        (f'ex:a ex:p "{"a" * 1_000_001}"', "literal has more than"),
        ('id:document-facts ex:p "mine"', "described by its file"),
    ],
)
def test_a_statement_that_answers_would_stumble_over_is_left_out(tmp_path: Path, statement: str, reason: str) -> None:
    document = read(tmp_path, f"{statement} . ex:a ex:p ex:b .")
    assert len(document.triples) == 1
    assert reason in document.quarantined[0].reason
    assert len(document.quarantined[0].statement) <= 301


def test_an_iri_that_is_a_script_stays_words(tmp_path: Path) -> None:
    text = '<javascript:alert(1)> a ikg:Firm ; rdfs:label "<script>alert(1)</script>"@zh .'
    with KnowledgeGraph.in_memory() as graph:
        graph.load_rdf(read(tmp_path, text))
        (hit,) = graph.search("alert").items
    assert hit.thing.iri.startswith("https://w3id.org/innokg/id/firm-")


def test_a_dump_with_half_a_judgement_changes_nothing(tmp_path: Path) -> None:
    base = "https://w3id.org/innokg/"
    lines = [
        f'<{base}id/document-x> <http://purl.org/dc/terms/title> "X" <{base}graph/document/x> .',
        f'<{base}id/document-x> <http://purl.org/dc/terms/source> "x.txt" <{base}graph/document/x> .',
        f'<{base}id/document-x> <{base}ontology#digest> "0" <{base}graph/document/x> .',
        f'<{base}id/document-x> <{base}ontology#length> "1" <{base}graph/document/x> .',
        f"<{base}id/judgement-1> <{base}ontology#verdict> <{base}ontology#same> <{base}graph/judgements> .",
    ]
    with KnowledgeGraph.in_memory() as graph:
        with pytest.raises(InnokgError, match="judgement in the store is incomplete"):
            graph.load_rdf(read(tmp_path, "\n".join(lines), name="a.nq"))
        assert graph.documents() == ()


def test_the_number_of_statements_is_bounded(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="more than 3 statements"):
        read(tmp_path, "ex:a ex:p 1, 2, 3, 4 .", limits=Limits(statements=3))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match="a file of RDF has at most"):
        read(tmp_path, "ex:a ex:p ex:b .", limits=Limits(file_bytes=10))


def test_other_bytes_are_refused_with_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    with pytest.raises(FileMissingError):
        read_rdf(file)
    file.write_bytes(b"")
    with pytest.raises(EmptyDocumentError):
        read_rdf(file)
    file.write_bytes("# 云江区\n".encode("gb18030"))
    with pytest.raises(EncodingError, match="line 1"):
        read_rdf(file)
    with pytest.raises(UnsupportedFormatError, match=r"\.ttl"):
        read_rdf(tmp_path / "a.n3")


def test_what_was_left_out_is_kept_in_the_store_with_its_reason(tmp_path: Path) -> None:
    with KnowledgeGraph.in_memory() as graph:
        graph.load_rdf(read(tmp_path, 'ex:o ikg:year "soon" . ex:a ex:p ex:b .'))
        (kept,) = graph.quarantine("facts")["facts"]
    assert (kept.kind, kept.reason) == ("statement", "The value of year is no whole number.")
    assert kept.statement == '<https://example.org/o> <https://w3id.org/innokg/ontology#year> "soon"'
