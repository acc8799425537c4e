"""A real browser for the tests of pages; they skip, saying so, where none is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from api.documents.ingestion import ingest
from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import hostile_plan
from tests.api.server import serving
from tests.browser.chromium import find_chromium, running_chromium
from tests.browser.visit import Visit
from visual.explorer import explorer_page

_LOADERS = Path(__file__).parents[2] / "loaders"
# A machine that is busy draws slowly; a condition that holds ends the wait at once.
_PATIENCE = 30_000


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Give a running Chromium."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium was found: install one, or name it in INNOKG_CHROMIUM")
    expect.set_options(timeout=_PATIENCE)
    with running_chromium(path) as running:
        yield running


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give what pages share; they keep nothing in it, and a context for each would double the time of short tests."""
    made = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext, tmp_path: Path) -> Iterator[Visit]:
    """Give a fresh page that records what it asks for and what goes wrong on it."""
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    yield Visit(page, tmp_path)
    page.close()


@pytest.fixture(scope="package")
def explorer(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - skips first
    """Give the address of a service with the demo's documents and one full of markup; no test changes them."""
    if explorer_page() is None:
        pytest.skip("the explorer was not built: python visual/web/build_hook.py")
    data = tmp_path_factory.mktemp("explored") / "graph"
    with KnowledgeGraph.open(data) as graph:
        ingest(graph, [*sorted((_LOADERS / "seeds").glob("*.json")), *sorted((_LOADERS / "sample").glob("*.txt"))])
        graph.load(hostile_plan())
    with serving(data) as address:
        yield address


@pytest.fixture
def newcomer(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """Give a page of a browser that remembers nothing: no language, no theme, no permission."""
    made = browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="zh-CN", accept_downloads=True
    )
    page = made.new_page()
    page.set_default_timeout(_PATIENCE)
    yield Visit(page, tmp_path)
    made.close()
