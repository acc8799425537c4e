"""One self-contained HTML page that draws a network; it opens anywhere and asks no host for anything."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from graph.answers import Network
from graph.network_details import NetworkDetails
from ontology.errors import InnokgError, ValidationError
from ontology.vocabulary import Language
from visual.assets import data_block, icon, render, words
from visual.labels import visible
from visual.network import network_data

_NO_DETAILS = NetworkDetails()
# In the order in which each needs what stands before it.
_SCRIPTS = (
    "vis-network",
    "elements.js",
    "network_model.js",
    "network_names.js",
    "network_drawing.js",
    "network_evidence.js",
    "network_card.js",
    "network_search.js",
    "network.js",
)


def network_page(
    network: Network,
    *,
    title: str,
    language: Language = "zh",
    entity_url: str | None = None,
    home_url: str | None = None,
    details: NetworkDetails = _NO_DETAILS,
) -> str:
    """Return the page: network, legend, search box, and the evidence of every relation.

    ``details`` (of ``KnowledgeGraph.details``) add figures and the sentences around the words. ``entity_url`` is what
    stands before an id in the address of a thing's own page (``/id/``); without it nodes have no link. ``home_url`` is
    the address of the service's first page, where there is one. Raises ``ValidationError`` where one of them is neither
    a path nor an address of the web.
    """
    for address in (entity_url, home_url):
        if address is not None:
            _check_address(address)
    texts = words(language)
    data = network_data(network, language=language, entity_url=entity_url, details=details)
    return render(
        "network.html",
        styles=("theme.css", "network.css"),
        scripts=_SCRIPTS,
        data=data_block({**data, "words": texts}),
        language=language,
        title=visible(title),
        icon=icon(),
        home_url=home_url,
        words=texts,
        counts=texts["counts"].format(nodes=len(data["nodes"]), edges=data["relations"]),
        truncated=network.truncated,
    )


def write_page(
    path: Path | str,
    network: Network,
    *,
    title: str,
    language: Language = "zh",
    entity_url: str | None = None,
    details: NetworkDetails = _NO_DETAILS,
) -> None:
    """Write the page to a file; raise ``InnokgError`` where the file cannot be written."""
    page = network_page(network, title=title, language=language, entity_url=entity_url, details=details)
    try:
        Path(path).write_text(page, encoding="utf-8")
    except OSError as error:
        raise InnokgError(f"The page cannot be written to {str(path)!r}: {error.strerror}.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """A network that a notebook shows as its page, apart from the notebook's own: ``NetworkView(network=found)``.

    ``details`` and ``entity_url`` are those of ``network_page``; ``height`` is in pixels.
    """

    network: Network
    details: NetworkDetails = _NO_DETAILS
    title: str = "innokg"
    language: Language = "zh"
    height: int = 560
    entity_url: str | None = None

    def _repr_html_(self) -> str:
        page = network_page(
            self.network,
            title=self.title,
            language=self.language,
            entity_url=self.entity_url,
            details=self.details,
        )
        # The sandbox keeps the page's scripts from the notebook, whose origin it would else have.
        return (
            f'<iframe sandbox="allow-scripts" title="{escape(self.title)}" srcdoc="{escape(page)}" '
            f'style="width:100%;height:{int(self.height)}px;border:0"></iframe>'
        )


def _check_address(address: str) -> None:
    parts = urlsplit(address)
    is_path = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith("//")
    if not is_path and not (parts.scheme in {"http", "https"} and parts.netloc):
        raise ValidationError(f"The pages of things cannot be at {address!r}: a path or an address of the web is.")
