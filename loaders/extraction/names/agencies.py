"""Names of government bodies: governments, committees of the party, departments."""

import re
from collections.abc import Iterator

from loaders.extraction.names.candidates import Candidate
from loaders.extraction.names.lexicon import Kind
from loaders.extraction.names.tokens import Token
from ontology.entity import EntityType

_RULE = "entity.agency"
_MINISTRY = re.compile(
    "(?:科技部|教育部|工业和信息化部|工信部|财政部|农业农村部|自然资源部|生态环境部|商务部|国家发展改革委|国家发改委|国务院"
    "|国家自然科学基金委|国家知识产权局|中国人民银行|国家卫生健康委|国家市场监管总局|国家税务总局|国家林草局|国家中医药局)(?![门长])"
)
_COUNCIL = re.compile(
    "委(?![员托派办会书全常任]|发[〔［[(（]|[一二三四五六七八九十]+届)|人民政府(?:办公室|办公厅|办)?|政府(?:办公室|办公厅|办(?!公))?(?!各?部门|职能|采购|引导|投入|投资|主导|支持|购买|网站|信息|性|令|债)"
    "|人大常委会|政协(?!委员)"
)
# The two together are what preambles follow (党中央、国务院决策部署), no body that acts.
_PARTY_CENTRE = ("党中央、", "党中央和", "党中央")
# 按照省委、省政府决策部署: whose wishes a plan follows does not act in it.
_FOLLOWED = re.compile(
    "(?:、?[省市区县州旗]?(?:委|人民政府|政府))?(?:的|关于[^，。；]{2,30}的)?(?:各项|重大|重要|总体)?(?:决策部署|决策|工作部署|部署|工作要求|总体要求)"
)
_TOWN = re.compile(r"(?:(?<=[由与和在向及以，。、；,;\n])|^)[^由与和在向及以各乡该，。、；,;][一-鿿]{1,2}[镇乡]$")
# 成立市科技赋能产业发展领导小组: what a verb of founding governs up to the closing word is one name.
_COMMITTEE = re.compile(
    "(?:成立|设立|组建|健全|建立|完善|发挥)(?P<name>[市区县省州旗][^，。；、,;的\n]{4,24}?(?:领导小组|委员会|联席会议|指挥部))(?!办公室)"
)
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_DEICTIC = frozenset("市区县省州旗")
_NO_DEICTIC = frozenset("全我本该各省市区县级城社地辖都")
_PREAMBLE = re.compile("各|以来|全会|会议|精神|党中央|常委")


def agency_names(text: str, tokens: list[Token]) -> Iterator[Candidate]:
    """Yield the government bodies that a block names."""
    before = {token.end: token for token in tokens if token.kind is Kind.REGION}
    for index, token in enumerate(tokens):
        if token.organisation is EntityType.AGENCY:
            start = _owner(text, before, token.start)
            if start < token.start or _is_listed(tokens, index):
                yield Candidate(start, token.end, EntityType.AGENCY, _RULE, weight=2)
    for found in _COMMITTEE.finditer(text):
        yield Candidate(*found.span("name"), EntityType.AGENCY, _RULE, weight=3)
    for found in _MINISTRY.finditer(text):
        if not text.endswith(_PARTY_CENTRE, 0, found.start()):
            yield Candidate(*found.span(), EntityType.AGENCY, _RULE, weight=2)
    for found in _COUNCIL.finditer(text):
        start = _owner(text, before, found.start())
        if start < found.start() and not (_PREAMBLE.match(text, found.end()) or _FOLLOWED.match(text, found.end())):
            yield Candidate(start, found.end(), EntityType.AGENCY, _RULE)


def _is_listed(tokens: list[Token], index: int) -> bool:
    """Tell whether another department stands next to one in a list (科技局、财政局)."""
    return any(
        0 < index + step < len(tokens) - 1
        and tokens[index + step].kind is Kind.LISTING
        and tokens[index + 2 * step].organisation is EntityType.AGENCY
        for step in (-1, 1)
    )


def _owner(text: str, regions: dict[int, Token], end: int) -> int:
    """Return where the region or deictic (市, 区) that a body belongs to begins, or ``end`` where there is none."""
    town = _TOWN.search(text, max(0, end - 4), end)
    if town is not None and text.startswith("人民政府", end):
        return end - len(town.group())
    region = regions.get(end)
    if region is not None:
        return region.start
    if text.endswith(_AUTONOMOUS, 0, end):
        return end - len(_AUTONOMOUS[0])
    if end > 1 and text[end - 2] in "、," and end > 2 and text[end - 3] in _DEICTIC:
        return end
    if end > 0 and text[end - 1] in _DEICTIC and (end < 2 or text[end - 2] not in _NO_DEICTIC):
        return end - 1
    return end
