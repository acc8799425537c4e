"""What the IRI of a thing and of the vocabulary lead to."""

import re

import httpx
import pyoxigraph
import pytest

from tests.api.example import CENTRE_ID, FIRM_ID, TOWN_ID

FORMATS = [
    ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
    ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
    ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
    ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
]
IKG = "https://w3id.org/innokg/ontology#"


@pytest.mark.parametrize(("accept", "rdf_format"), FORMATS)
def test_a_thing_as_rdf_has_its_facts_both_ways(
    service: httpx.Client, accept: str, rdf_format: pyoxigraph.RdfFormat
) -> None:
    answer = service.get(f"/id/{TOWN_ID}", headers={"accept": accept})

    triples = list(pyoxigraph.parse(answer.content, rdf_format))
    thing = pyoxigraph.NamedNode(f"https://w3id.org/innokg/id/{TOWN_ID}")
    assert pyoxigraph.Literal("云溪科创小镇", language="zh") in {t.object for t in triples if t.subject == thing}
    assert f"{IKG}partOf" in {t.predicate.value for t in triples if t.object == thing}
    assert f"{IKG}locatedIn" in {t.predicate.value for t in triples if t.subject == thing}


def test_a_page_shows_names_relations_and_the_words_behind_them(service: httpx.Client) -> None:
    page = service.get(f"/id/{TOWN_ID}", headers={"accept": "text/html"}).text

    assert "云溪小镇" in page
    assert "南湖组团" in page
    assert "云溪科创小镇包括南湖组团" in page
    assert f'href="/view?focus={TOWN_ID}' in page


def test_a_page_in_english_has_english_words(service: httpx.Client) -> None:
    page = service.get(f"/id/{CENTRE_ID}?lang=en", headers={"accept": "text/html"}).text

    assert 'lang="en"' in page
    assert "relies on" in page.lower()


def test_hostile_names_and_words_are_text_on_a_page(service: httpx.Client) -> None:
    page = service.get(f"/id/{FIRM_ID}", headers={"accept": "text/html"}).text

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "<img src=x" not in page


def test_pages_forbid_scripts_and_other_hosts(service: httpx.Client) -> None:
    headers = service.get(f"/id/{TOWN_ID}", headers={"accept": "text/html"}).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_document_s_page_leads_to_its_things_and_figures_by_name(service: httpx.Client) -> None:
    page = service.get("/id/document-qingyuan-14fyp", headers={"accept": "text/html"}).text

    assert f'<a href="/id/{TOWN_ID}?lang=zh">云溪科创小镇</a>' in page
    assert re.search("全社会研发经费投入强度.*2020</small> 2.1 %.*2025</small> ≥ 2.6 %", page, re.DOTALL)


def test_a_document_has_a_page(service: httpx.Client) -> None:
    page = service.get("/id/document-hostile", headers={"accept": "text/html"})

    assert page.status_code == 200
    assert "&lt;b&gt;规划&lt;/b&gt;" in page.text
    assert f'href="/id/{FIRM_ID}?lang=zh"' in page.text


def test_an_unknown_document_is_404(service: httpx.Client) -> None:
    assert service.get("/id/document-none", headers={"accept": "text/html"}).status_code == 404


@pytest.mark.parametrize(("accept", "rdf_format"), FORMATS)
def test_the_vocabulary_as_rdf_defines_its_classes(
    service: httpx.Client, accept: str, rdf_format: pyoxigraph.RdfFormat
) -> None:
    answer = service.get("/ontology", headers={"accept": accept})

    triples = list(pyoxigraph.parse(answer.content, rdf_format))
    assert pyoxigraph.NamedNode(f"{IKG}Park") in {t.subject for t in triples}


def test_the_vocabulary_as_a_page_explains_its_terms(service: httpx.Client) -> None:
    page = service.get("/ontology?lang=en", headers={"accept": "text/html"}).text

    assert 'id="Park"' in page
    assert 'id="RDIntensity"' in page


def test_an_unoffered_media_type_is_406(service: httpx.Client) -> None:
    assert service.get(f"/id/{TOWN_ID}", headers={"accept": "image/png"}).status_code == 406
