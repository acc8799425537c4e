"""Which document each of several files is, where files in different folders have one name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from loaders.intake import CLAIMS_SUFFIX
from loaders.reading.description import document_id

# Folders above a file that may go into its document's id.
_MOST_FOLDERS = 4


def document_ids(paths: Iterable[Path]) -> tuple[dict[Path, str], dict[Path, Path]]:
    """Return the ids of the documents that need another than their file's name gives, and the files that clash.

    Two different files of one name (``north/plan.txt``, ``south/plan.txt``) are two documents, and each takes as many
    of its folders into its id as tell them apart (``north-plan``). Two files of one name in one folder
    (``plan.txt``, ``plan.pdf``) are one document in two forms: the later clashes with the earlier, which is given.

    >>> document_ids([Path("north/plan.txt"), Path("south/plan.txt"), Path("south/list.csv")])[0].values()
    dict_values(['north-plan', 'south-plan'])
    >>> document_ids([Path("plan.txt"), Path("plan.pdf")])[1] == {Path("plan.pdf"): Path("plan.txt")}
    True
    """
    groups: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        # A file of claims says itself which document they are of.
        if path.suffix.lower() != CLAIMS_SUFFIX:
            groups[document_id(path.stem)].append(path)
    ids: dict[Path, str] = {}
    clashes: dict[Path, Path] = {}
    for group in groups.values():
        places: dict[Path, Path] = {}
        for path in group:
            first = places.setdefault(path.absolute().parent / document_id(path.stem), path)
            if first is not path:
                clashes[path] = first
        if len(places) > 1:
            ids.update(_told_apart(list(places.values())))
    return ids, clashes


def _told_apart(paths: Sequence[Path]) -> dict[Path, str]:
    named: list[str] = []
    for folders in range(1, _MOST_FOLDERS + 1):
        named = [_with_folders(path, folders) for path in paths]
        if len(set(named)) == len(paths):
            break
    return dict(zip(paths, named, strict=True))


def _with_folders(path: Path, folders: int) -> str:
    above = path.absolute().parent.parts[-folders:]
    return document_id("-".join((*(part.strip("/\\:") for part in above), path.stem)))
