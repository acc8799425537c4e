"""The explorer's overview of communities: unfolding one, and going back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.knowledge_graph import KnowledgeGraph
from tests.api.server import serving
from tests.browser.explorer import grave_errors, has_axe, settled
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

_START = "/?lang=zh&start=communities"


@pytest.fixture
def empty(explorer: str, tmp_path: Path) -> Iterator[str]:  # noqa: ARG001 - skips where the explorer is not built
    data = tmp_path / "graph"
    KnowledgeGraph.open(data).close()
    with serving(data) as address:
        yield address


def test_a_community_unfolds_and_to_undo_it_leads_back(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh")
    settled(page)
    page.get_by_role("link", name="群体总览").click()
    first = page.locator("[data-community='1']")
    expect(page.get_by_role("button", name=re.compile("个成员"))).not_to_have_count(0)
    visit.picture("explorer-communities")

    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("显示最中心的"))).to_be_visible()
    expect(page.locator(".network-legend [data-class]").first).to_be_visible()
    settled(page)
    visit.picture("explorer-community")

    page.get_by_role("button", name="撤销").click()
    expect(first).to_be_visible()
    page.get_by_role("button", name="重做").click()
    expect(first).to_have_count(0)
    assert visit.complaints == []


def test_an_empty_graph_has_no_communities_and_says_so(visit: Visit, empty: str) -> None:
    visit.page.goto(f"{empty}{_START}")
    expect(visit.page.get_by_text("图谱里还没有相互联系的事物。")).to_be_visible()
    assert visit.complaints == []


def test_a_long_computation_shows_how_far_it_is(visit: Visit, explorer: str) -> None:
    page = visit.page
    job = {"id": "7", "kind": "algorithm", "algorithm": "leiden", "state": "running", "progress": 0.4}
    waiting = {**job, "error": None, "result": None}
    page.route("**/api/algorithms/leiden*", lambda route: route.fulfill(status=202, json=waiting))
    page.route("**/api/jobs/7*", lambda route: route.fulfill(json=waiting))
    page.goto(f"{explorer}{_START}")
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "40")

    failed = {**waiting, "state": "failed", "error": "内存不足。"}
    page.route("**/api/jobs/7*", lambda route: route.fulfill(json=failed))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("内存不足。")
    page.unroute("**/api/algorithms/leiden*")
    alert.get_by_role("button", name="重试").click()
    expect(page.locator("[data-community='1']")).to_be_visible()


@pytest.mark.skipif(not has_axe(), reason="the packages of the explorer are not installed")
def test_the_overview_can_be_read_by_all_and_fits_a_phone(newcomer: Visit, explorer: str) -> None:
    page = newcomer.page
    page.goto(f"{explorer}{_START}")
    expect(page.locator("[data-community='1']")).to_be_visible()
    assert grave_errors(newcomer) == []
    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    newcomer.picture("explorer-communities-dark")
    assert grave_errors(newcomer) == []

    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    expect(page.locator("[data-community='1']")).to_be_visible()
    newcomer.picture("explorer-communities-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
