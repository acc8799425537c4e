"""Lists of indicators: their members, with the words that they share given back to each."""

import re

from loaders.extraction.indicator_names import EDGES, Name, leaning_words
from loaders.extraction.observation_lexicon import ending, opening, word_lists, words

_CLASS_TAIL = re.compile(
    r"[二两三四五六七八九十\d]{1,3}(?:大|个|类|项|家)[\u4e00-\u9fff]{0,6}?"
    r"(?:产业|领域|行业|企业|园区|片区|基地|平台|机构|人才|项目|指标)"
)
# Regions and zones side by side: 某县、某区高新技术企业.
_DIVISION = re.compile(r"[\u4e00-\u9fff]{1,5}[县区市旗]")
_OF_DIVISION = re.compile(r"[\u4e00-\u9fff]{1,5}?[县区市旗](?P<tail>[\u4e00-\u9fff]{2}.*)")
_COORDINATION = re.compile(r"、|以及|(?<!协)和(?!谐)|及(?!以上|其|格|时)|(?<![参给赋])与(?!会)")
# The level that a kind has, at the beginning of its name.
_LEVEL = re.compile(r"^(?:国家|省部|省|市|区|县)?级?(?:及?以上)?")


def members(text: str) -> list[str]:
    """Return the members of a coordinated list, with the words that they share given back to each.

    >>> members("国家、省、市科技项目")
    ['国家科技项目', '省科技项目', '市科技项目']
    >>> members("有专利的工业企业、服务企业")
    ['有专利的工业企业', '有专利的服务企业']
    >>> members("装备产业、食品产业两大主导产业产值")
    ['装备产业产值', '食品产业产值']
    >>> members("柏渡县、青岚区高新技术企业")
    ['柏渡县高新技术企业', '青岚区高新技术企业']
    """
    parts = [part.strip(EDGES) for part in _COORDINATION.split(text)]
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return parts
    parts = [parts[0], *(Name(part).whole(parts[0]) if part in leaning_words() else part for part in parts[1:])]
    parts = _share_tail(parts)
    head, separator, rest = parts[0].rpartition("的")
    if separator and rest and not any("的" in part for part in parts[1:]):
        parts = [parts[0], *(head + separator + part for part in parts[1:])]
    return parts


def borrow(name: str, previous: str) -> str:
    """Return a name with the words that it shares with the one before it.

    >>> borrow("优势企业", "国家知识产权示范企业")
    '国家知识产权优势企业'
    """
    if name in words("indicators", "name", "levels"):
        return name + _LEVEL.sub("", previous)
    for family in word_lists("indicators")["name"]["families"]:
        shared = ending(previous, tuple(family))
        if name in family and shared and shared != name:
            return previous.removesuffix(shared) + name
    return name


def _share_tail(parts: list[str]) -> list[str]:
    levels = words("indicators", "name", "levels")
    last = parts[-1]
    if all(part in levels for part in parts[:-1]):
        tail = last.removeprefix(opening(last, levels))
        return [*(("国家" if part == "国" else part) + tail for part in parts[:-1]), last]
    if all(_DIVISION.fullmatch(part) for part in parts[:-1]) and (shared := _OF_DIVISION.fullmatch(last)):
        return [*(part + shared["tail"] for part in parts[:-1]), last]
    match = _CLASS_TAIL.search(last)
    if match and match.start():
        tail = last[match.end() :]
        return [*(part + tail for part in parts[:-1]), last[: match.start()] + tail]
    return parts
