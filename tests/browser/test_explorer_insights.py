"""The explorer's insights: algorithms in words, on a part of the graph, side by side, and as jobs that can be ended."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.explorer import card, settled
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

_INSIGHTS = "/explore/insights?lang=zh"


def _choose(page: Page, label: str, option: str) -> None:
    # Over the field that takes the keys lies what shows the choice.
    page.get_by_role("combobox", name=label).click(force=True)
    page.get_by_role("option", name=option).first.click()
    page.keyboard.press("Escape")


def test_the_core_is_told_in_words_and_leads_to_a_card(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(explorer + _INSIGHTS)
    expect(page.get_by_role("heading", level=2)).to_have_text("PageRank 重要性")
    first = page.get_by_role("row").nth(1)
    name = first.get_by_role("rowheader").inner_text().strip()
    expect(first).to_contain_text(f"{name}的重要性在")
    first.get_by_role("link", name=name).click()
    card(page, name)
    page.go_back()
    expect(page.get_by_role("rowheader", name=name).first).to_be_visible()


def test_each_aim_lists_its_algorithms_and_the_selection_stays(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}{_INSIGHTS}&document=fuling-14fyp")
    summary = page.get_by_text(re.compile(r"^\s*在 [\d,]+ 个事物"))
    expect(summary).to_be_visible()
    part = summary.inner_text()
    for aim in ("谁是核心", "谁是桥梁", "有哪些群体", "谁可能合作", "怎样联系"):
        expect(page.get_by_role("listitem").filter(has_text=re.compile(f"^{aim}$"))).to_be_visible()

    page.get_by_role("link", name=re.compile("Louvain")).click()
    group = page.get_by_role("article").first
    expect(group).to_contain_text("为核心的")
    assert part.partition("，共")[0] in summary.inner_text()
    group.get_by_role("button", name="在关系网络中查看").click()
    settled(page)
    page.go_back()
    expect(group).to_be_visible()


def test_two_documents_stand_side_by_side(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(explorer + _INSIGHTS)
    page.get_by_role("radiogroup", name="比较").get_by_text("比较文件").click()
    expect(page.get_by_text("请选择两份以上的文件。")).to_be_visible()
    for title in ("涪陵区科技创新", "江津区“十四五”"):
        _choose(page, "文件", title)
    table = page.get_by_role("region", name=re.compile("比较$"))
    expect(table.get_by_role("columnheader", name=re.compile("涪陵区科技创新"))).to_be_visible()
    expect(table.get_by_role("row").filter(has_text="涪陵国家高新区")).to_contain_text("第 1")
    visit.picture("insights-compared")

    link = page.url
    page.get_by_role("radiogroup", name="比较").get_by_text("合在一起算").click()
    expect(table).to_have_count(0)
    page.goto(link)
    expect(table).to_be_visible()
    assert visit.complaints == []


def test_a_possible_cooperation_is_explained_and_shown(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}{_INSIGHTS}&algorithm=link-prediction")
    pair = page.get_by_role("row").nth(1)
    expect(pair).to_contain_text("尚无直接联系，但都与")
    expect(pair.get_by_role("rowheader").get_by_role("link")).to_have_count(2)
    pair.get_by_role("button", name="在关系网络中查看").click()
    settled(page)


def test_a_long_job_tells_its_progress_and_can_be_ended(visit: Visit, explorer: str) -> None:
    page = visit.page
    ended: list[str] = []
    job: dict[str, Any] = {"id": "0123456789abcdef", "kind": "algorithm", "algorithm": "pagerank", "error": None}

    def answer(route: Route) -> None:
        if route.request.method == "DELETE":
            ended.append(route.request.url)
        state = "cancelled" if ended else "running"
        route.fulfill(json={**job, "state": state, "progress": 0.4, "result": None})

    page.route(
        "**/api/algorithms/pagerank?*",
        lambda route: route.fulfill(status=202, json={**job, "state": "waiting", "progress": 0.0, "result": None}),
    )
    page.route("**/api/jobs/*", answer)
    page.goto(explorer + _INSIGHTS)
    expect(page.get_by_role("progressbar", name="进度")).to_have_attribute("aria-valuenow", "40")
    with page.expect_request(lambda request: request.method == "DELETE"):
        page.get_by_role("button", name="停止").click()
    expect(page.get_by_text("已停止。")).to_be_visible()
    assert visit.complaints == []


def test_what_must_be_given_is_asked_for(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}{_INSIGHTS}&algorithm=personalised-pagerank")
    expect(page.get_by_text("请先填写带 * 的项目。")).to_be_visible()
    expect(page.get_by_role("button", name="运行")).to_be_disabled()
