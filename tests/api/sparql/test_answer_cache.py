"""Answers that are kept: the same as new ones, never those of another state, and within their room."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.application import create_application
from api.settings import Settings
from api.sparql.answer_cache import AnswerCache
from graph.answers import SparqlAnswer
from graph.knowledge_graph import KnowledgeGraph

ALL = "SELECT ?value { ?s <http://a.example/p> ?value } ORDER BY ?value"
COUNT = "SELECT (COUNT(*) AS ?values) { ?s <http://a.example/p> ?value }"
CSV = {"accept": "text/csv"}
_NUMBERS = st.integers(min_value=0, max_value=3)
_WRITES = st.tuples(st.sampled_from(["INSERT", "DELETE"]), _NUMBERS)
_READS = st.tuples(st.sampled_from(["ALL", "COUNT", "TAGGED"]), st.booleans())


def insertion(value: int) -> str:
    return f"INSERT DATA {{ <http://a.example/s> <http://a.example/p> {value} }}"


def kept(text: str) -> SparqlAnswer:
    return SparqlAnswer(media_type="text/csv", body=text.encode())


class Asked(KnowledgeGraph):
    """A graph that counts the queries that reach it."""

    count = 0

    def answer(self, *arguments: object, **options: object) -> SparqlAnswer:
        """Answer a query."""
        self.count += 1
        return super().answer(*arguments, **options)  # type: ignore[arg-type]


@pytest.fixture
def graph() -> Iterator[Asked]:
    with Asked.in_memory() as opened:
        opened.update(insertion(1))
        yield opened


class Service:
    """The application over a graph, asked without a server."""

    def __init__(self, graph: KnowledgeGraph, cache_mb: int = 1) -> None:
        self._application = create_application(graph, replace(Settings(), query_cache_mb=cache_mb))

    def get(self, query: str, headers: dict[str, str]) -> httpx.Response:
        """Ask by GET."""
        return asyncio.run(self._answer("GET", headers, params={"query": query}))

    def post(self, headers: dict[str, str], **form: str) -> httpx.Response:
        """Ask by a form, with a hyphen for each underscore in the names of its fields."""
        data = {name.replace("_", "-"): value for name, value in form.items()}
        return asyncio.run(self._answer("POST", headers, data=data))

    async def _answer(self, method: str, headers: dict[str, str], **sent: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._application)
        async with httpx.AsyncClient(transport=transport, base_url="http://service.example") as client:
            return await client.request(method, "/sparql", headers=headers, **sent)  # type: ignore[arg-type]


@given(steps=st.lists(st.one_of(_WRITES, _READS), max_size=30))
@settings(max_examples=60, deadline=None)
def test_between_writes_an_answer_is_always_what_stands(steps: list[tuple[str, int | bool]]) -> None:
    with KnowledgeGraph.in_memory() as graph:
        service = Service(graph)
        standing: set[int] = set()
        tag = ""
        for name, value in steps:
            if name == "INSERT":
                graph.update(insertion(int(value)))
                standing.add(int(value))
            elif name == "DELETE":
                graph.update(insertion(int(value)).replace("INSERT", "DELETE"))
                standing.discard(int(value))
            elif name == "COUNT":
                answer = service.post(CSV, query=COUNT)
                assert answer.text.split() == ["values", str(len(standing))]
            else:
                asked = CSV | ({"if-none-match": tag} if name == "TAGGED" and tag else {})
                answer = service.get(ALL, asked)
                if answer.status_code == 304:
                    assert answer.headers["etag"] == tag
                    answer = service.get(ALL, CSV)
                tag = answer.headers["etag"]
                assert answer.text.split() == ["value", *map(str, sorted(standing))]


def test_a_repeated_question_does_not_reach_the_graph(graph: Asked) -> None:
    service = Service(graph)

    first, again = (service.post(CSV, query=ALL) for _ in range(2))

    assert graph.count == 1
    assert (first.content, first.headers["content-type"]) == (again.content, again.headers["content-type"])


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/tab-separated-values", {"query": ALL}),
        ("text/csv", {"query": COUNT}),
        ("text/csv", {"query": ALL, "default_graph_uri": "http://a.example/g"}),
    ],
)
def test_another_question_is_not_answered_by_the_first(graph: Asked, accept: str, form: dict[str, str]) -> None:
    service = Service(graph)
    service.post(CSV, query=ALL)

    service.post({"accept": accept}, **form)

    assert graph.count == 2


@pytest.mark.parametrize("query", ["SELECT (RAND() AS ?x) {}", "SELECT (now() AS ?x) {}"])
def test_what_is_another_each_time_is_not_kept(graph: Asked, query: str) -> None:
    service = Service(graph)

    for _ in range(2):
        service.post(CSV, query=query)

    assert graph.count == 2


def test_no_room_keeps_nothing(graph: Asked) -> None:
    service = Service(graph, cache_mb=0)

    for _ in range(2):
        service.post(CSV, query=ALL)

    assert graph.count == 2


def test_an_error_is_not_kept(graph: Asked) -> None:
    service = Service(graph)

    statuses = [service.post(CSV, query="SELECT").status_code for _ in range(2)]

    assert statuses == [400, 400]
    assert graph.count == 2


@given(lengths=st.lists(st.integers(min_value=0, max_value=40_000), max_size=40))
def test_the_answers_never_take_more_than_their_room(lengths: list[int]) -> None:
    cache = AnswerCache(100_000)
    for number, length in enumerate(lengths):
        cache.put("now", number % 7, kept("x" * length), length=10)

        assert cache.taken <= 100_000


def test_what_was_not_asked_for_longest_goes_first() -> None:
    cache = AnswerCache(20_000)
    for name in ("first", "second", "third", "fourth"):
        cache.put("now", name, kept("x" * 3_500), length=0)
    cache.get("now", "first")
    cache.put("now", "fifth", kept("x" * 3_500), length=0)

    assert cache.get("now", "first") is not None
    assert cache.get("now", "second") is None


def test_an_answer_of_an_earlier_state_is_not_given_in_a_later_one() -> None:
    cache = AnswerCache(100_000)
    cache.put("later", "question", kept("new"), length=0)
    cache.put("earlier", "question", kept("old"), length=0)

    assert cache.get("later", "question") is None
