"""Columns of query results as numbers: IRIs become indices into a table of names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

TSV = "text/tab-separated-values"


@dataclass(frozen=True, slots=True)
class Names:
    """A column as the distinct texts in it, in order of appearance, and the index of each row's text."""

    distinct: Sequence[str]
    index: NDArray[np.int32]


def read_columns(tables: Sequence[bytes], columns: int) -> list[Names]:
    r"""Return the columns of tab-separated results, one table below the other, as the server wrote their terms.

    Arrow reads and numbers 1.2 million terms in some 0.3 s, where Python's dictionaries take 1.4 s.

    >>> [column.distinct for column in read_columns([b"?a\t?b\n<x>\t<y>\n<x>\t<x>\n"], 2)]
    [['<x>'], ['<y>', '<x>']]
    """
    import pyarrow
    from pyarrow import csv

    names = [str(column) for column in range(columns)]
    read = csv.ReadOptions(column_names=names, skip_rows=1, block_size=1 << 24)
    parse = csv.ParseOptions(delimiter="\t", quote_char=False, escape_char=False)
    convert = csv.ConvertOptions(
        column_types={name: pyarrow.dictionary(pyarrow.int32(), pyarrow.string()) for name in names},
        strings_can_be_null=False,
    )
    parts = [
        csv.read_csv(BytesIO(table), read_options=read, parse_options=parse, convert_options=convert)
        for table in tables
        if table.rstrip(b"\n").count(b"\n")
    ]
    if not parts:
        return [Names([], np.zeros(0, dtype=np.int32)) for _ in names]
    whole = pyarrow.concat_tables(parts).unify_dictionaries().combine_chunks()
    return [_names(whole[name]) for name in names]


def numbered(column: Names, number: Callable[[str], int]) -> NDArray[np.int32]:
    """Return the number of each row's text, which is asked for once for each distinct text."""
    numbers = np.fromiter(map(number, column.distinct), dtype=np.int32, count=len(column.distinct))
    return numbers[column.index] if len(numbers) else np.zeros(0, dtype=np.int32)


def _names(column: "object") -> Names:
    chunks = column.chunks  # type: ignore[attr-defined]
    distinct = chunks[0].dictionary.to_pylist()
    index = np.concatenate([chunk.indices.to_numpy(zero_copy_only=False) for chunk in chunks])
    return Names(distinct, index.astype(np.int32))
