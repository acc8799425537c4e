"""Names of files that clients send: nothing of a path, nothing that a terminal or a file system trips over."""

import re
import unicodedata
from pathlib import PurePosixPath

from ontology.errors import RequestError

# A name takes at most 255 bytes in the usual file systems; a Chinese character has three.
_MOST_BYTES = 180
_MOST_ENDING = 20
_UNWANTED = re.compile(r'[<>:"|?*]')
# Controls, marks of the writing direction, halves of surrogate pairs and characters that are none.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})


def safe_name(given: str) -> str:
    r"""Return the name of a file as it can be kept and shown; its ending stays.

    Raises ``RequestError`` where nothing is left.

    >>> safe_name("../../etc/plan\x00.txt"), safe_name("C:\\规划\\十四五.PDF"), safe_name(".bashrc")
    ('plan.txt', '十四五.PDF', 'bashrc')
    >>> len(safe_name("规" * 300 + ".txt").encode())
    178
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    kept = "".join(character for character in last if unicodedata.category(character) not in _UNPRINTABLE)
    name = _UNWANTED.sub("-", kept).strip().lstrip(".").strip()
    if not name:
        raise RequestError("The file has no name that says what it is; send it as 'plan.txt' or the like.")
    path = PurePosixPath(name)
    ending = path.suffix if len(path.suffix.encode()) <= _MOST_ENDING else ""
    stem = name.removesuffix(ending).encode()[: _MOST_BYTES - len(ending)].decode(errors="ignore").rstrip(" .")
    return f"{stem or 'file'}{ending}"
