"""Indicator names from the words around a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.indicator_lists import borrow, members
from loaders.extraction.indicator_names import Name, name_after, name_before


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("到2030年，力争全市科技企业达到", "科技企业"),
        ("其中国家级平台", "国家级平台"),
        ("累计培育科技企业", "科技企业"),
        ("累计登记合同", "累计登记合同"),
        ("转化成果累计", "转化成果"),
        ("培训技术经理人", "培训技术经理人"),
        ("新建重点实验室", "重点实验室"),
        ("新型研发机构达到", "新型研发机构"),
        ("现代产业产值达", "现代产业产值"),
        ("拥有研发机构的企业占比达到", "拥有研发机构的企业占比"),
        ("实验室、技术中心等各类平台达到", "平台"),
        ("高等学校达到", "高等学校"),
        ("科普经费人均达到", "科普经费人均"),
        ("依托海州大学建设实验室", "实验室"),
        ("在现有站点的基础上新建设监测点", "监测点"),
        ("技术合同成交额比2015年", "技术合同成交额"),
        ("高新技术企业2023年达到", "高新技术企业"),
        ("“专精特新”企业", "“专精特新”企业"),
        ("五年内引进院士团队", "院士团队"),
        ("平台（其中国家级3个）达到", "平台"),
        ("工程中心（实验室）", "工程中心（实验室）"),
    ],
)
def test_the_name_is_left_when_verbs_and_years_are_gone(words: str, name: str) -> None:
    assert name_before(words).text == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("产值年均增长", Name("产值", change="年均增长")),
        ("占比提高", Name("占比", change="提高")),
        ("比2015年增加", Name("", change="增加")),
        ("占比提高到", Name("占比")),
        ("新增科技企业", Name("新增科技企业")),
    ],
)
def test_a_change_is_told_from_a_level(words: str, name: Name) -> None:
    assert name_before(words) == name


def test_an_act_before_a_figure_is_kept_for_the_noun_after_it() -> None:
    assert name_before("支持").act == "支持"


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("科技企业获得贷款", "科技企业"),
        ("的科技成果转化基金", "科技成果转化基金"),
        ("高校、科研院所开展合作", "高校、科研院所"),
        ("基本站（镇区、山区）", "基本站"),
        ("，其中", ""),
    ],
)
def test_the_noun_after_a_figure_ends_before_its_verb(words: str, noun: str) -> None:
    assert name_after(words) == noun


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("国、市、区科技项目", ["国家科技项目", "市科技项目", "区科技项目"]),
        ("有研发投入的工业企业、服务企业", ["有研发投入的工业企业", "有研发投入的服务企业"]),
        ("装备产业、食品产业两大主导产业年产值", ["装备产业年产值", "食品产业年产值"]),
        ("专利申请量、授权量", ["专利申请量", "专利授权量"]),
        ("高新技术企业和科技企业", ["高新技术企业", "科技企业"]),
        ("研究生及以上学历人才", ["研究生及以上学历人才"]),
    ],
)
def test_members_of_a_list_get_back_what_they_share(words: str, listed: list[str]) -> None:
    assert members(words) == listed


def test_a_name_borrows_from_the_one_before_it() -> None:
    assert borrow("优势企业", "国家知识产权示范企业") == "国家知识产权优势企业"
    assert borrow("国家级", "省级以上重点实验室") == "国家级重点实验室"
    assert borrow("科技企业", "高新技术企业") == "科技企业"


@pytest.mark.parametrize(
    ("name", "core", "whole"),
    [
        (Name("强度"), "研发投入", "研发投入强度"),
        (Name("占GDP比重"), "研发经费支出", "研发经费支出占GDP比重"),
        (Name("总数"), "新增科技企业", "科技企业总数"),
        (Name("", change="增长"), "专利", "专利增长"),
        (Name("专利"), "企业", "专利"),
    ],
)
def test_a_leaning_name_is_completed(name: Name, core: str, whole: str) -> None:
    assert name.whole(core) == whole


@given(st.text(alphabet="（）()、和的等到达年2025“”比全市企业增长 ，", max_size=80))
def test_any_words_give_a_name_without_edges(text: str) -> None:
    name = name_before(text).text
    assert name == name.strip(" ，、")
    assert isinstance(name_after(text), str)
