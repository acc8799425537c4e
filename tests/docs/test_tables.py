"""The planners' tables that the READMEs show are those of the seeds."""

from pathlib import Path

import pytest

from graph.ledger.question import LedgerQuestion
from graph.ledger.wording import number
from tests.competency.seeds import seeded_graph
from tests.docs.readme import READMES


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_ledger_shown_is_that_of_the_seeds(readme: Path) -> None:
    question = LedgerQuestion(indicators=("研发投入强度",), subjects=("涪陵区", "江津区", "南川区"))
    text = readme.read_text(encoding="utf-8")
    entries = seeded_graph().tables.ledger.table(question).items
    assert len(entries) == 3
    for entry in entries:
        way = next(one for one in entry.progress if one.target.year == 2025)
        cells = (entry.subject.label, number(way.base.value), number(way.target.value), number(way.planned or 0))
        assert "| " + " | ".join(cells) + " |\n" in text
