"""The explorer's tools: SPARQL, and documents into the graph and out of it, in the browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from graph.knowledge_graph import KnowledgeGraph
from tests.api.server import TOKEN, serving
from tests.browser.explorer import PLAN, TOWN, settled
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

_SAMPLE = Path(__file__).parents[2] / "loaders" / "sample" / f"{PLAN}.txt"


@pytest.fixture
def writable(explorer: str, tmp_path: Path) -> Iterator[str]:  # noqa: ARG001 - skips where the explorer is not built
    data = tmp_path / "graph"
    KnowledgeGraph.open(data).close()
    with serving(data, token=TOKEN) as address:
        yield address


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


def test_a_document_is_sent_read_reviewed_and_removed(newcomer: Visit, writable: str) -> None:
    page = newcomer.page
    page.goto(f"{writable}/explore/documents?lang=zh")
    expect(page.get_by_text("没有符合的文件。")).to_be_visible()
    page.get_by_role("button", name="上传文件").click()
    page.get_by_label("服务的口令").fill(TOKEN)
    page.get_by_role("button", name="使用").click()
    page.get_by_label(re.compile("选择文件")).set_input_files(_SAMPLE)
    page.get_by_role("button", name="上传 1 个文件").click()
    row = page.get_by_role("row").filter(has_text=_SAMPLE.name)
    expect(row).to_be_visible()
    expect(page.get_by_text(re.compile("存疑 .*用时"))).to_be_visible()
    newcomer.picture("explorer-upload")

    row.get_by_role("button", name=re.compile("^审核")).click()
    review = page.get_by_role("region", name="审核")
    review.get_by_label("审核人").fill("李审核")
    first = review.locator(".claim-row").first
    first.get_by_role("button", name="否决").click()
    expect(first.get_by_text("已否决")).to_be_visible()
    newcomer.picture("explorer-review")

    page.get_by_role("combobox").fill("青鹭湖")
    expect(page.get_by_role("option").filter(has_text=TOWN).first).to_be_visible()
    row.get_by_role("button", name=re.compile("^删除")).click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_text("没有符合的文件。")).to_be_visible()
    assert newcomer.complaints == []


def test_a_wrong_token_is_told_and_asked_for_again(visit: Visit, writable: str) -> None:
    page = visit.page
    page.goto(f"{writable}/explore/documents?lang=zh")
    page.get_by_role("button", name="上传文件").click()
    page.get_by_label("服务的口令").fill("wrong")
    page.get_by_role("button", name="使用").click()
    page.get_by_label(re.compile("选择文件")).set_input_files(_SAMPLE)
    page.get_by_role("button", name="上传 1 个文件").click()
    expect(page.get_by_role("alert")).to_contain_text("token")
    expect(page.get_by_label("服务的口令")).to_be_visible()
