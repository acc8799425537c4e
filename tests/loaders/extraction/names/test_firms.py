"""Firms by bare name and the projects that are called after them."""

import pytest

from tests.loaders.extraction.names.naming import named


@pytest.mark.parametrize(
    "sentence",
    [
        "支持链主企业海湾重工、北晟稀土等牵头组建联合体。",
        "依托海湾重工、北晟稀土等龙头企业发展高端装备。",
        "培育以海湾重工、北晟稀土为龙头的产业集群。",
    ],
)
def test_the_words_around_a_list_tell_its_firms(sentence: str) -> None:
    names = named(sentence)
    assert {name for name, type_ in names.items() if type_ == "Firm"} == {"海湾重工", "北晟稀土"}


def test_fields_of_industry_are_no_firms() -> None:
    assert named("培育以新能源汽车、集成电路为龙头的产业集群。") == {}


def test_a_bank_has_a_word_of_its_own() -> None:
    assert named("支持海鲸银行设立科技支行。") == {"海鲸银行": "Firm"}
    assert named("支持商业银行设立科技支行。") == {}


def test_a_university_does_not_swallow_its_partner() -> None:
    assert named("支持云帆科技联合澜湾科技大学共建实验室。")["澜湾科技大学"] == "University"


def test_an_investment_project_is_a_programme() -> None:
    assert named("推进海鲸人工智能芯片等重点产业项目落地。") == {"海鲸人工智能芯片": "Program"}
    assert named("推进人工智能、新型储能等重大项目建设。") == {}


def test_a_label_introduces_firms_by_bare_name() -> None:
    assert named("承担单位:澜海信息、云帆重工;地点另定。") == {"澜海信息": "Firm", "云帆重工": "Firm"}


def test_firms_that_build_what_firms_have() -> None:
    assert named("支持宏浪电声、金帆客车建设企业技术中心。") == {"宏浪电声": "Firm", "金帆客车": "Firm"}


def test_a_joint_at_the_end_belongs_to_the_name() -> None:
    assert "新疆众和" in named("支持白石电工、新疆众和、麦田等企业研发。")


def test_the_beginning_of_a_laboratory_is_no_firm() -> None:
    assert "Firm" not in named("推进青岛海洋科学与技术试点国家实验室、山东能源研究院建设。").values()


def test_firms_that_play_the_leading_part_or_achieve() -> None:
    assert named("发挥凯岭机器人链主作用。") == {"凯岭机器人": "Firm"}
    assert named("区内企业凯岭精工、诺泽生物入选“小巨人”。") == {"凯岭精工": "Firm", "诺泽生物": "Firm"}
    assert named("发挥企业创新主体和龙头企业骨干作用。") == {}


@pytest.mark.parametrize(
    "sentence",
    ["支持云峰电子牵头组建联合体。", "由云峰电子牵头组建联合体。", "以北晟稀土、云峰电子等为龙头，发展高端装备。"],
)
def test_who_takes_the_lead_is_a_firm(sentence: str) -> None:
    assert named(sentence)["云峰电子"] == "Firm"


def test_an_alliance_may_be_a_consortium_of_an_industry() -> None:
    names = named("联合临澜大学等12家单位组建新能源电池产业创新联合体。")
    assert names["新能源电池产业创新联合体"] == "Alliance"
    assert named("鼓励企业组建创新联合体。") == {}


def test_what_a_label_of_a_chain_introduces_are_firms() -> None:
    names = named("链主企业：北晟稀土。骨干企业：云峰仪表、宝岚稀有金属。")
    assert names == dict.fromkeys(("北晟稀土", "云峰仪表", "宝岚稀有金属"), "Firm")
    assert named("依托昌岚航空，联合临澜大学共建实验室。")["昌岚航空"] == "Firm"
