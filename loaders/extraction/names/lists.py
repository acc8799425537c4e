"""Names that only their list gives away: 依托A、B、C等龙头企业, 由A负责, 与A、B等地合作."""

import re
from collections.abc import Iterator
from itertools import chain

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.exemplified import exemplified_names
from loaders.extraction.names.lexicon import Kind, load_lexicon, word_list
from loaders.extraction.names.members import MEMBER_KINDS, members
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType
from ontology.regions import regions_named, resolve

_FIRMS = re.compile(
    r"等(?:一批|\d+[余多]?[家户]|[一-鿿]家)?(?:(?!(?<!高新)技术|应用)[^，。；、,;的在于与]){0,8}?"
    r"(?:(?<!中小)(?<!导)企业(?!发展(?=[，。；、,;]|$|的|壮大)|创新平台|围绕|技术中心|主导)|公司|厂商|厂家|为代表的|为引领的|为龙头的)"
)
_COUNTED_FIRMS = re.compile("家(?:[^，。；、,;的]{0,6})企业(?=[，。；,;]|获|入选|登陆|上市|成为|被)")
_KINDS = re.compile(
    "等(?:[^，。；、,;]{0,6})(?:产业|领域|类)[^，。；、,;]{0,4}企业|等中小企业|等(?:地|国(?![有内家企]))"
)
_FUNDS = re.compile(r"等[^，。；、,;的]{0,8}基金")
_RELIED = re.compile("等[，,]?(?:牵头|建设|打造|共建|开展|推进|组建|加快|成立|设立)")
# A、B等单位共同建设: firms by bare name where no body stands among them.
_TOGETHER = re.compile("等(?:单位|机构)?[，,]?(?:共同|联合|合作)(?:建设|组建|共建|打造|承担|攻关|参与)")
# 承担单位:A、B — bodies by bare name after the word for what they do.
_LABEL = re.compile("(?:承担|参与|建设|依托|共建|申报|完成|实施|合作|承建)(?:单位|企业)[:：]$")
_LONGEST_LABEL = 6
_NO_BRAND = re.compile("(?:局|办|委|厅|部|会|院|校|所|站|中心|大学|学院|政府|企业|单位)$")
_ACHIEVING = frozenset(word_list("achieving.txt"))
# 发挥A、B龙头作用: what stands between are firms.
_PLAYING = re.compile(
    "发挥(?P<list>[^，。；,;的等与和]{3,40}?)(?:链主|龙头|领军|骨干)(?:企业)?的?(?:引领|带动|示范|牵引)?作用"
)
# 龙头企业有A、B、C: what the sentence lists are firms.
_COUNTED_UP = re.compile(
    "(?:链主|龙头|领军|骨干|头部)企业(?:有|包括|为|主要有)(?P<list>[^，。；,;的等与和]{2,16}(?:、[^，。；,;的等与和]{2,16}){1,8})(?=[，。；,;\n等]|$)"
)
# 链主企业：A。骨干企业：A、B: what the label of a chain introduces are firms, be it one.
_LABELLED_FIRMS = re.compile(
    "(?:链主|龙头|领军|骨干|头部|代表|重点配套)企业[:：](?P<list>[^，。；,;:：的等与]{2,16}(?:、[^，。；,;:：的等与]{2,16}){0,12})(?=[，。；,;\n等]|$)"
)
# 依托A,联合B共建: who is relied on and joined by others is a body.
_JOINED_BY = re.compile("依托(?P<list>[^，。；、,;的等与和]{4,8})[，,]联合")
_PLAYER = re.compile("[^、]+")
_LEADING = re.compile("为(?:龙头|骨干|链主|代表)")
# 以甲、乙等(企业)为龙头.
_LEADING_AFTER_LIST = re.compile("等(?:[^，。；、,;的]{0,6}企业)?为(?:龙头|骨干|链主)")
_PLACES = re.compile("等(?:地|省|市|区县|城市|周边|兄弟|国内)")
_OPENERS = frozenset({"依托", "由", "联合"})
_ENCOURAGING = frozenset({"推动", "推进", "支持", "鼓励", "引导", "促成"})
_BUILDING = frozenset(word_list("building.txt"))
_FIELDS = tuple(word_list("industries.txt"))
_FIELD = re.compile("|".join(sorted(_FIELDS, key=len, reverse=True)))
_BODIES = {EntityType.FIRM, EntityType.UNIVERSITY, EntityType.INSTITUTE}
# Kinds of firms after which their names follow: 支持链主企业A、B等.
_FIRM_ACTORS = frozenset(word_list("firm_actors.txt"))
_INTRODUCING = frozenset({"重点", "现代", "国内", "知名", "大型"})
_MEMBER = re.compile(r"[一-鿿A-Za-z0-9()（）&·\-“”]{2,16}$")
_LONGEST_BRAND = 8
_LEAST_BRAND = 4
_LEAST_PLAYER = 3
_NO_PLAYER = re.compile("企业|行业|产业|高校|院所|区$|园$|城$|县$|市$")
# What firms build: 支持A、B建设企业技术中心.
_ENTERPRISING = re.compile("[^，。；、,;]{0,12}?(?:技术中心|实验室|研发|研究中心|研究院|创新中心|创新联合体|工厂|车间)")
_LONGEST_LABELLED = 80


def listed_names(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield firms and funds by bare name, told by what closes their list, and firms that build or run a thing."""
    yield from _players(text)
    for index, token in enumerate(tokens):
        if token.kind is Kind.AND_SO_ON:
            found = None if _KINDS.match(text, token.start) else _FIRMS.match(text, token.start)
            if found:
                yield from _firms(text, tokens, index, represented="为" in found.group())
            elif _FUNDS.match(text, token.start):
                yield from _named(text, tokens, members(text, tokens, index)[0], EntityType.FUND)
            else:
                yield from _exemplified(text, tokens, index)
        elif text[token.start : token.end] in _ACHIEVING:
            yield from _achievers(text, tokens, index)
        elif _LEADING.match(text, token.start):
            yield from _leaders(text, tokens, index)
        elif token.kind is Kind.QUANTITY and _COUNTED_FIRMS.match(text, token.end - 1):
            yield from _firms(text, tokens, index, represented=False)
        elif token.kind is Kind.STOP and _LABEL.search(text, max(0, token.start - _LONGEST_LABEL), token.end):
            yield from _labelled(text, tokens, index)
        elif text[token.start : token.end] in _BUILDING or text[token.start : token.end] == "联合":
            yield from _builders(text, tokens, index)


def _exemplified(text: str, tokens: list[Token], index: int) -> Iterator[Candidate]:
    """Yield what the words after 等 tell of its list: facilities, projects, firms, builders."""
    start = tokens[index].start
    found = list(exemplified_names(text, tokens, index))
    yield from found
    if found:
        return
    if _is_firm_actor(text, tokens, index):
        yield from _firms(text, tokens, index, represented=False)
    elif _LEADING_AFTER_LIST.match(text, start):
        yield from _leaders(text, tokens, index)
    elif _RELIED.match(text, start):
        yield from _builders(text, tokens, index)
    elif _TOGETHER.match(text, start):
        if _are_brands(text, tokens, members(text, tokens, index)[0]):
            yield from _firms(text, tokens, index, represented=False)
        else:
            yield from _builders(text, tokens, index)


def _players(text: str) -> Iterator[Candidate]:
    """Yield the firms whose leading part is spoken of."""
    for found in chain(*(pattern.finditer(text) for pattern in (_PLAYING, _COUNTED_UP, _LABELLED_FIRMS, _JOINED_BY))):
        for member in _PLAYER.finditer(text, *found.span("list")):
            if _LEAST_PLAYER <= len(member.group()) <= _LONGEST_BRAND and not _is_other(member.group()):
                yield Candidate(*member.span(), EntityType.FIRM, "entity.firm.list", weight=1)


def _is_other(name: str) -> bool:
    """Tell whether a member of a list of firms is a kind, a place or a field."""
    return _NO_PLAYER.search(name) is not None or _NO_BRAND.search(name) is not None or _names_a_field(name)


def _achievers(text: str, tokens: list[Token], verb: int) -> Iterator[Candidate]:
    """Yield the firms by bare name between 企业 and what they achieve."""
    spans, before = members(text, tokens, verb)
    if before < 0 or text[tokens[before].start : tokens[before].end] != "企业":
        return
    for first, last in spans:
        if _is_brand(tokens[first : last + 1]):
            yield from _named(text, tokens, [(first, last)], EntityType.FIRM)


def _labelled(text: str, tokens: list[Token], colon: int) -> Iterator[Candidate]:
    """Yield the firms by bare name that a label introduces, up to the end of its list."""
    first = colon + 1
    for index in range(first, min(first + _LONGEST_LABELLED, len(tokens) + 1)):
        kind = tokens[index].kind if index < len(tokens) else Kind.STOP
        if kind not in {Kind.LISTING, Kind.STOP}:
            continue
        if index > first and _is_brand(tokens[first:index]):
            start, end = tokens[first].start, tokens[index - 1].end
            if not _NO_BRAND.search(text, start, end):
                yield from _named(text, tokens, [(first, index - 1)], EntityType.FIRM)
        if kind is Kind.STOP:
            return
        first = index + 1


def _leaders(text: str, tokens: list[Token], index: int) -> Iterator[Candidate]:
    """Yield the firms between 以 and 为龙头."""
    spans, before = members(text, tokens, index)
    if before >= 0 and text[tokens[before].start : tokens[before].end] == "以":
        head_of_chain = text.startswith("为链主", tokens[index].start)
        yield from _firms(text, tokens, index, represented=len(spans) == 1 and not head_of_chain)


def listed_regions(text: str, tokens: list[Token], *, region: str | None) -> Iterator[Candidate]:
    """Yield regions by short name in a list that 等地 and the like close."""
    for index, token in enumerate(tokens):
        if token.kind is not Kind.AND_SO_ON or not _PLACES.match(text, token.start):
            continue
        for first, last in members(text, tokens, index)[0]:
            start, end = tokens[first].start, tokens[last].end
            if regions_named(text[start:end]):
                meant = resolve(text[start:end], context=region)
                code = meant.code if meant is not None else ""
                yield Candidate(start, end, EntityType.REGION, "entity.region.list", code=code)


def _firms(text: str, tokens: list[Token], end: int, *, represented: bool) -> Iterator[Candidate]:
    """Yield the firms of a list; where they stand for industries (等为代表的) one must end in a firm's head."""
    spans, _ = members(text, tokens, end)
    heads = [tokens[last].head for _, last in spans]
    if not any(head is not None and head.type is EntityType.FIRM for head in heads):
        fields = sum(_names_a_field(text[tokens[first].start : tokens[last].end]) for first, last in spans)
        if represented or fields * 2 > len(spans):
            return
    yield from _named(text, tokens, spans, EntityType.FIRM)


def _is_firm_actor(text: str, tokens: list[Token], end: int) -> bool:
    """Tell whether a kind of firms (链主企业) stands directly before a list of two or more names."""
    spans, before = members(text, tokens, end)
    return len(spans) > 1 and before >= 0 and text[tokens[before].start : tokens[before].end] in _FIRM_ACTORS


def _builders(text: str, tokens: list[Token], verb: int) -> Iterator[Candidate]:
    """Yield the firms by bare name between 依托, 由 or 联合 and a verb of building."""
    spans, before = members(text, tokens, verb)
    if before < 0:
        return
    opener = text[tokens[before].start : tokens[before].end]
    joining = text[tokens[verb].start : tokens[verb].end] == "联合"
    heads = [tokens[last].head for _, last in spans]
    among = joining or any(head is not None and head.type in _BODIES for head in heads)
    own = opener == "支持" and _ENTERPRISING.match(text, tokens[verb].end) and _are_brands(text, tokens, spans)
    if opener in _ENCOURAGING and text.startswith("牵头", tokens[verb].start):
        own = all(_is_own_brand(text, tokens, *span) for span in spans)
    if opener not in _OPENERS and not (opener in _ENCOURAGING and among) and not own:
        return
    for first, last in spans:
        if _is_brand(tokens[first : last + 1]) and not _is_cut(tokens, last):
            yield from _named(text, tokens, [(first, last)], EntityType.FIRM)


def _is_cut(tokens: list[Token], last: int) -> bool:
    """Tell whether what looks like a member is the beginning of a name that goes on after 和 (…科学与技术实验室)."""
    if last + 1 >= len(tokens) or tokens[last + 1].kind is not Kind.CONJUNCTION:
        return False
    for token in tokens[last + 2 : last + 2 + _LONGEST_BRAND]:
        if token.kind not in MEMBER_KINDS:
            return False
        if token.head is not None:
            return token.head.type is EntityType.PLATFORM
    return False


def _are_brands(text: str, tokens: list[Token], spans: list[tuple[int, int]]) -> bool:
    """Tell whether two or more members are all of four characters or more and begin with a word of their own."""
    return len(spans) > 1 and all(_is_own_brand(text, tokens, *span) for span in spans)


def _is_own_brand(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """Tell whether a member of four characters or more begins with a word of its own: 云峰电子, not 电子信息."""
    long = tokens[last].end - tokens[first].start >= _LEAST_BRAND
    opens = tokens[first].kind is Kind.UNKNOWN or (tokens[first].kind is Kind.HEAD and first < last)
    own = opens and not _FIELD.match(text, tokens[first].start)
    return long and own and _is_brand(tokens[first : last + 1])


def _is_brand(member: list[Token]) -> bool:
    """Tell whether a member has the shape of a firm's bare name: short, and beginning with a word of its own."""
    if not 2 <= member[-1].end - member[0].start <= _LONGEST_BRAND:
        return False
    rest = member[1:] if member[0].kind is Kind.REGION else member
    if len(rest) > 1 and rest[-1].generic:
        rest = rest[:-1]  # 澜海|信息, 云帆|科技
    # 云帆重工: a head of one character that does not close the name is a character like any other.
    return bool(rest) and all(
        t.kind in {Kind.UNKNOWN, Kind.CONTENT, Kind.LATIN}
        or (t.kind is Kind.HEAD and t.end - t.start == 1 and t is not rest[-1])
        for t in rest
    )


def _named(text: str, tokens: list[Token], spans: list[tuple[int, int]], type_: EntityType) -> Iterator[Candidate]:
    """Yield the members of a list that can be names of the class and are none of another."""
    for begin, last in spans:
        first = begin
        while first + 1 < last and text[tokens[first].start : tokens[first].end] in _INTRODUCING:
            first += 1
        name = text[tokens[first].start : tokens[last].end]
        head = tokens[last].head
        if (
            (head is not None and head.type is not type_ and len(head.word) > 1)
            or tokens[last].organisation
            or not _MEMBER.match(name)
        ):
            continue
        if name in load_lexicon().stock or all(t.generic or t.kind is Kind.REGION for t in tokens[first : last + 1]):
            continue
        if first == last and head is not None:
            continue
        if head is None and _names_a_field(name):
            continue
        yield Candidate(tokens[first].start, tokens[last].end, type_, f"entity.{type_.lower()}.list", weight=2)


def _names_a_field(name: str) -> bool:
    """Tell whether a name consists of words for industries and technologies only."""
    rest = name
    for word in _FIELDS:
        rest = rest.replace(word, "")
    return len(rest) < 2 and len(name) > len(rest)
