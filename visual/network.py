"""A selection of the graph as a pyvis network: coloured by class, with all that the page shows about it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pyvis.network import Network as PyvisNetwork

from graph.answers import Edge, Network, Source, Thing
from ontology.vocabulary import Language, classes, inverse_label, label, properties
from visual.assets import appearance
from visual.layout import PHYSICS_LIMIT, positions

_LINE_LENGTH = 9  # characters of a node's label on one line
_LONGEST_LABEL = 36  # the rest is for the tooltip
_LONGEST_QUOTE = 240
_SHOWN_SOURCES = 4  # of a fact; further ones are counted
# What stays on one line: a character, a number, a Latin word or a short text in quotation marks, with the marks that
# open before and close after it.
_UNBROKEN = re.compile(r"[“‘《〈（(【]*(?:“[^“”]{1,6}”|[0-9A-Za-z.+%-]+|.)[”’》〉）)】、，。：；…]*", re.DOTALL)
_UNKNOWN = {"color": "#8a8f98", "shape": "dot"}


def pyvis_network(network: Network, *, language: Language = "zh") -> PyvisNetwork:
    """Return the network as pyvis has it: nodes with colour, shape, size and place, edges with their evidence.

    Relations between the same two things in the same direction make one edge, which says all of them.
    """
    drawn = PyvisNetwork(directed=True, cdn_resources="in_line")
    known = {node.id: node for node in network.nodes}
    bundles = _bundles(edge for edge in network.edges if edge.source in known and edge.target in known)
    places = positions(known, bundles)
    degrees = Counter(end for bundle in bundles for end in set(bundle))
    for node in known.values():
        x, y = places[node.id]
        drawn.add_node(node.id, **_node(node, degrees[node.id], node.id == network.focus, language), x=x, y=y)
    for number, ((source, target), edges) in enumerate(bundles.items()):
        curved = (target, source) in bundles and source != target
        drawn.add_edge(source, target, id=f"e{number}", **_edge(edges, curved, language))
    return drawn


def network_data(network: Network, *, language: Language = "zh", entity_url: str | None = None) -> dict[str, Any]:
    """Return what the page's script needs, as JSON: nodes, edges, the classes in the legend, and the settings."""
    nodes, edges, *_ = pyvis_network(network, language=language).get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "classes": _legend(network.nodes, language),
        "focus": network.focus if any(node["id"] == network.focus for node in nodes) else None,
        "truncated": network.truncated,
        "physics": len(nodes) <= PHYSICS_LIMIT,
        "entityUrl": entity_url,
        "language": language,
        "relations": len(network.edges),
    }


def class_label(name: str, language: Language) -> str:
    """Return the label of a class, or its name where the vocabulary does not know it."""
    return label(name, language) if name in classes() else name


def _bundles(edges: Iterable[Edge]) -> dict[tuple[str, str], list[Edge]]:
    bundles: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        bundles.setdefault((edge.source, edge.target), []).append(edge)
    return bundles


def _node(node: Thing, degree: int, focused: bool, language: Language) -> dict[str, Any]:
    style = appearance().get(node.type, _UNKNOWN)
    size = 8 + 3.2 * degree**0.5 + (3 if focused else 0)
    return {
        "label": _wrapped(node.label),
        "name": _visible(node.label),
        "type": node.type,
        "kind": class_label(node.type, language),
        "color": style["color"],
        "shape": style["shape"],
        "size": round(min(size, 30), 1),
    }


def _edge(edges: list[Edge], curved: bool, language: Language) -> dict[str, Any]:
    facts = [_fact(edge, language) for edge in edges]
    names = dict.fromkeys(fact["label"] for fact in facts)
    # Two opposite edges would lie on each other.
    shape = {"enabled": True, "type": "curvedCW", "roundness": 0.18} if curved else {"enabled": False}
    return {"label": ("、" if language == "zh" else ", ").join(names), "facts": facts, "smooth": shape}


def _fact(edge: Edge, language: Language) -> dict[str, Any]:
    known = edge.predicate in properties()
    return {
        "label": label(edge.predicate, language) if known else edge.predicate,
        "inverse": inverse_label(edge.predicate, language) if known else edge.predicate,
        "sources": [_source(source) for source in edge.sources[:_SHOWN_SOURCES]],
        "more": max(0, len(edge.sources) - _SHOWN_SOURCES),
    }


def _source(source: Source) -> dict[str, str]:
    quote = source.quote if len(source.quote) <= _LONGEST_QUOTE else f"{source.quote[:_LONGEST_QUOTE]}…"
    return {"title": _visible(source.title), "section": _visible(source.section), "quote": _visible(quote)}


def _legend(nodes: Iterable[Thing], language: Language) -> list[Mapping[str, Any]]:
    counts = Counter(node.type for node in nodes)
    order = {name: place for place, name in enumerate(appearance())}
    return [
        {
            "name": name,
            "label": class_label(name, language),
            "count": counts[name],
            **appearance().get(name, _UNKNOWN),
        }
        for name in sorted(counts, key=lambda name: (order.get(name, len(order)), name))
    ]


def _visible(text: str) -> str:
    """Return a text without characters that show nothing: controls, and marks that turn the direction of writing."""
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable())


def _wrapped(name: str) -> str:
    """Return a label in lines of about equal length; Chinese has no spaces at which vis-network would break."""
    text = " ".join(_visible(name).split())
    if len(text) > _LONGEST_LABEL:
        text = f"{text[: _LONGEST_LABEL - 1]}…"
    if text.isascii():
        return text
    wanted = -(-len(text) // _LINE_LENGTH)
    lines = [text]
    for width in range(len(text), 0, -1):
        narrower = _filled(_UNBROKEN.findall(text), width)
        if len(narrower) > wanted:
            break
        lines = narrower
    return "\n".join(lines)


def _filled(parts: Iterable[str], width: int) -> list[str]:
    """Return parts put together into lines of at most a width, a longer part on a line of its own."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) <= width:
            lines[-1] += part
        else:
            lines.append(part)
    return lines
