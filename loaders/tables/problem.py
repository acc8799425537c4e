"""What a list says that does not pass its checks."""

from dataclasses import dataclass

from ontology.provenance import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TableProblem:
    """Words of a list that became no claim: where they stand and why, in a sentence.

    ``row`` is the row's number in the sheet and ``column`` the name of the column, 0 and empty for the whole sheet.
    ``span`` is where the words stand in the document's text, None for the whole sheet.
    """

    sheet: str
    reason: str
    row: int = 0
    column: str = ""
    value: str = ""
    span: Span | None = None
