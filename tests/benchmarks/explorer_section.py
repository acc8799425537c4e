"""The section about the explorer: how soon it shows what was asked for, in a browser without a graphics card."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from api.documents.ingestion import ingest
from graph.knowledge_graph import KnowledgeGraph
from tests.api.server import serving
from tests.benchmarks.page_tasks import CATEGORIES, Held, held
from tests.benchmarks.tables import Options, table
from tests.browser.chromium import find_chromium, running_chromium
from tests.browser.explorer import found, settled
from tests.browser.large_network import answer_with, network
from visual.explorer import explorer_page

_ROOT = Path(__file__).parents[2]
_RUNS = 7
_THINGS, _RELATIONS = 10_000, 30_000
_NAMES = ("江津区", "涪陵区", "重庆市", "西部(重庆)科学城江津片区", "涪陵国家高新区")
_WATCH = 'addEventListener("click", () => performance.mark("test.click"), { capture: true })'
_LAST = "(name) => performance.getEntriesByName(name).at(-1)?.startTime ?? null"


def explorer(_: Options) -> Iterator[str]:
    """Yield how long first views and expansions take on the seeds, and how a network of 10,000 things is laid out."""
    path = find_chromium()
    if path is None or explorer_page() is None:
        yield "Not measured: no Chromium was found, or the explorer was not built."
        return
    yield "In Chromium without a graphics card, which draws on the same processors; median and most of"
    yield f"{_RUNS} runs, each in a browser window that has kept nothing. The first view is drawn so long after its"
    yield "address was entered, an expansion after the click."
    yield ""
    with tempfile.TemporaryDirectory() as directory, running_chromium(path) as browser:
        data = Path(directory) / "graph"
        with KnowledgeGraph.open(data) as graph:
            ingest(graph, sorted((_ROOT / "loaders" / "seeds").glob("*.json")))
        with serving(data) as address:
            rows = [
                ("first view of the seeds", _shown([_first_view(browser, address) for _ in range(_RUNS)])),
                ("expansion on the seeds", _shown([_expansion(browser, address, run) for run in range(_RUNS)])),
            ]
            yield from table(("", "milliseconds"), rows, left=1)
            yield ""
            yield f"{_THINGS:,} things and {_RELATIONS:,} relations, from the answer of the service to the last step of"
            yield "the layout, and the longest task of the page's own thread in this time. Where others keep the"
            yield "processors busy, a task takes longer by the clock than of processor time."
            yield ""
            large = [_large(browser, address) for _ in range(_RUNS)]
            rows = [
                ("settled after", _shown([one.whole for one in large])),
                ("longest task, by the clock", _shown([one.longest for one in large])),
                ("longest task, processor time", _shown([one.busiest for one in large])),
            ]
            yield from table(("", "milliseconds"), rows, left=1)


def _opened(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(_WATCH)
    return page


def _first_view(browser: Browser, address: str) -> float:
    page = _opened(browser)
    page.goto(f"{address}/?lang=zh")
    shown: float = page.wait_for_function(_LAST, arg="network.drawn").json_value()
    page.context.close()
    return shown


def _expansion(browser: Browser, address: str, run: int) -> float:
    page = _opened(browser)
    page.goto(f"{address}/?lang=zh&focus={found(address, _NAMES[run % len(_NAMES)])}")
    settled(page)
    actions = page.locator(".thing-card .card-actions button")
    # Folded up, what hangs on it alone is not drawn any more.
    actions.nth(1).click()
    settled(page)
    page.evaluate("performance.clearMarks()")
    actions.first.click()
    drawn = page.wait_for_function(_LAST, arg="network.drawn").json_value()
    clicked = page.evaluate(_LAST, "test.click")
    page.context.close()
    return float(drawn - clicked)


def _large(browser: Browser, address: str) -> Held:
    page = _opened(browser)
    answer_with(page, network(_THINGS, _RELATIONS))
    browser.start_tracing(page=page, categories=list(CATEGORIES))
    page.goto(f"{address}/?lang=zh")
    page.wait_for_function(_LAST, arg="network.settled", timeout=120_000)
    found_tasks = held(browser.stop_tracing(), answer="/api/graph", mark="network.settled")
    page.context.close()
    return found_tasks


def _shown(milliseconds: list[float]) -> str:
    return f"{median(milliseconds):,.0f} · {max(milliseconds):,.0f}"
