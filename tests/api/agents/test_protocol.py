"""The protocol between agents and the tools, over both transports."""

import subprocess
import sys
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest
from mcp import Client
from mcp.types import CallToolResult

from graph.knowledge_graph import KnowledgeGraph
from loaders.seeds.seed import read_claims
from tests.api.agents.asking import SEEDS, asked, call_tool, data_of, failure_of, stdio

_TOOLS = {
    "search", "entity", "evidence", "neighbourhood", "path", "indicator", "chain", "documents", "match", "sparql",
}  # fmt: skip


def test_every_tool_describes_itself(address: str) -> None:
    tools = asked(address, lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == _TOOLS
    for tool in tools:
        assert len(tool.description or "") > 60
        assert tool.output_schema is not None
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        # What a schema leaves to guess, a model guesses wrong.
        assert all(
            "type" in given or "anyOf" in given or "$ref" in given for given in tool.input_schema["properties"].values()
        )


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_service_answers_clients_of_both_kinds(address: str, mode: str) -> None:
    found = asked(address, partial(call_tool, tool="documents", arguments={}), mode)
    assert [one["id"] for one in data_of(found)["items"]] == list(SEEDS)


def test_the_command_answers_over_standard_input(tmp_path: Path) -> None:
    data = tmp_path / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(read_claims(files("loaders.seeds") / "jiangjin-14fyp.json"))

    async def ask(client: Client) -> tuple[CallToolResult, CallToolResult, CallToolResult]:
        return (
            await call_tool(client, "search", {"text": "重庆ABB"}),
            await call_tool(client, "entity", {"thing": "no-such-thing"}),
            await call_tool(client, "sparql", {"query": "ASK { ?s ?p }"}),
        )

    found, unknown, broken = asked(stdio(data), ask)
    assert data_of(found)["items"][0]["label"] == "重庆ABB"
    assert "no-such-thing" in failure_of(unknown)
    assert "line 1, column" in failure_of(broken)


def test_nothing_of_the_protocol_is_imported_before_an_agent_asks() -> None:
    asks = "import sys, api.application, api.cli.application; sys.exit('mcp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0


def test_the_vocabulary_and_prompts_are_there(address: str) -> None:
    async def ask(client: Client) -> tuple[str, list[str], str]:
        (note,) = (await client.read_resource("innokg://vocabulary")).contents
        prompts = [prompt.name for prompt in (await client.list_prompts()).prompts]
        profile = await client.get_prompt("profile", {"thing": "重庆ABB"})
        return getattr(note, "text", ""), prompts, str(profile.messages[0].content)

    note, prompts, profile = asked(address, ask)
    assert "ikg:Park" in note
    assert "```sparql" in note
    assert prompts == ["compare", "profile"]
    assert "重庆ABB" in profile
