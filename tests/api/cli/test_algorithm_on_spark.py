"""``innokg export --format parquet`` and then ``innokg algorithm --engine spark``, as a user says them."""

import json
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.api.server import innokg_here
from tests.spark import for_a_short_while, needs_spark

Capture = pytest.CaptureFixture[str]


@needs_spark
def test_spark_answers_what_memory_answers(capsys: Capture, stored: Path, tmp_path: Path) -> None:
    edges, out = tmp_path / "edges", tmp_path / "ranks"
    innokg_here(capsys, "export", "--format", "parquet", "--out", edges, "--data", stored)
    asked = ("algorithm", "pagerank", "damping=0.3", "--everything", "--json")
    with for_a_short_while(tmp_path):
        cluster = ("--engine", "spark", "--edges", edges, "--master", "local[2]", "--out", out)
        done = innokg_here(capsys, *asked, *cluster)
    wanted = json.loads(innokg_here(capsys, *asked, "--data", stored, "--limit", "1000").stdout)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["things"] == wanted["things"]
    ranks = {row["id"]: row["score"] for row in parquet.read_table(out).to_pylist()}
    assert ranks == pytest.approx({one["thing"]["id"]: one["score"] for one in wanted["ranked"]}, abs=1e-8)


def test_spark_is_told_where_the_relations_are(capsys: Capture) -> None:
    done = innokg_here(capsys, "algorithm", "pagerank", "--engine", "spark")

    assert done.returncode == 1
    assert "innokg export --format parquet" in done.stderr
