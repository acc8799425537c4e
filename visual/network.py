"""A selection of the graph as a pyvis network: coloured by class, with all that the page shows about it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pyvis.network import Network as PyvisNetwork

from graph.answers import Edge, Network, Thing
from graph.network_details import NetworkDetails
from graph.search.pinyin import syllables
from ontology.vocabulary import Language, classes, label, properties
from visual.assets import appearance
from visual.evidence import Evidence
from visual.labels import visible, wrapped
from visual.layout import PHYSICS_LIMIT, positions

_UNKNOWN = {"color": "#8a8f98", "shape": "dot"}
_NO_DETAILS = NetworkDetails()
# What the page's script reads of a node; colour and shape are those of its class.
_OF_NODE = ("id", "label", "name", "sound", "type", "size", "x", "y")


def pyvis_network(network: Network, *, language: Language = "zh") -> PyvisNetwork:
    """Return the network as pyvis has it: nodes with colour, shape, size and place, edges with their relations.

    Relations between the same two things in the same direction make one edge, which says all of them.
    """
    drawn = PyvisNetwork(directed=True, cdn_resources="in_line")
    known = {node.id: node for node in network.nodes}
    bundles = _bundles(network)
    places = positions(known, bundles)
    degrees = Counter(end for bundle in bundles for end in set(bundle))
    for node in known.values():
        x, y = places[node.id]
        drawn.add_node(node.id, **_node(node, degrees[node.id], node.id == network.focus, language), x=x, y=y)
    for number, ((source, target), edges) in enumerate(bundles.items()):
        curved = (target, source) in bundles and source != target
        drawn.add_edge(source, target, id=f"e{number}", **_edge(edges, curved, language))
    return drawn


def network_data(
    network: Network,
    *,
    language: Language = "zh",
    entity_url: str | None = None,
    details: NetworkDetails = _NO_DETAILS,
) -> dict[str, Any]:
    """Return what the page's script needs, as JSON: nodes, edges, figures, places, classes and the settings."""
    nodes, edges, *_ = pyvis_network(network, language=language).get_network_data()
    evidence = Evidence(details, language)
    bundles = _bundles(network)
    ids = [node["id"] for node in nodes]
    return {
        "nodes": [{key: node[key] for key in _OF_NODE} for node in nodes],
        "edges": [
            {**edge, "facts": [evidence.fact(one) for one in bundles[edge["from"], edge["to"]]]} for edge in edges
        ],
        # Pairs: an id could be the name of something that every object has.
        "figures": [[one, evidence.figures(details.figures[one])] for one in ids if one in details.figures],
        **evidence.tables(),
        "classes": _legend(network.nodes, language),
        "focus": network.focus if network.focus in ids else None,
        "physics": len(nodes) <= PHYSICS_LIMIT,
        "entityUrl": entity_url,
        "language": language,
        "relations": len(network.edges),
    }


def class_label(name: str, language: Language) -> str:
    """Return the label of a class, or its name where the vocabulary does not know it."""
    return label(name, language) if name in classes() else name


def _bundles(network: Network) -> dict[tuple[str, str], list[Edge]]:
    """Return the relations among the things that are shown, by their ends."""
    known = {node.id for node in network.nodes}
    bundles: dict[tuple[str, str], list[Edge]] = {}
    for edge in network.edges:
        if edge.source in known and edge.target in known:
            bundles.setdefault((edge.source, edge.target), []).append(edge)
    return bundles


def _node(node: Thing, degree: int, focused: bool, language: Language) -> dict[str, Any]:
    style = appearance().get(node.type, _UNKNOWN)
    size = 8 + 3.2 * degree**0.5 + (3 if focused else 0)
    return {
        "label": wrapped(node.label),
        "name": visible(node.label),
        "sound": " ".join(syllables(visible(node.label).lower())),
        "type": node.type,
        "kind": class_label(node.type, language),
        "color": style["color"],
        "shape": style["shape"],
        "size": round(min(size, 30), 1),
    }


def _edge(edges: list[Edge], curved: bool, language: Language) -> dict[str, Any]:
    names = dict.fromkeys(
        label(edge.predicate, language) if edge.predicate in properties() else edge.predicate for edge in edges
    )
    # Two opposite edges would lie on each other.
    shape = {"smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.18}} if curved else {}
    return {"label": ("、" if language == "zh" else ", ").join(names), **shape}


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
