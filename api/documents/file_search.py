"""Which files paths name, and which of them are to be read."""

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import FileMissingError

# Documents of formats that are not read. Reading says for each what it is to be saved as.
_TO_BE_SAVED_ANEW = frozenset(
    {".doc", ".dps", ".epub", ".et", ".mht", ".mhtml", ".odp", ".ods", ".odt", ".ofd", ".ppt", ".pptx", ".rtf", ".wps"}
)
# Names that a sentence about the files left out lists.
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFiles:
    """The files that paths name, and those in folders among them that no reader is for."""

    files: tuple[Path, ...]
    left_out: tuple[Path, ...] = ()

    @property
    def note(self) -> str:
        """Return a sentence about the files that were left out, nothing where there are none.

        >>> FoundFiles(files=(), left_out=(Path("plans/count.py"),)).note
        '1 file was left out whose ending tells of no document: plans/count.py. Name it to have it tried.'
        """
        count = len(self.left_out)
        if not count:
            return ""
        shown = ", ".join(map(str, self.left_out[:_SHOWN]))
        more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
        were, it = ("file was", "it") if count == 1 else ("files were", "one")
        return f"{count} {were} left out whose ending tells of no document: {shown}{more}. Name {it} to have it tried."


def find_files(paths: Iterable[Path]) -> FoundFiles:
    """Return the files that paths name: files as they are, and those in folders that are not hidden, by name.

    Of the files in folders those are left out whose ending is none of a format that documents come in. A folder within
    them that may not be opened and a link to nothing are among the files, so that they are reported. Raises
    ``FileMissingError`` for a path that does not exist.
    """
    found: dict[Path, None] = {}
    others: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            known = _known_endings()
            for one in _files_in(path):
                (found if _is_known(one, known) else others)[one] = None
        elif path.exists():
            found[path] = None
        elif path.is_symlink():
            raise FileMissingError(f"{str(path)!r} is a link to a file or folder that is not there.")
        else:
            raise FileMissingError(f"There is no file or folder {str(path)!r}.")
    return FoundFiles(files=tuple(found), left_out=tuple(one for one in others if one not in found))


def _known_endings() -> frozenset[str]:
    # The readers are imported where there is a folder to look through: a dump is loaded without them.
    from loaders.intake import CLAIMS_SUFFIX
    from loaders.rdf.parsing import RDF_FORMATS
    from loaders.reading.formats import SUFFIXES
    from loaders.tables.lists import LIST_SUFFIXES

    return SUFFIXES | LIST_SUFFIXES | RDF_FORMATS.keys() | _TO_BE_SAVED_ANEW | {CLAIMS_SUFFIX}


def _is_known(path: Path, known: Collection[str]) -> bool:
    """Tell whether a file is to be read; one without an ending may be a text, and what is no file is reported."""
    return not path.suffix or path.suffix.lower() in known or not path.is_file()


def _files_in(directory: Path) -> Iterator[Path]:
    unreadable: list[Path] = []
    found: list[Path] = []
    for folder, folders, files in os.walk(directory, onerror=lambda error: unreadable.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(folder, name) for name in files if not name.startswith("."))
        found += (path for path in paths if path.is_file() or path.is_symlink())
    yield from sorted([*found, *unreadable])
