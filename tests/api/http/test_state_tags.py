"""Answers that a client has already."""

import httpx
import pytest

from tests.api.example import TOWN_ID
from tests.api.server import AUTHORISED

ADDRESSES = [
    "/api/documents",
    f"/api/entities/{TOWN_ID}",
    "/api/search?q=%E4%BA%91%E6%BA%AA",
    "/api/graph",
    f"/id/{TOWN_ID}",
    "/ontology",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_that_the_client_has_is_not_sent_again(service: httpx.Client, address: str) -> None:
    first = service.get(address)
    again = service.get(address, headers={"if-none-match": first.headers["etag"]})
    head = service.head(address)

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert head.headers["etag"] == again.headers["etag"] == first.headers["etag"]
    assert {"accept", "accept-language"} <= {name.strip().lower() for name in first.headers["vary"].split(",")}


def test_tags_differ_by_what_is_asked_for(service: httpx.Client) -> None:
    tags = [
        service.get(f"/id/{TOWN_ID}", headers=headers).headers["etag"]
        for headers in ({"accept": "text/turtle"}, {"accept": "text/html"}, {"accept-language": "en"})
    ]
    tags += [service.get("/api/documents", params={"limit": limit}).headers["etag"] for limit in (1, 2)]

    assert len(set(tags)) == len(tags)


def test_errors_and_jobs_have_no_tag(service: httpx.Client) -> None:
    assert "etag" not in service.get("/api/entities/none").headers
    assert "etag" not in service.get("/api/jobs/none").headers


def test_a_change_gives_another_tag(writable: httpx.Client) -> None:
    before = writable.get("/api/documents")
    assert writable.delete("/api/documents/hostile", headers=AUTHORISED).status_code == 204
    after = writable.get("/api/documents", headers={"if-none-match": before.headers["etag"]})

    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]
