"""The explorer as a newcomer meets it: search, expand, path, sentence, document, export, and ways back."""

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explorer import PARK, PLAN, TOWN, ZONE, card, choose, found, search_box, settled
from tests.browser.visit import Visit

pytestmark = pytest.mark.browser


def test_a_newcomer_comes_from_a_name_to_the_sentence_and_takes_the_picture_along(
    newcomer: Visit, explorer: str
) -> None:
    page = newcomer.page
    page.goto(explorer)
    settled(page)
    newcomer.picture("explorer-overview")

    choose(page, "qinglu", TOWN)
    shown = card(page, TOWN)
    settled(page)
    newcomer.picture("explorer-thing")
    shown.get_by_role("button", name=re.compile("^展开关系")).click()
    settled(page)

    page.get_by_role("button", name="查找两者之间的路径").click()
    choose(page, "传感产业园", PARK)
    steps = page.get_by_role("region", name="两者之间的路径")
    expect(steps.get_by_role("button", name=PARK)).to_be_visible()
    settled(page)
    newcomer.picture("explorer-path")

    steps.get_by_role("button", name=re.compile("^— ")).first.click()
    sentence = page.locator(".edge-card")
    expect(sentence.locator("mark").first).to_be_visible()
    newcomer.picture("explorer-sentence")

    sentence.get_by_role("link", name="在文件中查看").first.click()
    expect(page.locator(".document-text mark, .document-text .marked").first).to_be_in_viewport()
    assert PLAN in page.url
    newcomer.picture("explorer-document")

    page.go_back()
    settled(page)
    assert newcomer.asked_elsewhere(explorer) == []
    assert newcomer.complaints == []


def test_the_picture_is_saved_in_each_form(visit: Visit, explorer: str, tmp_path: Path) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, TOWN)}")
    settled(page)

    assert _saved(page, "png", tmp_path).startswith(b"\x89PNG")
    for form in ("svg", "graphml"):
        assert TOWN in "".join(fromstring(_saved(page, form, tmp_path)).itertext())  # noqa: S314 - ours
    assert TOWN in _saved(page, "csv", tmp_path).decode("utf-8-sig")
    assert TOWN in _saved(page, "html", tmp_path).decode()
    assert visit.complaints == []


def _saved(page: Page, form: str, folder: Path) -> bytes:
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as download:
        page.locator(f"[data-format={form}]").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == f".{form}"
    return file.read_bytes()


def test_back_and_forward_lead_through_what_was_looked_at(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, TOWN)}")
    card(page, TOWN)
    choose(page, "云江高新", ZONE)
    card(page, ZONE)

    page.go_back()
    card(page, TOWN)
    page.go_forward()
    card(page, ZONE)


def test_back_leads_to_the_place_that_one_left(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/explore/documents/{PLAN}/review?lang=zh")
    page.locator(".claim-row").nth(20).get_by_role("link").last.scroll_into_view_if_needed()
    top = page.evaluate("document.querySelector('main').scrollTop")
    assert top > 0
    page.locator(".claim-row").nth(20).get_by_role("link").last.click()
    expect(page.locator(".document-text .marked").first).to_be_in_viewport()

    page.go_back()
    page.wait_for_function("top => document.querySelector('main').scrollTop === top", arg=top)
    page.go_forward()
    expect(page.locator(".document-text .marked").first).to_be_in_viewport()
    page.goto(f"{explorer}/explore/documents/{PLAN}/review?lang=zh")
    page.get_by_role("link", name="阅读文件").click()
    page.wait_for_function("() => document.querySelector('main').scrollTop === 0")


def test_a_link_brings_the_exact_picture_back(newcomer: Visit, explorer: str) -> None:
    page = newcomer.page
    newcomer.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=explorer)
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, ZONE)}")
    settled(page)
    page.locator("[data-class=Park]").click()
    page.get_by_role("button", name="复制当前画面的链接").click()
    page.wait_for_url("**#p=*")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url

    other = page.context.new_page()
    other.goto(link)
    card(other, ZONE)
    expect(other.locator("[data-class=Park]")).to_have_attribute("aria-pressed", "false")
    settled(other)


def test_a_broken_link_says_so_and_shows_the_overview(visit: Visit, explorer: str) -> None:
    visit.page.goto(f"{explorer}/?lang=zh#p=nonsense")
    expect(visit.page.get_by_text("这个链接里没有可以还原的画面。")).to_be_visible()
    settled(visit.page)


def test_the_language_changes_at_once_and_is_kept(newcomer: Visit, explorer: str) -> None:
    page = newcomer.page
    page.goto(explorer)
    expect(search_box(page)).to_have_attribute("placeholder", re.compile("搜索"))
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name=re.compile("Legend"))).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")

    page.reload()
    expect(page.get_by_role("heading", name=re.compile("Legend"))).to_be_visible()
    assert newcomer.complaints == []


def test_a_slip_of_the_pen_finds_the_thing_and_says_why(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh")
    search_box(page).fill("青路湖科创小镇")
    option = page.get_by_role("option").filter(has_text=TOWN).first
    expect(option.locator("small")).to_contain_text(TOWN)


def test_a_name_that_nothing_has_is_said_to_be_unknown(visit: Visit, explorer: str) -> None:
    visit.page.goto(f"{explorer}/?lang=zh")
    search_box(visit.page).fill("zzzzqqqq")
    expect(visit.page.get_by_role("status").filter(has_text="zzzzqqqq")).to_be_visible()


def test_a_figure_shows_its_sentence(visit: Visit, explorer: str) -> None:
    page = visit.page
    page.goto(f"{explorer}/?lang=zh&focus={found(explorer, '云江区')}")
    shown = card(page, "云江区")
    shown.get_by_role("button", name=re.compile("2.6%.*2025.*目标")).click()
    expect(shown.locator("blockquote mark").first).to_be_visible()
    visit.picture("explorer-figures")
    assert visit.complaints == []
