"""Agents' tools, by the protocol's own client over both transports, against the facts of the real plans."""

import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import anyio
import httpx
import pytest
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent

from graph.knowledge_graph import KnowledgeGraph
from loaders.seeds.seed import read_claims
from tests.api.server import COMMAND, serving

Answer = TypeVar("Answer")
Call = Callable[[str, dict[str, Any]], CallToolResult]
_TOOLS = {
    "search", "entity", "evidence", "neighbourhood", "path", "indicator", "chain", "documents", "match", "sparql",
}  # fmt: skip
_SEEDS = ("fuling-14fyp", "jiangjin-14fyp")
_SECONDS = 100


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of a graph of two real plans."""
    data = tmp_path_factory.mktemp("seeds") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for name in _SEEDS:
            graph.load(read_claims(files("loaders.seeds") / f"{name}.json"))
    return data


def _asked(
    server: str | StdioServerParameters, ask: Callable[[Client], Awaitable[Answer]], mode: str = "auto"
) -> Answer:
    async def session() -> Answer:
        with anyio.fail_after(_SECONDS):
            async with Client(server, mode=mode) as client:
                return await ask(client)

    return anyio.run(session)


def _stdio(data: Path) -> StdioServerParameters:
    command, *arguments = (*COMMAND, "mcp", "--data", str(data))
    return StdioServerParameters(command=command, args=arguments, env=dict(os.environ))


@pytest.fixture(scope="module")
def address(seeds: Path) -> Iterator[str]:
    with serving(seeds) as served:
        yield f"{served}/mcp"


@pytest.fixture(scope="module")
def call(address: str) -> Call:
    def called(tool: str, arguments: dict[str, Any]) -> CallToolResult:
        return _asked(address, partial(_call, tool=tool, arguments=arguments))

    return called


async def _call(client: Client, tool: str, arguments: dict[str, Any]) -> CallToolResult:
    found = await client.call_tool(tool, arguments)
    assert isinstance(found, CallToolResult)
    return found


def _text(found: CallToolResult) -> str:
    (block,) = found.content
    assert isinstance(block, TextContent)
    return block.text


def _data(found: CallToolResult) -> Any:
    assert not found.is_error, _text(found)
    return found.structured_content


def _failed(found: CallToolResult) -> str:
    assert found.is_error
    return _text(found)


def test_every_tool_describes_itself(address: str) -> None:
    tools = _asked(address, lambda client: client.list_tools()).tools
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
    found = _asked(address, partial(_call, tool="documents", arguments={}), mode)
    assert [one["id"] for one in _data(found)["items"]] == list(_SEEDS)


def test_the_command_answers_over_standard_input(tmp_path: Path) -> None:
    data = tmp_path / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(read_claims(files("loaders.seeds") / "jiangjin-14fyp.json"))

    async def ask(client: Client) -> tuple[CallToolResult, CallToolResult, CallToolResult]:
        return (
            await _call(client, "search", {"text": "重庆ABB"}),
            await _call(client, "entity", {"thing": "no-such-thing"}),
            await _call(client, "sparql", {"query": "ASK { ?s ?p }"}),
        )

    found, unknown, broken = _asked(_stdio(data), ask)
    assert _data(found)["items"][0]["label"] == "重庆ABB"
    assert "no-such-thing" in _failed(unknown)
    assert "line 1, column" in _failed(broken)


def test_a_search_gives_ids_that_other_tools_take(call: Call) -> None:
    first = _data(call("search", {"text": "tuanjiehu", "types": ["Park"]}))["items"][0]
    entity = _data(call("entity", {"thing": first["id"]}))
    assert entity["label"] == first["label"]
    assert "团结湖" in entity["label"]
    assert entity["documents"] == ["jiangjin-14fyp"]
    assert all(fact["documents"] for fact in entity["facts"])


def test_text_and_data_say_the_same_with_ids_and_sources(call: Call) -> None:
    found = call("entity", {"thing": "重庆ABB"})
    data, text = _data(found), _text(found)
    assert data["id"] in text
    for fact in data["facts"]:
        assert fact["other"]["id"] in text
        assert fact["documents"][0] in text


def test_evidence_leads_to_places_in_documents(call: Call) -> None:
    found = _data(call("evidence", {"thing": "region-500102", "predicates": ["value"], "limit": 3}))
    assert len(found["items"]) == 3
    for place in found["items"]:
        assert place["source"]["document"] == "fuling-14fyp"
        assert 0 <= place["source"]["start"] < place["source"]["end"]
    more = _data(call("evidence", {"thing": "region-500102", "predicates": ["value"], "cursor": found["next"]}))
    assert more["items"][0] not in found["items"]


def test_surroundings_and_ways(call: Call) -> None:
    around = _data(call("neighbourhood", {"thing": "重庆ABB"}))
    industry = next(edge["target"] for edge in around["edges"] if edge["predicate"] == "leadsIndustry")
    assert industry in {node["id"] for node in around["nodes"]}
    (way,) = _data(call("path", {"start": "重庆ABB", "end": industry, "count": 1}))["ways"]
    assert [one["id"] for one in way["things"]] == [around["focus"], industry]
    assert way["steps"][0][0]["documents"] == ["jiangjin-14fyp"]


def test_figures_of_regions_stand_side_by_side(call: Call) -> None:
    asked = {"indicators": ["研发投入强度"], "regions": ["涪陵区", "江津区"]}
    found = call("indicator", asked)
    values = {
        (row["subject"]["label"], point["year"]): (point["comparator"], point["value"])
        for row in _data(found)["items"]
        for point in row["series"]
    }
    assert values["涪陵区", 2025] == ("=", 2.7)
    assert values["江津区", 2025] == (">=", 2.8)
    assert "2025 target: >=2.8% (jiangjin-14fyp)" in _text(found)


def test_a_chain_gives_reasons(call: Call) -> None:
    found = _data(call("chain", {"industry": "装备制造", "parts": ["firms"]}))
    item = next(one for one in found["items"] if one["thing"]["label"] == "重庆ABB")
    assert item["reasons"]


def test_names_of_a_list_are_matched(call: Call) -> None:
    right, unsure, none = _data(call("match", {"names": ["重慶大學", "科技创新中心", "云泽不存在的公司"]}))["items"]
    assert (right["result"], right["candidates"][0]["label"]) == ("matched", "重庆大学")
    assert unsure["result"] != "matched"
    assert none["result"] == "none"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?n { BIND(1 + 1 AS ?n) }", {"columns": ["n"], "rows": [{"n": "2"}], "truncated": False}),
        ("ASK {}", {"boolean": True}),
        ("CONSTRUCT { <a:a> <a:b> 1 } {}", {"turtle": "<a:a> <a:b> 1 .\n"}),
    ],
)
def test_queries_are_answered(call: Call, query: str, expected: dict[str, Any]) -> None:
    assert expected.items() <= _data(call("sparql", {"query": query})).items()


def test_rows_beyond_the_limit_are_left_out_and_it_is_said(call: Call) -> None:
    found = _data(call("sparql", {"query": "SELECT * { ?s ?p ?o } LIMIT 20", "limit": 5}))
    assert (len(found["rows"]), found["truncated"]) == (5, True)


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("sparql", {"query": "SELECT ?x {\n ?x a }"}, "line 2, column 8"),
        ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "Only queries are allowed"),
        ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, "SERVICE"),
        ("entity", {"thing": "无此事物"}, "search finds ids"),
        ("chain", {"industry": "无此产业"}, "无此产业"),
        ("search", {"text": "园", "document": "none"}, "none"),
        ("search", {"text": "园", "limit": 1000}, "50"),
        ("search", {"text": "园", "cursor": "?"}, "cursor"),
        ("neighbourhood", {"thing": "涪陵区", "predicates": ["none"]}, "none"),
        ("evidence", {}, "thing"),
        ("delete", {}, "delete"),
    ],
)
def test_mistakes_are_told_in_words(call: Call, tool: str, arguments: dict[str, Any], words: str) -> None:
    try:
        told = _failed(call(tool, arguments))
    except Exception as error:  # noqa: BLE001 - an unknown tool is an error of the protocol itself
        told = str(error.__cause__ or error)
    assert words in told
    assert "Traceback" not in told


def test_nothing_of_the_protocol_is_imported_before_an_agent_asks() -> None:
    asks = "import sys, api.application, api.cli.application; sys.exit('mcp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0


def test_the_vocabulary_and_prompts_are_there(address: str) -> None:
    async def ask(client: Client) -> tuple[str, list[str], str]:
        (note,) = (await client.read_resource("innokg://vocabulary")).contents
        prompts = [prompt.name for prompt in (await client.list_prompts()).prompts]
        profile = await client.get_prompt("profile", {"thing": "重庆ABB"})
        return getattr(note, "text", ""), prompts, str(profile.messages[0].content)

    note, prompts, profile = _asked(address, ask)
    assert "ikg:Park" in note
    assert "```sparql" in note
    assert prompts == ["compare", "profile"]
    assert "重庆ABB" in profile


def _posted(address: str, **headers: str) -> httpx.Response:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accepted = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
    return httpx.post(address, content=json.dumps(body), headers={**accepted, **headers}, timeout=_SECONDS)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:80", "Origin": "http://localhost:3000"}, 200),
        ({"Host": "rebound.example"}, 421),
        ({"Host": "127.0.0.1.example"}, 421),
        ({"Origin": "https://page.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_pages_under_other_names_are_refused(address: str, headers: dict[str, str], status: int) -> None:
    assert _posted(address, **headers).status_code == status


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"x" * 2**21, "application/json", 413),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"{}", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"{}", "text/plain", 415),
    ],
)
def test_what_is_no_message_is_a_problem(address: str, body: bytes, kind: str, status: int) -> None:
    answer = httpx.post(address, content=body, headers={"Content-Type": kind}, timeout=_SECONDS)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_what_the_protocol_refuses_is_a_problem_too(address: str) -> None:
    message = b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'
    headers = {"Content-Type": "application/json", "Accept": "text/csv"}
    answer = httpx.post(address, content=message, headers=headers, timeout=_SECONDS)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] in ("application/problem+json", "application/json")


def test_other_methods_are_not_possible(address: str) -> None:
    assert httpx.get(address).status_code == 405
    assert httpx.delete(address).status_code == 405
