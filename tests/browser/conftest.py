"""A real browser for the tests of pages; they skip, saying so, where none is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import find_chromium, running_chromium
from tests.browser.visit import Visit


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a running Chromium."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium was found: install one, or name it in INNOKG_CHROMIUM")
    with running_chromium(path) as running:
        yield running


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Give what pages share; they keep nothing in it, and a context for each would double the time of short tests."""
    made = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext, tmp_path: Path) -> Iterator[Visit]:
    """Give a fresh page that records what it asks for and what goes wrong on it."""
    page = context.new_page()
    yield Visit(page, tmp_path)
    page.close()
