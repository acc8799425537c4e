"""The explorer's network by region and by year, and links that keep what was chosen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorer import TOWN, ZONE, card, found, settled
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser


def _chosen(page: Page, kind: str, name: str) -> None:
    """Choose a region or a year in the legend."""
    part = page.locator(f"details[data-kind={kind}]")
    part.locator("summary").click()
    part.get_by_role("button", name=name).click()


def test_a_network_is_filtered_by_region_and_a_link_keeps_it(newcomer: Visit, explorer: str) -> None:
    page = newcomer.page
    newcomer.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=explorer)
    page.goto(f"{explorer}/?lang=zh")
    settled(page)
    all_things = page.locator(".network-legend").get_attribute("data-shown")
    _chosen(page, "regions", "涪陵区")
    expect(page.locator(".network-legend")).not_to_have_attribute("data-shown", all_things or "")
    newcomer.picture("explorer-regions")
    some = page.locator(".network-legend").get_attribute("data-shown") or ""

    page.get_by_role("button", name="复制当前画面的链接").click()
    page.wait_for_url("**#p=*")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator("[data-bearing=region-500102]")).to_have_attribute("aria-pressed", "true")
    expect(other.locator(".network-legend")).to_have_attribute("data-shown", some)
    other.get_by_role("button", name="清除筛选").click()
    expect(other.locator(".network-legend")).to_have_attribute("data-shown", all_things or "")
    assert newcomer.complaints == []


def test_a_network_is_filtered_by_the_years_of_plans_and_figures(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, ZONE)}")
    card(page, ZONE)
    settled(page)
    part = page.locator("details[data-kind=years]")
    part.locator("summary").click()
    expect(part.get_by_text("规划期")).to_be_visible()
    part.get_by_role("button", name="2025").click()
    expect(part.get_by_role("button", name="2025")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="清除筛选")).to_be_visible()
    visit.picture("explorer-years")


def test_a_service_that_knows_no_regions_leaves_the_network_as_it_is(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.route("**/api/graph/bearings", lambda route: route.fulfill(status=503, json={"title": "Busy", "status": 503}))
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, TOWN)}")
    card(page, TOWN)
    settled(page)
    expect(page.locator("[data-class=Park]")).to_be_visible()
    expect(page.locator("details[data-kind]")).to_have_count(0)
