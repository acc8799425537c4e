"""Documents that clients send, replace and remove, on a real server."""

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.api.sample_documents import FIRMS, MAPPING, OTHER_PLAN, PLAN, TURTLE
from tests.api.server import AUTHORISED, TOKEN, address, running

# Some seconds of reading, so that there is something to cancel and to wait behind.
LONG = PLAN * 4000
ENDED = {"done", "failed", "cancelled"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client with the token of a server over an empty store, which keeps one upload waiting."""
    folder = tmp_path_factory.mktemp("uploads")
    environment = {"INNOKG_ADMIN_TOKEN": TOKEN, "INNOKG_UPLOAD_QUEUE": "1", "INNOKG_UPLOAD_SIZE_MB": "2"}
    environment |= {"TMPDIR": str(folder)}
    with (
        running("serve", "--data", folder / "graph", "--port", "0", environment=environment) as process,
        httpx.Client(base_url=address(process), timeout=60, headers=AUTHORISED) as opened,
    ):
        yield opened
    assert [path.name for path in folder.iterdir()] == ["graph"]


@pytest.fixture(autouse=True)
def emptied(client: httpx.Client) -> Iterator[None]:
    """Remove what a test has sent."""
    yield
    for document in client.get("/api/documents").json()["items"]:
        client.delete(f"/api/documents/{document['id']}")


def send(client: httpx.Client, name: str, content: str, *, wait: int = 60) -> httpx.Response:
    return client.post("/api/documents", params={"name": name, "wait": wait}, content=content.encode())


def ended(client: httpx.Client, job: str) -> dict[str, Any]:
    """Return a job when it has ended; the time limit of tests bounds the wait."""
    while (state := client.get(job).json())["state"] not in ENDED:
        time.sleep(0.05)
    found: dict[str, Any] = state
    return found


def ids(client: httpx.Client) -> list[str]:
    return [document["id"] for document in client.get("/api/documents").json()["items"]]


def test_a_document_that_is_sent_is_in_the_graph_with_its_text(client: httpx.Client) -> None:
    answer = send(client, "plan.txt", PLAN)

    assert (answer.status_code, answer.headers["location"]) == (201, "/api/documents/plan")
    (loaded,) = answer.json()["report"]["documents"]
    assert loaded["document"] == "plan"
    assert not loaded["unchanged"]
    assert client.get("/api/documents/plan/text").json()["text"].startswith("澜溪区科技创新")
    assert client.get("/api/search", params={"q": "智能传感器研究院"}).json()["total"] == 1


def test_a_document_that_was_sent_tells_when_it_was_loaded_and_how_long_that_took(client: httpx.Client) -> None:
    seconds = send(client, "plan.txt", PLAN).json()["report"]["seconds"]

    details, (listed,) = client.get("/api/documents/plan").json(), client.get("/api/documents").json()["items"]
    assert 0 < details["load_seconds"] <= seconds + 0.01
    assert details["loaded_at"].endswith("Z")
    assert [listed["loaded_at"], listed["load_seconds"]] == [details["loaded_at"], details["load_seconds"]]

    send(client, "plan.txt", PLAN)
    assert client.get("/api/documents/plan").json() == details


def test_the_same_file_again_changes_nothing(client: httpx.Client) -> None:
    send(client, "plan.txt", PLAN)

    again = send(client, "plan.txt", PLAN)

    assert (again.status_code, again.headers["location"]) == (200, "/api/documents/plan")
    assert again.json()["report"]["documents"][0]["unchanged"]


def test_another_file_of_the_same_name_is_another_document(client: httpx.Client) -> None:
    send(client, "plan.txt", PLAN)

    other = send(client, "plan.txt", OTHER_PLAN)

    assert other.status_code == 201
    assert len(ids(client)) == 2
    assert "is the document of another file" in other.json()["report"]["notes"][0]


def test_a_form_brings_files_of_every_kind_and_says_which_failed(client: httpx.Client) -> None:
    files = [
        ("file", ("plan.txt", PLAN.encode())),
        ("file", ("park.ttl", TURTLE.encode())),
        ("file", ("firms.csv", FIRMS.encode())),
        ("file", ("broken.pdf", b"%PDF-1.7 nothing")),
    ]

    answer = client.post("/api/documents", params={"wait": 60}, files=files)

    assert answer.status_code == 201
    assert ids(client) == ["firms", "park", "plan"]
    (failure,) = answer.json()["report"]["failures"]
    assert failure["path"] == "broken.pdf"
    assert failure["reason"].startswith("broken.pdf is damaged")


def test_a_form_may_say_what_the_columns_of_a_list_mean(client: httpx.Client) -> None:
    firms = "who,where\n澜溪云图科技有限公司,澜溪区\n".encode()
    files = [("file", ("own.csv", firms)), ("mapping", ("m.toml", MAPPING.encode()))]

    answer = client.post("/api/documents", params={"wait": 60}, files=files)

    assert answer.json()["report"]["facts"]["entities"]["Firm"] == 1


def test_a_mapping_that_is_none_is_refused(client: httpx.Client) -> None:
    files: list[tuple[str, tuple[str, bytes]]] = [
        ("file", ("own.csv", b"a,b\n1,2\n")),
        ("mapping", ("m.toml", b"= nothing")),
    ]

    assert client.post("/api/documents", files=files).status_code == 422


def test_a_document_is_replaced_and_keeps_its_id(client: httpx.Client) -> None:
    send(client, "plan.txt", PLAN)

    answer = client.put("/api/documents/plan", params={"name": "new.txt", "wait": 60}, content=OTHER_PLAN.encode())

    assert (answer.status_code, answer.headers["location"]) == (200, "/api/documents/plan")
    assert answer.json()["report"]["documents"][0]["replaced"]
    assert client.get("/api/documents/plan").json()["source"] == "new.txt"
    assert client.get("/api/search", params={"q": "智能传感器研究院"}).json()["total"] == 0


def test_a_document_that_is_not_there_is_neither_replaced_nor_removed(client: httpx.Client) -> None:
    replaced = client.put("/api/documents/none", params={"name": "plan.txt"}, content=PLAN.encode())

    assert (replaced.status_code, client.delete("/api/documents/none").status_code) == (404, 404)


def test_a_removed_document_leaves_no_fact(client: httpx.Client) -> None:
    send(client, "plan.txt", PLAN)

    assert client.delete("/api/documents/plan").status_code == 204
    assert ids(client) == []
    assert client.get("/api/search", params={"q": "澜溪"}).json()["total"] == 0


def test_nothing_of_an_upload_stays_that_fails(client: httpx.Client) -> None:
    answer = send(client, "empty.txt", "今天天气很好。")

    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("empty.txt: the document was read, but")
    assert ids(client) == []


def test_an_upload_is_a_job_that_can_be_cancelled(client: httpx.Client) -> None:
    accepted = send(client, "long.txt", LONG, wait=0)
    job = accepted.headers["location"]

    assert (accepted.status_code, accepted.headers["retry-after"]) == (202, "1")
    assert client.delete(job, headers={"authorization": "Bearer none"}).status_code == 401
    assert client.delete(job).status_code == 200
    assert ended(client, job)["state"] == "cancelled"
    assert ids(client) == []


def test_uploads_wait_for_their_turn_and_too_many_are_refused(client: httpx.Client) -> None:
    first = send(client, "long.txt", LONG, wait=0).headers["location"]
    second = send(client, "plan.txt", PLAN, wait=0).headers["location"]
    try:
        assert client.get(second).json()["state"] == "waiting"
        refused = send(client, "other.txt", OTHER_PLAN)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "5")
    finally:
        client.delete(first)
    assert ended(client, second)["report"]["documents"][0]["document"] == "plan"
    assert ids(client) == ["plan"]


def test_too_long_a_body_is_refused_while_it_comes(client: httpx.Client) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(64):
            yield b"x" * 2**16

    answer = client.post("/api/documents", params={"name": "long.txt"}, content=chunks())

    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"--x\r\nno header\r\n", {"content-type": "multipart/form-data; boundary=x"}),
        (b"--x--\r\n", {"content-type": "multipart/form-data; boundary=x"}),
        (b"anything", {"content-type": "multipart/form-data"}),
        (b"anything", {"content-type": "text/plain"}),
    ],
)
def test_a_body_without_a_document_is_refused(client: httpx.Client, content: bytes, headers: dict[str, str]) -> None:
    assert client.post("/api/documents", content=content, headers=headers).status_code == 400


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("../../../etc/plan.txt", "plan.txt"),
        ("C:\\文件\\plan.txt", "plan.txt"),
        ("pl\x00a\nn\u202e.txt", "plan.txt"),
        ("规" * 300 + ".txt", "规" * 58 + ".txt"),
    ],
)
def test_a_hostile_name_of_a_file_becomes_a_name(client: httpx.Client, name: str, source: str) -> None:
    answer = send(client, name, PLAN)

    assert answer.status_code == 201
    assert client.get(answer.headers["location"]).json()["source"] == source


def test_changes_need_the_token(client: httpx.Client) -> None:
    with httpx.Client(base_url=client.base_url, timeout=20) as stranger:
        assert stranger.post("/api/documents", params={"name": "plan.txt"}, content=PLAN.encode()).status_code == 401
        assert stranger.put("/api/documents/plan", content=PLAN.encode()).status_code == 401
        assert stranger.delete("/api/documents/plan").status_code == 401
