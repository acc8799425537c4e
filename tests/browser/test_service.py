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
        ("/", "body"),
        ("/?lang=en", "body"),
        ("/docs", "#operations-things-search_api_search_get"),
        ("/sparql", "textarea"),
        ("/ontology", "#Park"),
        (f"/id/{TOWN_ID}", "q"),
        (f"/id/{FIRM_ID}", "q"),
        ("/id/document-hostile", "table"),
        (f"/view?focus={TOWN_ID}&depth=2", "body[data-ready]"),
        (f"/view?focus={FIRM_ID}", "body[data-ready]"),
    ],
)
def test_a_page_works_without_a_complaint_or_another_host(visit: Visit, address: str, path: str, shown: str) -> None:
    visit.page.goto(address + path)
    visit.page.wait_for_selector(shown)
    visit.page.wait_for_load_state("networkidle")

    assert visit.complaints == []
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
    visit.page.get_by_role("button").click()

    visit.page.get_by_role("link", name=TOWN_ID).click()
    assert visit.page.locator("h1").inner_text().startswith("云溪科创小镇")


def test_a_hostile_name_is_shown_as_it_is(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/id/{FIRM_ID}")

    assert visit.page.locator("h1").inner_text().startswith(HOSTILE_NAME)
    assert visit.page.locator("main script, main img").count() == 0
