"""The explorer as it was built: the page and the files that it loads."""

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ontology.vocabulary import Language

_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
_ASSET = re.compile(r"[A-Za-z0-9_.-]{1,120}")

# The build gives each file a name with a hash of its content: what was loaded once never changes.
MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}


@cache
def explorer_page(language: Language = "zh") -> str | None:
    """Return the page of the explorer, None where the package was built without it.

    It begins in ``language`` unless its reader has chosen another one before.
    """
    page = _built() / "index.html"
    if not page.is_file():
        return None
    return page.read_text("utf-8").replace('<html lang="zh-CN">', f'<html lang="{_TAGS[language]}">')


@cache
def explorer_asset(name: str) -> tuple[bytes, str] | None:
    """Return the content of a file that the explorer loads and its media type, None where there is no such file.

    >>> explorer_asset("../index.html") is None
    True
    """
    media_type = MEDIA_TYPES.get(name[name.rfind(".") :])
    asset = _built() / "assets" / name
    if media_type is None or not _ASSET.fullmatch(name) or not asset.is_file():
        return None
    return asset.read_bytes(), media_type


def _built() -> Traversable:
    return files("visual") / "web" / "dist"
