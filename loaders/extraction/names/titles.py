"""The names of the document itself: its title, and the title of the notice that carries it."""

import re

from loaders.extraction.names.candidates import Candidate
from loaders.reading.layout import Block, BlockKind
from ontology.entity import EntityType

_CLOSING = re.compile(
    r"(?:(?:评估|工作|总结|进展|情况)报告|规划|纲要|意见|办法|方案|计划|措施|条例|政策|细则|通知|决定|要点|清单|若干规定)(?:[(（][^()（）]*[)）])*$"
)
# 政 府 工 作 报 告: blanks that only space the characters.
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# What a title's closing brackets say of the edition is no part of the document's name.
_EDITION = re.compile(
    r"[(（](?:节选|节录|摘要|摘编|摘录|全文|正文|公开版|简版|简本|征求意见稿|送审稿|草案|讨论稿|发布稿)[)）]$"
)


def title_names(block: Block) -> list[Candidate]:
    """Return the document's name in the block of its title, or nothing for another block.

    Of a title that runs over several lines only a first line that is a name by itself is one that can be quoted.
    """
    if block.kind is not BlockKind.TITLE:
        return []
    line = block.text.split("\n", 1)[0].rstrip()
    if not _CLOSING.search(_SPACED.sub("", line)):
        return []
    edition = _EDITION.search(line)
    forms = ((0, edition.start()),) if edition else ()
    return [Candidate(0, len(line), EntityType.POLICY, "entity.policy.title", "Plan", forms, weight=9)]
