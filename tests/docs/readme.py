"""The queries of a README and the tables of answers below them."""

import json
import re
from pathlib import Path
from typing import Any

from graph.knowledge_graph import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[2]
READMES = (ROOT / "README.md", ROOT / "README.zh.md")

# A query in a fence and, below it, the table of its answer where there is one yet.
_ANSWERED = re.compile(r"(```sparql\n(.*?)```\n)(\n(?:\|[^\n]*\n)+)?", re.DOTALL)


def queries(text: str) -> list[str]:
    """Return the SPARQL queries of a Markdown text."""
    return [match[2] for match in _ANSWERED.finditer(text)]


def with_answers(text: str, graph: KnowledgeGraph) -> str:
    """Return a Markdown text with the graph's answer as a table below each query."""
    return _ANSWERED.sub(lambda match: match[1] + "\n" + _table(json.loads(graph.answer(match[2]).body)), text)


def _table(results: dict[str, Any]) -> str:
    columns = results["head"]["vars"]
    rows = [[_cell(binding.get(column)) for column in columns] for binding in results["results"]["bindings"]]
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _cell(term: dict[str, str] | None) -> str:
    return term["value"].replace("|", "\\|").replace("\n", " ") if term else ""
