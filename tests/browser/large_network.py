"""A network that is larger than any screen, for the explorer to draw."""

import json

from playwright.sync_api import Page

from ontology.entity import EntityType
from ontology.relation import Predicate
from tests.benchmarks.generated_network import ends

_CLASSES = (EntityType.FIRM, EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.UNIVERSITY, EntityType.TECHNOLOGY)
_PREDICATES = tuple(Predicate)[:5]


def network(things: int, relations: int) -> str:
    """Return the JSON that the service answers with when it is asked for such a network: groups, hubs, five classes."""
    nodes = [
        {
            "id": f"thing-{number}",
            "iri": f"https://kg.example/id/thing-{number}",
            "label": f"云州第{number}号创新主体",
            "type": _CLASSES[number % len(_CLASSES)],
        }
        for number in range(things)
    ]
    edges = [
        {
            "source": f"thing-{source}",
            "target": f"thing-{target}",
            "predicate": _PREDICATES[(source + target) % len(_PREDICATES)],
            "sources": [],
        }
        for source, target in ends(things, relations).tolist()
    ]
    return json.dumps({"nodes": nodes, "edges": edges, "focus": None, "truncated": False})


def answer_with(page: Page, body: str) -> None:
    """Let every question for a network on a page be answered with one."""
    page.route("**/api/graph*", lambda route: route.fulfill(body=body, content_type="application/json"))
