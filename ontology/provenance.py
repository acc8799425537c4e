"""Where a claim comes from: spans of text and the evidence made of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, ``text[start:end]``, in the text that the reader gave.

    >>> Span(2, 5).of("团结湖产业园")
    '湖产业'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"A span needs 0 <= start < end, not {self.start}..{self.end}.")

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that state a claim, where they stand and which rule read them.

    ``quote`` equals ``span.of(text)`` for the document's text; it is empty where the text may not be passed on.
    ``section`` holds the headings above the words, outermost first. ``confidence`` lies in 0..1.
    """

    span: Span
    quote: str
    section: tuple[str, ...] = ()
    rule: str
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"A confidence lies between 0 and 1, not at {self.confidence}.")
