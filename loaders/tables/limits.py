"""How much of a hostile list is read."""

from loaders.reading.limits import Limits
from ontology.errors import TooLargeError

#: The longest cell that Excel writes.
LONGEST_CELL = 32_767
#: An eighth of what Excel writes: each column is compared with those of all mappings.
MOST_COLUMNS = 2_048
MOST_SHEETS = 256


class Allowance:
    """What may still be read of one file; raises ``TooLargeError`` when it is used up."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._cells = limits.cells

    def row(self, cells: list[str], *, number: int) -> None:
        """Count a row, whose number in the file is for the message."""
        if number > self._limits.rows:
            raise TooLargeError(
                f"{self._name} has more than {self._limits.rows:,} rows, the most that a sheet may have "
                "(INNOKG_READ_ROWS)."
            )
        width = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)
        if width > MOST_COLUMNS:
            raise TooLargeError(
                f"{self._name}, row {number}: there are {width:,} columns; a list has at most {MOST_COLUMNS:,}."
            )
        if cells and max(map(len, cells)) > LONGEST_CELL:
            raise TooLargeError(
                f"{self._name}, row {number}: a cell has more than {LONGEST_CELL:,} characters; a quotation mark that "
                "is not closed makes one cell of many."
            )
        self._cells -= sum(map(bool, cells))
        if self._cells < 0:
            raise TooLargeError(
                f"{self._name} has more than {self._limits.cells:,} filled cells (INNOKG_READ_CELLS); part it into "
                "several lists."
            )
