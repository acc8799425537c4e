"""Whatever the description shows as a request, the service accepts."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from api.examples import body_examples, parameter_examples
from api.openapi import description
from graph.algorithms.registry import ALGORITHMS
from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import TOWN_ID, UNIVERSITY_ID, hostile_plan, placed, plan
from tests.api.sample_documents import PLAN
from tests.api.server import AUTHORISED, TOKEN, serving

METHODS = ("get", "post", "put", "patch", "delete")
OPERATIONS: dict[str, dict[str, Any]] = {
    f"{method} {path}": operation
    for path, operations in json.loads(description())["paths"].items()
    for method, operation in operations.items()
    if method in METHODS
}
# A cursor comes from the answer before; nobody can make one up.
MADE_BY_ANSWERS = {"cursor"}
# Jobs and decisions have ids that the service gives, so that only the form of these examples can be right.
OF_THE_SERVICE = ("/api/jobs/", "/api/reviews/")
# What must stand beside a parameter that means nothing alone, by the operation or the parameter too.
BESIDE: dict[str, dict[str, Any]] = {
    "get /api/matches": {"technology": "传感器"},
    "get /api/matches status": {"firm": parameter_examples("get /api/matches")["firm"]},
    "get /api/algorithms/{name}/comparison": {"at": [2021, 2025]},
    "get /rdf-graph-store": {"default": ""},
    "get /sparql": {"query": "ASK {}"},
}
# Of the ways to say what is asked for, one at a time.
ALTERNATIVES = {"get /api/matches": {"firm", "technology", "park"}, "get /rdf-graph-store": {"graph", "default"}}
FORM, UPLOAD = "application/x-www-form-urlencoded", "multipart/form-data"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client with the token of a service with the documents and the graph that the examples speak of."""
    data = tmp_path_factory.mktemp("asked") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for claims in (placed(plan(), "500102"), placed(hostile_plan(), "500116")):
            graph.load(claims)
    with (
        serving(data, token=TOKEN) as address,
        httpx.Client(base_url=address, headers=AUTHORISED, timeout=60) as opened,
    ):
        opened.post("/api/documents", params={"name": "plan.txt", "wait": 60}, content=PLAN.encode()).raise_for_status()
        notes = {"graph": parameter_examples("")["graph"]}
        turtle = {"Content-Type": "text/turtle"}
        opened.put("/rdf-graph-store", params=notes, headers=turtle, content=b"<a:a> <a:b> <a:c> .").raise_for_status()
        yield opened


def with_parameters() -> Iterator[tuple[str, str]]:
    for name, operation in OPERATIONS.items():
        for parameter in operation.get("parameters", ()):
            if parameter["name"] not in MADE_BY_ANSWERS:
                yield name, parameter["name"]


def with_bodies() -> Iterator[tuple[str, str]]:
    for name, operation in OPERATIONS.items():
        for media_type in operation.get("requestBody", {}).get("content", {}):
            yield name, media_type


def request_of(name: str, wanted: str) -> tuple[str, dict[str, Any]]:
    """Return the address and parameters of an operation's example: what is required, and one parameter more."""
    path, sent = name.partition(" ")[2], dict(BESIDE.get(f"{name} {wanted}", BESIDE.get(name, {})))
    if wanted in ALTERNATIVES.get(name, ()):
        sent = {}
    for parameter in OPERATIONS[name].get("parameters", ()):
        shown = example_of(parameter)
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", str(shown))
        elif parameter.get("required") or parameter["name"] == wanted:
            sent[parameter["name"]] = shown
    return path, sent


def example_of(parameter: dict[str, Any]) -> Any:
    """Return the example of a parameter, which stands in its schema where it need not be given."""
    return (
        parameter["example"] if parameter.get("required") else next(iter(parameter["schema"].get("examples", ())), None)
    )


def of_algorithm(name: str, wanted: str, path: str, sent: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return a request with a parameter of algorithms' own for the first algorithm that has it, with all it needs."""
    users = {one["name"]: algorithms_of(one.get("description", "")) for one in OPERATIONS[name]["parameters"]}
    if not path.startswith("/api/algorithms/") or not users[wanted]:
        return path, sent
    algorithm = users[wanted][0]
    needed = {"of": [TOWN_ID], "from": [TOWN_ID], "to": [UNIVERSITY_ID], "left": "Platform", "right": "University"}
    own = {one: value for one, value in needed.items() if algorithm in users.get(one, ())}
    return path.replace("pagerank", algorithm), {**own, **sent}


def algorithms_of(described: str) -> list[str]:
    """Return the names of the algorithms that a description says a parameter is for."""
    names = re.search(r"\(([a-z][a-z, -]+)\)$", described)
    return [name for name in names[1].split(", ") if name in ALGORITHMS] if names else []


@pytest.mark.parametrize(("name", "parameter"), list(with_parameters()))
def test_a_parameter_has_an_example(name: str, parameter: str) -> None:
    (described,) = [one for one in OPERATIONS[name]["parameters"] if one["name"] == parameter]
    assert example_of(described) is not None


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name.startswith("get ")])
def test_the_examples_of_parameters_are_accepted(client: httpx.Client, name: str) -> None:
    parameters = [one["name"] for one in OPERATIONS[name].get("parameters", ()) if one["name"] not in MADE_BY_ANSWERS]
    for parameter in parameters or [""]:
        path, sent = request_of(name, parameter)
        path, sent = of_algorithm(name, parameter, path, sent) if parameter else (path, sent)
        if not path.startswith(OF_THE_SERVICE):
            answer = client.get(path, params=sent)
            assert answer.status_code < 400, f"{answer.url} {answer.text}"


@pytest.mark.parametrize(("name", "media_type"), list(with_bodies()))
def test_the_example_of_a_body_is_accepted(client: httpx.Client, name: str, media_type: str) -> None:
    method, path = name.split(" ")
    path, sent = request_of(name, "graph")
    examples = body_examples(name)[media_type]
    assert examples
    for body in examples:
        content: dict[str, Any] = {"headers": {"Content-Type": media_type}}
        if media_type == UPLOAD:
            content = {"files": [("file", ("plan.txt", text.encode())) for text in body["file"]]}
        elif media_type == FORM:
            content["data"] = body
        else:
            content["content"] = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        named = {"name": "plan.txt"} if "/api/documents" in path and media_type != UPLOAD else {}
        answer = client.request(method, path, params={**sent, **named}, **content)
        assert answer.status_code < 300, answer.text
