"""The name of an organisation taken apart: what tells it from others, and what may be written or left out."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graph.reconciliation.numerals import numbers, with_digits
from graph.reconciliation.words import closings, legal_forms, proper_places
from ontology import regions
from ontology.abbreviations import abbreviate
from ontology.deixis import DEICTIC, meant_region
from ontology.identity import normalise_name

if TYPE_CHECKING:
    from opencc import OpenCC

# No name is longer; more of a hostile cell is not looked at.
_LONGEST = 120
_LISTED = re.compile(r"^\s*(?:[(（]?\d{1,3}[)）]|\d{1,3}[.．、]\s*(?=\D))\s*")
_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,60})[)）\]】]")
_ALSO = re.compile(r"^(?:原名|曾用名|又名|亦名|简称|以下简称|原)[:： ]*[“\"]?(.{2,60}?)[”\"]?$")
_GROUP = re.compile(r"集团$")
# A part of an organisation, named after the whole: the whole's closing word, then the part.
_BRANCH = re.compile(
    r"(?<=公司|大学|学院|医院|银行|集团|究院|科院)"
    r"([^公]{0,12}(?:分公司|子公司|分院|分校|分所|分中心|分行|支行|校区|院区|分部|办事处|营业部|门店|分店))$"
)
_COUNTRY = re.compile(r"^\(?中国\)?$")
_ACADEMY = re.compile(r"^(?:中国(?:农业|林业|医学|社会|中医)?科学院|中科院|中国[农林社]科院|[\u4e00-\u9fff]{2,8}?大学)")
_SHORTEST_REST = 2
_QUOTES = "《》“”\"'「」 \t\u3000"


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as it is compared.

    ``plain`` is the whole name without regard to width, brackets, case and traditional characters. ``core`` is the name
    without regions and legal form, in short forms, its numerals in digits. ``regions`` are the codes of the regions in
    the name, each the most specific of its chain; ``deictic`` tells that a word (市科技局) stands for the region.
    ``kind`` is what its closing word makes it, ``legal`` the key of its legal form, ``branch`` the part of the
    organisation that it means.
    """

    plain: str
    core: str
    regions: frozenset[str]
    kind: str
    legal: str
    group: bool
    branch: str
    numbers: tuple[str, ...]
    deictic: bool = False

    @property
    def proper(self) -> frozenset[int]:
        """Return the places in the core that no word for a kind or a field explains."""
        return proper_places(self.core)

    @property
    def body(self) -> str:
        """Return the kind of body that the closing word or the legal form tells; empty where neither does."""
        return self.kind or ("firm" if self.legal or self.group else "")


def name_form(name: str, *, context: str | None = None, scope: str = "") -> NameForm:
    """Return a name taken apart.

    ``context`` is the code of a region near which short names of counties are understood, ``scope`` that of the region
    that 市 or 区 at the beginning means.

    >>> one = name_form("重慶雲溪電氣有限責任公司")
    >>> other = name_form("云溪电气(重庆)有限公司")
    >>> one.core == other.core == "云溪电气", one.regions == other.regions == {"500000"}
    (True, True)
    """
    text = _simplified(_LISTED.sub("", unicodedata.normalize("NFKC", name[:_LONGEST]))).strip(_QUOTES)
    plain = normalise_name(text)
    text, _ = _without_remarks(text)
    branch = _BRANCH.search(text)
    text = text[: branch.start()] if branch else text
    text, places, deictic = _without_regions(text, context, scope)
    text, legal, group = _without_legal_form(normalise_name(text))
    kind = next((key for word, key in closings() if text.endswith(word)), "")
    core = with_digits(abbreviate(text, None)) or plain
    return NameForm(
        plain=plain,
        core=core,
        regions=_shared(places),
        kind=kind,
        legal=legal,
        group=group,
        branch=with_digits(normalise_name(branch.group(1))) if branch else "",
        numbers=numbers(core),
        deictic=deictic,
    )


@lru_cache(maxsize=10_000)
def _shared(codes: frozenset[str]) -> frozenset[str]:
    # Most names are of few regions: a set of its own would take a fifth of a name's memory.
    return codes


def written_names(name: str) -> tuple[str, ...]:
    """Return the names that one cell holds: the name, and what it says in brackets that it was or is called too.

    >>> written_names("云溪电气有限公司（原云溪电机厂）")
    ('云溪电气有限公司', '云溪电机厂')
    """
    main, also = _without_remarks(name[:_LONGEST])
    return (main, *also) if also else (name,)


def _without_remarks(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without brackets that hold another name, and these names."""
    also: list[str] = []

    def _taken(found: re.Match[str]) -> str:
        other = _ALSO.match(found.group(1))
        if other is None:
            return found.group()
        also.append(other.group(1))
        return ""

    return _BRACKETED.sub(_taken, text).strip(), tuple(also)


def _without_regions(text: str, context: str | None, scope: str) -> tuple[str, frozenset[str], bool]:
    """Return a text without the regions that it names at its beginning and in brackets, and their codes."""
    found: set[str] = set()

    def _region(bracket: re.Match[str]) -> str:
        inner = bracket.group(1).strip()
        region = regions.resolve(inner, context=context)
        if region is not None:
            found.add(region.code)
            return ""
        return "" if _COUNTRY.match(inner) else bracket.group()

    text = _BRACKETED.sub(_region, text)
    academy = _ACADEMY.match(text)
    for start in (0, academy.end() if academy else 0):
        mention = next(regions.find_regions(text[start:], context=context), None)
        if mention is not None and mention.start == 0 and mention.region is not None:
            rest = text[:start] + text[start + mention.end :]
            if len(normalise_name(rest)) >= _SHORTEST_REST:
                return rest, frozenset({*found, mention.region.code}), False
    deictic = DEICTIC.match(text)
    if deictic is not None and scope:
        meant = meant_region(deictic.group(1) or deictic.group(2), scope) or scope
        return text[deictic.end() :], frozenset({*found, meant}), True
    return text, frozenset(found), False


def _without_legal_form(text: str) -> tuple[str, str, bool]:
    """Return a name without its legal form, the form's key, and whether it calls itself a group."""
    legal = ""
    for word, key in legal_forms():
        bare = normalise_name(word)
        if text.endswith(bare) and len(text) > len(bare) + 1:
            text, legal = text[: -len(bare)], key
            break
    shorter = _GROUP.sub("", text)
    if shorter != text and len(shorter) > 1:
        return shorter, legal, True
    return text, legal, False


def _simplified(text: str) -> str:
    if text.isascii():
        return text
    # The converter takes UTF-8, which half of a surrogate pair is not.
    return str(_converter().convert(text.encode(errors="replace").decode()))


@cache
def _converter() -> "OpenCC":
    # To import it and to read its tables takes some 90 ms, which who never compares names need not wait for.
    from opencc import OpenCC

    return OpenCC("t2s")
