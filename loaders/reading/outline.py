"""The sections of a document, from the headings of its layout."""

from collections.abc import Iterator

from loaders.reading.block import Block, BlockKind
from loaders.reading.layout import Layout
from ontology.document import Section


def sections(layout: Layout) -> tuple[Section, ...]:
    """Return the sections of a document: what each heading and each panel holds, with offsets into its own text."""
    blocks = [block for block in layout.blocks if block.kind is not BlockKind.FURNITURE]
    return tuple(
        Section(path=block.section, level=block.level, start=span.start, end=span.end)
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.HEADING
        for span in (layout.clean.source(block.start, _end(blocks, index)),)
    )


def _end(blocks: list[Block], index: int) -> int:
    """Return where the section that a heading opens ends in the clean text."""
    heading = blocks[index]
    end = heading.end
    for block in _following(blocks, index):
        if heading.panel and block.panel != heading.panel:
            break
        if block.kind is BlockKind.HEADING and block.level <= heading.level:
            break
        end = block.end
    return end


def _following(blocks: list[Block], index: int) -> Iterator[Block]:
    for place in range(index + 1, len(blocks)):
        block = blocks[place]
        if block.kind in {BlockKind.LETTER, BlockKind.CONTENTS, BlockKind.TITLE}:
            return
        yield block
