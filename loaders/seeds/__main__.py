"""Extract a folder of plans into seeds: ``python -m loaders.seeds FOLDER``."""

import sys
from pathlib import Path

from loaders.extraction.extractor import extract_file
from loaders.seeds.seed import written
from ontology.errors import FileMissingError, InnokgError


def build(corpus: Path, target: Path) -> list[Path]:
    """Write one seed for each text in a folder and return their paths.

    Raises ``FileMissingError`` where the folder holds no text.
    """
    plans = sorted(corpus.glob("*.txt"))
    if not plans:
        raise FileMissingError(f"There is no plan (*.txt) in {str(corpus)!r}.")
    made = []
    for plan in plans:
        claims = extract_file(plan)
        seed = target / f"{claims.document.id}.json"
        seed.write_text(written(claims), encoding="utf-8")
        made.append(seed)
    return made


def main(arguments: list[str]) -> int:
    """Build the seeds of this package from the folder that the command line names; return the exit code."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m loaders.seeds FOLDER\n")
        return 2
    try:
        made = build(Path(arguments[0]), Path(__file__).parent)
    except InnokgError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{path.name}\n" for path in made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
