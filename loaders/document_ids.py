"""Which document a file is: one that the graph holds, or a new one, and under which id."""

import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from loaders.intake import is_claims
from loaders.reading.description import document_id
from loaders.reading.text import file_digest
from ontology.document import DocumentDescription, DocumentOrigin
from ontology.errors import ReadingError

# Folders above a file that may go into its document's id.
_MOST_FOLDERS = 4
_KEY_LENGTH = 16


class Recognition(StrEnum):
    """By what a file was recognised as a document."""

    NEW = "new"  # by nothing: no document of the graph is of it, and its name is free
    FILE = "file"  # it is the file that the document was loaded from
    CONTENT = "content"  # it holds the same bytes, in another place
    NAMESAKE = "namesake"  # by nothing, and another file's document has its name


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The id of a file's document, how it was recognised, and the document of the graph that this is about.

    ``other`` is the document that was recognised or, for a namesake, the one that has the name; None for a new one.
    """

    id: str
    recognition: Recognition
    other: DocumentOrigin | None = None


class DocumentIds:
    """Finds the document of each file among those that a graph holds.

    A file is the document that was loaded from the same path, whatever it holds now; else the document with the same
    bytes, which has moved; else a document of its own. This takes the file's name for its id, or, where a document of
    another file has that id, the name with the file's ending, with folders above it or with digits of its path: the
    first of these that is free. Of a file that was sent, name and bytes together stand in place of the path. A document
    of which the graph does not know the path is taken to be of the file of its name.
    """

    def __init__(self, known: Iterable[DocumentOrigin] = (), *, expected: Iterable[Path] = ()) -> None:
        self._known: dict[str, DocumentOrigin] = {}
        self._by_key: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        # Ids that other files of this load have by right are no other file's second choice, whichever is first read.
        self._expected = {document_id(path.stem) for path in expected}
        for origin in known:
            self.record(origin)

    def record(self, origin: DocumentOrigin) -> None:
        """Note which file a document is of, now that the graph holds it."""
        self.forget(origin.id)
        self._known[origin.id] = origin
        self._by_digest[origin.digest] = origin.id
        if origin.file_key:
            self._by_key[origin.file_key] = origin.id

    def forget(self, identifier: str) -> None:
        """Leave out a document that the graph holds no more, or another of."""
        origin = self._known.pop(identifier, None)
        if origin is None:
            return
        for index, value in ((self._by_digest, origin.digest), (self._by_key, origin.file_key)):
            if value is not None and index.get(value) == identifier:
                del index[value]

    def holder(self, origin: DocumentOrigin) -> DocumentOrigin | None:
        """Return the document that has the id of another and shares neither file, nor content, nor title with it."""
        held = self._known.get(origin.id)
        if held is None or held.digest == origin.digest or held.title == origin.title:
            return None
        return None if held.file_key is not None and held.file_key == origin.file_key else held

    def of(self, path: Path, description: DocumentDescription, *, sent: bool = False) -> Identity:
        """Return the identity of the document that a file was read into; ``sent`` says that its path means nothing.

        Raises ``ReadingError`` where no id is free for it.
        """
        if is_claims(path):
            return self.of_claims(path, origin_of(path, description, sent=sent), sent=sent)
        return self.of_file(path, description.digest, sent=sent)

    def of_file(self, path: Path, digest: str, *, sent: bool = False) -> Identity:
        """Return the identity of a file whose bytes have a digest."""
        key = sent_key(path.name, digest) if sent else file_key(path)
        held = self._by_key.get(key)
        if held is not None:
            return Identity(id=held, recognition=Recognition.FILE, other=self._known[held])
        held = self._by_digest.get(digest)
        if held is not None:
            return Identity(id=held, recognition=Recognition.CONTENT, other=self._known[held])
        choices = _Choices(path=path, name=path.stem, key=key, has_folders=not sent)
        return self._free(choices, document_id(path.stem), is_same=_is_nameless_file(path))

    def of_claims(self, path: Path, origin: DocumentOrigin, *, sent: bool = False) -> Identity:
        """Return the identity of the document whose claims a file holds: the id that they give, unless it is another's.

        ``origin`` is the document as the claims describe it, whose digest is that of the text that they are about.
        """
        key = sent_key(path.name, origin.digest) if sent else file_key(path)

        def is_same(other: DocumentOrigin) -> bool:
            return other.file_key in {None, key} or other.digest == origin.digest

        choices = _Choices(path=path, name=origin.id, key=key, has_folders=not sent)
        return self._free(choices, origin.id, is_same=is_same)

    def _free(self, choices: "_Choices", first: str, *, is_same: Callable[[DocumentOrigin], bool]) -> Identity:
        """Return the first id that belongs to no other document, or to one that is the same."""
        holder = self._known.get(first)
        for candidate in (first, *choices.after(first, holder)):
            other = self._known.get(candidate)
            if other is not None and is_same(other):
                return Identity(id=candidate, recognition=Recognition.FILE, other=other)
            if other is None and (candidate == first or candidate not in self._expected):
                found = Recognition.NEW if holder is None else Recognition.NAMESAKE
                return Identity(id=candidate, recognition=found, other=holder)
        raise ReadingError(f"{choices.path} was left out: no name is free for its document. Rename the file.")


def origin_of(path: Path, description: DocumentDescription, *, sent: bool = False) -> DocumentOrigin:
    """Return which file a document is of, for a document that was read from a path."""
    return DocumentOrigin(
        id=description.id,
        title=description.title,
        source=description.source,
        digest=description.digest,
        file_key=sent_key(path.name, description.digest) if sent else file_key(path),
    )


def file_key(path: Path) -> str:
    """Return the hex digits that stand for the path of a file, whichever way the path is written."""
    try:
        whole = path.resolve()
    except (OSError, RuntimeError):
        whole = path.absolute()
    return hashlib.sha256(os.fsencode(whole)).hexdigest()[:_KEY_LENGTH]


def sent_key(name: str, digest: str) -> str:
    """Return the hex digits that stand for a file which was sent under a name: it is this file with these bytes."""
    return hashlib.sha256(f"sent/{name}/{digest}".encode()).hexdigest()[:_KEY_LENGTH]


def groups_of(paths: Sequence[Path]) -> dict[Path, int]:
    """Return a number for each file, the same for those that may be one document or ask for one id.

    These are files of one name in several folders or with several endings, and files of the same bytes.

    >>> groups_of([Path("north/plan.txt"), Path("list.csv"), Path("south/plan.pdf")]).values()
    dict_values([0, 1, 0])
    """
    named: dict[str, int] = {}
    numbers = [named.setdefault(document_id(path.stem), number) for number, path in enumerate(paths)]
    above: dict[int, int | None] = dict.fromkeys(numbers)
    places = dict(zip(paths, numbers, strict=True))

    def top(number: int) -> int:
        while (higher := above[number]) is not None:
            number = higher
        return number

    for first, *others in _same_bytes(paths):
        for path in others:
            low, high = sorted((top(places[first]), top(places[path])))
            above[high] = low if low != high else above[high]
    return {path: top(number) for path, number in places.items()}


def _same_bytes(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Yield the files that hold the same bytes, two or more each; only those of one size are read."""
    sizes: defaultdict[int, list[Path]] = defaultdict(list)
    for path in paths:
        try:
            found = path.stat()
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(found.st_mode) and found.st_size:
            sizes[found.st_size].append(path)
    for group in sizes.values():
        contents: defaultdict[str, list[Path]] = defaultdict(list)
        for path in group if len(group) > 1 else []:
            with suppress(ReadingError):
                contents[file_digest(path)].append(path)
        yield from (same for same in contents.values() if len(same) > 1)


def _is_nameless_file(path: Path) -> Callable[[DocumentOrigin], bool]:
    """Return the test for a document of a file of this name of which no path is known."""
    return lambda other: other.file_key is None and other.source == path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choices:
    """What the id of a file's document is made of, where its first choice is another's."""

    path: Path
    name: str
    key: str
    has_folders: bool

    def after(self, first: str, holder: DocumentOrigin | None) -> Iterator[str]:
        """Yield ids after the first choice, from the most to the least readable."""
        ending = self.path.suffix.lower().lstrip(".")
        if ending and holder is not None and not holder.source.lower().endswith(f".{ending}"):
            yield document_id(f"{first}-{ending}")
        folders = [part.strip("/\\:") for part in self.path.absolute().parent.parts] if self.has_folders else []
        for number in range(1, min(_MOST_FOLDERS, len(folders)) + 1):
            yield document_id("-".join((*folders[-number:], self.name)))
        yield f"{first}-{self.key[:6]}"
        yield f"{first}-{self.key}"
