"""The commands of review on a graph of their own."""

import getpass
import json
from pathlib import Path

import pytest
import typer
from typer.models import CommandInfo

from api.cli import review
from graph.knowledge_graph import KnowledgeGraph
from ontology.judgement import Judgement, Verdict
from ontology.quarantine import Check, Quarantined
from ontology.relation import Predicate
from tests.api.example import CENTRE_ID, CLUSTER_ID, TOWN_ID, UNIVERSITY_ID, plan
from tests.api.server import Done, innokg_here
from tests.graph.example import relation

DOUBT = Quarantined(
    claim=relation("清源理工大学", Predicate.PART_OF, "云溪科创小镇", 5, "大学属于小镇"),
    check=Check.RELATION,
    reason="The vocabulary does not allow it.",
)
UNSURE = Judgement(
    left=min(TOWN_ID, CLUSTER_ID),
    right=max(TOWN_ID, CLUSTER_ID),
    verdict=Verdict.UNSURE,
    score=0.4,
    reason="Names alike.",
    judge="linking.similar-name",
)


class Commands:
    """``innokg review`` over one directory."""

    def __init__(self, capture: pytest.CaptureFixture[str], data: Path) -> None:
        self._capture = capture
        self.data = data

    def __call__(self, *arguments: str) -> Done:
        """Run a command."""
        return innokg_here(self._capture, "review", *arguments, "--data", self.data)

    def facts(self, identifier: str) -> set[tuple[str, str]]:
        """Return the relations that start at a thing."""
        with KnowledgeGraph.open(self.data) as graph:
            return {
                (fact.predicate, fact.other.id) for fact in graph.entity(identifier).facts if fact.direction == "out"
            }

    def claim(self, words: str) -> str:
        """Return the id of the claim whose statement ends so."""
        listed = json.loads(self("list", "--below", "1", "--json").stdout)
        [found] = [item["id"] for item in listed if item["statement"].endswith(words)]
        return str(found)


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    data = tmp_path / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(plan(), quarantined=[DOUBT])
        graph.record([UNSURE])
    return Commands(capsys, data)


def decision(done: Done) -> str:
    """Return the id of the decision that a command took."""
    assert done.returncode == 0, done.stderr
    return next(word.rstrip(":") for word in done.stdout.split() if word.startswith("review-"))


def test_what_waits_is_listed_and_leaves_the_list_when_it_is_decided(command: Commands) -> None:
    listed = json.loads(command("list", "--json").stdout)
    assert [item["kind"] for item in listed] == ["judgement", "quarantined"]
    assert "2 to decide about" in command("list", "--document", "qingyuan-14fyp").stdout

    decision(command("same", TOWN_ID, CLUSTER_ID))
    decision(command("accept", listed[1]["id"]))

    assert command("list").stdout == "Nothing waits for a decision.\n"
    assert ("partOf", min(TOWN_ID, CLUSTER_ID)) in command.facts(UNIVERSITY_ID)


def test_a_claim_is_rejected_and_the_decision_undone(command: Commands) -> None:
    before = command.facts(CENTRE_ID)
    made = decision(command("reject", command.claim("reliesOn 清源理工大学"), "--reason", "另一所", "--by", "李"))
    after = command.facts(CENTRE_ID)
    undone = command("undo", made, "--by", "王").stdout

    assert before - after == {("reliesOn", UNIVERSITY_ID)}
    assert "李: reject 智能传感器创新中心 reliesOn 清源理工大学 [另一所], undone by 王" in undone
    assert command.facts(CENTRE_ID) == before


def test_a_rejection_needs_its_reason(command: Commands) -> None:
    done = command("reject", command.claim("reliesOn 清源理工大学"))
    assert done.returncode == 2
    assert "--reason" in done.stderr


def test_a_claim_is_corrected_with_a_thing_that_was_not_read(command: Commands) -> None:
    done = command("correct", command.claim("reliesOn 清源理工大学"), "--object", "University:清源工学院")
    assert "-> 智能传感器创新中心 reliesOn 清源工学院" in done.stdout
    assert "reliesOn" in {predicate for predicate, _ in command.facts(CENTRE_ID)}
    assert ("reliesOn", UNIVERSITY_ID) not in command.facts(CENTRE_ID)


def test_a_figure_is_corrected(command: Commands) -> None:
    claim = command.claim("2.6% (2025, target)")
    assert command("correct", claim, "--value", "viel").returncode == 1
    decision(command("correct", claim, "--value", "2.75", "--kind", "target"))
    with KnowledgeGraph.open(command.data) as graph:
        assert [figure.value for figure in graph.figures(year=2025).items] == [2.75]


def test_a_judgement_of_a_rule_is_taken_or_not(command: Commands) -> None:
    [judgement] = [item["id"] for item in json.loads(command("list", "--json").stdout) if item["kind"] == "judgement"]
    assert command("accept", judgement).returncode == 1
    assert decision(command("reject", judgement, "--reason", "看不出"))
    assert decision(command("different", "云溪小镇", "南湖组团"))


def test_the_log_keeps_all_and_knows_what_is_without_a_claim(command: Commands) -> None:
    assert command("log").stdout == "Nobody has decided anything.\n"
    made = decision(command("reject", command.claim("reliesOn 清源理工大学"), "--reason", "另一所"))
    decision(command("same", TOWN_ID, CLUSTER_ID))
    with KnowledgeGraph.open(command.data) as graph:
        graph.delete("qingyuan-14fyp")

    assert "(without a claim)" in command("log").stdout
    logged = json.loads(command("log", "--json").stdout)
    assert [(one["kind"], one["found"]) for one in logged] == [("pair", True), ("claim", False)]
    assert logged[1]["id"] == made
    assert {one["by"] for one in logged} == {getpass.getuser()}


def test_a_system_without_users_asks_who_decides(command: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    done = command("same", TOWN_ID, CLUSTER_ID)
    assert done.returncode == 1
    assert "--by NAME" in done.stderr


@pytest.mark.parametrize("arguments", [("undo", "review-0"), ("accept", "claim-0"), ("same", "无", "名")])
def test_what_is_not_there_is_said(command: Commands, arguments: tuple[str, ...]) -> None:
    done = command(*arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("innokg: ")


@pytest.mark.parametrize("info", review.review.registered_commands, ids=lambda one: str(one.name))
def test_help_shows_an_example(info: CommandInfo, capsys: pytest.CaptureFixture[str]) -> None:
    name = info.name or typer.main.get_command_name(info.callback.__name__ if info.callback else "")
    assert f"Example: innokg review {name}" in innokg_here(capsys, "review", name, "--help").stdout
