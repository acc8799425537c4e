"""Where a name begins: from its head leftwards."""

import re
from dataclasses import dataclass

from loaders.extraction.names.lexicon import Kind, Strength, word_list
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_INNER = {
    Kind.UNKNOWN, Kind.CONTENT, Kind.PLAIN, Kind.GENERIC, Kind.LATIN, Kind.NUMBER, Kind.REGION, Kind.HEAD, Kind.NOMINAL,
    Kind.ACTOR,
}  # fmt: skip
_WORDS = {Kind.UNKNOWN, Kind.CONTENT, Kind.PLAIN, Kind.GENERIC, Kind.NOMINAL, Kind.LATIN, Kind.ACTOR}
_OPENERS = {Kind.STOP, Kind.BOUNDARY, Kind.QUANTITY, Kind.OF, Kind.AND_SO_ON, Kind.OPEN}
_PARTS = {Kind.AND_SO_ON, Kind.QUANTITY}
LEVELS = frozenset(word_list("levels.txt"))
# Bodies whose names hold no 和 or 与: what stands before it is their partner.
_SINGLE = {EntityType.UNIVERSITY, EntityType.FIRM}
_WORKS = {Strength.PROGRAM, Strength.PROJECT}
_WITH_VERBS = {EntityType.POLICY, EntityType.FUND, EntityType.AGENCY}
_PARTICLES = frozenset("好了其出到着过")
# Verbs of which a thing is the object after a word that says how (重点|培育).
_CALLING = frozenset(word_list("calling.txt"))
_DIRECTIONS = frozenset(word_list("directions.txt"))
_RANKS = frozenset({"国家", "国家级", "省级", "市级", "区级", "县级"})
# The longest names of the genre (a laboratory's with its university's) have some 30 characters.
_MAX_NAME = 42
_MAX_BRACKETS = 22
_LONGEST_PLACE = 4
_DEICTIC_RANKS = frozenset("省市区县州")
_BEFORE_PLACE = {Kind.REGION, Kind.GENERIC, Kind.LATIN}
_BRACKETED = frozenset({"国际", "中国", "集团", "控股", "股份"})
# What ends in these is a body by itself, although no list of heads has it: 农技推广总站|和….
_BODY = re.compile("(?:站|(?<![布格结])局|(?<!展)厅|校|(?<!场)所|院|科协|中学|小学|医院)$")
_LONGEST_ENDING = 4
# A firm's bare name is two characters of its own and one of these: 云峰|电子.
_BRAND = 2
_FIRM_FIELDS = ("科技", "电子", "重工", "药业", "生物", "材料", "信息", "智能", "机械", "化工", "能源", "光电", "软件")
_PARTNERS = frozenset({"依托", "联合", "由", "与", "支持", "推动", "会同", "携手", "鼓励", "引导", "发挥"})
_SYSTEMS = ("体系", "系统", "网络", "机制", "模式", "环境", "载体", "要素", "城区")


@dataclass(frozen=True, slots=True)
class Reach:
    """The tokens of a name, ``first`` to ``head``, both counted in.

    ``quoted`` tells that quotation marks enclose exactly these, ``content`` how many characters say which domain or
    thing it is, ``proper`` that a region, a body or inner quotation marks do.
    """

    first: int
    head: int
    quoted: bool
    content: int
    proper: bool


def reach(text: str, tokens: list[Token], head: int) -> Reach:
    """Return how far to the left the name with this head goes."""
    first, index = head, head - 1
    limit = tokens[head].end - _MAX_NAME
    while index >= 0 and tokens[index].start >= limit:
        token = tokens[index]
        if token.kind is Kind.CLOSE and token.partner >= 0 and _inside_name(text, tokens, token.partner, index):
            first, index = token.partner, token.partner - 1
        elif token.kind is Kind.CONJUNCTION and _joins_words(text, tokens, index, first, head):
            index -= 1
        elif token.organisation is EntityType.AGENCY and _is_laboratory_of(text, tokens, index, head):
            first = index - 1
            break
        elif (
            token.organisation is EntityType.AGENCY
            or _is_owner(text, tokens, index)
            or (token.kind is Kind.NOMINAL and _opens(text, tokens, index, first, head))
        ):
            break
        elif token.kind in _INNER or (token.kind is Kind.BOUNDARY and _is_inner_verb(tokens, index, head)):
            first, index = index, index - 1
        else:
            break
    first = _trim(text, tokens, first, head)
    before = tokens[first - 1] if first > 0 else None
    inner = tokens[first:head]
    return Reach(
        first,
        head,
        quoted=before is not None and before.quote and before.partner == head + 1,
        content=content(tokens, first, head),
        proper=any(t.kind in {Kind.REGION, Kind.CLOSE} or t.organisation for t in inner),
    )


def _is_laboratory_of(text: str, tokens: list[Token], index: int, head: int) -> bool:
    """Tell whether a national body opens the name of its laboratory or centre (国家药监局…重点实验室)."""
    found = tokens[head].head
    if found is None or found.type is not EntityType.PLATFORM or index == 0:
        return False
    return text[tokens[index - 1].start : tokens[index - 1].end] == "国家"


def _is_owner(text: str, tokens: list[Token], index: int) -> bool:
    """Tell whether a token is the body that a quoted name belongs to (省政府“…”战略), which is no part of the name."""
    return tokens[index + 1].kind is Kind.OPEN and text[tokens[index].start : tokens[index].end] in {
        "政府",
        "部门",
        "委",
    }


def content(tokens: list[Token], first: int, head: int) -> int:
    """Return how many characters from one token up to another say which domain or thing it is."""
    return sum(
        t.end - t.start
        for t in tokens[first:head]
        if not t.generic
        and (t.kind in {Kind.UNKNOWN, Kind.CONTENT, Kind.LATIN} or (t.kind is Kind.HEAD and t.end - t.start == 1))
    )


def _inside_name(text: str, tokens: list[Token], opened: int, closed: int) -> bool:
    """Tell whether brackets or quotation marks and what they hold may stand inside a name."""
    inner = tokens[opened + 1 : closed]
    if not inner or tokens[closed].end - tokens[opened].start > _MAX_BRACKETS or text[tokens[opened].start] in "《〈":
        return False
    if tokens[opened].quote:
        # “A工程”“B”工程: what is a name by itself belongs to no other.
        if closed + 1 < len(tokens) and tokens[closed + 1].quote and _is_program(inner[-1]):
            return False
        return all(t.kind is not Kind.LISTING for t in inner)
    if all(t.kind is Kind.REGION for t in inner) or text[inner[0].start : inner[-1].end] in _BRACKETED:
        return True
    # 中国(青岚)自由贸易试验区: after a region the brackets hold a place in it.
    place = opened > 0 and tokens[opened - 1].kind in _BEFORE_PLACE and len(inner) <= _LONGEST_PLACE
    return place and all(t.kind is Kind.UNKNOWN for t in inner)


def _joins_words(text: str, tokens: list[Token], index: int, first: int, head: int) -> bool:
    """Tell whether a conjunction stands inside the name and not between two names."""
    before, after = tokens[index - 1], tokens[first]
    if index == 0 or before.kind not in _WORDS or before.organisation or text.endswith(_SYSTEMS, 0, before.end):
        return False
    if before.kind is Kind.ACTOR and first != head and not _is_program(tokens[head]):
        return False
    found = tokens[head].head
    if _BODY.search(text, max(0, before.end - _LONGEST_ENDING), before.end) or _closes_brand(text, tokens, index - 1):
        return False
    if (first == head and before.kind is not Kind.NOMINAL) or (found is not None and found.type in _SINGLE):
        return False
    # 长石生物与|省人民医院: the deictic of a region begins another name.
    deictic = text[after.start : after.end] in _DEICTIC_RANKS and first != head
    if deictic or after.kind is Kind.REGION or after.organisation or text[after.start : after.end] in _RANKS:
        return False
    start, limit = index - 1, index - _MAX_NAME
    while start >= max(0, limit) and tokens[start].kind in {*_WORDS, Kind.REGION}:
        start -= 1
    if start < 0 or tokens[start].kind not in {Kind.HEAD, *_PARTS}:
        return True
    one, other = tokens[start].head, tokens[head].head
    return one is not None and other is not None and one.type is not other.type and one.type is not None


def _closes_brand(text: str, tokens: list[Token], last: int) -> bool:
    """Tell whether a firm's bare name (依托云峰电子|和…) ends at a token: two characters of its own and a field."""
    if last < _BRAND or tokens[last].end - tokens[last].start != _BRAND:
        return False
    own = all(token.kind is Kind.UNKNOWN for token in tokens[last - _BRAND : last])
    opener = tokens[last - _BRAND - 1] if last > _BRAND else None
    field = text[tokens[last].start : tokens[last].end]
    opens = opener is None or opener.kind is Kind.STOP or text[opener.start : opener.end] in _PARTNERS
    return own and field in _FIRM_FIELDS and opens


def _is_program(token: Token) -> bool:
    return token.head is not None and token.head.strength is Strength.PROGRAM


def _opens(text: str, tokens: list[Token], index: int, first: int, head: int) -> bool:
    """Tell whether a verb that may stand inside names opens this one."""
    before = tokens[index - 1] if index > 0 else None
    ahead = tokens[index + 1]
    if before is not None and before.kind is Kind.HEAD and (ahead.kind is Kind.REGION or ahead.organisation):
        return True
    if text[tokens[index].start : tokens[index].end] == "联合" and before is not None:
        found = tokens[head].head
        if found is not None and found.type in _SINGLE and first != head:
            return True
        return ahead.kind is Kind.REGION or bool(ahead.organisation) or before.kind in {Kind.HEAD, *_OPENERS}
    if first == head and before is not None and before.kind in {*_WORDS, Kind.CLOSE, Kind.REGION, Kind.CONJUNCTION}:
        return False
    if before is None or before.kind in _OPENERS:
        return True
    if before.kind is Kind.ACTOR:
        return not _is_program(tokens[head]) and (index < 2 or tokens[index - 2].kind in _OPENERS)
    if before.kind is Kind.LISTING:
        return index >= 2 and tokens[index - 2].kind in {Kind.NOMINAL, Kind.BOUNDARY}
    return False


def _is_inner_verb(tokens: list[Token], index: int, head: int) -> bool:
    """Tell whether a verb directly before the head is part of the name (…建设工程, …实施意见)."""
    found = tokens[head].head
    if found is None or index != head - 1 or index == 0 or tokens[index].end - tokens[index].start < 2:
        return False
    if found.strength not in _WORKS and found.type not in _WITH_VERBS:
        return False
    return tokens[index - 1].kind in {*_WORDS, Kind.CLOSE, Kind.REGION, Kind.HEAD}


def _trim(text: str, tokens: list[Token], first: int, head: int) -> int:
    """Return where the name begins after what only introduces it (重点培育…)."""
    while (
        first < head
        and tokens[first].kind in {Kind.NUMBER, Kind.CONJUNCTION}
        and tokens[first + 1 :][:1] != [tokens[head]]
    ):
        first += 1
    while first + 1 < head and text[tokens[first].start : tokens[first].end] in _PARTICLES:
        first += 1
    if first + 1 < head and tokens[first].kind is Kind.REGION and tokens[first].region is None:
        second = tokens[first + 1]
        first += text[second.start : second.end] in _DIRECTIONS
    index = first
    while index < head and tokens[index].kind in {Kind.GENERIC, Kind.ACTOR}:
        index += 1
    calls = text[tokens[index].start : tokens[index].end] in _CALLING
    if first < index < head and calls and not _is_program(tokens[head]):
        named = any(t.kind is Kind.REGION or t.organisation for t in tokens[index + 1 : head])
        if named or content(tokens, index + 1, head) >= 2:
            return index + 1
    return first
