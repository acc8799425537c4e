"""Things one by one and in lists, their links and the sentences behind them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pyoxigraph
import pytest
import rdflib

from graph.knowledge_graph import KnowledgeGraph
from loaders.rdf.reader import read_rdf
from ontology.attribute import Attribute, AttributeProperty
from ontology.claim import Claims
from ontology.judgement import Verdict
from ontology.provenance import Evidence, Span
from tests.api.example import (
    CENTRE_ID,
    CLUSTER_ID,
    DISTRICT_ID,
    FIRM_ID,
    TOWN,
    TOWN_ID,
    UNIVERSITY_ID,
    hostile_plan,
    plan,
)
from tests.api.server import serving

SENTENCE = "云溪科创小镇包括南湖组团。"
TEXT = "规划引言甲乙丙丁。" + SENTENCE + "其他内容。\n" + "文" * 5000
# What no plan states: another label, another language, a class and relations of other vocabularies.
FOREIGN = """@prefix ikg: <https://w3id.org/innokg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://w3id.org/innokg/id/TOWN> a ikg:Park , foaf:Organization ; rdfs:label "云溪科创小镇"@zh , "Yunxi Town"@en ;
  skos:altLabel "Yunxi"@en , "云溪" ; dcterms:description "一个小镇"@zh ; foaf:homepage <https://yunxi.example/> ;
  ikg:level "市级" , "国家级"@zh ; ikg:recognitionYear "02021"^^<http://www.w3.org/2001/XMLSchema#integer> ;
  foaf:knows [ foaf:name "someone" ] .
<#other> foaf:topic <https://w3id.org/innokg/id/TOWN> .
""".replace("TOWN", TOWN_ID)


def _plan() -> Claims:
    """Return a plan whose first relation stands in a sentence of the text, and that says something of the town."""
    made = plan()
    start = TEXT.index("云溪")
    evidence = replace(made.relations[0].evidence, span=Span(start, start + len(SENTENCE) - 1))
    level = Attribute(
        subject=TOWN.key,
        property=AttributeProperty.LEVEL,
        value="国家级",
        evidence=Evidence(span=Span(0, 3), quote="国家级", section=(), rule="test.rule"),
    )
    return replace(
        made, relations=(replace(made.relations[0], evidence=evidence), *made.relations[1:]), attributes=(level,)
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server over a plan with its text, a hostile one and RDF of other vocabularies."""
    folder = tmp_path_factory.mktemp("served")
    foreign = folder / "foreign.ttl"
    foreign.write_text(FOREIGN, encoding="utf-8")
    made = _plan()
    described = replace(made.document, region="500102", start_year=2021, end_year=2025)
    with KnowledgeGraph.open(folder / "graph") as graph:
        graph.load(replace(made, document=described), text=TEXT)
        graph.load(hostile_plan())
        graph.load_rdf(read_rdf(foreign))
    with serving(folder / "graph") as address, httpx.Client(base_url=address, timeout=20) as opened:
        yield opened


def listed(client: httpx.Client, **query: Any) -> list[str]:
    return [one["id"] for one in client.get("/api/entities", params=query).json()["items"]]


def test_a_thing_has_its_facts_both_ways_with_evidence(client: httpx.Client) -> None:
    entity = client.get(f"/api/entities/{CLUSTER_ID}").json()

    (town,) = entity["facts"]["partOf"]
    assert (town["id"], town["label"], town["type"]) == (TOWN_ID, "云溪科创小镇", "Park")
    assert [one["id"] for one in entity["incoming"]["locatedIn"]] == [CENTRE_ID]
    assert (town["sources"][0]["document"], town["sources"][0]["quote"]) == (
        "qingyuan-14fyp",
        "云溪科创小镇包括南湖组团",
    )
    assert [(one["predicate"], one["direction"], one["label"]["zh"], one["total"]) for one in entity["relations"]] == [
        ("locatedIn", "in", "包含", 1),
        ("partOf", "out", "属于", 1),
    ]
    assert entity["counts"] == {"facts": 2, "figures": 0, "documents": 1}


def test_a_thing_has_its_names_attributes_and_what_else_is_stated(client: httpx.Client) -> None:
    entity = client.get(f"/api/entities/{TOWN_ID}").json()

    assert (entity["label"], entity["names"], entity["description"]) == ("云溪科创小镇", ["云溪小镇"], "一个小镇")
    assert entity["attributes"] == {"level": ["国家级"], "recognitionYear": [2021]}
    assert entity["statements"]["http://xmlns.com/foaf/0.1/homepage"] == [{"iri": "https://yunxi.example/"}]


# The parser of rdflib calls what rdflib itself deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("identifier", [TOWN_ID, CLUSTER_ID, DISTRICT_ID, FIRM_ID, "document-qingyuan-14fyp"])
def test_the_json_of_a_thing_is_the_same_rdf_as_its_linked_data(client: httpx.Client, identifier: str) -> None:
    address = urljoin(str(client.base_url), f"/api/entities/{identifier}")
    body = client.get(address, headers={"accept": "application/ld+json"})
    turtle = client.get(f"/id/{identifier}", headers={"accept": "text/turtle"}).text

    read = rdflib.Graph().parse(data=body.text, format="json-ld", publicID=address)
    wanted = rdflib.Graph().parse(data=turtle, format="turtle")

    assert body.headers["content-type"] == "application/ld+json"
    assert set(read) == set(wanted)


def test_another_reader_of_json_ld_reads_the_same(client: httpx.Client) -> None:
    body = client.get(f"/api/entities/{TOWN_ID}").json()
    body["@context"] = [client.get(one).json()["@context"] for one in body["@context"]]
    turtle = client.get(f"/id/{TOWN_ID}", headers={"accept": "application/n-triples"}).content

    read = pyoxigraph.parse(json.dumps(body), pyoxigraph.RdfFormat.JSON_LD)

    assert {quad.triple for quad in read} == {
        q.triple for q in pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.N_TRIPLES)
    }


def test_of_many_facts_the_first_are_shown_and_all_are_counted(client: httpx.Client) -> None:
    entity = client.get(f"/api/entities/{DISTRICT_ID}", params={"limit": 1}).json()

    assert len(entity["figures"]) == 1
    assert entity["counts"]["figures"] == 2


def test_an_unknown_thing_is_404(client: httpx.Client) -> None:
    addresses = [f"/api/entities/park-none-000000{part}" for part in ("", "/links", "/evidence")]

    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


def test_things_are_listed_by_label_or_the_best_linked_first(client: httpx.Client) -> None:
    answer = client.get("/api/entities").json()
    labels = [one["label"] for one in answer["items"]]
    best = client.get("/api/entities", params={"sort": "links"}).json()["items"]

    assert answer["total"] == len(labels) == 7
    assert labels == sorted(labels)
    assert [one["links"] for one in best] == sorted((one["links"] for one in best), reverse=True)
    assert best[0]["links"] == 2


def test_things_are_chosen_by_class_region_document_and_figures(client: httpx.Client) -> None:
    assert set(listed(client, type="Park")) == {TOWN_ID, CLUSTER_ID}
    assert set(listed(client, type=["Park", "University"])) == {TOWN_ID, CLUSTER_ID, UNIVERSITY_ID}
    assert set(listed(client, document="hostile", type="Firm")) == {FIRM_ID}
    assert listed(client, has_figure=True) == [DISTRICT_ID]
    assert DISTRICT_ID not in listed(client, has_figure=False)
    assert set(listed(client, region=DISTRICT_ID)) == {TOWN_ID, CLUSTER_ID, CENTRE_ID}


def test_what_only_its_documents_name_belongs_to_a_region(client: httpx.Client) -> None:
    assert UNIVERSITY_ID in listed(client, region="涪陵区")
    assert UNIVERSITY_ID in listed(client, region="重庆市")
    assert FIRM_ID not in listed(client, region="涪陵区")


def test_an_unknown_document_is_no_condition(client: httpx.Client) -> None:
    assert client.get("/api/entities", params={"document": "none"}).status_code == 404


@pytest.mark.parametrize("sort", ["label", "links"])
def test_things_come_in_parts(client: httpx.Client, sort: str) -> None:
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 2, "sort": sort}
    while True:
        part = client.get("/api/entities", params=query).json()
        seen += [one["id"] for one in part["items"]]
        if part["next"] is None:
            break
        query["cursor"] = part["next"]

    assert seen == listed(client, sort=sort)


@pytest.mark.parametrize("cursor", ["10", "WzFd", "!", "%00"])
def test_a_cursor_that_no_answer_gave_is_refused(client: httpx.Client, cursor: str) -> None:
    for address in ("/api/entities", f"/api/entities/{TOWN_ID}/links", f"/api/entities/{TOWN_ID}/evidence"):
        assert client.get(address, params={"cursor": cursor}).status_code == 400


def test_links_are_chosen_by_direction_relation_and_class(client: httpx.Client) -> None:
    def others(**query: Any) -> list[str]:
        items = client.get(f"/api/entities/{CLUSTER_ID}/links", params=query).json()["items"]
        return [link["other"]["id"] for link in items]

    assert others() == [CENTRE_ID, TOWN_ID]
    assert others(direction="in") == [CENTRE_ID]
    assert others(relation="partOf") == [TOWN_ID]
    assert others(type="Park") == [TOWN_ID]
    assert others(type="Firm") == []


def test_links_come_in_parts(client: httpx.Client) -> None:
    address = f"/api/entities/{CLUSTER_ID}/links"
    first = client.get(address, params={"limit": 1}).json()
    rest = client.get(address, params={"limit": 1, "cursor": first["next"]}).json()

    assert (first["total"], rest["total"], rest["next"]) == (2, 2, None)
    assert [part["items"][0]["other"]["id"] for part in (first, rest)] == [CENTRE_ID, TOWN_ID]


def test_what_is_no_relation_is_refused(client: httpx.Client) -> None:
    for part in ("links", "evidence"):
        assert client.get(f"/api/entities/{TOWN_ID}/{part}", params={"relation": "likes"}).status_code == 400


def test_evidence_has_the_whole_sentence_with_the_place_of_the_words(client: httpx.Client) -> None:
    query = {"relation": "partOf", "other": TOWN_ID}
    (item,) = client.get(f"/api/entities/{CLUSTER_ID}/evidence", params=query).json()["items"]

    assert item["fact"]["other"]["id"] == TOWN_ID
    assert item["sentence"] == {"text": SENTENCE, "start": 0, "end": len(SENTENCE) - 1}
    assert (item["source"]["section"], item["source"]["rule"]) == ("三、布局 › (一)小镇", "test.rule")


def test_evidence_without_the_text_has_no_sentence(client: httpx.Client) -> None:
    (item,) = client.get(f"/api/entities/{FIRM_ID}/evidence").json()["items"]

    assert item["sentence"] is None


def test_evidence_pages_through_facts_and_figures(client: httpx.Client) -> None:
    address = f"/api/entities/{DISTRICT_ID}/evidence"
    first = client.get(address, params={"limit": 1}).json()
    rest = client.get(address, params={"limit": 1000, "cursor": first["next"]}).json()
    figures = client.get(address, params={"relation": "value"}).json()

    items = first["items"] + rest["items"]
    assert len(items) == first["total"] == rest["total"] == 3
    assert [item["observation"]["year"] for item in items if item["observation"]] == [2020, 2025]
    assert items[0]["fact"]["predicate"] == "locatedIn"
    assert figures["total"] == 2


def test_a_merged_id_gives_what_it_became(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        graph.load(plan())
        graph.reviews.judge(TOWN_ID, CLUSTER_ID, Verdict.SAME, by="李审核")
        kept = graph.entity(TOWN_ID).thing.id
    merged = CLUSTER_ID if kept == TOWN_ID else TOWN_ID
    with serving(tmp_path / "graph") as address, httpx.Client(base_url=address, timeout=20) as client:
        assert client.get(f"/api/entities/{merged}").json()["id"] == kept
        for accept in ("text/html", "text/turtle", "application/ld+json"):
            moved = client.get(f"/id/{merged}", headers={"accept": accept})
            assert (moved.status_code, moved.headers["location"]) == (301, f"/id/{kept}")
