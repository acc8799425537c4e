"""Tables as whole blocks, where numbered names of rows were taken for headings between their cells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.table_cells import cells, is_attribute, is_value
from loaders.reading.layout import Block, BlockKind, Layout

# A category and the name of a row stand between the cells of two rows, no more.
MOST_BETWEEN = 3
LONGEST_ROW_NAME = 60


def whole_tables(layout: Layout) -> Iterator[Block]:
    """Yield the blocks of a layout in their order, the parts of a table as one block.

    A row whose name is numbered (1.地区生产总值（亿元）) can have been laid out as a heading, and so can a value with a
    word (3.2左右); the cells under it are then a table block without a header, which belongs to the table before. A
    table whose rows the file gives is whole.
    """
    blocks = layout.blocks
    at = 0
    while at < len(blocks):
        last = at
        if blocks[at].kind is BlockKind.TABLE and not blocks[at].rows:
            while following := _continuation(blocks, last):
                last = following
        if last == at:
            yield blocks[at]
        else:
            yield replace(blocks[at], text=layout.clean.text[blocks[at].start : blocks[last].end])
        at = last + 1


def _continuation(blocks: Sequence[Block], at: int) -> int | None:
    """Return the index of the table block that goes on with the table that ends at ``at``, if there is one."""
    for index in range(at + 1, min(at + MOST_BETWEEN + 1, len(blocks))):
        block = blocks[index]
        if block.kind is BlockKind.TABLE:
            first = next(iter(cells(block.text)), None)
            goes_on = first is not None and (is_value(first.text) or is_attribute(first.text))
            return index if index > at + 1 and not block.rows and goes_on else None
        if len(block.text) > LONGEST_ROW_NAME or "。" in block.text or block.kind is BlockKind.TITLE:
            return None
    return None
