"""The requests that the READMEs show are answered as they say, over the five plans."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.application import create_application
from api.settings import Settings
from tests.competency.seeds import seeded_graph
from tests.docs.readme import READMES

_REQUEST = re.compile(r"^(curl .*'http://127\.0\.0\.1:8321(/[^']+)') +# (.+)$", re.MULTILINE)
# Names that a comment promises are in Chinese in both languages; those of plans that are sent nobody has.
_NAME = re.compile(r"[\u4e00-\u9fff]{4,}")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """Return a client of a service over the seeds."""
    application = create_application(seeded_graph(), Settings())
    yield TestClient(application)
    application.state.uploads.close()


def requests(readme: Path) -> list[tuple[str, str, str]]:
    """Return the requests of a README: command, address and what is said of the answer."""
    return [(one[1], one[2], one[3]) for one in _REQUEST.finditer(readme.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("command", "address", "said"), requests(READMES[0]))
def test_a_request_is_answered_as_it_says(client: TestClient, command: str, address: str, said: str) -> None:
    if "-F " in command or "-X " in command:
        # Nobody has the file; without the token the service says so, which an address that it has not would not get.
        method = "PUT" if "-X PUT" in command else "POST"
        assert client.request(method, address, content=b"x").status_code == 403
        return
    answer = client.get(address)
    assert answer.status_code == 200
    names = _NAME.findall(said)
    assert names or "counts" in said
    assert [name for name in names if name not in answer.text] == []


def test_both_languages_show_the_same_requests() -> None:
    english, chinese = ([command for command, _, _ in requests(readme)] for readme in READMES)
    assert english == chinese
    assert len(english) == 9
