"""Whether words that end in a head name one thing, or a kind, a goal, a status."""

import re

from loaders.extraction.names.lexicon import Head, Kind, Strength, load_lexicon, word_list
from loaders.extraction.names.planned import is_beside_a_name, is_planned
from loaders.extraction.names.programs import is_program
from loaders.extraction.names.proper import inner_heads, is_in_layout, is_proper, prefix
from loaders.extraction.names.reach import LEVELS, Reach
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_BODIES = {EntityType.PARK, EntityType.PLATFORM}
_STRICT = {EntityType.PARK, EntityType.PLATFORM, EntityType.AGENCY, EntityType.FIRM, EntityType.ALLIANCE}
_TITLES = {Strength.STRONG, Strength.PROGRAM, Strength.PROJECT}
_DOMAIN = 4
_PROGRAMS = {Strength.PROGRAM, Strength.PROJECT}
_COMMITTEES = frozenset(word_list("committees.txt"))
_BECOMING = frozenset(word_list("becoming.txt"))
_STATUS = frozenset(word_list("status_verbs.txt"))
_PRAISE = tuple(word_list("praise.txt"))
_DEICTIC = frozenset(word_list("deictics.txt"))
_SETTING_UP = frozenset(word_list("setting_up.txt"))
_SOCIETIES = frozenset(word_list("societies.txt"))
_UNNAMED = re.compile(
    r"^世界|^(?:[东西南北中]部|东北|全国|全球|区域性?|国际)(?:科技)?创新中心$|^[东西]部(?:\w{2})?基地$|^“?十[一二三四五六]五”?(?:重大|重点|新型|科技|创新)*[\u4e00-\u9fff]{2}$|(?:国际|国内|全国|全球)(?:一流|领先)|领域|方面|环节|行业(?!协会)|强企业|\d+强|以上|以下|两个|多个|等级|主平台|跨平台|类(?=创新平台|平台|中心|载体)"
)
_COUNTED = re.compile("^[一二两三四五六七八九十][^“”]{0,3}[一二两三四五六七八九十多]")
_SCHEMES = re.compile("(?:示范区|试验区|先导区|实验区)$")
_WON = re.compile("(?:示范区|试验区|先导区|示范基地|示范园|示范园区)$")
_AIMED = frozenset({"建设", "打造", "建成", "创建", "争创", "构建", "成为", "建设成为", "打造成为"})
# What follows the quotation marks around a position to be reached.
_AIMS = ("目标", "定位", "的目标", "的定位", "总目标", "战略定位", "发展定位", "这一目标")
_RANKS = frozenset({"国家", "国家级"})
_VERSION = re.compile(r"[1-9]\.\d")
_FACILITIES = frozenset({"装置", "设施"})
# General words that cities of science are named by.
_CITIES = ("前沿", "未来", "国际", "创新", "智慧", "数字")
_GOVERNING_ENDS = {Kind.STOP, Kind.BOUNDARY, Kind.NOMINAL, Kind.OF, Kind.QUANTITY}
_SHORTEST_COMMITTEE = 8
_SHORTEST_FUND = 7
_EXERTED = re.compile(r"发挥[^，。；,;\n的]*$")
_EFFECT = re.compile(
    r"(?:、[^，。；,;\n]{2,60}?)?(?:等[^，。；,;\n]{0,8}?(?:基金|资金))?的?(?:引导|杠杆|撬动|带动|放大|支持)?作用"
)
_DEICTIC_RANK = frozenset("市区县省")
# How many characters before the head name a thing that no word of a domain tells: 科技资源共享服务平台.
# The tokens of a long list; the bound keeps time linear on hostile text.
_LONGEST_LIST = 120
_LONG_PREFIX = 6
_SHORT_PREFIX = 4


def is_thing(text: str, tokens: list[Token], span: Reach, head: Head, *, titled: bool) -> bool:
    """Tell whether the words of a reach name one thing; ``titled`` that they are the title of their block."""
    name = text[tokens[span.first].start : tokens[span.head].end]
    plain = _rank_free(text, tokens, span)
    stock = plain in load_lexicon().stock
    if head.strength is Strength.SLOGAN:
        return False
    if name == head.word and head.strength is not Strength.NAME:
        return head.word == "总部基地" and is_beside_a_name(text, tokens, span, head)
    if head.type is EntityType.FUND and ("券" in name or "安排" in name):
        return False
    if head.type is EntityType.FUND and len(plain) >= _SHORTEST_FUND and _is_at_work(text, tokens, span):
        return True
    if _UNNAMED.search(name) or (_COUNTED.match(name) and head.type in _BODIES) or (stock and not span.proper):
        return False
    if head.word in _COMMITTEES:
        return not stock and (span.proper or len(name) >= _SHORTEST_COMMITTEE or name[0] in _DEICTIC_RANK)
    if _is_kind(text, tokens, span, head) or (head.type in _BODIES and _is_goal(text, tokens, span, head)):
        return False
    if titled and len(name) >= len(head.word) + 2 and (head.strength in _TITLES or head.word.endswith("园")):
        return head.strength is not Strength.PROJECT or span.content >= _DOMAIN
    if head.strength in _PROGRAMS:
        return is_program(text, tokens, span, head, plain)
    return _is_specific(text, tokens, span, head)


def _is_kind(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether the words around make a kind of the name: a quantity before its list or after it, 等 before it."""
    if _is_counted(text, tokens, span) and not (span.proper and head.type is not EntityType.PLATFORM):
        return True
    return span.first > 0 and tokens[span.first - 1].kind is Kind.AND_SO_ON and not span.proper


def _is_specific(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether enough stands before the head to say which one."""
    inner = tokens[span.first : span.head]
    if inner and any(t.kind is Kind.REGION for t in inner) and text[inner[-1].end - 1] == "级":
        return False
    if head.strength is Strength.NAME or (
        head.type is EntityType.UNIVERSITY and text.startswith("中国", tokens[span.first].start)
    ):
        return True
    if (
        head.subclass == "ScienceCity"
        and text.startswith(_CITIES, tokens[span.first].start)
        and "一流" not in text[tokens[span.first].start : tokens[span.head].start]
    ):
        return True
    if head.strength is Strength.BRANCH:
        return any(t.organisation for t in inner) and prefix(tokens, span) > _SHORT_PREFIX
    if head.strength is Strength.WEAK and head.type in _STRICT:
        listed = head.word in _FACILITIES and is_beside_a_name(text, tokens, span, head)
        return listed or is_proper(text, tokens, span, head)
    national = text.startswith("中国", tokens[span.first].start) and prefix(tokens, span) >= _SHORT_PREFIX
    if head.type is EntityType.FIRM and national:
        return True
    if head.type is EntityType.FIRM and not span.proper and inner[0].kind in {Kind.GENERIC, Kind.ACTOR, Kind.NOMINAL}:
        return False
    if head.word in {"中心", "平台"} and not span.proper and prefix(tokens, span) < _SHORT_PREFIX:
        return False
    enough = 1 if head.type is EntityType.INSTITUTE else 2
    return (
        span.proper
        or span.content + inner_heads(tokens, span) >= enough
        or _is_named_by_kind(text, tokens, span, head)
        or _is_deictic(text, tokens, span)
        or is_planned(text, tokens, span, head)
    )


def _is_named_by_kind(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether words without a domain name a fund that is set up, a society, an institute, a quoted platform."""
    before = prefix(tokens, span)
    if head.type is EntityType.PLATFORM:
        return span.quoted and before >= _LONG_PREFIX
    if head.type is EntityType.ALLIANCE and text.startswith("中国", tokens[span.first].start):
        return True
    if before < _SHORT_PREFIX:
        return False
    if head.type is EntityType.FUND:
        if text[tokens[span.first].start : tokens[span.first].end] in _RANKS or _has_owner(text, tokens, span):
            return True
        return _is_set_up(text, tokens, span)
    if head.type is EntityType.ALLIANCE:
        return head.word in _SOCIETIES and (
            tokens[span.first].kind is Kind.ACTOR or (head.word == "促进会" and before >= _LONG_PREFIX)
        )
    return head.type is EntityType.INSTITUTE


def _is_set_up(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a verb of setting up governs the list of a fund."""
    index = span.first - 1
    while index > max(0, span.first - _LONGEST_LIST) and tokens[index].kind not in _GOVERNING_ENDS:
        index -= 1
    verbs = tokens[max(0, index - 1) : index + 1] if index >= 0 else []
    return any(text[verb.start : verb.end] in _SETTING_UP for verb in verbs)


def _has_owner(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a name begins with the deictic of the body that it belongs to (市科技创新专项资金)."""
    start = tokens[span.first].start
    before = text[start - 1] if start else ""
    return text[start] in _DEICTIC_RANK and text[start + 1] not in _DEICTIC_RANK and before not in _DEICTIC_RANK


def _is_at_work(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a sentence speaks of what certain funds effect (发挥A、B等政府引导基金的引导作用)."""
    start, end = tokens[span.first].start, tokens[span.head].end
    return _EFFECT.match(text, end) is not None and _EXERTED.search(text, max(0, start - 80), start) is not None


def _is_deictic(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether the words mean the one of its kind in the region (全市科技资源共享服务平台)."""
    if span.first == 0 or prefix(tokens, span) < _LONG_PREFIX:
        return False
    word = tokens[span.first - 1]
    return text[word.start : word.end] in _DEICTIC


def _rank_free(text: str, tokens: list[Token], span: Reach) -> str:
    """Return the name without the words of its level and rank."""
    first = span.first
    while first < span.head and text[tokens[first].start : tokens[first].end] in LEVELS:
        first += 1
    return text[tokens[first].start : tokens[span.head].end]


def _is_counted(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a quantity stands before the list of the name, or directly after the name."""
    after = [token.kind for token in tokens[span.head + 1 : span.head + 3]]
    if after and after[0] in {Kind.QUANTITY, Kind.NUMBER} and not _VERSION.match(text, tokens[span.head].end):
        # Of A园、B园|三个|分园 the number counts what was listed.
        listed = span.first > 0 and tokens[span.first - 1].kind in {Kind.LISTING, Kind.CONJUNCTION}
        return not listed or after[1:] in ([], [Kind.STOP])
    index = span.first - 1
    while index >= max(0, span.first - _LONGEST_LIST) and tokens[index].kind not in {Kind.STOP, Kind.BOUNDARY}:
        if tokens[index].kind is Kind.QUANTITY:
            return True
        index -= 1
    # 一批|具有…的样机中心: what is said of them stands between.
    return index > 0 and tokens[index].kind is Kind.BOUNDARY and tokens[index - 1].kind is Kind.QUANTITY


def _is_beside_a_slogan(text: str, tokens: list[Token], span: Reach) -> bool:
    """Tell whether a list that a verb of building governs also has a slogan: 建设甲示范区、乙高地和丙先导区."""
    first = span.first - 1
    while first >= max(0, span.first - _LONGEST_LIST) and tokens[first].kind not in {Kind.STOP, Kind.BOUNDARY}:
        first -= 1
    if first < 0 or text[tokens[first].start : tokens[first].end] not in _AIMED:
        return False
    last = span.head + 1
    while last < min(len(tokens), span.head + _LONGEST_LIST) and tokens[last].kind is not Kind.STOP:
        last += 1
    heads = (token.head for token in tokens[first:last])
    return any(head is not None and head.strength is Strength.SLOGAN for head in heads)


def _is_goal(text: str, tokens: list[Token], span: Reach, head: Head) -> bool:
    """Tell whether the words are a position to be reached or a status to be won."""
    if span.first == 0:
        return False
    if span.quoted:
        return text.startswith(_AIMS, tokens[span.head + 1].end)
    if head.type is EntityType.PARK and _SCHEMES.search(head.word) and _is_beside_a_slogan(text, tokens, span):
        return True
    if _WON.search(head.word) and text.startswith("创建", tokens[span.head].end):
        return True
    before, first = tokens[span.first - 1], tokens[span.first]
    verb = text[before.start : before.end]
    if is_in_layout(text, tokens, span):
        return False
    if before.kind is Kind.OF:
        return any(word in text[max(0, before.start - 8) : before.start] for word in _PRAISE)
    if verb in _BECOMING and (verb != "形成" or not span.proper):
        return head.type is EntityType.PLATFORM or (head.strength is Strength.WEAK and not span.proper)
    if head.type is not EntityType.PARK or verb not in _STATUS:
        return False
    rank = text[first.start : first.end] in _RANKS
    return rank or _SCHEMES.search(head.word) is not None or (head.strength is Strength.WEAK and not span.proper)
