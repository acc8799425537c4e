"""What is known of a document besides its text: id, title, region, years."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

from loaders.reading.front import Surroundings
from loaders.reading.place import unlisted_place
from loaders.reading.transcript import Transcript
from ontology import regions
from ontology.document import DocumentDescription
from ontology.identity import readable

_SEPARATOR = re.compile(r"[^0-9a-z\u3400-\u9fff]+")
_YEAR_RANGE = re.compile(r"((?:19|20)\d\d)\s*年?\s*[-—–－~～至到]+\s*((?:19|20)\d\d)\s*年?")
_FIVE_YEARS = re.compile(r"十([一二三四五六七八九])(?:个?五年|五)")
# The first year of the tenth plan (十五) is 2001; each plan is five years long.
_TENTH_PLAN = 2001
_PERIOD = re.compile(r"规划期(?:限|间)?\s*(?:为|是|[:：])?\s*" + _YEAR_RANGE.pattern)
_SPAN = re.compile(r"([两二三四五])年(?:行动|工作|实施|攻坚|倍增|提升|发展)")
_SPANS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_GOAL_YEAR = re.compile(r"到((?:20)\d\d)年")
# A region's name in an organisation's or another plan's name says nothing about the document itself.
_TITLE_START = 12


def describe(path: Path, data: bytes, surroundings: Surroundings, transcript: Transcript) -> DocumentDescription:
    """Return the description of a document from its file's name, bytes and transcript, and what stands around it."""
    text = transcript.text
    title = surroundings.title or transcript.title or path.stem
    start, end = _years(title, surroundings.notice, text)
    return DocumentDescription(
        id=document_id(path.stem),
        title=title,
        source=path.name,
        digest=hashlib.sha256(data).hexdigest(),
        length=len(text),
        region=_region(title, surroundings, text),
        start_year=start,
        end_year=end,
        media_type=transcript.media_type,
    )


def document_id(stem: str) -> str:
    """Return the id of a document from its file's name without the ending.

    The id depends on nothing but the name: a corrected file of the same name replaces the document. Chinese becomes
    pinyin, and since pinyin drops what tells words apart, six hex digits over the name then follow.

    >>> document_id("jiangjin-14fyp")
    'jiangjin-14fyp'
    >>> document_id("云江区规划")
    'yunjiangquguihua-8f9f7a'
    """
    words = [readable(word) for word in _SEPARATOR.split(stem.lower()) if word]
    slug = "-".join(word for word in words if word)[:48].strip("-")
    if stem.isascii() and slug:
        return slug
    digits = hashlib.sha256(stem.encode()).hexdigest()[:6]
    return f"{slug}-{digits}" if slug else f"text-{digits}"


def _years(title: str, notice: str, text: str) -> tuple[int | None, int | None]:
    """Return the first and the last year that a plan is for, as far as its title or text says."""
    for words in (title, notice):
        if match := _YEAR_RANGE.search(words):
            return int(match.group(1)), int(match.group(2))
        if match := _FIVE_YEARS.search(words):
            start = _TENTH_PLAN + 5 * "零一二三四五六七八九".index(match.group(1))
            return start, start + 4
    if match := _PERIOD.search(text):
        return int(match.group(1)), int(match.group(2))
    if match := _SPAN.search(title):
        goals = Counter(_GOAL_YEAR.findall(text))
        if goals:
            end = int(min(goals, key=lambda year: (-goals[year], year)))
            return end - _SPANS[match.group(1)] + 1, end
    return None, None


def _region(title: str, surroundings: Surroundings, text: str) -> str | None:
    """Return the code of the region that a plan is for: named at the start of its title, else by who issues it.

    None for a place that the gazetteer has not, even where it has the city around it (宁波市云江区).
    """
    context = regions.most_named(text)
    for words in (title, surroundings.carried, surroundings.notice, surroundings.issuer):
        if unlisted_place(words) is not None:
            return None
        for mention in regions.find_regions(words, context=context):
            if mention.start <= _TITLE_START:
                found = mention.region
                if found is None and surroundings.issuer:
                    issuer = next(regions.find_regions(surroundings.issuer), None)
                    found = issuer.region if issuer else None
                if found is not None:
                    return found.code
            break
    return None
