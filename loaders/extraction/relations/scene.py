"""Blocks with the entities that they mention: what the grammars of relations read."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extraction.relations.mentions import Mention, mentions_by_block
from loaders.extraction.relations.words import either, words
from loaders.reading.layout import Block, BlockKind
from loaders.reading.reader import Reading
from ontology.entity import Entity, EntityType
from ontology.identity import normalise_name

# A mention is masked by one HEAD and as many TAILs as it has further characters, so that the words of the grammars
# never match inside a name. Both are private-use characters; the same characters in a document are read as spaces.
HEAD, TAIL = "\ue000", "\ue001"
NAME = f"{HEAD}{TAIL}*"
_READ = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.LETTER})
_SENTENCE_END = frozenset("。；;！？!?\n")
_CLAUSE_END = frozenset(",，:：")
_MARKS = re.compile(r"[。；;！？!?\n,，:：()（）《》“”「」]")
_EXPLANATIONS = re.compile(either(words("policy", "explanations")))
_BRACKETS = {"(": ")", "（": "）", "《": "》", "“": "”", "「": "」"}
# The title of a paragraph says little besides the name that it gives (…建设); a longer one is a sentence.
_LONGEST_REST = 6
# A title states no relation; a short first sentence with one of these does.
_STATES = re.compile(
    either(words("location", "at"), words("reliance", "triggers"), words("building", "together"), ("牵头", "由"))
)
# Longer sentences are cut, so that time grows linearly with hostile text; those of plans stay well below.
_LONGEST_SENTENCE = 2000
# What may open a sentence's topic: things that can do or hold something.
_HEADED = frozenset({EntityType.PARK, EntityType.PLATFORM, EntityType.INSTITUTE, EntityType.PROGRAM})
_TOPICS = frozenset(
    {
        EntityType.PARK,
        EntityType.PLATFORM,
        EntityType.INSTITUTE,
        EntityType.UNIVERSITY,
        EntityType.FIRM,
        EntityType.ALLIANCE,
        EntityType.PROGRAM,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A block as the grammars read it.

    ``masked`` is the block's text, character for character, with its mentions masked. ``title`` is the entity that the
    block's own title names, ``heading`` the one of the panel or of the nearest heading above that names one;
    ``above`` is the block of the innermost heading above.
    """

    block: Block
    masked: str
    mentions: tuple[Mention, ...]
    title: Entity | None
    heading: Entity | None
    above: Block | None = None

    @property
    def explains(self) -> bool:
        """Tell whether the passage stands among the explanations of terms, which state nothing of the plan itself."""
        return any(_EXPLANATIONS.search(heading) for heading in self.block.section)

    @property
    def is_task(self) -> bool:
        """Tell whether the passage is a task of the plan that is called an action (补链行动), no item of a panel."""
        title = self.title
        return (
            title is not None
            and title.type is EntityType.PROGRAM
            and not self.block.panel
            and title.name.endswith("行动")
        )

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie inside ``start`` to ``end``."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.start)
        return tuple(mention for mention in self.mentions[first:last] if mention.end <= end)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each sentence, split at full stops and semicolons.

        The title of an item, or one that names an entity, is no sentence; a short first sentence of a paragraph is.
        """
        titled = self.title is not None or self.block.kind is BlockKind.ITEM
        yield from _split(self.masked, _SENTENCE_END, self.block.body if titled else 0, len(self.masked))

    def clause_end(self, start: int, end: int) -> int:
        """Return where the clause ends that goes on at ``start``, which may be its end already."""
        begin, finish = next(self.clauses(start, end), (end, end))
        return start if begin > start else finish

    def opening(self, start: int, end: int) -> Mention | None:
        """Return the mention that the sentence between two offsets opens with."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        found = self.mentions[first] if first < len(self.mentions) else None
        return found if found is not None and found.start == start and found.end <= end else None

    def clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield start and end of each clause between two offsets, split at commas and colons outside brackets."""
        yield from _split(self.masked, _CLAUSE_END, start, end)


def _split(text: str, stops: frozenset[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``text[start:end]`` between stops that stand outside brackets, the overlong ones cut."""
    closers: list[str] = []
    begin = start
    for mark in _MARKS.finditer(text, start, end):
        character, place = mark.group(), mark.start()
        if closers and character == closers[-1]:
            closers.pop()
        elif character in _BRACKETS:
            closers.append(_BRACKETS[character])
        elif character in stops and (not closers or character in "。\n"):
            closers.clear()
            yield from _cut(text, begin, place)
            begin = place + 1
    yield from _cut(text, begin, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch in pieces of bounded length, none ending inside a mention; nothing for an empty one."""
    while end - start > _LONGEST_SENTENCE:
        place = start + _LONGEST_SENTENCE
        while place < end and text[place] == TAIL:
            place += 1
        yield start, place
        start = place
    if end > start:
        yield start, end


def _mask(text: str, mentions: Sequence[Mention]) -> str:
    pieces: list[str] = []
    place = 0
    for mention in mentions:
        pieces += [_plain(text[place : mention.start]), HEAD, TAIL * (mention.end - mention.start - 1)]
        place = mention.end
    return "".join((*pieces, _plain(text[place:])))


def _plain(text: str) -> str:
    return text.replace(HEAD, " ").replace(TAIL, " ")


class _Headings:
    """The entities that headings and panels name."""

    def __init__(self) -> None:
        self._named: dict[str, Entity] = {}

    def note(self, block: Block, mentions: Sequence[Mention]) -> None:
        entity = _last_topic(mentions)
        if entity is not None:
            self._named[block.section[-1] if block.section else block.text] = entity
            self._named[block.text] = entity

    def above(self, block: Block) -> Entity | None:
        for text in (block.panel, *reversed(block.section)):
            if text in self._named:
                return self._named[text]
        return None


def _last_topic(mentions: Sequence[Mention]) -> Entity | None:
    return next((mention.entity for mention in reversed(mentions) if mention.entity.type in _TOPICS), None)


def _titled(block: Block, mentions: Sequence[Mention], named: dict[str, Entity]) -> Entity | None:
    """Return the entity that a block's title is, or that the title names and says something about."""
    if not block.title:
        return _before_colon(block, mentions)
    exact = named.get(normalise_name(block.title))
    if exact is not None and exact.type in _TOPICS:
        return exact
    inside = [mention for mention in mentions if mention.end <= block.body]
    named_length = sum(mention.end - mention.start for mention in inside)
    if block.kind is BlockKind.PARAGRAPH:
        stated = _STATES.search(_mask(block.text[: block.body], inside))
        if stated or len(block.title) - named_length > _LONGEST_REST:
            return None
    return _last_topic(inside)


def _before_colon(block: Block, mentions: Sequence[Mention]) -> Entity | None:
    """Return the park or platform that a paragraph names before a colon: 某高新区:重点发展…."""
    first = mentions[0] if mentions else None
    if first is None or first.start or first.entity.type not in _HEADED:
        return None
    return first.entity if block.text[first.end : first.end + 1] in {":", "："} else None


def passages(reading: Reading, entities: Sequence[Entity]) -> tuple[Passage, ...]:
    """Return the blocks of running text, titles and letters with the entities that they mention."""
    named = {normalise_name(name): entity for entity in reversed(entities) for name in entity.names}
    headings = _Headings()
    above: Block | None = None
    out: list[Passage] = []
    for block, mentions in zip(reading.layout.blocks, mentions_by_block(reading, entities), strict=True):
        if block.kind is BlockKind.HEADING:
            headings.note(block, mentions)
        if block.kind in _READ:
            out.append(
                Passage(
                    block=block,
                    masked=_mask(block.text, mentions),
                    mentions=mentions,
                    title=_titled(block, mentions, named),
                    heading=headings.above(block),
                    above=above if above is not None and above.section == block.section else None,
                )
            )
        if block.kind is BlockKind.HEADING:
            above = block
    return tuple(out)
