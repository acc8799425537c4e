import pytest

from graph.chains.answers import Chain, ChainItem, ChainList
from graph.chains.chains import Chains
from ontology.errors import NotFoundError
from tests.competency.seeds import seeded_graph


@pytest.fixture(scope="module")
def chains() -> Chains:
    return seeded_graph().planning.chains


def _labels(chain: Chain, part: ChainList) -> set[str]:
    return {item.thing.label for item in chain.page.items if item.part is part}


def _item(chain: Chain, label: str) -> ChainItem:
    return next(item for item in chain.page.items if item.thing.label == label)


def test_the_chain_of_chinese_medicine_in_nanchuan(chains: Chains) -> None:
    # 南川区规划, 专栏2 第1项 and 专栏3 第2项.
    chain = chains.chain("中医药", region="南川区")
    assert _labels(chain, ChainList.FIRMS) == {"上海医药", "华润三九", "联航公司"}
    assert _labels(chain, ChainList.RESOURCES) == {
        "中医药产业技术创新中心",
        "中医药产业科技企业孵化器",
        "中医药产业科技园区",
        "高新技术产业开发区",
        "西部(重庆)科学城",
    }
    assert {item.documents for item in chain.page.items} == {("nanchuan-14fyp",)}


def test_a_firm_that_only_operates_platforms_is_told_with_them(chains: Chains) -> None:
    item = _item(chains.chain("中医药", region="南川区"), "联航公司")
    assert not item.direct
    assert {reason.key for reason in item.reasons} == {"operates"}
    assert "中医药产业技术创新中心" in "".join(reason.text.zh for reason in item.reasons)
    assert all(reason.sources for reason in item.reasons)


@pytest.mark.parametrize(
    ("industry", "region", "technologies"),
    [
        # 南川区规划, 专栏4; 江津区规划, 四(一)1 to 4; 重庆市规划, 专栏6.
        ("中医药", "南川区", ("中药材优良品种选育", "中药材饮片炮制技术", "经典名方", "特医食品")),
        ("装配式建筑", "南川区", ("绿色建筑设计技术", "建筑节能技术", "高品质钢构件", "智能家居产品")),
        ("消费品工业", "江津区", ("高品质清香型白酒", "健康食用油", "富硒功能食品", "生活用纸")),
        ("装备制造业", "江津区", ("增材制造", "激光制造", "高档数控机床", "节能变频电气装备")),
        ("材料产业", "江津区", ("玄武岩新材料", "高性能混凝土", "高档铜管", "节水型卫生陶瓷")),
        ("汽摩产业", "江津区", ("新能源汽车", "智能网联汽车", "新能源摩托车", "动力电池技术")),
        ("石墨烯", "重庆市", ("石墨烯功能化", "石墨烯器件组装")),
    ],
)
def test_what_a_plan_wants_worked_on_stands_among_the_technologies(
    chains: Chains, industry: str, region: str, technologies: tuple[str, ...]
) -> None:
    items = chains.chain(industry, region=region, parts=[ChainList.TECHNOLOGIES]).page.items
    told = [reason for item in items for reason in item.reasons if reason.key == "direction"]
    assert set(technologies) <= {word for reason in told for word in reason.text.zh.partition("：")[2].split("、")}
    assert all(reason.sources for reason in told)


def test_shale_oil_and_gas_belongs_to_shale_gas(chains: Chains) -> None:
    # 涪陵区规划, 三(二) and 三(四)1.
    resources = _labels(chains.chain("页岩气", region="涪陵区"), ChainList.RESOURCES)
    assert {
        "页岩气产业科创基地",
        "国家页岩气技术创新中心",
        "重庆页岩气产业技术研究院",
        "涪陵国家页岩油气与新能源科创产业园",
    } <= resources


def test_a_university_of_another_field_is_no_resource(chains: Chains) -> None:
    # 江津区规划 names 北京航空航天大学 only as one to win; its name tells nothing of 装备制造.
    chain = chains.chain("装备制造业", region="江津区")
    assert not {item.thing.label for item in chain.page.items if item.thing.type == "University"}


def test_all_documents_together_tell_of_more_firms(chains: Chains) -> None:
    # 涪陵区规划 names 太极集团 as the leader of 现代中药, which is a part of 中医药.
    chain = chains.chain("现代中医药产业")
    assert _labels(chain, ChainList.FIRMS) == {"上海医药", "华润三九", "联航公司", "太极集团"}
    assert "重庆市中药研究院江津分院" in _labels(chain, ChainList.RESOURCES)
    assert {"中药材种植", "中药制造"} <= _labels(chain, ChainList.TECHNOLOGIES)
    assert "南川区中药材适宜种植区划地图研制" in _labels(chain, ChainList.POLICIES)


@pytest.mark.parametrize("name", ["中医药", "中医药产业", "现代中医药产业", "industry-zhongyiyaochanye-5bfb46"])
def test_names_of_one_industry_give_one_chain(chains: Chains, name: str) -> None:
    chain = chains.chain(name)
    assert (chain.name, chain.page) == ("中医药", chains.chain("中医药").page)
    assert "现代中药" in {thing.label for thing in chain.narrower}


def test_without_its_parts_an_industry_has_less(chains: Chains) -> None:
    alone = chains.chain("中医药", narrower=False)
    assert alone.narrower == ()
    assert _labels(alone, ChainList.FIRMS) == {"上海医药", "华润三九", "联航公司"}


def test_what_a_field_is_part_of_is_named_and_left_out(chains: Chains) -> None:
    chain = chains.chain("电子新材料")
    assert "新材料" in {thing.label for thing in chain.wider}
    assert "华峰氨纶" not in _labels(chain, ChainList.FIRMS)


def test_parts_of_a_chain_are_counted_whole_and_listed_as_asked(chains: Chains) -> None:
    whole = chains.chain("页岩气")
    firms = chains.chain("页岩气", parts=[ChainList.FIRMS])
    assert firms.counts == whole.counts
    assert firms.page.total == whole.counts[ChainList.FIRMS] == 3
    assert {item.part for item in firms.page.items} == {ChainList.FIRMS}


def test_every_item_has_a_reason_with_a_place(chains: Chains) -> None:
    for item in chains.chain("新材料", limit=1000).page.items:
        assert item.reasons
        assert all(reason.sources for reason in item.reasons)


def test_an_industry_that_no_document_names_is_not_found(chains: Chains) -> None:
    with pytest.raises(NotFoundError, match="深海采矿"):
        chains.chain("深海采矿")


def test_an_unknown_region_or_document_is_not_found(chains: Chains) -> None:
    with pytest.raises(NotFoundError, match="没有的区"):
        chains.chain("中医药", region="没有的区")
    with pytest.raises(NotFoundError, match="no-plan"):
        chains.chain("中医药", document="no-plan")


def test_industries_bring_names_of_one_together(chains: Chains) -> None:
    page = chains.industries(text="医药")
    medicine = next(one for one in page.items if one.name == "中医药")
    assert {thing.label for thing in medicine.things} == {"中医药", "中医药产业"}
    assert medicine.counts == {ChainList.FIRMS: 2, ChainList.RESOURCES: 1}
    assert len({one.things for one in page.items}) == page.total
