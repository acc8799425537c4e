"""What a command imports: no library that it does not use, for each takes as long as the command itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from api.documents.whole_load import LARGE
from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import plan

# What only analysis, search, reading, servers and validation need, the longest to import first.
_HEAVY = (
    "scipy",
    "networkx",
    "pyarrow",
    "rdflib",
    "fastapi",
    "numpy",
    "loaders.extraction",
    "pypinyin",
    "mcp",
    "opencc",
    "lxml",
    "openpyxl",
    "httpx",
    "graph.search",
    "graph.planning",
    "asyncio",
)
_RUN = """import json, sys
from api.cli import main
try:
    main()
finally:
    sys.stderr.write(json.dumps(sorted(sys.modules)))"""


def imported(*arguments: str | Path) -> set[str]:
    """Return the modules that a run of the command line has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(json.loads(done.stderr))


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("stores") / "graph"
    with KnowledgeGraph.open(directory) as graph:
        graph.load(plan())
    return directory


def test_the_list_of_commands_imports_none_of_them() -> None:
    modules = imported("--help")

    assert {name for name in modules if name.startswith(("graph", "loaders", "visual"))} == set()
    assert modules & {*_HEAVY, "pyoxigraph"} == set()


def test_a_query_imports_the_store_alone(stored: Path) -> None:
    modules = imported("query", "SELECT ?x { ?x a ?class }", "--data", stored, "--format", "csv")

    assert "pyoxigraph" in modules
    assert modules & set(_HEAVY) == set()


def test_a_dump_is_loaded_without_readers(tmp_path: Path, stored: Path) -> None:
    dump = tmp_path / "dump.nq"
    with KnowledgeGraph.open(stored) as graph:
        dump.write_bytes(b"".join(graph.export()))
    # Empty lines make a small dump a large one.
    with dump.open("ab") as file:
        file.write(b"\n" * LARGE)

    modules = imported("load", dump, "--data", tmp_path / "graph", "--json")

    assert modules & {*_HEAVY, "graph.knowledge_graph"} == set()


def test_a_service_starts_without_what_draws_pages_and_answers_agents() -> None:
    asks = "import json, sys, api.server; sys.stdout.write(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, encoding="utf-8", check=True)

    assert set(json.loads(done.stdout)) & {"IPython", "pyvis", "networkx", "pyarrow", "mcp", "opencc", "lxml"} == set()
