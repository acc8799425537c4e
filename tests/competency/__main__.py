"""Print what the questions still miss: ``python -m tests.competency [--live] [--record] [NAME...]``.

``--live`` asks the plans as extracted now instead of the seeds; ``--record`` writes the rows that are not found, or
wrongly found, into the answer files.
"""

import json
import re
import sys
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from graph.knowledge_graph import KnowledgeGraph
from loaders.extraction.extractor import extract_file
from tests.competency.question import DIRECTORY, Pattern, Question, Row, questions
from tests.competency.seeds import graph_of, rows, seeded_graph
from tests.shared import CORPUS


def main(arguments: list[str]) -> None:
    """Ask the named questions, or all."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    graph = _live_graph() if "--live" in arguments else seeded_graph()
    found = expected = 0
    for question in questions():
        if names and not any(question.name.startswith(name) for name in names):
            continue
        answer = rows(graph, question.query)
        absent = [pattern for pattern in question.expected if pattern not in question.found(answer)]
        unexpected = question.not_expected(answer)
        found += len(question.expected) - len(absent)
        expected += len(question.expected)
        _print(question, absent, unexpected)
        if "--record" in arguments:
            _record(question, absent, unexpected)
    sys.stdout.write(f"{found} of {expected} rows found\n")


def _live_graph() -> KnowledgeGraph:
    return graph_of(extract_file(path) for path in sorted(CORPUS.glob("*.txt")))


def _print(question: Question, absent: list[Pattern], unexpected: list[Row]) -> None:
    total = len(question.expected)
    sys.stdout.write(f"{question.name}: {total - len(absent)} of {total}, {len(unexpected)} wrong\n")
    for pattern in absent:
        sys.stdout.write("  - " + " | ".join("/".join(sorted(map(str, cell))) for cell in pattern) + "\n")
    for row in unexpected:
        sys.stdout.write("  + " + " | ".join(map(str, row)) + "\n")


def _record(question: Question, absent: list[Pattern], unexpected: list[Row]) -> None:
    path = DIRECTORY / f"{question.name}.json"
    text = path.read_text(encoding="utf-8")
    written = [row for group in json.loads(text)["expected"].values() for row in group]
    missing = [row for row, pattern in zip(written, question.expected, strict=True) if pattern in absent]
    text = (
        text[: text.index('  "missing":')] + _lines("missing", missing) + ",\n" + _lines("wrong", unexpected) + "\n}\n"
    )
    path.write_text(text, encoding="utf-8")


def _lines(name: str, items: Iterable[Any]) -> str:
    lines = [re.sub(r"\s+", " ", json.dumps(item, ensure_ascii=False, default=_plain)) for item in items]
    return f'  "{name}": ' + ("[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]")


def _plain(value: object) -> int | float:
    number = Decimal(str(value))
    return int(number) if number == number.to_integral_value() else float(number)


main(sys.argv[1:])
