"""The network page in a real browser: it draws, answers clicks and keys, and no text of a document takes effect."""

import pytest
from playwright.sync_api import expect

from graph.answers import Edge, Network
from ontology.vocabulary import Language
from tests.browser.visit import Visit
from tests.visual.networks import HOSTILE, city_network, hostile_network, large_network, source, thing
from visual.page import NetworkView, network_page

pytestmark = pytest.mark.browser


def open_city(visit: Visit, language: Language = "zh") -> None:
    visit.open_network(network_page(city_network(), title="云州科学城", entity_url="/id/", language=language))


def test_the_network_is_drawn_without_a_request_or_a_complaint(visit: Visit) -> None:
    open_city(visit)
    visit.picture("network-city")
    assert visit.drawn_colours() > 13
    assert visit.asked_elsewhere("file:") == []
    assert visit.complaints == []


def test_hostile_texts_run_nothing_ask_for_nothing_and_stand_as_texts(visit: Visit) -> None:
    visit.open_network(network_page(hostile_network(), title=" ".join(HOSTILE)))
    page = visit.page
    for row in page.locator("#card summary").all():
        row.click()
    assert page.locator("#card h2").inner_text() == HOSTILE[0]
    assert page.evaluate("window.broken") is None
    assert page.locator("#card :is(script, img, b), #legend :is(script, img), h1 *").count() == 0
    visit.picture("network-hostile")
    assert visit.asked_elsewhere("file:") == []
    assert visit.complaints == []


def test_hostile_texts_do_nothing_in_tooltips_and_search_either(visit: Visit) -> None:
    visit.open_network(network_page(hostile_network(), title="云州"))
    page = visit.page
    box = page.locator("#network").bounding_box()
    assert box is not None
    for step in range(40):
        page.mouse.move(
            box["x"] + box["width"] * (step % 8 + 0.5) / 8, box["y"] + box["height"] * (step // 8 + 0.5) / 5
        )
    page.get_by_role("combobox").fill("<")
    expect(page.locator("#found li").first).to_be_visible()
    assert page.locator("#found img, #tip img").count() == 0
    assert page.evaluate("window.broken") is None
    assert visit.complaints == []


def test_a_node_shows_its_relations_and_their_evidence(visit: Visit) -> None:
    open_city(visit)
    card = visit.page.locator("#card")
    expect(card.get_by_role("heading", level=2)).to_have_text("云州科学城")
    expect(card.get_by_role("heading", name="组成部分 (3)")).to_be_visible()
    card.get_by_text("原文依据").first.click()
    expect(card.locator("blockquote").first).to_contain_text("协同发展")
    expect(card.locator("blockquote footer").first).to_contain_text("云州市“十四五”科技创新规划")
    expect(card.get_by_role("link")).to_have_attribute("href", "/id/Park-0?lang=zh")


def test_one_walks_from_node_to_node_with_the_keyboard_alone(visit: Visit) -> None:
    open_city(visit)
    page = visit.page
    page.get_by_role("combobox").focus()
    page.keyboard.type("传感")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text("云州智能传感重点实验室")
    page.locator("#card").get_by_role("button", name="云州大学").first.press("Enter")
    expect(page.locator("#card h2")).to_have_text("云州大学")
    visit.picture("network-selected")
    page.keyboard.press("Escape")
    expect(page.locator("#card h2")).to_have_text("概览")


@pytest.mark.parametrize("typed", ["chuangan", "chuan'gan", "zdsys", "ｃｈｕａｎｇａｎ"])
def test_a_name_is_found_by_its_sound(visit: Visit, typed: str) -> None:
    open_city(visit)
    visit.page.get_by_role("combobox").fill(typed)
    expect(visit.page.get_by_role("option", name="云州智能传感重点实验室")).to_be_visible()
    expect(visit.page.get_by_role("option", name="云州大学")).to_have_count(0)


def test_pointing_at_a_node_tells_its_name_and_class(visit: Visit) -> None:
    open_city(visit)
    page = visit.page
    page.get_by_role("combobox").fill("云州大学")
    page.keyboard.press("Enter")
    box = page.locator("#network").bounding_box()
    assert box is not None
    # The chosen node is moved to the middle of the drawing.
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text("云州大学")
    expect(tip).to_contain_text("高等院校")
    visit.picture("network-tooltip")


def test_a_line_shows_the_words_that_state_it(visit: Visit) -> None:
    nodes = (thing("a", "东湾产业园", "Park"), thing("b", "云州科学城", "Park"))
    edges = (Edge(source="a", target="b", predicate="partOf", sources=(source("东湾产业园是科学城的组成部分"),)),)
    visit.open_network(network_page(Network(nodes=nodes, edges=edges), title="云州"))
    page = visit.page
    box = page.locator("#network").bounding_box()
    assert box is not None
    # The line between the only two nodes runs through the middle, under its own label.
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.move(*middle, steps=4)
    expect(page.get_by_role("tooltip")).to_contain_text("东湾产业园 → 属于 → 云州科学城")
    page.mouse.click(*middle)
    expect(page.locator("#card h2")).to_have_text("属于")
    expect(page.locator("#card blockquote")).to_contain_text("东湾产业园是科学城的组成部分")
    expect(page.locator("#card blockquote footer")).to_contain_text("三、重点任务 › (一)平台")


def test_the_legend_hides_and_shows_a_class(visit: Visit) -> None:
    open_city(visit)
    before = visit.drawn_colours()
    firms = visit.page.locator("#legend button[data-class=Firm]")
    firms.click()
    expect(firms).to_have_attribute("aria-pressed", "false")
    visit.wait_for_drawing()
    hidden = visit.page.locator("#network canvas").screenshot()
    firms.click()
    expect(firms).to_have_attribute("aria-pressed", "true")
    visit.wait_for_drawing()
    assert visit.page.locator("#network canvas").screenshot() != hidden
    assert visit.drawn_colours() >= before - 50


def test_the_page_speaks_english_and_is_dark_where_asked(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    open_city(visit, language="en")
    expect(visit.page.locator("#legend button[data-class=Park]")).to_contain_text("Park")
    expect(visit.page.get_by_role("heading", name="has part (3)")).to_be_visible()
    background = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(18, 22, 28)"
    visit.picture("network-dark-english")


def test_a_thousand_nodes_are_up_quickly_and_hold_still(visit: Visit) -> None:
    html = network_page(large_network(1000), title="云州")
    visit.open_network(html)
    first = visit.page.locator("#network canvas").screenshot()
    visit.wait_for_drawing()
    assert visit.page.locator("#network canvas").screenshot() == first
    visit.picture("network-large")
    assert visit.complaints == []


@pytest.mark.parametrize("size", [0, 1])
def test_the_smallest_networks_open(visit: Visit, size: int) -> None:
    visit.open_network(network_page(large_network(size), title="云州"))
    expect(visit.page.locator("#card h2")).to_have_text("概览")
    assert visit.complaints == []


def test_a_narrow_screen_has_room_for_drawing_and_card(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 400, "height": 800})
    open_city(visit)
    drawing = visit.page.locator("#network").bounding_box()
    card = visit.page.locator("#card").bounding_box()
    assert drawing is not None
    assert card is not None
    assert drawing["height"] > 200
    assert card["y"] + card["height"] <= 800
    visit.picture("network-narrow")


def test_a_notebook_shows_the_page_in_a_frame_that_keeps_to_itself(visit: Visit) -> None:
    shown = NetworkView(network=hostile_network(), title=HOSTILE[1])
    visit.page.set_content(f"<!doctype html><title>notebook</title>{shown._repr_html_()}")
    frame = visit.page.frame_locator("iframe")
    expect(frame.locator("body[data-ready]")).to_be_attached()
    expect(frame.locator("#card h2")).to_have_text(HOSTILE[0])
    assert visit.page.locator("iframe").count() == 1
    assert visit.page.locator("body > :not(iframe)").count() == 0
    assert visit.page.evaluate("window.broken") is None
    visit.picture("network-notebook")
