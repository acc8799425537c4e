"""One-page plans that share things: each names things of its own and some of the same fifty others."""

from itertools import product
from pathlib import Path
from random import Random

_FIRST = "云清澜沧岷湘淮泾渭洛汾漳滦潞沅澧赣抚信饶"
_SECOND = "江溪川湖州山原岭台城"
_THIRD = "宁安平和昌兴泰顺丰裕"
_FIELDS = (
    "智能制造",
    "生物医药",
    "新能源",
    "集成电路",
    "新材料",
    "数字经济",
    "现代农业",
    "高端装备",
    "节能环保",
    "航空航天",
)
_PLACES = tuple(map("".join, product(_FIRST, _SECOND)))
# The places whose things all plans share; each plan is of one of the others.
_SHARED, _OWN = _PLACES[:10], tuple(map("".join, product(_PLACES[10:], _THIRD)))
_OTHERS = {
    "university": tuple(f"{place}理工大学" for place in _SHARED),
    "institute": tuple(f"{place}{field}研究院" for place, field in zip(_SHARED, _FIELDS, strict=True)),
    "firm": tuple(f"{place}{field}股份有限公司" for place, field in zip(_SHARED, reversed(_FIELDS), strict=True)),
    "park": tuple(f"{place}高新技术产业开发区" for place in _SHARED),
    "platform": tuple(f"{place}{field}重点实验室" for place, field in zip(_SHARED, _FIELDS, strict=True)),
}
_SENTENCES = (
    "依托{university}建设{own}{field}技术创新中心，推动成果转化。",
    "支持{firm}联合{institute}共建{own}{field}工程研究中心。",
    "加快建设{park}，引进{firm}等龙头企业，发展{field}产业。",
    "推动{platform}与{university}开展联合攻关，建设{own}{field}中试基地。",
    "支持{own}{field}产业园对接{park}，打造{field}产业集群。",
    "鼓励{institute}在{own}科技园设立分院，培育{own}{field}孵化器。",
    "由{firm}牵头，联合{university}、{institute}组建{own}{field}产业创新联盟。",
)
_FIGURES = (
    "到{year}年，全社会研发经费投入强度达到{value}%，高新技术企业达到{count}家。",
    "{year}年，万人发明专利拥有量达到{value}件，市级以上研发平台达到{count}个。",
)


def plan(number: int) -> str:
    """Return the text of a plan, some 900 characters; the same number gives the same text."""
    random = Random(number)  # noqa: S311 - no secret
    own = _OWN[number % len(_OWN)]
    parts = [f"{own}县科技创新发展规划（2021—2025年）", "一、发展目标"]
    parts += [_figure(random, sentence) for sentence in random.sample(_FIGURES, k=random.randint(1, 2))]
    for heading in ("二、创新平台", "三、产业园区", "四、企业培育"):
        parts += [heading, *(_sentence(random, own) for _ in range(random.randint(6, 9)))]
    return "\n".join(parts) + "\n"


def write_plans(folder: Path, count: int) -> list[Path]:
    """Write plans into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"plan-{number:05d}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(plan(number), encoding="utf-8")
    return paths


def _figure(random: Random, sentence: str) -> str:
    return sentence.format(
        year=random.randint(2021, 2025), value=random.randint(15, 80) / 10, count=random.randint(5, 300)
    )


def _sentence(random: Random, own: str) -> str:
    others = {kind: random.choice(names) for kind, names in _OTHERS.items()}
    return random.choice(_SENTENCES).format(own=own, field=random.choice(_FIELDS), **others)
