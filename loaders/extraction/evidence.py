"""Evidence from places in the clean text."""

from loaders.reading.layout import Block
from loaders.reading.reader import Reading
from ontology.provenance import Evidence


def cite(reading: Reading, block: Block, start: int, end: int, *, rule: str, confidence: float = 1.0) -> Evidence:
    """Return the evidence for the words ``block.text[start:end]``, with offsets into the document's own text."""
    span = reading.layout.clean.source(block.start + start, block.start + end)
    return Evidence(
        span=span,
        quote=span.of(reading.document.text),
        section=(*block.section, *((block.panel,) if block.panel and block.panel not in block.section else ())),
        rule=rule,
        confidence=confidence,
    )
