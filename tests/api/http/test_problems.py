"""Every error has one shape."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from fastapi import FastAPI

from api.http import problems
from api.http.problems import PROBLEMS
from ontology import errors

MEMBERS = {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/static/../settings.py", 404),
        ("GET", "/static/settings.py", 404),
        ("GET", "/problems/none", 404),
        ("GET", "/api/entities/park-nowhere-000000", 404),
        ("GET", "/api/entities/不存在", 404),
        ("GET", "/api/entities/a%20b%22%3E%7D", 404),
        ("GET", "/api/entities/" + "x" * 5000, 404),
        ("GET", "/api/entities/park-nowhere-000000/links", 404),
        ("GET", "/api/entities/park-nowhere-000000/evidence", 404),
        ("GET", "/id/park-nowhere-000000", 404),
        ("GET", "/api/documents/none", 404),
        ("GET", "/api/graph?focus=park-nowhere-000000", 404),
        ("GET", "/view?focus=%3Cscript%3E", 404),
        ("DELETE", "/api/search", 405),
        ("PUT", "/sparql", 405),
        ("GET", "/api/search", 422),
        ("GET", "/api/search?q=", 422),
        ("GET", "/api/search?q=a&limit=0", 422),
        ("GET", "/api/search?q=a&limit=1001", 422),
        ("GET", "/api/search?q=a&limit=many", 422),
        ("GET", "/api/graph?depth=5", 422),
        ("GET", "/api/graph?depth=0", 422),
        ("GET", "/api/observations?year=x", 422),
        ("GET", "/api/observations?kind=hope", 422),
        ("GET", "/api/entities?cursor=-1", 400),
        ("GET", "/?lang=xx", 422),
        ("GET", "/sparql?query=", 400),
    ],
)
def test_every_error_is_a_problem(service: httpx.Client, method: str, address: str, status: int) -> None:
    answer = service.request(method, address)

    problem = answer.json()
    assert answer.status_code == status == problem["status"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem.keys() >= MEMBERS
    assert problem["detail"].endswith(".")
    assert "Traceback" not in answer.text


def test_a_method_that_is_not_possible_tells_which_are(service: httpx.Client) -> None:
    assert service.delete("/api/search").headers["allow"] == "GET"


def test_a_wrong_parameter_is_named(service: httpx.Client) -> None:
    (error,) = service.get("/api/search", params={"q": "镇", "limit": 0}).json()["errors"]

    assert (error["in"], error["name"]) == ("query", "limit")


def test_every_class_of_the_tree_has_a_problem() -> None:
    classes = [item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, Exception)]

    first = {item: next(kind for kind in PROBLEMS if issubclass(item, kind)) for item in classes}

    assert first[errors.QuerySyntaxError] is errors.QuerySyntaxError
    assert first[errors.StoreInUseError] is errors.StoreError
    # A wide class before a narrow one would hide it.
    assert all(first[item] is item for item in classes if item in PROBLEMS)


def test_a_problem_type_leads_to_what_it_means(service: httpx.Client) -> None:
    problem = service.get("/api/documents/none").json()

    page = service.get(problem["type"])

    assert page.status_code == 200
    assert problem["title"] in page.text


def test_an_unforeseen_failure_tells_nothing_of_the_inside() -> None:
    application = FastAPI()
    problems.install(application)

    @application.get("/")
    def fail() -> None:
        raise RuntimeError("the inside")

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(application, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.get("/")

    # A browser that other tests have running keeps an event loop in this thread.
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(asyncio.run, ask()).result()

    assert answer.status_code == 500 == answer.json()["status"]
    assert answer.json().keys() >= MEMBERS
    assert "the inside" not in answer.text
