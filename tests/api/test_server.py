"""Addresses to listen on."""

import httpx
import pytest

from api.server import address_of, listen, listen_somewhere
from ontology.errors import AddressInUseError


def test_a_taken_port_is_refused_by_its_number() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(AddressInUseError, match=str(port)):
            listen("127.0.0.1", port)
        with listen_somewhere("127.0.0.1", port) as other:
            assert other.getsockname()[1] != port


def test_a_name_that_is_no_host_is_refused() -> None:
    with pytest.raises(AddressInUseError, match=r"no-such-host\.invalid"):
        listen("no-such-host.invalid", 0)


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1")])  # noqa: S104
def test_the_address_is_one_that_a_browser_can_open(host: str, shown: str) -> None:
    with listen(host, 0) as listener:
        assert address_of(listener) == f"http://{shown}:{listener.getsockname()[1]}/"


def test_an_answer_on_a_kept_connection_does_not_wait_for_an_acknowledgement(service: httpx.Client) -> None:
    service.get("/healthz")

    # A delayed acknowledgement takes 40 ms, every time: no luck among 200 answers undoes it.
    assert min(service.get("/healthz").elapsed.total_seconds() for _ in range(200)) < 0.035
