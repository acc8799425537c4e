"""The first page in a real browser: search, example questions, the network, and errors that say what is wrong."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from graph.answers import DocumentSummary
from tests.browser.service import Service, serving
from tests.browser.visit import Visit
from visual.home import home_page

pytestmark = pytest.mark.browser

QUESTIONS = [
    ("云州科学城由哪些部分组成？", "SELECT ?part WHERE { ?part ?partOf ?whole }"),
    ("一个写错的查询", "SELECT broken"),
]
DOCUMENTS = [
    DocumentSummary(
        id=f"plan-{n}", iri="x", title=title, source=f"plan-{n}.txt", entities=140 + n, relations=90, observations=60
    )
    for n, title in enumerate(["云州市科技创新“十四五”规划", "东湾区建设科技强区三年行动方案"])
]


@pytest.fixture
def service(visit: Visit) -> Iterator[Service]:
    with serving(home_page(documents=DOCUMENTS, questions=QUESTIONS)) as running:
        visit.page.goto(running.address)
        yield running


def test_the_page_opens_with_its_network_and_asks_its_own_host_alone(visit: Visit, service: Service) -> None:
    frame = visit.page.frame_locator("#network")
    expect(frame.locator("body[data-ready]")).to_be_attached()
    visit.picture("home")
    assert visit.asked_elsewhere(service.address) == []
    assert visit.complaints == []


def test_a_search_shows_names_classes_and_reasons_as_texts(visit: Visit, service: Service) -> None:
    page = visit.page
    page.get_by_role("searchbox").fill("传感")
    first = page.locator("#hits li").first
    expect(first.get_by_role("link")).to_have_text("传感实验室")
    expect(first.get_by_role("link")).to_have_attribute("href", "/id/platform-0?lang=zh")
    expect(first).to_contain_text("创新平台")
    assert page.locator("#hits :is(img, script, b, svg)").count() == 0
    assert page.evaluate("window.broken") is None
    visit.picture("home-search")
    assert visit.asked_elsewhere(service.address) == []
    assert visit.complaints == []


@pytest.mark.usefixtures("service")
def test_a_search_without_hits_says_so(visit: Visit) -> None:
    visit.page.get_by_role("searchbox").fill("无")
    expect(visit.page.locator("#hits")).to_have_text("没有找到，请换一个词。")


@pytest.mark.usefixtures("service")
def test_a_hit_leads_to_its_network(visit: Visit) -> None:
    page = visit.page
    page.get_by_role("searchbox").fill("传感")
    page.locator("#hits").get_by_role("button").first.click()
    expect(page.locator("iframe")).to_have_attribute("src", "/view?focus=platform-0&depth=1&lang=zh")


def test_a_question_is_asked_with_one_click_and_answered_as_a_table(visit: Visit, service: Service) -> None:
    page = visit.page
    page.get_by_role("button", name=QUESTIONS[0][0]).click()
    cells = page.locator("#answer td")
    expect(cells.nth(0).get_by_role("link")).to_have_attribute("href", "/id/region-500102?lang=zh")
    expect(cells.nth(1)).to_have_text("2.4")
    assert service.queries == [QUESTIONS[0][1]]
    assert page.locator("#answer :is(img, script, b, svg)").count() == 0
    assert page.evaluate("window.broken") is None
    visit.picture("home-answer")
    assert visit.complaints == []


def test_a_query_can_be_changed_and_run_with_the_keyboard(visit: Visit, service: Service) -> None:
    query = visit.page.get_by_role("textbox", name="SPARQL")
    query.fill("ASK { }")
    query.press("Control+Enter")
    expect(visit.page.locator("#answer table")).to_be_visible()
    assert service.queries == ["ASK { }"]


@pytest.mark.usefixtures("service")
def test_an_error_shows_the_reason_that_the_service_gives(visit: Visit) -> None:
    visit.page.get_by_role("button", name=QUESTIONS[1][0]).click()
    alert = visit.page.get_by_role("alert")
    expect(alert).to_contain_text("Line 1, column 8: <img src=x> expected.")


@pytest.mark.usefixtures("service")
def test_a_service_that_is_gone_is_said_to_be_out_of_reach(visit: Visit) -> None:
    visit.page.route("**/sparql", lambda route: route.abort())
    visit.page.get_by_role("button", name=QUESTIONS[0][0]).click()
    expect(visit.page.get_by_role("alert")).to_contain_text("无法连接服务")


@pytest.mark.usefixtures("service")
def test_the_page_is_dark_and_narrow_where_asked(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    visit.page.set_viewport_size({"width": 400, "height": 800})
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 400
    visit.picture("home-narrow-dark")
