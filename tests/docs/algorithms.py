"""The page about algorithms, made of the registry."""

from collections.abc import Iterator
from pathlib import Path

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Parameter
from graph.algorithms.registry import ALGORITHMS
from graph.cluster.running import ON_CLUSTER

PAGE = Path(__file__).parents[2] / "docs" / "algorithms.md"

_HEAD = """# Algorithms

Made of the registry by `python -m tests.docs`. Each runs as `innokg algorithm NAME PARAMETER=VALUE ...`, at
`/api/algorithms/NAME?PARAMETER=VALUE` and in Python as
`graph.analysis.run(graph.analysis.order("NAME", {{"PARAMETER": ["VALUE"]}}))`.

All work on a selection of the graph: `relation` (with a weight after a colon), `type`, `without` (Region and Policy
unless told otherwise: every plan names its region and other plans, which would join all things and are no
cooperation), `everything`, `document`, `region`, `year`, `confidence`, `hubs` (leave out things with more relations),
`shared` (join things that share things of a class) and, over HTTP, `orientation`. In Python
`graph.analysis.to_networkx(Selection(...))` gives a selection to networkx; `innokg export --format graphml`, `gexf`,
`csv` or `parquet` gives the whole network to other programs.

Relations are followed both ways unless the text says otherwise. Equal scores share a rank; the same state, selection,
values and seed give the same answer. n is the number of things, m that of relations.

## Relations that fit no single machine

{on_cluster} also run on a Spark cluster, with the results of one machine (PageRank within a billionth, groups
exactly):

```
pip install "innokg[spark]"                # PySpark, 450 MB; Java 17 or later: apt install default-jre-headless
innokg export --format parquet --out edges
innokg algorithm pagerank --engine spark --edges edges --master spark://host:7077 --out ranks
```

`--edges` names a directory with `nodes.parquet` and `edges.parquet` that the cluster can read too, `--out` a new one
for the table of all things in Parquet. `--master` is Spark's name of a cluster: `spark://host:7077`, `yarn`, `local[*]`
(this machine, the default) or `local-cluster[2,1,1024]` (this machine, two workers of a core and 1,024 MB). Memory,
cores and the rest are said in Spark's `spark-defaults.conf`. Of the selection `relation`, `type`, `without` and
`everything` count: the list of relations tells no more. A session takes some 10 s to begin and a round some 0.1 s, so
that what fits into memory is found faster without it.
"""


def page() -> str:
    """Return the page in Markdown."""
    head = _HEAD.format(on_cluster=", ".join(f"`{name}`" for name in ON_CLUSTER))
    return "\n".join([head, *(line for one in ALGORITHMS.values() for line in _section(one))])


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
