"""What pages are made of: templates, styles, scripts and words, all in line, and a policy that lets nothing else in."""

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ontology.errors import InnokgError
from ontology.vocabulary import Language

# What would end a script element, open a comment or a tag in one, ends a line in old scripts, or is half a character
# that no encoding takes; JSON can spell all of them otherwise.
_ESCAPED = str.maketrans({char: f"\\u{ord(char):04x}" for char in ("<", ">", "&", "\u2028", "\u2029")})
_HALVES = re.compile("[\ud800-\udfff]")


def words(language: Language) -> dict[str, str]:
    """Return the texts of the pages' controls in one language."""
    return {name: texts[language] for name, texts in _all_words().items()}


def render(template: str, *, styles: tuple[str, ...], scripts: tuple[str, ...], **values: Any) -> str:
    """Return a page with its styles and scripts in line.

    ``styles`` and ``scripts`` name files of ours in ``visual/templates``, or ``vis-network`` for the library in pyvis.
    The template finds ``style`` and ``scripts``, ready to stand in their elements, and ``style_hash`` and
    ``script_hashes`` for its Content-Security-Policy. Every other value is escaped.
    """
    style = "\n".join(_text(name) for name in styles)
    texts = [_text(name) for name in scripts]
    return (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - a file of this package
            style_hash=_policy_hash(style),
            scripts=[Markup(text) for text in texts],  # noqa: S704 - files of this package and of pyvis
            script_hashes=" ".join(_policy_hash(text) for text in texts),
            **values,
        )
    )


def data_block(data: Any) -> Markup:
    r"""Return JSON that may stand in a script element of a page in UTF-8: no character in it could end the element.

    >>> data_block({"name": "</script>园"})
    Markup('{"name":"\\u003c/script\\u003e园"}')
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    return Markup(_HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text))  # noqa: S704 - escaped in these lines


@cache
def appearance() -> dict[str, dict[str, str]]:
    """Return the colour (``#rrggbb``) and the shape (a name of vis-network) of each class of the scheme."""
    loaded: dict[str, dict[str, str]] = json.loads(files("visual").joinpath("appearance.json").read_text("utf-8"))
    return loaded


@cache
def icon() -> str:
    """Return the icon of the pages as an address that holds it, which a page in a file can show too."""
    image = files("visual").joinpath("templates", "icon.svg").read_bytes()
    return f"data:image/svg+xml;base64,{base64.b64encode(image).decode()}"


@cache
def _all_words() -> dict[str, dict[Language, str]]:
    loaded: dict[str, dict[Language, str]] = json.loads(files("visual").joinpath("words.json").read_text("utf-8"))
    return loaded


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("visual"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _text(name: str) -> str:
    if name == "vis-network":
        return _vis_network()
    text = files("visual").joinpath("templates", name).read_text("utf-8")
    if "</script" in text.lower() or "</style" in text.lower():
        raise InnokgError(f"The file {name!r} would end the element that it stands in.")
    return text


def _vis_network() -> str:
    """Return vis-network as pyvis ships it, without the address of its source map."""
    scripts = sorted(files("pyvis").joinpath("lib").iterdir(), key=lambda entry: entry.name, reverse=True)
    folder = next((entry for entry in scripts if entry.name.startswith("vis-9.1")), None)
    if folder is None:
        raise InnokgError("The installed pyvis does not hold vis-network 9.1, which the network pages need.")
    text = folder.joinpath("vis-network.min.js").read_text("utf-8")
    return re.sub(r"\n//# sourceMappingURL=[^\n]*", "", text)


def _policy_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
