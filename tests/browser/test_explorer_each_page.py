"""Every page of the explorer beside the network: its languages, its failures, and that it is empty, or slow."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from graph.knowledge_graph import KnowledgeGraph
from tests.api.server import serving
from tests.browser.explorer import in_chinese
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

# Each page by its path: its names in both languages, and what it asks the service for.
_PAGES = {
    "/explore/indicators": ("指标", "Indicators", "**/api/ledger*"),
    "/explore/chains": ("产业链清单", "Industry chains", "**/api/chains/*"),
    "/explore/matches?technology=传感": ("供需对接", "Matches", "**/api/matches*"),
    "/explore/structures": ("组成结构", "Structures", "**/api/structures/*"),
    "/explore/ladder": ("培育梯次", "Ladder", "**/api/ladder*"),
    "/explore/policies": ("政策链", "Policy chains", "**/api/policies/*/chain*"),
    "/explore/diff": ("文件对比", "Document comparison", "**/api/documents/diff*"),
    "/explore/insights": ("洞察", "Insights", "**/api/algorithms/pagerank*"),
    "/explore/documents": ("文件", "Documents", "**/api/documents?*"),
}
_RAW_KEY = re.compile(
    r"\b(?:indicators|chains|matches|structures|ladder|policies|diff|insights|documents|page|shell)\.\w+"
)


@pytest.fixture(scope="module")
def empty(explorer: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - skips first
    data = tmp_path_factory.mktemp("empty") / "graph"
    KnowledgeGraph.open(data).close()
    with serving(data) as address:
        yield address


@pytest.mark.parametrize("path", _PAGES)
def test_a_page_is_in_the_language_that_one_chooses(newcomer: Visit, explorer: str, path: str) -> None:
    chinese, english, _ = _PAGES[path]
    page = newcomer.page
    page.goto(explorer + in_chinese(path))
    expect(page.get_by_role("heading", level=1)).to_have_text(chinese)
    expect(page).to_have_title(f"{chinese} · innokg")
    expect(page.get_by_text("正在读取……")).to_have_count(0)
    newcomer.picture(f"page-{_name(path)}")
    assert _RAW_KEY.findall(page.locator("main").inner_text()) == []

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(english)
    expect(page.get_by_text("Loading …")).to_have_count(0)
    newcomer.picture(f"page-{_name(path)}-english")
    assert _RAW_KEY.findall(page.locator("main").inner_text()) == []
    assert newcomer.complaints == []
    assert newcomer.asked_elsewhere(explorer) == []


@pytest.mark.parametrize("path", _PAGES)
def test_a_page_says_what_failed_and_asks_again(visit: Visit, explorer: str, path: str) -> None:
    asked = _PAGES[path][2]
    page = visit.page
    page.route(asked, _fail)
    page.goto(explorer + in_chinese(path))
    alert = page.get_by_role("alert").filter(has_text="磁盘已满，稍后再试。")
    expect(alert).to_be_visible()

    page.unroute(asked)
    alert.get_by_role("button", name="重试").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("table, .tree, .chain").first).to_be_visible()


@pytest.mark.parametrize("path", _PAGES)
def test_a_page_of_an_empty_store_says_that_there_is_nothing(visit: Visit, empty: str, path: str) -> None:
    page = visit.page
    page.goto(empty + in_chinese(path))
    expect(page.locator(".answer-note").first).to_be_visible()
    expect(page.get_by_text("正在读取……")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)
    # A browser complains of every answer that there is no such thing, which is what the page then says.
    assert [one for one in visit.complaints if "404 (Not Found)" not in one] == []


def test_a_slow_answer_is_announced_and_the_former_one_stays(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/indicators?lang=zh&indicator=RDIntensity")
    expect(page.get_by_role("rowheader", name="涪陵区")).to_be_visible()

    held: list[Route] = []
    page.route("**/api/ledger*", lambda route: held.append(route))  # noqa: PLW0108 - the driver marks what it is given
    page.get_by_text("只看有矛盾的").click()
    expect(page.locator(".answer")).to_have_attribute("aria-busy", "true")
    expect(page.get_by_role("rowheader", name="涪陵区")).to_be_visible()

    held[0].continue_()
    expect(page.locator(".answer")).to_have_attribute("aria-busy", "false")


def _name(path: str) -> str:
    return path.partition("?")[0].rpartition("/")[2]


def _fail(route: Route) -> None:
    problem = {"type": "about:blank", "title": "Overloaded", "status": 503, "detail": "磁盘已满，稍后再试。"}
    route.fulfill(status=503, json=problem, content_type="application/problem+json")
