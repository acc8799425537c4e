"""The explorer's SPARQL page in the browser."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.explorer import settled
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser


def _write(visit: Visit, query: str) -> None:
    editor = visit.page.get_by_role("textbox", name="SPARQL 查询")
    editor.click()
    visit.page.keyboard.press("Control+a")
    visit.page.keyboard.insert_text(query)


def test_an_example_is_asked_and_its_rows_lead_to_the_network(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/sparql?lang=zh")
    examples = page.get_by_label("例题")
    expect(examples.locator("option")).to_have_count(11)
    examples.select_option(index=1)
    page.get_by_role("button", name="执行").click()
    expect(page.get_by_role("region", name="结果表格").locator("tbody tr").first).to_be_visible()
    visit.picture("explorer-sparql")
    assert visit.complaints == []
    assert visit.asked_elsewhere(explorer) == []


def test_a_label_and_a_number_become_a_chart_and_triples_a_network(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/sparql?lang=zh")
    page.get_by_label("例题").locator("option").nth(1).wait_for(state="attached")
    _write(visit, "SELECT ?class (COUNT(*) AS ?n) WHERE { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n) LIMIT 8")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("img", name="结果图表")).to_be_visible()
    visit.picture("explorer-sparql-chart")

    part = "<https://w3id.org/innokg/ontology#partOf>"
    _write(visit, f"CONSTRUCT {{ ?a {part} ?b }} WHERE {{ ?a {part} ?b }} LIMIT 20")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="在关系网络中查看").click()
    settled(page)
    expect(page.locator("[data-relation=partOf]")).to_be_visible()


def test_a_slip_is_shown_with_its_place_and_a_long_query_can_be_given_up(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/sparql?lang=zh")
    page.get_by_label("例题").locator("option").nth(1).wait_for(state="attached")
    _write(visit, "SELECT * WHERE {\n  ?a ?b }}")
    page.get_by_role("button", name="执行").click()
    expect(page.get_by_role("alert").get_by_role("button", name=re.compile("转到第 2 行"))).to_be_visible()

    held: list[Route] = []
    page.route("**/sparql?timeout=*", lambda route: held.append(route))  # noqa: PLW0108 - the driver marks what it is given
    page.get_by_role("button", name="执行").click()
    page.get_by_role("button", name="取消").click()
    expect(page.get_by_role("button", name="执行")).to_be_enabled()
