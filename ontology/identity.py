"""Deterministic identifiers: ASCII, readable, the same in every run."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from ontology.entity import Entity, EntityType

# Long enough to read a name of some ten characters, short enough for a browser's address bar.
READABLE_LENGTH = 48

_IGNORED = re.compile(r"[\s\"'“”‘’《》〈〉「」()\[\]【】〔〕、,，。.:：;；·•∙\-—_/]")
_NOT_READABLE = re.compile(r"[^a-z0-9]+")
_REGION_CODE = re.compile(r"[0-9]{6}")


def normalise_name(name: str) -> str:
    """Return the form of a name under which spellings of the same name are equal.

    Width, case, white space, quotation marks, brackets and punctuation do not tell names apart.

    >>> normalise_name("西部（重庆）科学城") == normalise_name("西部(重庆)科学城")
    True
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name).lower())


# The same names come in many documents, and several times in the making of one.
@lru_cache(maxsize=20_000)
def readable(name: str, *, length: int = READABLE_LENGTH) -> str:
    """Return an ASCII form of a name for identifiers: pinyin, cut at a syllable.

    >>> readable("团结湖产业园")
    'tuanjiehuchanyeyuan'
    """
    from pypinyin import lazy_pinyin

    out = ""
    for syllable in lazy_pinyin(unicodedata.normalize("NFKC", name).lower(), errors="default"):
        ascii_part = _NOT_READABLE.sub("", unicodedata.normalize("NFKD", syllable).encode("ascii", "ignore").decode())
        if len(out) + len(ascii_part) > length:
            return out or ascii_part[:length]
        out += ascii_part
    return out


def entity_id(entity_type: EntityType, name: str, *, scope: str = "") -> str:
    """Return the identifier of a named thing: class, pinyin, and six hex digits over class, name and scope.

    A region whose scope is its GB/T 2260 code has that code for its identifier.

    >>> entity_id(EntityType.REGION, "涪陵区", scope="500102")
    'region-500102'
    >>> entity_id(EntityType.UNIVERSITY, "重庆大学")
    'university-chongqingdaxue-0cb9bf'
    """
    prefix = entity_type.lower()
    if entity_type is EntityType.REGION and _REGION_CODE.fullmatch(scope):
        return f"{prefix}-{scope}"
    key = "\x1f".join((entity_type.value, normalise_name(name), scope))
    digits = hashlib.sha256(key.encode()).hexdigest()[:6]
    return "-".join(part for part in (prefix, readable(name), digits) if part)


def identify(entity: Entity) -> str:
    """Return the identifier of an entity as its document presents it."""
    return entity_id(entity.type, entity.name, scope=entity.scope)


def claim_id(document_id: str, *parts: str) -> str:
    """Return the identifier of a statement node: the document's id and twelve hex digits over the claim's parts."""
    digits = hashlib.sha256("\x1f".join((document_id, *parts)).encode()).hexdigest()[:12]
    return f"claim-{document_id}-{digits}"


def observation_id(document_id: str, *parts: str) -> str:
    """Return the identifier of a figure: the document's id and twelve hex digits over what makes the figure."""
    return claim_id(document_id, *parts).replace("claim-", "observation-", 1)


def indicator_id(name: str) -> str:
    """Return the identifier of an indicator that the vocabulary does not know: pinyin and six hex digits.

    >>> indicator_id("路灯数量")
    'indicator-ludengshuliang-b59033'
    """
    digits = hashlib.sha256(f"indicator\x1f{normalise_name(name)}".encode()).hexdigest()[:6]
    return "-".join(part for part in ("indicator", readable(name), digits) if part)


def quarantined_id(document_id: str, claimed: str) -> str:
    """Return the identifier of a claim in quarantine: the document's id and twelve hex digits over what was claimed."""
    return claim_id(document_id, claimed).replace("claim-", "quarantined-", 1)


def judgement_id(left: str, right: str, judge: str) -> str:
    """Return the identifier of a judge's verdict on two ids, the same whichever comes first."""
    digits = hashlib.sha256("\x1f".join((*sorted((left, right)), judge)).encode()).hexdigest()[:12]
    return f"judgement-{digits}"


def review_id(*parts: str) -> str:
    """Return the identifier of a person's decision: twelve hex digits over what was decided, by whom and when."""
    digits = hashlib.sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()[:12]
    return f"review-{digits}"


def reviewer_id(name: str) -> str:
    """Return the identifier of a person who decides: pinyin and six hex digits over the name.

    >>> reviewer_id("李 审核")
    'reviewer-lishenhe-269d2a'
    """
    digits = hashlib.sha256(f"reviewer\x1f{name}".encode(errors="replace")).hexdigest()[:6]
    return "-".join(part for part in ("reviewer", readable(name), digits) if part)
