"""What a network page tells besides the picture: figures, sentences, names where they have room, and paper."""

import pytest
from playwright.sync_api import expect

from graph.answers import Figure, Network
from graph.network_details import NetworkDetails
from graph.quoted_sentence import QuotedSentence
from ontology.observation import Comparator, FigureKind
from tests.browser.visit import Visit
from tests.visual.networks import HOSTILE, city_network, hostile_network, large_network, source
from visual.page import network_page

pytestmark = pytest.mark.browser


def details(network: Network, sentence: QuotedSentence, *, indicator: str = "入驻企业") -> NetworkDetails:
    """Return a figure of the first thing, and one sentence for every place that the network names."""
    place = source(sentence.text[sentence.start : sentence.end])
    figure = Figure(
        id="observation-1",
        subject=network.nodes[0],
        indicator=indicator,
        concept=None,
        year=2030,
        value=300.0,
        unit=indicator if indicator in HOSTILE else "家",
        kind=FigureKind.TARGET,
        comparator=Comparator.AT_LEAST,
        attribute=None,
        source=place,
    )
    places = [place, *(one for edge in network.edges for one in edge.sources)]
    return NetworkDetails(
        figures={network.nodes[0].id: (figure,)},
        sentences={(one.document, one.start, one.end): sentence for one in places},
    )


def test_a_figure_opens_the_sentence_that_states_it_with_its_words_marked(visit: Visit) -> None:
    network = city_network()
    sentence = QuotedSentence(text="到2030年，入驻企业达到300家以上。", start=7, end=19)
    visit.open_network(network_page(network, title="云州", details=details(network, sentence)))
    figure = visit.page.locator("#card .figure")
    expect(figure.locator("summary")).to_contain_text("2030 目标值")
    expect(figure.locator("summary")).to_contain_text("≥300家")
    figure.locator("summary").click()
    expect(figure.locator("mark")).to_have_text("入驻企业达到300家以上")
    expect(figure.locator("blockquote")).to_contain_text("到2030年，入驻企业")
    visit.picture("network-figure")
    assert visit.complaints == []


def test_hostile_figures_and_sentences_stand_as_texts(visit: Visit) -> None:
    network = hostile_network()
    text = HOSTILE[1]
    sentence = QuotedSentence(text=f"{text}{text}{text}", start=len(text), end=2 * len(text))
    visit.open_network(network_page(network, title=text, details=details(network, sentence, indicator=text)))
    for row in visit.page.locator("#card summary").all():
        row.click()
    expect(visit.page.locator("#card .figure mark")).to_have_text(text)
    assert visit.page.locator("#card :is(script, img, svg[onload], b)").count() == 0
    assert visit.page.evaluate("window.broken") is None
    assert visit.asked_elsewhere("file:") == []
    assert visit.complaints == []


def test_names_are_drawn_where_they_have_room_and_all_of_them_nearby(visit: Visit) -> None:
    visit.open_network(network_page(large_network(400), title="云州"))
    named = "innokg.data.nodes.filter((node) => node.named).length"
    assert 5 < visit.page.evaluate(named) < 200
    visit.page.evaluate("innokg.drawing.network.moveTo({ scale: 1 })")
    visit.page.mouse.move(500, 400)
    visit.page.mouse.wheel(0, -10)
    # The names are chosen anew a moment after the last turn of the wheel.
    visit.page.evaluate(
        f"new Promise((done) => {{ const look = () => ({named} ? requestAnimationFrame(look) : done()); look(); }})"
    )
    assert visit.page.evaluate("innokg.drawing.network.getScale()") > 0.9


def test_paper_is_light_and_has_no_controls(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    visit.open_network(network_page(city_network(), title="云州"))
    ink = "getComputedStyle(document.documentElement).getPropertyValue('--ink')"
    dark = visit.page.evaluate(ink)
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visit.page.evaluate(ink) != dark
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visit.page.evaluate(ink) == dark
    visit.page.emulate_media(media="print", color_scheme="dark")
    expect(visit.page.locator("#search")).to_be_hidden()
    expect(visit.page.locator("#fit")).to_be_hidden()
    expect(visit.page.locator("#network canvas")).to_be_visible()
    visit.page.emulate_media(media="screen", color_scheme="light")
