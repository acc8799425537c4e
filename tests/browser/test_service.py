"""The real service in a real browser: every page works under its own restrictions and asks no other host."""

from collections.abc import Iterator

import pytest

from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import FIRM_ID, HOSTILE_NAME, TOWN_ID, hostile_plan, plan
from tests.api.server import serving
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("browsed") / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(plan())
        graph.load(hostile_plan())
    with serving(data) as served:
        yield served


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/", "[data-settled]"),
        ("/find", "h1"),
        ("/find?q=科创&lang=en", "#hits"),
        ("/docs", "#operations-things-search_api_search_get"),
        ("/sparql", "textarea"),
        ("/ontology", "#Park"),
        (f"/id/{TOWN_ID}", "q"),
        (f"/id/{FIRM_ID}", "q"),
        ("/id/document-hostile", "li a"),
        ("/id/document-qingyuan-14fyp", "table"),
        ("/id/park-none", "h1"),
        (f"/view?focus={TOWN_ID}&depth=2", "body[data-ready]"),
        (f"/view?focus={FIRM_ID}", "body[data-ready]"),
    ],
)
def test_a_page_works_without_a_complaint_or_another_host(visit: Visit, address: str, path: str, shown: str) -> None:
    visit.page.goto(address + path)
    visit.page.wait_for_selector(shown)
    visit.page.wait_for_load_state("load")

    # A browser complains of every answer that is an error, which the page of a problem is.
    assert [one for one in visit.complaints if "404 (Not Found)" not in one] == []
    assert visit.asked_elsewhere(address) == []


def test_the_documentation_tries_a_resource_out(visit: Visit, address: str) -> None:
    visit.page.goto(address + "/docs")
    operation = visit.page.locator("#operations-documents-documents_api_documents_get")
    operation.locator(".opblock-summary").click()
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_role("button", name="Execute").click()

    operation.locator(".live-responses-table").get_by_text("qingyuan-14fyp").first.wait_for()
    assert visit.asked_elsewhere(address) == []


def test_a_query_is_asked_and_its_rows_lead_to_things(visit: Visit, address: str) -> None:
    visit.page.goto(address + "/sparql")
    visit.page.get_by_role("button", name="Ask").click()

    visit.page.get_by_role("link", name=TOWN_ID).click()
    assert visit.page.locator("h1").inner_text().startswith("云溪科创小镇")


def test_a_hostile_name_is_shown_as_it_is(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/id/{FIRM_ID}")

    assert visit.page.locator("h1").inner_text().startswith(HOSTILE_NAME)
    assert visit.page.locator("main script, main img").count() == 0


def test_the_search_box_of_every_page_leads_to_the_hits(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/id/{FIRM_ID}?lang=zh")
    visit.page.get_by_role("searchbox").fill("科创小镇")
    visit.page.get_by_role("searchbox").press("Enter")

    hit = visit.page.locator("main ol").get_by_role("link", name="云溪科创小镇")
    hit.click()
    assert visit.page.locator("h1").inner_text() == "云溪科创小镇"
    assert visit.complaints == []


@pytest.mark.parametrize(
    "path",
    ["/", "/find?q=科创", "/sparql", "/ontology", f"/id/{TOWN_ID}", "/id/document-qingyuan-14fyp", "/view"],
)
def test_a_page_is_no_wider_than_a_phone(visit: Visit, address: str, path: str) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 740})
    visit.page.goto(address + path)

    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
