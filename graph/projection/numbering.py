"""Things by numbers in the order of their ids, without an object of Python for each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from graph.projection.columns import integers

if TYPE_CHECKING:
    import pyarrow


@dataclass(frozen=True, slots=True)
class Things:
    """A column of IRIs as the distinct ids in it, null for what is no thing of innokg, and the index of each row's."""

    distinct: "pyarrow.StringArray"
    index: NDArray[np.int32]


def things_of(table: "pyarrow.Table", begin: str) -> list[Things]:
    """Return the columns of a table of IRIs; those of things have ``begin`` before the id."""
    whole = table.unify_dictionaries().combine_chunks()
    return [_things(column, begin) for column in whole.columns]


def numbered_by_id(columns: Sequence[Things]) -> tuple[tuple[str, ...], list[NDArray[np.int32]]]:
    r"""Return all ids in columns, ordered, and each column as indices into them, -1 where there is no id.

    >>> from graph.projection.columns import read_table
    >>> table = read_table(b"?a\t?b\n<x:b>\t<x:a%41>\n<x:b>\t<y:c>\n", 2)
    >>> ids, (first, second) = numbered_by_id(things_of(table, "x:"))
    >>> ids, first.tolist(), second.tolist()
    (('aA', 'b'), [1, 1], [0, -1])
    """
    import pyarrow
    from pyarrow import compute

    if not columns:
        return (), []
    known = pyarrow.concat_arrays([column.distinct for column in columns]).dictionary_encode()
    order = compute.sort_indices(known.dictionary)
    places = np.empty(max(1, len(order)), dtype=np.int32)
    places[integers(order.cast(pyarrow.int32()))] = np.arange(len(order), dtype=np.int32)
    # Where there is no id the index is any.
    numbers = np.where(integers(known.is_valid().cast(pyarrow.int32())), places[integers(known.indices)], np.int32(-1))
    ids = tuple(known.dictionary.take(order).to_pylist())
    ends = np.cumsum([len(column.distinct) for column in columns])
    parts = np.split(numbers, ends[:-1])
    return ids, [part[column.index] for part, column in zip(parts, columns, strict=True)]


def _things(column: "pyarrow.ChunkedArray", begin: str) -> Things:
    import pyarrow

    if not len(column):
        return Things(pyarrow.array([], pyarrow.string()), np.zeros(0, dtype=np.int32))
    chunk = column.chunk(0)
    return Things(_ids(chunk.dictionary, f"<{begin}"), integers(chunk.indices))


def _ids(texts: "pyarrow.StringArray", begin: str) -> "pyarrow.StringArray":
    import pyarrow
    from pyarrow import compute

    ours = compute.starts_with(texts, begin)
    ids = compute.binary_slice(texts.cast(pyarrow.binary()), len(begin.encode()), -1).cast(pyarrow.string())
    if ours.true_count < len(ours):
        ids = compute.if_else(ours, ids, pyarrow.nulls(len(ids), pyarrow.string()))
    escaped = compute.match_substring(ids, "%")
    if not escaped.true_count:
        return ids
    read = [unquote(one) for one in ids.filter(escaped).to_pylist()]
    return compute.replace_with_mask(ids, escaped.fill_null(fill_value=False), pyarrow.array(read, pyarrow.string()))
