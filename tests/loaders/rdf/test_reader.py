"""Files of RDF of strangers become statements under innokg's ids."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.knowledge_graph import KnowledgeGraph
from loaders.rdf.reader import read_rdf
from loaders.reading.limits import DEFAULT_LIMITS, Limits
from ontology.entity import EntityType
from ontology.errors import NoFactsError
from ontology.identity import entity_id
from ontology.rdf_document import RdfDocument

IKG = "https://w3id.org/innokg/ontology#"
ID = "https://w3id.org/innokg/id/"
PREFIXES = f"""@prefix ikg: <{IKG}> .
@prefix id: <{ID}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix ex: <https://example.org/> .
"""


def read(tmp_path: Path, text: str, *, name: str = "facts.ttl", limits: Limits = DEFAULT_LIMITS) -> RdfDocument:
    file = tmp_path / name
    file.write_text(PREFIXES + text if name.endswith((".ttl", ".trig")) else text, encoding="utf-8")
    return read_rdf(file, limits=limits)


def said(document: RdfDocument) -> set[tuple[str, str, str]]:
    return {(str(t.subject), str(t.predicate), str(t.object)) for t in document.triples}


def test_a_thing_of_a_class_of_the_vocabulary_gets_the_id_that_a_plan_would_give_it(tmp_path: Path) -> None:
    document = read(tmp_path, 'ex:u a ikg:University ; rdfs:label "云州大学"@zh, "Yunzhou University"@en .')
    assert document.things == {entity_id(EntityType.UNIVERSITY, "云州大学")}


def test_the_iri_that_a_thing_had_stays_known(tmp_path: Path) -> None:
    document = read(tmp_path, 'ex:u a ikg:University ; schema:name "云州大学"@zh .')
    (identifier,) = document.things
    node = f"<{ID}{identifier}>"
    assert (node, "<http://www.w3.org/2002/07/owl#sameAs>", "<https://example.org/u>") in said(document)
    assert (node, "<http://www.w3.org/2000/01/rdf-schema#label>", '"云州大学"@zh') in said(document)


def test_an_id_of_innokg_s_is_kept_in_its_one_spelling(tmp_path: Path) -> None:
    document = read(tmp_path, f'<{ID}firm-慧云> a ikg:Firm ; rdfs:label "慧云智造"@zh .')
    assert document.things == {"firm-慧云"}
    assert {str(t.subject) for t in document.triples} == {f"<{ID}firm-%E6%85%A7%E4%BA%91>"}


def test_a_narrower_class_brings_the_scheme_s_class(tmp_path: Path) -> None:
    document = read(tmp_path, 'id:p a ikg:Incubator ; rdfs:label "云鹭孵化器"@zh .')
    assert (
        Triple(
            NamedNode(f"{ID}p"),
            NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            NamedNode(f"{IKG}Platform"),
        )
        in document.triples
    )


def test_two_things_of_one_name_stay_two(tmp_path: Path) -> None:
    document = read(tmp_path, 'ex:a a ikg:Firm ; rdfs:label "慧云智造" . ex:b a ikg:Firm ; rdfs:label "慧云智造" .')
    assert len(document.things) == 2


def test_blank_nodes_are_the_file_s_own_and_the_same_in_every_run(tmp_path: Path) -> None:
    text = 'ex:a ex:p [ ex:q "1" ], [ ex:q "2" ] .'
    first, again, other = (read(tmp_path, text, name=name) for name in ("one.ttl", "one.ttl", "two.ttl"))
    nodes = [
        {str(t.object) for t in document.triples if str(t.predicate).endswith("/p>")} for document in (first, other)
    ]
    assert first.triples == again.triples
    assert nodes[0] == {f"<{ID}node-one-1>", f"<{ID}node-one-2>"}
    assert not nodes[0] & nodes[1]


def test_relative_iris_are_places_of_the_file(tmp_path: Path) -> None:
    document = read(tmp_path, "<a> ex:p <b#c> .")
    base = "https://w3id.org/innokg/file/facts/"
    assert said(document) == {(f"<{base}a>", "<https://example.org/p>", f"<{base}b#c>")}


def test_graphs_of_strangers_become_one(tmp_path: Path) -> None:
    document = read(tmp_path, "ex:g { ex:a ex:p ex:b } ex:h { ex:a ex:p ex:b . ex:c ex:p ex:d }", name="facts.trig")
    assert len(document.triples) == 2


def test_the_file_s_own_title_is_the_document_s(tmp_path: Path) -> None:
    text = '@prefix dct: <http://purl.org/dc/terms/> . <> dct:title "云江企业目录"@zh . ex:a ex:p ex:b .'
    assert read(tmp_path, text).description.title == "云江企业目录"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.nt", '<https://example.org/a> <https://example.org/p> "1" .\n'),
        ("a.nq", '<https://example.org/a> <https://example.org/p> "1" <https://example.org/g> .\n'),
        ("a.ttl", 'ex:a ex:p "1" .'),
        ("a.trig", '{ ex:a ex:p "1" }'),
        (
            "a.rdf",
            (
                '<!DOCTYPE rdf:RDF [<!ENTITY ex "https://example.org/">]>'
                '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="&ex;">'
                '<rdf:Description rdf:about="&ex;a"><ex:p>1</ex:p></rdf:Description></rdf:RDF>'
            ),
        ),
        ("a.jsonld", '{"@context": {"p": "https://example.org/p"}, "@id": "https://example.org/a", "p": "1"}'),
    ],
)
def test_every_serialisation_says_the_same(tmp_path: Path, name: str, text: str) -> None:
    document = read(tmp_path, text, name=name)
    assert document.triples == (
        Triple(NamedNode("https://example.org/a"), NamedNode("https://example.org/p"), Literal("1")),
    )


def test_a_file_without_a_statement_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NoFactsError, match="states nothing"):
        read(tmp_path, "# nothing\n")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "a.nt"
    file.write_bytes(b'\xef\xbb\xbf<https://example.org/a> <https://example.org/p> "1" .\n')
    assert len(read_rdf(file).triples) == 1


def test_things_of_a_file_are_searched_related_and_dropped(tmp_path: Path) -> None:
    text = """ex:f a ikg:Firm ; rdfs:label "慧云智造"@zh ; ikg:locatedIn ex:p .
    ex:p a ikg:Park ; rdfs:label "云鹭湖科技园"@zh ."""
    with KnowledgeGraph.in_memory() as graph:
        (result,) = graph.load_rdf(read(tmp_path, text))
        assert (result.document, result.entities, result.relations) == ("facts", 2, 1)
        firm = graph.search("慧云").items[0].thing
        (fact,) = graph.entity(firm.id).facts
        assert fact.sources[0].document == "facts"
        (again,) = graph.load_rdf(read(tmp_path, text))
        assert again.unchanged
        graph.load_rdf(read(tmp_path, 'ex:f a ikg:Firm ; rdfs:label "鹭川科技"@zh .'))
        assert not graph.search("慧云").items
        graph.delete("facts")
        assert not graph.search("鹭川").items


def test_a_figure_of_a_file_is_answered(tmp_path: Path) -> None:
    text = """id:region-500102 a ikg:Region ; rdfs:label "涪陵区"@zh .
    ex:o a ikg:Observation ; ikg:about id:region-500102 ; ikg:indicator ikg:RDIntensity ; ikg:year 2020 ;
      ikg:indicatorName "研发经费投入强度"@zh ; ikg:value 2.4 ; ikg:unit "%" ;
      ikg:kind ikg:actual ; ikg:comparator "=" ."""
    with KnowledgeGraph.in_memory() as graph:
        graph.load_rdf(read(tmp_path, text))
        (figure,) = graph.figures(indicator="RDIntensity", subject="涪陵").items
    assert (figure.year, figure.value, figure.source.document) == (2020, 2.4, "facts")
