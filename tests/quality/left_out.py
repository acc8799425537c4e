"""How much of a document's score is vocabulary that was learnt from it: its score without the words that it alone has.

The rules are written by hand, so no document can be left out of a training. What can be left out are the entries of the
data files whose words occur in one document and in no other text at hand.
"""

import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import loaders
import ontology
from tests.quality.floors import KINDS
from tests.quality.score import GOLD_SETS, score, text_of
from tests.shared import CORPUS

_PACKAGES = tuple(Path(package.__path__[0]) for package in (loaders, ontology))
_ROOT = _PACKAGES[0].parent
# The data that rules read words from. The gazetteer is left whole: it has all divisions, none for a document's sake.
_PATTERNS = (
    "loaders/extraction/lexicon/*",
    "ontology/abbreviations.csv",
    "loaders/domain_words.txt",
    "ontology/indicator_wordings.tsv",
)
_SHORTEST = 2
_EXTRACT = """
import json, sys
from pathlib import Path
from loaders import intake
from ontology.claim_json import to_json
if not Path(intake.__file__).is_relative_to(Path.cwd()):
    sys.exit("The extraction that ran is not the one whose words were taken out.")
made = intake.take_in(intake.Intake(path=Path(sys.argv[1]))).claims
print(json.dumps(to_json(made)))
"""


def table(names: Iterable[str] = ()) -> Iterator[str]:
    """Yield the lines of a table in Markdown: the F1 of each document with all words and without its own.

    Documents named in ``names`` are shown alone, with the words that were left out under the table.
    """
    wanted, listed = set(names), list[str]()
    yield "| document | entries left out | " + " | ".join(KINDS) + " |"
    yield "| --- | ---: | " + " | ".join("---:" for _ in KINDS) + " |"
    for title, gold in GOLD_SETS.items():
        for facts in gold:
            if wanted and facts.stem not in wanted:
                continue
            words = own_words(text_of(facts))
            whole, without = figures_without(facts, frozenset()), figures_without(facts, words)
            cells = (f"{whole[kind]['f1']:.2f} → {without[kind]['f1']:.2f}" for kind in KINDS)
            yield f"| {title}: {facts.stem} | {len(words)} | " + " | ".join(cells) + " |"
            if wanted:
                listed.append(f"{facts.stem}: {' '.join(sorted(words))}")
    yield from listed


def own_words(text: Path) -> frozenset[str]:
    """Return the words of the data files that occur in a text and in no other at hand."""
    own = text.read_text(encoding="utf-8-sig")
    others = "\n".join(content for path, content in _texts().items() if path != text.resolve())
    return frozenset(word for word in _vocabulary() if word in own and word not in others)


@cache
def _texts() -> Mapping[Path, str]:
    """Return the texts at hand: the corpus, the texts of these tests, the sample."""
    folders = (CORPUS, Path(__file__).parent / "texts", _ROOT / "loaders" / "sample")
    paths = (path.resolve() for folder in folders for path in folder.glob("*.txt"))
    return {path: path.read_text(encoding="utf-8-sig") for path in paths}


def data_files(root: Path) -> Iterator[Path]:
    """Yield the data files under a directory that holds the packages."""
    for pattern in _PATTERNS:
        yield from sorted(root.glob(pattern))


@cache
def _vocabulary() -> frozenset[str]:
    words = (word for path in data_files(_ROOT) for word in words_of(path.read_text(encoding="utf-8"), path.suffix))
    return frozenset(word for word in words if len(word) >= _SHORTEST)


def words_of(content: str, suffix: str) -> list[str]:
    """Return the words that the entries of a data file are looked up by, in their order."""
    return list(_WORDS[suffix](content))


def without(content: str, suffix: str, words: frozenset[str]) -> str:
    """Return the content of a data file without the entries of some words."""
    return _PRUNED[suffix](content, words)


def _lines(content: str) -> Iterator[str]:
    return (line for line in content.splitlines() if line and not line.startswith("#"))


def _strings(value: Any) -> Iterator[str]:
    """Yield the strings in the arrays of what a TOML file holds, of a pair the first."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for item in value:
            yield from (item[:1] if isinstance(item, list) else [item] if isinstance(item, str) else ())


def _words_of_rows(content: str) -> Iterator[str]:
    return (word for row in csv.reader(_lines(content)) for word in row[:2])


def _without_lines(content: str, words: frozenset[str]) -> str:
    """Return a table with tabs or commas without the rows that begin with one of the words, or with it as second."""
    kept = (line for line in content.splitlines() if not words & set(re.split(r"[\t,]", line)[:2]))
    return "\n".join(kept) + "\n"


def _without_tokens(content: str, words: frozenset[str]) -> str:
    kept = (
        line if line.startswith("#") else " ".join(word for word in line.split() if word not in words)
        for line in content.splitlines()
    )
    return "\n".join(kept) + "\n"


def _without_strings(content: str, words: frozenset[str]) -> str:
    return "\n".join(_toml(_pruned(tomllib.loads(content), words))) + "\n"


def _pruned(value: Any, words: frozenset[str]) -> Any:
    """Return a value of TOML without the words that its arrays hold, alone or as the first of a pair."""
    if isinstance(value, dict):
        return {key: _pruned(inner, words) for key, inner in value.items()}
    if isinstance(value, list):
        return [item for item in value if (item[0] if isinstance(item, list) and item else item) not in words]
    return value


def _toml(tables: Mapping[str, Any], name: str = "") -> Iterator[str]:
    """Yield the lines of TOML for tables of arrays and plain values, whose JSON is TOML."""
    for key, value in tables.items():
        if not isinstance(value, dict):
            yield f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}"
    for key, value in tables.items():
        if isinstance(value, dict):
            yield f"[{name}{json.dumps(key)}]"
            yield from _toml(value, f"{name}{json.dumps(key)}.")


_WORDS: Mapping[str, Callable[[str], Iterator[str]]] = {
    ".txt": lambda content: (word for line in _lines(content) for word in line.split()),
    ".tsv": lambda content: (line.split("\t")[0] for line in _lines(content)),
    ".csv": _words_of_rows,
    ".toml": lambda content: _strings(tomllib.loads(content)),
}
_PRUNED: Mapping[str, Callable[[str, frozenset[str]], str]] = {
    ".txt": _without_tokens,
    ".tsv": _without_lines,
    ".csv": _without_lines,
    ".toml": _without_strings,
}


def figures_without(facts: Path, words: frozenset[str]) -> dict[str, Any]:
    """Return the scorer's figures for a document that is extracted without some words, in a process of its own."""
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory).resolve()
        for package in _PACKAGES:
            shutil.copytree(package, root / package.name, ignore=shutil.ignore_patterns("__pycache__", "seeds/*.json"))
        for path in data_files(root):
            path.write_text(without(path.read_text(encoding="utf-8"), path.suffix, words), encoding="utf-8")
        command = [sys.executable, "-c", _EXTRACT, str(text_of(facts))]
        ran = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True, encoding="utf-8")
        prediction = root / facts.name
        prediction.write_text(ran.stdout, encoding="utf-8")
        return score([facts, prediction])
