"""The explorer's pages beside the network: what a reader of the plans finds on each, and ways to it and on from it."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.explorer import PARK, TOWN, card, found, settled
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser

_CITY_PLAN = "重庆市科技创新“十四五”规划"
_ROBOTS = "机器人产业技术创新研究院"


def test_research_intensity_is_compared_over_regions_and_years(visit: Visit, explorer: str, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/indicators?lang=zh&indicator=RDIntensity")
    assert _figures(_row(page, "涪陵区")) == [("2.4", "完成"), ("2.7", "目标")]
    assert _figures(_row(page, "江津区")) == [("1.87", "完成"), ("2.4", "完成"), ("≥ 2.8", "目标"), ("≥ 3.5", "目标")]
    expect(page.get_by_role("img", name=re.compile("研发经费投入强度"))).to_be_visible()

    _choose(page, "地区或主体", "涪陵区")
    expect(page.get_by_role("rowheader")).to_have_count(1)
    page.keyboard.press("Escape")
    rows = _downloaded(page, tmp_path)
    assert {row["对象"] for row in rows} == {"涪陵区"}
    assert {("2020", "现状", "2.4"), ("2025", "目标", "2.7")} <= {
        (row["年份"], row["性质"], row["数值"]) for row in rows
    }
    assert {row["文献编号"] for row in rows} == {"fuling-14fyp"}

    link = page.url
    page.go_back()
    expect(page.get_by_role("rowheader", name="江津区")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("rowheader", name="涪陵区")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_count(1)


def test_a_figure_leads_to_its_sentence_and_that_to_the_document(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/indicators?lang=zh&indicator=RDIntensity")
    _row(page, "云江区").get_by_role("button", name="2.6").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator("mark").filter(has_text="2.6")).to_be_visible()
    visit.picture("page-sentence")

    drawer.get_by_role("link", name="在文件中查看").click()
    expect(page.locator(".document-text .marked").first).to_be_in_viewport()
    expect(page.locator("#main")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("rowheader", name="云江区")).to_be_visible()


def test_a_chain_lists_firms_resources_technologies_and_policies(visit: Visit, explorer: str, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/chains?lang=zh&industry=中医药")
    firms = page.get_by_role("region", name="中医药 · 企业清单")
    for firm in ("上海医药", "华润三九", "太极集团"):
        expect(firms.get_by_role("rowheader", name=firm)).to_be_visible()
    expect(_row(page, "太极集团")).to_contain_text("太极集团是现代中药的龙头企业")

    page.get_by_role("radiogroup", name="清单").get_by_text("创新资源清单").click()
    expect(firms).to_have_count(0)
    resources = page.get_by_role("region", name="中医药 · 创新资源清单")
    expect(resources.get_by_role("rowheader", name="中医药产业科技企业孵化器")).to_be_visible()
    rows = _downloaded(page, tmp_path)
    assert {row["清单"] for row in rows} == {"创新资源"}
    assert "中医药产业科技企业孵化器" in {row["名称"] for row in rows}

    link = page.url
    page.go_back()
    expect(firms).to_be_visible()
    page.goto(link)
    expect(resources).to_be_visible()
    expect(firms).to_have_count(0)


def test_a_reason_of_a_chain_shows_its_sentence(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/chains?lang=zh&industry=智能传感产业")
    _row(page, "云帆仪表").get_by_role("button", name="1 处出处").click()
    expect(page.get_by_role("dialog").locator("mark").filter(has_text="云帆仪表")).to_be_visible()


def test_who_works_on_a_technology_leads_to_who_built_the_institute(
    visit: Visit, explorer: str, tmp_path: Path
) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/matches?lang=zh&technology=机器人")
    row = _row(page, _ROBOTS)
    expect(row).to_contain_text("机器人产业技术创新研究院的名称中有“机器人”")
    rows = _downloaded(page, tmp_path)
    assert _ROBOTS in {row["名称"] for row in rows}

    row.get_by_role("link", name=_ROBOTS).click()
    shown = card(page, _ROBOTS)
    expect(shown.get_by_text("德新机器人检测中心").first).to_be_visible()
    expect(shown.get_by_text("中科院重庆绿色智能技术研究院").first).to_be_visible()


def test_the_plans_that_rest_on_the_city_s_plan_stand_below_it(visit: Visit, explorer: str, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/policies?lang=zh&policy={found(explorer, _CITY_PLAN)}")
    below = page.locator(".chain > .below article")
    expect(below).to_have_count(3)
    titles = "".join(below.get_by_role("heading").all_inner_texts())
    assert all(district in titles for district in ("江津区", "涪陵区", "南川区"))
    rows = _downloaded(page, tmp_path)
    assert {row["上下位"] for row in rows} == {"本规划", "以此为据"}

    below.filter(has_text="涪陵区").get_by_role("link", name="从这份政策看").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(re.compile("涪陵区"))
    expect(page.locator(".chain > .above article").filter(has_text=_CITY_PLAN)).to_be_visible()
    page.go_back()
    expect(below).to_have_count(3)


def test_two_plans_side_by_side_show_what_changed(visit: Visit, explorer: str, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/diff?lang=zh&left=jiangjin-14fyp&right=fuling-14fyp&part=relations")
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    page.get_by_text(re.compile(r"^两边相同 \d+$")).click()
    page.wait_for_url("**side=both*")
    expect(page.locator("tbody tr:not(.both)")).to_have_count(0)
    downloaded = _downloaded(page, tmp_path)
    expect(rows).to_have_count(len({(row["对象"], row["关系"], row["客体"]) for row in downloaded}))
    assert {row["出现在"] for row in downloaded} == {"两侧相同"}

    page.get_by_role("button", name="左右对调").click()
    expect(page.get_by_role("columnheader").nth(1)).to_contain_text("涪陵区")
    page.go_back()
    expect(page.get_by_role("columnheader").nth(1)).to_contain_text("江津区")


def test_a_whole_is_a_tree_that_the_keyboard_opens_and_closes(visit: Visit, explorer: str, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/structures?lang=zh&whole={found(explorer, TOWN)}")
    tree = page.get_by_role("tree")
    parts = tree.get_by_role("treeitem")
    expect(tree.get_by_role("link", name=TOWN)).to_be_visible()
    rows = _downloaded(page, tmp_path)
    expect(parts).to_have_count(len(rows))
    assert rows[0]["名称"] == TOWN

    parts.first.focus()
    page.keyboard.press("ArrowLeft")
    expect(parts.first).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowRight")
    expect(parts.first).to_have_attribute("aria-expanded", "true")


def test_the_ladder_shows_each_region_s_rungs(visit: Visit, explorer: str, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/ladder?lang=zh")
    expect(_row(page, "涪陵区")).to_contain_text(re.compile(r"市级众创空间数\s*2020 完成\s*15 家"))
    _choose(page, "地区或主体", "南川区")
    expect(page.get_by_role("rowheader")).to_have_count(1)
    page.keyboard.press("Escape")
    assert {row["对象"] for row in _downloaded(page, tmp_path)} == {"南川区"}

    page.go_back()
    expect(page.get_by_role("rowheader", name="涪陵区")).to_be_visible()
    page.get_by_text("企业梯次：科技型企业到上市企业").click()
    expect(page.get_by_role("columnheader", name=re.compile("高新技术企业"))).to_be_visible()


def test_the_things_of_a_list_are_shown_in_the_network(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/structures?lang=zh&whole={found(explorer, TOWN)}")
    page.get_by_role("button", name="在关系网络中查看").click()
    settled(page)
    expect(page.locator("[data-relation=partOf], [data-relation=locatedIn]").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("tree")).to_be_visible()


def test_what_a_park_lacks_is_told_by_parks_like_it(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/matches?lang=zh&park={found(explorer, PARK)}")
    expect(page.get_by_text("尚缺").first).to_be_visible()
    expect(page.get_by_role("heading", name="用来比较的同类园区")).to_be_visible()
    assert visit.complaints == []


def _row(page: Page, name: str) -> Locator:
    """Return the first row of a table that a name heads."""
    return page.locator("tbody tr").filter(has=page.locator("th[scope=row]", has_text=name)).first


def _figures(row: Locator) -> list[tuple[str, str]]:
    """Return the figures of a row of the indicators, each with the kind that stands beside it."""
    row.locator(".figure").first.wait_for()
    return [
        (one.locator("button").inner_text().strip(), one.locator(".kind").inner_text())
        for one in row.locator(".figure").all()
    ]


def _choose(page: Page, label: str, option: str) -> None:
    # Over the field that takes the keys lies what shows the choice.
    page.get_by_role("combobox", name=label).click(force=True)
    page.get_by_role("option", name=option, exact=True).click()


def _downloaded(page: Page, folder: Path) -> list[dict[str, str]]:
    """Return the rows of the table that the page's link downloads."""
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 CSV").click()
    file = folder / "table.csv"
    download.value.save_as(file)
    assert download.value.suggested_filename.endswith(".csv")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
