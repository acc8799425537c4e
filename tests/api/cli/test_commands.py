"""What the commands do when all is well."""

import csv
import io
import json
import shlex
import signal
import subprocess
from pathlib import Path

import httpx
import pyoxigraph
import pytest

from api.cli.commands import COMMANDS, Command
from tests.api.example import FIRM_ID, HOSTILE_NAME, TOWN_ID
from tests.api.server import address, innokg, innokg_here, running
from tests.graph.servers import oxigraph_server

PLAN = """云江区科技创新规划

一、总体布局
(一)建设云溪科创小镇。云溪科创小镇位于云江区，包括南湖组团、北岭组团。
(二)主要目标。到2025年，高新技术企业达到300家，全社会研发经费投入强度达到2.6%。
依托云江理工大学建设智能传感器创新中心。
"""
NAMES = """PREFIX ikg: <https://w3id.org/innokg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE { ?thing a ikg:Park ; rdfs:label ?name } ORDER BY ?name"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "yunjiang.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_extract_writes_the_scheme_s_json_with_exact_quotes(plan_file: Path) -> None:
    done = innokg("extract", plan_file)

    made = json.loads(done.stdout)
    assert done.returncode == 0
    assert "云江理工大学" in {entity["name"] for entity in made["entities"]}
    for fact in made["relations"] + made["observations"]:
        assert PLAN[fact["start"] : fact["end"]] == fact["evidence"]


def test_several_files_give_an_array(tmp_path: Path, plan_file: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PLAN.replace("云江", "青江"), encoding="utf-8")

    made = json.loads(innokg("extract", plan_file, other).stdout)

    assert [item["doc"] for item in made] == ["yunjiang", "other"]


@pytest.mark.parametrize(
    ("name", "rdf_format", "evidence"),
    [("turtle", pyoxigraph.RdfFormat.TURTLE, False), ("nquads", pyoxigraph.RdfFormat.N_QUADS, True)],
)
def test_extract_writes_rdf(plan_file: Path, name: str, rdf_format: pyoxigraph.RdfFormat, evidence: bool) -> None:
    done = innokg("extract", plan_file, "--format", name)

    quads = list(pyoxigraph.parse(done.stdout.encode(), rdf_format))
    assert quads
    assert any(quad.predicate.value.endswith("#quote") for quad in quads) is evidence


def test_load_reports_and_loading_again_changes_nothing(tmp_path: Path, claims_folder: Path) -> None:
    data = tmp_path / "graph"

    first = innokg("load", claims_folder, "--data", data)
    report = json.loads(innokg("load", claims_folder, "--data", data, "--json").stdout)

    assert first.returncode == 0
    assert "2 documents loaded" in first.stdout
    assert [item["unchanged"] for item in report["documents"]] == [True, True]
    assert report["documents"][1]["relations"] == 4
    assert report["failures"] == []


def test_what_is_loaded_can_be_queried(tmp_path: Path, plan_file: Path) -> None:
    innokg("load", plan_file, "--data", tmp_path / "graph")

    done = innokg("query", NAMES, "--data", tmp_path / "graph", "--format", "csv")

    assert ["南湖组团"] in list(csv.reader(io.StringIO(done.stdout)))


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv", "table"])
def test_rows_are_written_in_every_form(capfd: pytest.CaptureFixture[str], stored: Path, form: str) -> None:
    done = innokg_here(capfd, "query", NAMES, "--data", stored, "--format", form)

    assert done.returncode == 0
    assert "云溪科创小镇" in done.stdout


def test_a_table_shows_names_as_they_are(stored: Path) -> None:
    query = f'SELECT ("[red]{HOSTILE_NAME}[/nope]" AS ?x) {{}}'

    assert f"[red]{HOSTILE_NAME}[/nope]" in innokg("query", query, "--data", stored, "--format", "table").stdout


def test_a_query_can_stand_in_a_file(tmp_path: Path, stored: Path) -> None:
    file = tmp_path / "names.rq"
    file.write_text(NAMES, encoding="utf-8")

    assert "南湖组团" in innokg("query", f"@{file}", "--data", stored).stdout


def test_the_directory_can_come_from_the_environment(stored: Path) -> None:
    done = innokg("query", "ASK { ?s ?p ?o }", "--json", environment={"INNOKG_DATA": str(stored)})

    assert json.loads(done.stdout)["boolean"] is True


def test_export_into_a_file_tells_its_size(capfd: pytest.CaptureFixture[str], tmp_path: Path, stored: Path) -> None:
    done = innokg_here(capfd, "export", "--format", "turtle", "--out", tmp_path / "graph.ttl", "--data", stored)

    assert done.stdout.startswith(f"{tmp_path / 'graph.ttl'}: ")
    assert done.stdout.endswith(" kB\n")
    assert list(pyoxigraph.parse((tmp_path / "graph.ttl").read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))


def test_view_writes_one_page(tmp_path: Path, stored: Path) -> None:
    out = tmp_path / "town.html"

    done = innokg("view", "--focus", TOWN_ID, "--depth", "2", "--out", out, "--data", stored)

    assert done.returncode == 0
    assert "<html" in out.read_text("utf-8")


def test_view_of_several_things_shows_these_alone(tmp_path: Path, stored: Path) -> None:
    out = tmp_path / "both.html"

    done = innokg("view", "--focus", TOWN_ID, "--focus", FIRM_ID, "--out", out, "--data", stored)

    assert done.returncode == 0, done.stderr
    assert "2 things" in done.stdout
    assert "<html" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "rdf_format"),
    [
        ("nquads", pyoxigraph.RdfFormat.N_QUADS),
        ("trig", pyoxigraph.RdfFormat.TRIG),
        ("turtle", pyoxigraph.RdfFormat.TURTLE),
        ("ntriples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("rdfxml", pyoxigraph.RdfFormat.RDF_XML),
        ("jsonld", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_export_writes_the_graph(
    capfd: pytest.CaptureFixture[str], stored: Path, form: str, rdf_format: pyoxigraph.RdfFormat
) -> None:
    done = innokg_here(capfd, "export", "--format", form, "--data", stored)

    quads = list(pyoxigraph.parse(done.stdout.encode(), rdf_format))
    thing = pyoxigraph.NamedNode(f"https://w3id.org/innokg/id/{TOWN_ID}")
    assert thing in {quad.subject for quad in quads}


def test_validate_finds_the_example_in_order(stored: Path) -> None:
    done = innokg("validate", "--data", stored)

    assert done.returncode == 0, done.stdout


def test_demo_serves_the_seeds_and_the_sample_plan() -> None:
    with running("demo", "--no-browser", "--port", "0") as process:
        with httpx.Client(base_url=address(process), timeout=20) as client:
            documents = client.get("/api/documents").json()
            hits = client.get("/api/search", params={"q": "云江"}).json()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)

    assert "yunjiang-14fyp" in {item["id"] for item in documents["items"]}
    assert hits["total"] > 0
    assert process.returncode == 130


def test_a_service_on_a_directory_that_is_new_says_that_it_is_empty(tmp_path: Path) -> None:
    with running("serve", "--data", tmp_path / "mistyped", "--port", "0") as process:
        first = process.stdout.readline() if process.stdout else ""

    assert str(tmp_path / "mistyped") in first
    assert "empty" in first


def test_demo_says_what_to_try_next() -> None:
    with running("demo", "--no-browser", "--port", "0") as process:
        served = address(process)
        lines = [process.stdout.readline() for _ in range(2)] if process.stdout else []
        command = shlex.split(lines[0].partition(": ")[2])
        answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout

    assert served in lines[0]
    assert answer.startswith("class,count")
    assert "ontology#Park," in answer
    assert "Ctrl-C" in lines[1]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: str(one.name))
def test_help_explains_a_command_as_the_list_of_all_does(
    command: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    shown = innokg_here(capsys, command.name, "--help").stdout
    listed = next(line for line in innokg_here(capsys).stdout.splitlines() if f"  {command.name} " in line)

    assert f"  {command.summary}" in shown.splitlines()
    # A sentence that is too long would be cut.
    assert listed.strip().removeprefix(command.name).strip() == command.summary


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: str(one.name))
def test_help_ends_with_an_example(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["review", "list"] if command.name == "review" else [command.name]

    shown = innokg_here(capsys, *words, "--help").stdout

    assert command.example.startswith(f"innokg {' '.join(words)}")
    assert f"Example: innokg {' '.join(words)}" in shown


def test_a_slip_in_a_command_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    done = innokg_here(capsys, "laod", "plan.txt")

    assert done.returncode == 2
    assert "'load'" in done.stderr


def test_help_and_version_are_there() -> None:
    listed = innokg("--help").stdout

    assert all(name in listed for name in ("extract", "load", "serve", "demo", "query", "view", "export", "validate"))
    assert innokg("--version").stdout.startswith("innokg ")


def test_a_graph_on_a_server_is_loaded_asked_and_served(plan_file: Path) -> None:
    with oxigraph_server() as store:
        loaded = innokg("load", plan_file, "--store", store.query)
        asked = innokg("query", NAMES, "--store", store.query, "--format", "csv")
        with running("serve", "--store", store.query, "--port", "0") as process:
            found = httpx.get(f"{address(process)}/api/search", params={"q": "科创小镇"}).json()
    assert (loaded.returncode, asked.returncode) == (0, 0), loaded.stderr
    assert "云溪科创小镇" in asked.stdout
    assert "云溪科创小镇" in {item["label"] for item in found["items"]}


def test_a_server_that_is_away_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    done = innokg_here(capsys, "query", NAMES, "--store", "http://127.0.0.1:1/query")
    assert done.returncode == 1
    assert done.stderr.startswith("innokg: The store at http://127.0.0.1:1/query cannot be reached")
