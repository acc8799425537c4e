"""The page about algorithms, made of the registry."""

from collections.abc import Iterator
from pathlib import Path

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Parameter
from graph.algorithms.registry import ALGORITHMS

PAGE = Path(__file__).parents[2] / "docs" / "algorithms.md"

_HEAD = """# Algorithms

Made of the registry by `python -m tests.docs`. Each runs as `innokg algorithm NAME PARAMETER=VALUE ...`, at
`/api/algorithms/NAME?PARAMETER=VALUE` and in Python as
`graph.analysis.run(graph.analysis.order("NAME", {"PARAMETER": ["VALUE"]}))`.

All work on a selection of the graph: `relation` (with a weight after a colon), `type`, `without` (Region and Policy
unless told otherwise: every plan names its region and other plans, which would join all things and are no
cooperation), `everything`, `document`, `region`, `year`, `confidence`, `hubs` (leave out things with more relations),
`shared` (join things that share things of a class) and, over HTTP, `orientation`. In Python
`graph.analysis.to_networkx(Selection(...))` gives a selection to networkx; `innokg export --format graphml`, `gexf`,
`csv` or `parquet` gives the whole network to other programs.

Relations are followed both ways unless the text says otherwise. Equal scores share a rank; the same state, selection,
values and seed give the same answer. n is the number of things, m that of relations.
"""


def page() -> str:
    """Return the page in Markdown."""
    return "\n".join([_HEAD, *(line for one in ALGORITHMS.values() for line in _section(one))])


def _section(algorithm: Algorithm) -> Iterator[str]:
    texts = algorithm.texts
    yield f"## {algorithm.name}"
    yield ""
    yield f"**{texts.title['en']} · {texts.title['zh']}.** {texts.tells['en']} {texts.tells['zh']}"
    yield ""
    yield f"Cost {texts.cost}. {texts.reference}."
    yield ""
    for parameter in algorithm.parameters:
        yield f"- `{parameter.name}` ({_takes(parameter)}): {texts.parameters[parameter.name]['en']}."
    if algorithm.parameters:
        yield ""


def _takes(parameter: Parameter) -> str:
    kind = " or ".join(parameter.choices) if len(parameter.choices) < 8 and parameter.choices else parameter.kind.value
    if parameter.is_number:
        kind += f" in {parameter.least:,}..{parameter.most:,}"
    if parameter.required:
        return f"{kind}, needed"
    return kind if parameter.usual is None else f"{kind}, usually {parameter.usual}"
