"""Take the pictures of the READMEs from the demo's graph: ``python -m tests.browser.pictures [FOLDER]``."""

import sys
import tempfile
from pathlib import Path
from typing import get_args

import httpx
from playwright.sync_api import Browser

from api.documents.ingestion import ingest
from graph.knowledge_graph import KnowledgeGraph
from ontology.vocabulary import Language
from tests.api.server import serving
from tests.browser.chromium import find_chromium, running_chromium
from tests.browser.explorer import PLAN, ZONE, settled
from tests.docs.readme import ROOT

FOLDER = ROOT / "docs" / "images"
_LOADERS = ROOT / "loaders"
_PARK = "团结湖大数据智能产业园"
_SIZE = {"thing": (1200, 1000)}
_EXPLORER_SIZE = (1280, 760)


def main(folder: Path) -> None:
    """Write a picture of each page in each language."""
    path = find_chromium()
    if path is None:
        sys.exit("No Chromium was found: install one, or name it in INNOKG_CHROMIUM.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "graph"
        with KnowledgeGraph.open(data) as graph:
            ingest(graph, [*sorted((_LOADERS / "seeds").glob("*.json")), *sorted((_LOADERS / "sample").glob("*.txt"))])
        with serving(data) as address, running_chromium(path) as browser:
            pages = _pages(address)
            for language in get_args(Language):
                for name, page in pages.items():
                    _take(browser, f"{address}{page}lang={language}", folder / f"{name}.{language}.png", _SIZE[name])
                _explore(browser, address, language, folder)


def _explore(browser: Browser, address: str, language: Language, folder: Path) -> None:
    """Take pictures of the explorer: a network, a relation's sentence, its document, an indicator, a review."""
    context = browser.new_context(
        viewport={"width": _EXPLORER_SIZE[0], "height": _EXPLORER_SIZE[1]}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}/?lang={language}&focus={_identifier(address, _PARK)}")
    settled(page)
    page.locator(".thing-card h1").wait_for()
    page.screenshot(path=folder / f"explorer.{language}.png")
    page.goto(f"{address}/?lang={language}&focus={_identifier(address, ZONE)}")
    settled(page)
    page.locator(".thing-card .evidence").first.click()
    page.locator(".edge-card mark").first.wait_for()
    page.screenshot(path=folder / f"sentence.{language}.png")
    page.locator(".edge-card .actions a").first.click()
    page.locator(".document-text .marked").first.wait_for()
    page.screenshot(path=folder / f"document.{language}.png")
    page.goto(f"{address}/explore/indicators?lang={language}&indicator=RDIntensity")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / f"indicator.{language}.png")
    page.goto(f"{address}/explore/documents/{PLAN}/review?lang={language}&q=智能传感")
    page.locator(".claim-row").first.wait_for()
    page.screenshot(path=folder / f"review.{language}.png")
    context.close()


def _pages(address: str) -> dict[str, str]:
    """Return the addresses of the pages by the names of their pictures, each ready for one more parameter."""
    return {"thing": f"/id/{_identifier(address, _PARK)}?"}


def _identifier(address: str, name: str) -> str:
    identifier: str = httpx.get(f"{address}/api/search", params={"q": name, "limit": 1}).json()["items"][0]["id"]
    return identifier


def _take(browser: Browser, address: str, file: Path, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
