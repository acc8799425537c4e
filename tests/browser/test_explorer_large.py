"""The explorer with ten thousand things: it answers while they are laid out, and afterwards."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorer import TOWN, card, choose, found, search_box, settled
from tests.browser.large_network import answer_with, network
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

_THINGS, _RELATIONS = 10_000, 30_000


@pytest.fixture(scope="module")
def large() -> str:
    """Give a network's answer."""
    return network(_THINGS, _RELATIONS)


def test_a_large_network_settles_and_the_page_answers_while_it_does(visit: Visit, explorer: str, large: str) -> None:
    page = visit.page
    answer_with(page, large)
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, TOWN)}")
    firms = page.locator("[data-class=Firm]")
    expect(firms).to_contain_text(f"{_THINGS // 5}")
    search_box(page).fill("青鹭湖")
    expect(page.get_by_role("option").filter(has_text=TOWN).first).to_be_visible()
    search_box(page).press("Escape")
    firms.click()
    expect(firms).to_have_attribute("aria-pressed", "false")

    settled(page)
    visit.picture("explorer-large")
    assert visit.complaints == []


def test_what_lies_under_the_pointer_is_found_in_a_large_network(visit: Visit, explorer: str, large: str) -> None:
    page = visit.page
    answer_with(page, large)
    page.goto(f"{explorer}/?lang=zh")
    settled(page)
    place = page.locator(".network-canvas")
    box = place.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    crowd = place.locator(".crowd")
    # There are gaps of some pixels between the things.
    for _ in range(40):
        page.mouse.move(x, y)
        if crowd.evaluate("one => one.style.opacity") == "0.22":
            break
        x, y = x + 3, y + 2
    expect(crowd).to_have_css("opacity", "0.22")
    visit.picture("explorer-large-pointer")
    page.mouse.click(x, y)
    expect(page.locator(".side-card")).to_be_visible()


def test_a_large_network_gives_way_to_a_small_one_and_what_cannot_be_saved_is_told(
    visit: Visit, explorer: str, large: str
) -> None:
    page = visit.page
    answer_with(page, large)
    page.goto(f"{explorer}/?lang=zh")
    expect(page.locator("[data-class=Firm]")).to_contain_text(f"{_THINGS // 5}")
    page.unroute("**/api/graph*")
    choose(page, "qinglu", TOWN)
    card(page, TOWN)
    expect(page.locator(".crowd")).to_have_count(0)
    settled(page)
    page.route("**/view?*", lambda route: route.fulfill(status=503, json={"title": "Busy", "detail": "稍后再试。"}))
    _save_as_page(page)
    expect(page.get_by_text("稍后再试。")).to_be_visible()

    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".crowd")).to_have_count(1)
    expect(page.locator("[data-class=Firm]")).to_contain_text(f"{_THINGS // 5}")
    settled(page)
    _save_as_page(page)
    expect(page.get_by_text("独立网页最多放 1,000 个事物")).to_be_visible()
    expect(page.locator(".crowd")).to_have_count(1)
    assert [one for one in visit.complaints if "503" not in one] == []


def _save_as_page(page: Page) -> None:
    page.get_by_role("button", name="导出").click()
    page.locator("[data-format=html]").click()
