"""Pages work without another host and take no markup from the data."""

import json
import re
from html import unescape
from urllib.parse import urljoin

import httpx
import pytest

from tests.api.example import FIRM_ID, TOWN_ID, UNIVERSITY_ID

ELSEWHERE = re.compile(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE)
HTML = {"accept": "text/html"}
PAGES = [
    "/",
    "/find",
    "/find?lang=en",
    "/docs",
    "/ontology",
    "/sparql",
    f"/id/{TOWN_ID}",
    "/id/document-hostile",
    f"/view?focus={TOWN_ID}&depth=2",
    "/view",
]


@pytest.mark.parametrize("address", PAGES)
def test_pages_load_nothing_from_another_host(service: httpx.Client, address: str) -> None:
    page = service.get(address, headers={"accept": "text/html"})

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not ELSEWHERE.search(re.sub(r"<script>.*?</script>", "", page.text, flags=re.DOTALL))


def test_all_that_the_documentation_loads_is_there(service: httpx.Client) -> None:
    loaded = re.findall(r'(?:src|<link [^>]*href)="(/[^"]+)"', service.get("/docs").text)

    assert len(loaded) >= 6
    for address in loaded:
        answer = service.get(address)
        assert answer.status_code == 200


def test_the_network_page_takes_no_markup_from_names(service: httpx.Client) -> None:
    page = service.get("/view", params={"focus": FIRM_ID}).text

    assert "新材料" in page or "\\u65b0\\u6750\\u6599" in page
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_the_openapi_document_describes_every_resource(service: httpx.Client) -> None:
    document = service.get("/openapi.json").json()

    assert {"/sparql", "/id/{identifier}", "/api/search", "/api/graph", "/api/observations"} <= document["paths"].keys()
    for path in document["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert "default" in operation["responses"]


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(service: httpx.Client, address: str) -> None:
    page = service.get(address, headers=HTML).text
    links = {unescape(link) for link in re.findall(r'<a [^>]*href="([^"#]+)', page)}

    assert links or address.startswith("/view")
    for link in links:
        assert service.get(urljoin(address, link), headers=HTML, follow_redirects=True).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_pages_speak_the_language_that_a_browser_likes_best(service: httpx.Client, address: str) -> None:
    path = address.partition("?")[0]
    spoken = [
        service.get(asked, headers=HTML | {"accept-language": accepted}).text
        for asked, accepted in [(path, "en-GB,en;q=0.9"), (path, "zh-CN"), (path, "fr"), (path + "?lang=en", "zh-CN")]
    ]

    assert ['<html lang="en">' in page for page in spoken] == [True, False, False, True]
    assert ['<html lang="zh-CN">' in page for page in spoken] == [False, True, True, False]


@pytest.mark.parametrize(
    ("address", "status"), [("/id/park-none", 404), ("/view?focus=park-none", 404), ("/view?depth=9", 422)]
)
def test_a_problem_is_a_page_for_a_browser(service: httpx.Client, address: str, status: int) -> None:
    answer = service.get(address, headers={"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})

    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert service.get(address).json()["detail"].split("'")[0] in unescape(answer.text)


def test_a_hostile_address_is_text_on_the_page_of_its_problem(service: httpx.Client) -> None:
    answer = service.get("/<script>alert(1)</script>", headers=HTML)

    assert answer.status_code == 404
    assert "<script" not in answer.text


def test_a_query_page_cuts_long_answers_and_says_so(service: httpx.Client) -> None:
    query = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"
    page = service.get("/sparql", params={"query": query, "lang": "en"}, headers=HTML).text

    assert "the first 1000 are shown" in page
    assert page.count("<tr>") == 1001


@pytest.mark.parametrize(("query", "status"), [("SELECT", 400), ("DELETE WHERE { ?s ?p ?o }", 403)])
def test_a_query_page_says_what_is_wrong_with_a_query(service: httpx.Client, query: str, status: int) -> None:
    answer = service.get("/sparql", params={"query": query}, headers=HTML)

    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert query in answer.text


def test_a_query_page_needs_no_query(service: httpx.Client) -> None:
    assert service.get("/sparql?lang=en", headers=HTML).status_code == 200


def test_search_works_without_a_script(service: httpx.Client) -> None:
    page = service.get("/find", params={"q": "清源", "lang": "zh"})

    assert f'<a href="/id/{UNIVERSITY_ID}?lang=zh">清源理工大学</a>' in page.text
    assert '<a href="/id/document-qingyuan-14fyp?lang=zh">' in page.text
    assert "<script" not in page.text
    assert "script-src" not in page.headers["content-security-policy"]


def test_the_search_box_of_pages_leads_to_the_page_without_scripts(service: httpx.Client) -> None:
    for address in ("/find", f"/id/{UNIVERSITY_ID}", "/ontology"):
        assert 'action="/find"' in service.get(address, headers={"accept": "text/html"}).text


def test_what_is_searched_for_is_text_on_the_page(service: httpx.Client) -> None:
    page = service.get("/find", params={"q": '"><script>alert(1)</script>'}).text

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_page_shows_the_things_and_relations_that_were_asked_for(service: httpx.Client) -> None:
    found = service.get("/api/graph", params={"focus": TOWN_ID, "depth": 2}).json()
    nodes = [node["id"] for node in found["nodes"]]
    first = found["edges"][0]
    asked = {"nodes": nodes, "relations": [[first["source"], first["predicate"], first["target"]]]}

    page = service.post("/view", params={"lang": "en"}, json={**asked, "title": "<img src=x onerror=alert(1)>"})

    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page.text, re.DOTALL)[0])
    assert page.status_code == 200
    assert [node["id"] for node in data["nodes"]] == nodes
    assert [(edge["from"], edge["to"]) for edge in data["edges"]] == [(first["source"], first["target"])]
    # Kept as a file, the page still leads back to the service that made it.
    assert data["entityUrl"] == str(service.base_url.join("/id/"))
    assert "<img src=x" not in page.text


@pytest.mark.parametrize(
    ("body", "status"),
    [({"nodes": []}, 422), ({"nodes": ["a"] * 1001}, 422), ({"nodes": ["nothing-0"]}, 404), ({"nodes": ["<b>"]}, 404)],
)
def test_a_page_of_nothing_or_too_much_is_refused(service: httpx.Client, body: object, status: int) -> None:
    assert service.post("/view", json=body).status_code == status
