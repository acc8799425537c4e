"""Questions to a graph that another service serves, by who may only read there."""

from pathlib import Path

import httpx
import pytest

from tests.api.server import innokg_here

QUERY = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def test_a_service_is_read_without_its_token(service: httpx.Client, capsys: pytest.CaptureFixture[str]) -> None:
    address = str(service.base_url.join("/sparql"))
    asked = innokg_here(capsys, "query", QUERY, "--data", address, "--format", "csv")
    exported = innokg_here(capsys, "export", "--data", address, "--format", "nquads")

    served = service.get("/sparql", params={"query": QUERY}, headers={"accept": "text/csv"}).text
    assert (asked.returncode, asked.stdout.split()) == (0, served.split())
    assert len(exported.stdout.splitlines()) > int(served.split()[1])


def test_a_service_takes_no_change_from_who_has_no_token(
    writable: httpx.Client, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    address = str(writable.base_url.join("/sparql"))
    (tmp_path / "plan.txt").write_text("云湖区科技创新规划\n云湖高新区由云湖大学共建。", encoding="utf-8")

    loaded = innokg_here(capsys, "load", tmp_path, "--data", address)

    assert loaded.returncode != 0
    assert "does not let this user send this update" in loaded.stderr
