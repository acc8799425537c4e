"""The name of an indicator, from the words before or after its figure."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.extraction.observation_lexicon import ending, opening, words
from loaders.extraction.years import YEAR

# No indicator of the plans that were read has a longer name; longer words are a clause.
MAXIMUM_LENGTH = 48
MAXIMUM_TOPIC = 24

# What may stand at the edges of a name without belonging to it.
EDGES = ' \t\u3000、,，;；:：.。!！—-–"|·'
_LIST_END = re.compile(r"(?<![高中平同对优初均])等(?![级候额保待价于])")
# 以甲、乙等为代表的产业规模: what the listed stand for.
_STANDING_FOR = re.compile(r"^为(?:代表|龙头|核心|骨干|引领|重点)的")
_RELATIVE = re.compile(
    r"的(?:[\u4e00-\u9fff（）()]{0,12})?(?:企业|机构|单位|人员|家庭|产品|项目|学校|院所|高校|载体|平台|比例|占比|比重)$"
)
_PER_HEAD = ("人均", "户均", "亩均", "地均", "校均")
# 发明专利授权量占全市15%: the region is that of which a share is given.
_OF_WHICH = ("占", "高于", "低于", "优于", "快于")
_CONJUNCTIONS = ("和", "与", "及", "以及", "并", "且", "其中", "即")
_CONJUNCTION_GUARD = ("谐", "平", "时", "格", "其", "将", "网", "购")
# What a share that follows is no share of: 研发经费年均增速达到8%,占GDP比重….
_RATES = ("年均增长率", "年均增速", "年均增幅", "年均增长", "增长率", "增速", "增幅", "强度")
# Before 数 these make a word of its own with it: 指数达65.
_COUNTED_WORD = ("指数达", "人数达", "总数达", "系数达", "户数达", "基数达", "次数达", "倍数达")
# Who does it or by what means: 依托大学建设实验室, 支持企业组建中心.
_MEANS = re.compile(
    r"^(?:依托|联合|鼓励|引导|推动|支持|会同|通过)[^，,。；]{1,40}?(?:建设|组建|创建|共建|打造|建成|设立|培育)(?=[^，,。；]{2})"
)
# What becomes of an indicator in a clause without a figure.
_TURN = re.compile(
    r"(?:实现)?(?:“?翻一?番”?|翻两番|倍增|从无到有|零的?突破|新突破|(?:突破|超过)[一二三四五六七八九十百千万亿]{1,4}[家个件项元名]?|(?:大幅|显著|稳步|明显|持续|不断)[\u4e00-\u9fff]{0,4})$"
)
# What a change is measured from: 比2020年, 较上年.
_COMPARISON = re.compile(rf"(?:比|较)(?:{YEAR.pattern}|上一?年(?:末|底|同期)?|去年(?:末|底|同期)?|同期|基期)(?:相比)?")
# What comes before the act that is counted: 在现有…的基础上, 按照…标准.
_CIRCUMSTANCE = re.compile(r"^(?:在|按照|按|根据|依据|围绕|对照|参照).{0,80}(?:基础上|要求|标准|原则)")
# A bracket with a figure breaks down the figure before or after it; other brackets are part of a name.
_BREAKDOWN = re.compile(r"[（(][^（）()]*\d[\d.]*[^（）()\d]{1,12}[）)]")
# What a bracket calls the thing before it is no part of a name: 某新区（以下简称“新区”）面积.
_CALLED = re.compile(r"[（(](?:以下|下文)?(?:统|简)称[^（）()]{1,24}[）)]")
# A term from now on, which names no year: 五年内, 每年.
TERM = re.compile(
    r"^(?:(?:未来)?(?:[一二三四五六七八九十\d]{1,2}年内?|每年)|全年|年内|今年(?:内)?|当年|本年度?)(?=[“\u4e00-\u9fff]|$)"
)
# 兑现各类资金: the word adds nothing to the name.
_ALL_SORTS = re.compile(r"(?<=.)各类(?=.)")


def _leant(text: str, core: str) -> str:
    """Return a leaning name after the core that it leans on, whose own last words it may replace."""
    if core.endswith(text):
        return core
    if text not in leaning_words():
        return core.removesuffix(ending(core, _RATES) if text.startswith("占") else "") + text
    core = core.removeprefix("新增").removesuffix(ending(core, leaning_words()))
    shared = next((n for n in range(min(len(core), len(text)), 1, -1) if core.endswith(text[:n])), 0)
    return core + text[shared:]


def leaning_words() -> tuple[str, ...]:
    """Return the names that say little alone, the longest first."""
    return words("indicators", "name", "leaning")


def leads_on(text: str) -> bool:
    """Tell whether words before a figure end with a verb of achieving, so that the noun comes after the figure.

    >>> leads_on("以共建形式建设"), leads_on("高新技术企业达到")
    (True, False)
    """
    verb = ending(text.rstrip(), words("indicators", "name", "openings"))
    return len(verb) > 1 and verb not in words("indicators", "name", "value_verbs")


@dataclass(frozen=True, slots=True)
class Name:
    """The words of an indicator's name, the change that it counts (增长) and the verb of an act (支持), where any."""

    text: str
    change: str = ""
    act: str = ""

    @property
    def leaning(self) -> bool:
        """Tell whether the name says little without the one before it: 强度, 占GDP比重."""
        return self.text in leaning_words() or self.text.startswith(words("indicators", "name", "leaning_openings"))

    def whole(self, core: str = "") -> str:
        """Return the indicator's full name, the core of an earlier one before a leaning name or a bare change.

        >>> Name("强度").whole("全社会研发投入"), Name("", change="增长").whole("专利")
        ('全社会研发投入强度', '专利增长')
        """
        text = self.text
        if not text:
            text = core
        elif core and self.leaning:
            text = _leant(text, core)
        return text + self.change if text else ""


def name_before(text: str) -> Name:
    """Return the indicator's name in the words before its figure.

    >>> name_before("到2030年，全市高新技术企业达到")
    Name(text='高新技术企业', change='', act='')
    >>> name_before("数字经济增加值占比提高")
    Name(text='数字经济增加值占比', change='提高', act='')
    """
    text = _COMPARISON.sub("", _BREAKDOWN.sub("", _CALLED.sub("", text)))
    before, after = _around_years(text)
    name = _name(after)
    return name if name.text or name.change or name.act or not before else _name(before)


def clause_topic(text: str) -> str:
    """Return the indicator that a clause without a figure speaks of (企业数翻番，达到…), empty where it is too long.

    >>> clause_topic("力争高新技术企业数量翻番")
    '高新技术企业数量'
    """
    topic = _name(_around_years(_COMPARISON.sub("", _TURN.sub("", text)))[1]).text
    return topic if 1 < len(topic) <= MAXIMUM_TOPIC else ""


def _name(text: str) -> Name:
    text, change = _without_ending(_CIRCUMSTANCE.sub("", text))
    text = _TURN.sub("", _MEANS.sub("", text))
    text, act = _without_opening(text)
    # 联合某大学等12家单位: the names before 等 are examples of what is counted.
    text = _ALL_SORTS.sub("", text)
    text = "" if text.endswith("等") and not _LIST_END.sub("", text).endswith("等") else _after_list(text)
    text = _unquoted(_balanced(text.strip(EDGES))).strip(EDGES)
    if text in words("indicators", "name", "empty"):
        text = ""
    return Name(text.removesuffix("的").rstrip(EDGES), change, act)


def name_after(text: str) -> str:
    """Return the noun at the beginning of the words after a figure, empty where there is none.

    >>> name_after("科技型企业发放贷款"), name_after("，其中"), name_after("创新型企业家和")
    ('科技型企业', '', '创新型企业家')
    """
    text = text.lstrip(" \t").removeprefix("的")
    if text.startswith(("、", "和", "与", "及")):
        return ""
    text = re.split(r"[，,。；;：:（(）)|\n!！?？]", text, maxsplit=1)[0]
    stops = words("indicators", "noun", "stops")
    for place in range(len(text)):
        if text.startswith(stops, place):
            text = text[:place]
            break
        if place >= MAXIMUM_LENGTH:
            return ""
    text = re.sub(r"(?:、|和|及|与|以及)$", "", text.rstrip(EDGES))
    return _after_list(text) if text.count("等") and "、" in text else text


def without_openings(text: str) -> str:
    """Return the words after all verbs that open them, weak ones too.

    >>> without_openings("推动生物医药产业")
    '生物医药产业'
    """
    openings = words("indicators", "name", "openings")
    while found := opening(text, openings):
        text = text.removeprefix(found)
    return text


def predicate(text: str, noun: str) -> str:
    """Return what is said of a bare noun after a figure, to the end of the clause: 15家企业 在科创板上市."""
    said = re.split(r"[，,。；;：:（(）)|\n、]", text.partition(noun)[2], maxsplit=1)[0]
    telling = 1 < len(said) <= MAXIMUM_TOPIC and not re.search(r"\d", said)
    return said if telling and not said.startswith(("和", "与", "及")) else ""


def _around_years(text: str) -> tuple[str, str]:
    """Return the words before the years that they name, and those after the last one."""
    matches = list(YEAR.finditer(text))
    if not matches:
        return "", text
    return text[: matches[0].start()], text[matches[-1].end() :].lstrip(EDGES).removeprefix("的")


def _without_ending(text: str) -> tuple[str, str]:
    """Return the words without the verbs before the value, and the change that one of them names."""
    change = ""
    verbs, changes = words("indicators", "name", "value_verbs"), words("indicators", "name", "changes")
    while text:
        text = text.rstrip(" \t\u3000,，、:：")
        found, changing = ending(text, verbs), ending(text, changes) if not change else ""
        found = "达" if text.endswith(_COUNTED_WORD) else found
        if found.startswith("全") and text.removesuffix(found).endswith(_OF_WHICH):
            break
        if changing and len(changing) >= len(found):
            text, change = text.removesuffix(changing), changing
        elif found and not text.endswith(_PER_HEAD):
            text = text.removesuffix(found)
        else:
            break
    return text, change


def _without_opening(text: str) -> tuple[str, str]:
    """Return the words without the verbs of achieving before the name, and the act that stands there alone."""
    openings, weak = words("indicators", "name", "openings"), words("indicators", "name", "weak_openings")
    acts, never = words("indicators", "name", "acts"), words("indicators", "name", "not_after_opening")
    states = words("indicators", "name", "states")
    short = never + words("indicators", "name", "not_after_short_opening")
    act = ""
    while text:
        text = TERM.sub("", text.lstrip(EDGES))
        found = opening(text, openings)
        rest = text.removeprefix(found)
        if found.endswith("有") and rest.startswith("效"):
            found, rest = found[:-1], "有" + rest  # 全区有效期内的企业
        guard = _CONJUNCTION_GUARD if found in _CONJUNCTIONS else short if len(found) == 1 else never
        if not found or rest.startswith(guard) or (found in states and _RELATIVE.search(text)):
            break
        if found in weak and rest and not rest.startswith(openings):
            break
        if found == "累计" and rest and not rest.startswith(openings):
            break
        text = rest.removeprefix("了")
    if text in acts:
        text, act = "", text
    return text, act


def _after_list(text: str) -> str:
    """Return the class word after a list of examples (A、B等企业 is about 企业), else the words as they are."""
    ends = [match.end() for match in _LIST_END.finditer(text)]
    if not ends:
        return text
    tail = _STANDING_FOR.sub("", text[ends[-1] :]).removeprefix("各类").removeprefix("各级")
    return tail if len(tail) > 1 else text


def _unquoted(text: str) -> str:
    """Return the words without quotation marks around the whole and without those that lack their partner."""
    if text.count('"') % 2:
        return text.replace('"', "")
    if text.count("“") != text.count("”"):
        return text.replace("“", "").replace("”", "")
    if text.startswith("“") and text.endswith("”") and text.count("“") == 1:
        return text[1:-1]
    return text


@cache
def _balanced(text: str) -> str:
    """Return the words from the last bracket on that nothing closes, and up to the first that nothing opens."""
    depth, start = 0, 0
    for place, character in enumerate(text):
        if character in "（(":
            if depth == 0:
                start = place
            depth += 1
        elif character in "）)":
            depth -= 1
            if depth < 0:
                return _balanced(text[place + 1 :])
    return text if depth == 0 else text[start + 1 :]
