"""Write the description of the HTTP interface that the explorer's types are made from.

``python -m api.openapi`` writes ``visual/web/openapi.json``, which the explorer's types are checked against.
"""

import json
from pathlib import Path

from api.application import create_application
from api.settings import Settings
from graph.knowledge_graph import KnowledgeGraph
from graph.stores.oxigraph_store import OxigraphStore

EXPLORERS_COPY = Path(__file__).parents[1] / "visual" / "web" / "openapi.json"


def description() -> str:
    """Return the OpenAPI document of the service as JSON, in a stable order."""
    application = create_application(KnowledgeGraph(OxigraphStore.in_memory()), Settings())
    return json.dumps(application.openapi(), ensure_ascii=False, indent=1)


if __name__ == "__main__":
    EXPLORERS_COPY.write_text(description(), encoding="utf-8")
