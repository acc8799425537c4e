"""A slip in the name of a parameter is told, not passed over."""

import httpx
import pytest


@pytest.mark.parametrize(
    ("address", "slip", "known"),
    [
        ("/api/entities?regoin=涪陵区", "regoin", "region"),
        ("/api/ledger?indicators=研发投入强度", "indicators", "indicator"),
        ("/api/algorithms/pagerank?dumping=0.5", "dumping", "damping"),
        ("/api/documents?type=Park", "type", "year"),
        ("/api/vocabulary?q=Park", "q", "none"),
    ],
)
def test_a_parameter_that_a_route_has_not_is_a_problem(
    service: httpx.Client, address: str, slip: str, known: str
) -> None:
    answer = service.get(address)

    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert repr(slip) in answer.json()["detail"]
    assert known in answer.json()["detail"]


@pytest.mark.parametrize("address", ["/api/vocabulary?lang=en", "/api/search?q=云溪&lang=zh", "/reconcile?callback=f"])
def test_a_language_and_what_other_protocols_send_are_taken(service: httpx.Client, address: str) -> None:
    assert service.get(address).status_code == 200
