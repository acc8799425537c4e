"""How much of a hostile list is read."""

from ontology.errors import TooLargeError

#: The longest sheet and cell that Excel writes; no list for people is larger in any format.
MOST_ROWS = 1_048_576
#: An eighth of what Excel writes: each column is compared with those of all mappings.
MOST_COLUMNS = 2_048
LONGEST_CELL = 32_767

#: All filled cells of a file: some 2 GB of memory at the worst; a list of 100,000 firms has 1 million.
MOST_CELLS = 10_000_000
MOST_SHEETS = 256
MOST_BYTES = 256 * 2**20


class Allowance:
    """What may still be read of one file; raises ``TooLargeError`` when it is used up."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = MOST_CELLS

    def row(self, cells: list[str], *, number: int) -> None:
        """Count a row, whose number in the file is for the message."""
        if number > MOST_ROWS:
            raise TooLargeError(f"{self._name} has more than {MOST_ROWS:,} rows, the most that a sheet may have.")
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
            raise TooLargeError(f"{self._name} has more than {MOST_CELLS:,} filled cells.")
