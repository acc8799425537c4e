"""Selections as files that other programs read, and back: GraphML, GEXF, CSV and Parquet."""

import csv
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import numpy as np

from graph.answers import Thing
from graph.projection.edge_table import Codes
from graph.projection.networkx_graph import Describe, from_networkx, projection_to_networkx
from graph.projection.projection import Projection
from ontology.errors import DamagedFileError


class ExchangeFormat(StrEnum):
    """What a selection can be written as.

    GraphML and GEXF are one file. CSV and Parquet are a directory of two tables, ``nodes`` and ``edges``, as Gephi,
    Neo4j and Spark load them; GraphML, CSV and Parquet keep labels and classes.
    """

    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    PARQUET = "parquet"


_DIRECTED = "directed"


def write_projection(
    projection: Projection, path: Path, kind: ExchangeFormat, *, describe: Describe = lambda _: {}
) -> None:
    """Write a selection into a file, or into a directory for tables; what is there is replaced."""
    match kind:
        case ExchangeFormat.GRAPHML:
            import networkx

            networkx.write_graphml(projection_to_networkx(projection, describe), path, named_key_ids=True)
        case ExchangeFormat.GEXF:
            import networkx

            networkx.write_gexf(projection_to_networkx(projection, describe), path)
        case ExchangeFormat.CSV | ExchangeFormat.PARQUET:
            path.mkdir(parents=True, exist_ok=True)
            write: Callable[[Path, dict[str, list[Any]]], None] = (
                _write_csv if kind is ExchangeFormat.CSV else _write_parquet
            )
            write(path / f"nodes.{kind}", _node_columns(projection, describe(projection.ids)))
            write(path / f"edges.{kind}", _edge_columns(projection))


def read_projection(path: Path, kind: ExchangeFormat) -> Projection:
    """Read what ``write_projection`` wrote; raise ``DamagedFileError`` for what it did not."""
    import networkx
    import pyarrow

    try:
        match kind:
            case ExchangeFormat.GRAPHML:
                return from_networkx(networkx.read_graphml(path, force_multigraph=True))
            case ExchangeFormat.GEXF:
                return from_networkx(networkx.read_gexf(path))
            case ExchangeFormat.CSV | ExchangeFormat.PARQUET:
                read = _read_csv if kind is ExchangeFormat.CSV else _read_parquet
                return _from_columns(read(path / f"nodes.{kind}"), read(path / f"edges.{kind}"))
    except (OSError, KeyError, ValueError, SyntaxError, networkx.NetworkXError, pyarrow.ArrowException) as error:
        raise DamagedFileError(f"{path} cannot be read as {kind}: {error}.") from error


def _node_columns(projection: Projection, described: Mapping[str, Thing]) -> dict[str, list[Any]]:
    things = [described.get(one) or Thing(id=one, iri="", label="", type="") for one in projection.ids]
    if not described and len(projection.kind):
        names = [projection.kinds[code] if code >= 0 else "" for code in projection.kind.tolist()]
        things = [Thing(id=one, iri="", label="", type=name) for one, name in zip(projection.ids, names, strict=True)]
    return {
        "id": list(projection.ids),
        "label": [thing.label for thing in things],
        "type": [thing.type for thing in things],
        "iri": [thing.iri for thing in things],
    }


def _edge_columns(projection: Projection) -> dict[str, list[Any]]:
    return {
        "source": [projection.ids[index] for index in projection.source.tolist()],
        "target": [projection.ids[index] for index in projection.target.tolist()],
        "predicate": [projection.predicates[index] for index in projection.predicate.tolist()],
        "weight": projection.weight.astype(np.float64).tolist(),
        _DIRECTED: [projection.directed] * projection.edges,
    }


def _from_columns(nodes: dict[str, list[Any]], edges: dict[str, list[Any]]) -> Projection:
    ids = tuple(sorted(nodes["id"]))
    place = {identifier: index for index, identifier in enumerate(ids)}
    predicates = tuple(sorted(set(edges["predicate"])))
    types = dict(zip(nodes["id"], nodes["type"], strict=True))
    kinds = tuple(sorted(set(filter(None, types.values()))))
    return Projection(
        ids=ids,
        predicates=predicates,
        source=np.array([place[one] for one in edges["source"]], dtype=np.int32),
        target=np.array([place[one] for one in edges["target"]], dtype=np.int32),
        predicate=_codes(edges["predicate"], predicates),
        weight=np.array([float(one) for one in edges["weight"]], dtype=np.float32),
        directed=str(next(iter(edges[_DIRECTED]), False)) == "True",
        kinds=kinds,
        kind=_codes((types[one] for one in ids), kinds),
    )


def _codes(names: Iterable[str], table: tuple[str, ...]) -> Codes:
    number = {name: index for index, name in enumerate(table)}
    return np.array([number.get(name, -1) for name in names], dtype=np.int8)


def _write_csv(path: Path, columns: dict[str, list[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


def _read_csv(path: Path) -> dict[str, list[Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        head = next(rows)
        columns: dict[str, list[Any]] = {name: [] for name in head}
        for row in rows:
            for name, value in zip(head, row, strict=True):
                columns[name].append(value)
    return columns


def _write_parquet(path: Path, columns: dict[str, list[Any]]) -> None:
    import pyarrow
    from pyarrow import parquet

    types = {"weight": pyarrow.float64(), _DIRECTED: pyarrow.bool_()}
    fields = [pyarrow.field(name, types.get(name, pyarrow.string())) for name in columns]
    parquet.write_table(pyarrow.table(columns, schema=pyarrow.schema(fields)), path)


def _read_parquet(path: Path) -> dict[str, list[Any]]:
    from pyarrow import parquet

    columns: dict[str, list[Any]] = parquet.read_table(path).to_pydict()
    return columns
