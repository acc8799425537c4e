"""Pages work without another host and take no markup from the data."""

import re

import httpx
import pytest

from tests.api.example import FIRM_ID, TOWN_ID

ELSEWHERE = re.compile(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE)
PAGES = ["/", "/?lang=en", "/docs", "/ontology", "/sparql", f"/id/{TOWN_ID}", f"/view?focus={TOWN_ID}&depth=2", "/view"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_load_nothing_from_another_host(service: httpx.Client, address: str) -> None:
    page = service.get(address, headers={"accept": "text/html"})

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not ELSEWHERE.search(re.sub(r"<script>.*?</script>", "", page.text, flags=re.DOTALL))


def test_all_that_the_documentation_loads_is_there(service: httpx.Client) -> None:
    loaded = re.findall(r'(?:src|href)="(/[^"]+)"', service.get("/docs").text)

    assert len(loaded) >= 3
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
