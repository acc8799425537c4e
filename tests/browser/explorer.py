"""The explorer in a browser: ways to its parts that tests share."""

import re
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.browser.visit import Visit

# The sample's things, which are invented, and whose sentences the graph holds.
TOWN, ZONE, PARK = "青鹭湖科创小镇", "云江高新区", "云江智能传感产业园"
PLAN = "yunjiang-14fyp"
_AXE = Path(__file__).parents[2] / "visual" / "web" / "node_modules" / "axe-core" / "axe.min.js"


def found(address: str, name: str) -> str:
    """Return the id of the thing of a name."""
    identifier: str = httpx.get(f"{address}/api/search", params={"q": name, "limit": 1}).json()["items"][0]["id"]
    return identifier


def in_chinese(path: str) -> str:
    """Return the path of a page with the language that it is to be shown in."""
    return f"{path}{'&' if '?' in path else '?'}lang=zh"


def settled(page: Page) -> None:
    """Wait until the network is arranged."""
    page.locator("[data-settled]").wait_for(timeout=60_000)


def search_box(page: Page) -> Locator:
    """Return the search box of the page's head."""
    return page.get_by_role("combobox", name=re.compile("搜索名称|Search by name"))


def choose(page: Page, text: str, name: str) -> None:
    """Search for a text and choose the thing of a name among what is offered."""
    search_box(page).fill(text)
    page.get_by_role("option").filter(has_text=name).first.click()


def card(page: Page, name: str) -> Locator:
    """Return the card of a thing once it is there."""
    shown = page.locator(".thing-card")
    expect(shown.get_by_role("heading", level=1)).to_have_text(name)
    return shown


def grave_errors(visit: Visit) -> list[str]:
    """Return what axe finds on the page that is serious or worse, each with the element."""
    if not visit.page.evaluate("'axe' in window"):
        visit.page.evaluate(_AXE.read_text("utf-8"))
    result: dict[str, Any] = visit.page.evaluate(
        "axe.run(document, { resultTypes: ['violations'], iframes: false })", None
    )
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in result["violations"]
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def has_axe() -> bool:
    """Tell whether the packages that the explorer is built with are there."""
    return _AXE.is_file()
