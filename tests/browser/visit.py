"""A visit to a page: what it asked for, what it complained of, and its picture."""

import os
from pathlib import Path

from playwright.sync_api import Page


class Visit:
    """A browser page with a record of its requests, its errors and its dialogues.

    Pictures go to the folder that INNOKG_ARTEFACTS names, or into the test's own folder.
    """

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._folder = folder
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("dialog", lambda dialog: self._hear("error", f"dialog: {dialog.message}"))

    def open_network(self, html: str) -> None:
        """Open a network page from a file and wait until the drawing has settled."""
        file = self._folder / "network.html"
        file.write_text(html, encoding="utf-8")
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("body[data-ready]")

    def wait_for_drawing(self) -> None:
        """Wait until the browser has painted what was changed: the second frame from now shows it."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def picture(self, name: str) -> None:
        """Keep a picture of the page."""
        folder = Path(os.environ.get("INNOKG_ARTEFACTS", self._folder))
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png")

    def asked_elsewhere(self, own: str) -> list[str]:
        """Return the requests that went anywhere but to addresses that begin with ``own``."""
        return [url for url in self.requests if not url.startswith((own, "data:", "blob:"))]

    def drawn_colours(self) -> int:
        """Return how many different colours the network's canvas shows."""
        count: int = self.page.evaluate(
            """() => {
                const canvas = document.querySelector("#network canvas");
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                return new Set(new Uint32Array(pixels.buffer)).size;
            }"""
        )
        return count

    def _hear(self, kind: str, text: str) -> None:
        # The driver tells how fast WebGL is drawn on a processor, which is not the page's fault.
        if kind in {"error", "warning"} and "GL Driver Message" not in text:
            self.complaints.append(text)
