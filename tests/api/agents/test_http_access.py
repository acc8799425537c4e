"""Who may reach the tools over HTTP, and with what."""

import json

import httpx
import pytest

from tests.api.agents.asking import SECONDS


def _posted(address: str, **headers: str) -> httpx.Response:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    accepted = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
    return httpx.post(address, content=json.dumps(body), headers={**accepted, **headers}, timeout=SECONDS)


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
    answer = httpx.post(address, content=body, headers={"Content-Type": kind}, timeout=SECONDS)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_what_the_protocol_refuses_is_a_problem_too(address: str) -> None:
    message = b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'
    headers = {"Content-Type": "application/json", "Accept": "text/csv"}
    answer = httpx.post(address, content=message, headers=headers, timeout=SECONDS)
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] in ("application/problem+json", "application/json")


def test_other_methods_are_not_possible(address: str) -> None:
    assert httpx.get(address).status_code == 405
    assert httpx.delete(address).status_code == 405
