"""The explorer where things differ: keyboard alone, small screens, failures, an empty store, hostile names."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import FIRM_ID, HOSTILE_NAME
from tests.api.server import serving
from tests.browser.explorer import (
    PARK,
    PLAN,
    TOWN,
    ZONE,
    card,
    choose,
    found,
    grave_errors,
    has_axe,
    in_chinese,
    search_box,
    settled,
)
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

_PAGES = [
    "/",
    "/explore/indicators",
    "/explore/chains",
    "/explore/matches?technology=智能传感",
    "/explore/structures",
    "/explore/ladder",
    "/explore/policies",
    "/explore/diff",
    "/explore/insights",
    "/explore/documents",
    f"/explore/documents/{PLAN}",
    "/explore/sparql",
    "/explore/nothing",
]


@pytest.fixture
def empty(explorer: str, tmp_path: Path) -> Iterator[str]:  # noqa: ARG001 - skips where the explorer is not built
    data = tmp_path / "graph"
    KnowledgeGraph.open(data).close()
    with serving(data) as address:
        yield address


def test_an_empty_store_says_that_it_is_empty(visit: Visit, empty: str) -> None:
    visit.page.goto(f"{empty}/?lang=zh")
    expect(visit.page.get_by_text("图谱里还没有内容。")).to_be_visible()
    search_box(visit.page).fill("园区")
    expect(visit.page.get_by_role("status").filter(has_text="园区")).to_be_visible()
    visit.picture("explorer-empty")
    assert visit.complaints == []


def test_the_keyboard_alone_leads_from_a_name_to_the_document(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh")
    settled(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(search_box(page)).to_be_focused()
    page.keyboard.type("青鹭湖")
    expect(page.get_by_role("option").filter(has_text=TOWN).first).to_be_visible()
    page.keyboard.press("Enter")
    shown = card(page, TOWN)

    evidence = shown.get_by_role("button", name=re.compile(f"依据.*{ZONE}"))
    evidence.focus()
    page.keyboard.press("Enter")
    link = page.locator(".edge-card").get_by_role("link", name="在文件中查看")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".document-text .marked").first).to_be_in_viewport()


def test_a_service_that_fails_is_said_to_fail_and_nothing_is_lost(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, TOWN)}")
    shown = card(page, TOWN)
    settled(page)
    page.route("**/api/graph*", lambda route: _fail(route, "磁盘已满，稍后再试。"))
    shown.get_by_role("button", name=re.compile("^展开关系")).click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("磁盘已满，稍后再试。")
    expect(page.locator("[data-class=Park]")).to_be_visible()
    card(page, TOWN)
    visit.picture("explorer-failure")

    page.unroute("**/api/graph*")
    alert.get_by_role("button", name="重试").click()
    expect(alert).to_have_count(0)
    settled(page)


def test_a_service_that_is_gone_is_said_to_be_out_of_reach(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh")
    settled(page)
    page.route("**/api/search/completions*", lambda route: route.abort())
    search_box(page).fill("青鹭湖")
    expect(page.get_by_role("status").filter(has_text="服务没有应答")).to_be_visible()


def test_a_slow_answer_is_announced_and_the_last_question_counts(visit: Visit, explorer: str) -> None:
    page = visit.page
    held: list[Route] = []
    page.route("**/api/graph*", lambda route: held.append(route))  # noqa: PLW0108 - the driver marks what it is given
    page.goto(f"{explorer}/?lang=zh")
    expect(page.get_by_text("正在读取……").first).to_be_visible()
    expect(page.locator(".network-page")).to_have_attribute("aria-busy", "true")

    assert len(held) == 1
    page.route("**/api/graph*", lambda route: route.continue_())
    choose(page, "青鹭湖", TOWN)
    card(page, TOWN)
    settled(page)
    expect(page.locator(".network-page")).to_have_attribute("aria-busy", "false")
    expect(page.get_by_role("alert")).to_have_count(0)


def _fail(route: Route, reason: str) -> None:
    problem = {"type": "about:blank", "title": "Overloaded", "status": 503, "detail": reason, "instance": "/"}
    route.fulfill(status=503, json=problem, content_type="application/problem+json")


def test_hostile_names_and_quotes_are_texts_everywhere(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh&focus={FIRM_ID}")
    shown = card(page, HOSTILE_NAME)
    settled(page)
    shown.get_by_role("button", name=re.compile("依据")).first.click()
    expect(page.locator(".edge-card blockquote")).to_contain_text("onerror=alert(2)")
    expect(page.locator(".edge-card cite")).to_have_text("<b>规划</b>")
    search_box(page).fill("<script>")
    expect(page.get_by_role("option").filter(has_text=HOSTILE_NAME).first).to_be_visible()
    visit.picture("explorer-hostile")
    page.goto(f"{explorer}/explore/documents/hostile?lang=zh")
    expect(page.get_by_role("heading", level=1)).to_have_text("<b>规划</b>")

    assert page.locator("#app :is(script, b, img[src=x])").count() == 0
    assert [one for one in visit.complaints if "404 (Not Found)" not in one] == []


def _named(path: str) -> str:
    return path.partition("?")[0].replace("/", "-")


@pytest.mark.parametrize("path", _PAGES)
def test_a_page_fits_a_phone(visit: Visit, explorer: str, path: str) -> None:
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(explorer + in_chinese(path))
    page.wait_for_load_state("networkidle")
    visit.picture(f"explorer-phone{_named(path)}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    # The page scrolls below its head, which stays.
    assert page.evaluate("document.documentElement.scrollHeight") <= 740


def test_a_card_can_be_read_on_a_phone(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, PARK)}")
    heading = card(page, PARK).get_by_role("heading", level=1)
    expect(heading).to_be_in_viewport()
    settled(page)
    visit.picture("explorer-phone-card")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".network-canvas").evaluate("one => one.clientHeight") > 150


@pytest.mark.skipif(not has_axe(), reason="the packages of the explorer are not installed")
@pytest.mark.parametrize("path", _PAGES)
def test_axe_finds_nothing_grave_in_either_theme(newcomer: Visit, explorer: str, path: str) -> None:
    page = newcomer.page
    focus = f"?focus={found(explorer, '云江区')}" if path == "/" else ""
    page.goto(explorer + in_chinese(path + focus))
    page.wait_for_load_state("networkidle")
    assert grave_errors(newcomer) == []

    page.get_by_role("button", name="深色").click()
    expect(page.locator("html")).to_have_class(re.compile("dark"))
    newcomer.picture(f"explorer-dark{_named(path)}")
    assert grave_errors(newcomer) == []
