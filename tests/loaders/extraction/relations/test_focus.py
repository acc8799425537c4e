"""X focusesOn Y."""

from pathlib import Path

import pytest

from loaders.extraction.relations.concepts import CONCEPT_TYPES
from tests.loaders.extraction.relations.stated import state


def test_paired_lists_are_read_respectively(tmp_path: Path) -> None:
    text = "白鹭园、东岙园分别重点发展集成电路、生物医药。"
    stated = state(tmp_path, text, Park="白鹭园 东岙园")
    assert stated.of("focusesOn") == {("白鹭园", "集成电路"), ("东岙园", "生物医药")}


def test_chains_belong_to_the_park_before_them(tmp_path: Path) -> None:
    text = "做优做强白鹭园轴承产业链、东岙园和港前园新型涂料产业链。"
    stated = state(tmp_path, text, Park="白鹭园 东岙园 港前园")
    assert stated.of("focusesOn") == {
        ("白鹭园", "轴承产业链"),
        ("东岙园", "新型涂料产业链"),
        ("港前园", "新型涂料产业链"),
    }


def test_only_the_clause_with_the_main_work_counts_in_an_item(tmp_path: Path) -> None:
    text = "专栏1 创新中心\n1.潮汐实验室:重点开展叶片设计、并网控制等关键技术研究,开发高附加值产品。"
    assert state(tmp_path, text, Platform="潮汐实验室").of("focusesOn") == {
        ("潮汐实验室", "叶片设计"),
        ("潮汐实验室", "并网控制"),
    }


def test_firms_and_recruits_are_no_field_of_work(tmp_path: Path) -> None:
    text = "一、建设白鹭园\n\n大力引进一批龙头企业,培育高端人才团队,发展战略性新兴产业和高新技术产业。"
    assert not state(tmp_path, text, Park="白鹭园").of("focusesOn")


def test_forms_of_an_industry_are_one_entity(tmp_path: Path) -> None:
    text = "白鹭园大力发展海洋生物产业。东岙园重点发展海洋生物、精密模具等产业。"
    stated = state(tmp_path, text, Park="白鹭园 东岙园")
    assert stated.of("focusesOn") == {
        ("白鹭园", "海洋生物产业"),
        ("东岙园", "海洋生物产业"),
        ("东岙园", "精密模具"),
    }


def test_an_item_works_on_what_it_carries_out_but_not_on_services(tmp_path: Path) -> None:
    text = (
        "专栏1 平台\n1.潮汐实验室:建设水槽,开展叶片气动设计、资源再生利用,开发高附加值产品。\n"
        "2.深海中心:开展政策咨询、供需对接等服务。\n3.海岚数据中心:主要海洋遥感研发、成果转化。"
    )
    stated = state(tmp_path, text, Platform="潮汐实验室 深海中心 海岚数据中心")
    assert stated.of("focusesOn") == {
        ("潮汐实验室", "叶片气动设计"),
        ("潮汐实验室", "资源再生利用"),
        ("海岚数据中心", "海洋遥感"),
    }


def test_a_list_over_several_clauses_keeps_an_inner_list_under_its_head(tmp_path: Path) -> None:
    text = "专栏1 平台\n1.潮汐实验室:重点开展浮体材料制备,导热、耐磨等工艺研究,以及叶型、偏航等控制系统研究。"
    stated = state(tmp_path, text, Platform="潮汐实验室")
    assert {obj for _, obj in stated.of("focusesOn")} == {"浮体材料制备", "导热、耐磨等工艺", "叶型、偏航等控制系统"}


def test_fields_of_a_thing_only_describe_it(tmp_path: Path) -> None:
    text = "专栏1 平台\n1.潮汐实验室:重点开展船舶、海缆和平台等领域的新型防腐涂料研发。"
    assert state(tmp_path, text, Platform="潮汐实验室").of("focusesOn") == {
        ("潮汐实验室", "船舶、海缆和平台等领域的新型防腐涂料")
    }


def test_a_counted_class_of_industries_is_named_by_the_next_clause(tmp_path: Path) -> None:
    text = "一、建设白鹭园\n\n突出发展“2+3”特色产业,即以中药为主的健康产业、以模具为主的装备制造业和文旅产业。"
    stated = state(tmp_path, text, Park="白鹭园")
    assert {obj for _, obj in stated.of("focusesOn")} == {"健康产业", "装备制造业", "文旅产业"}


def test_a_sentence_on_another_park_says_nothing_of_the_heading(tmp_path: Path) -> None:
    text = "一、建设望潮科学城\n\n依托白鹭园、东岙园,发展光电子、先进制造等产业。"
    stated = state(tmp_path, text, Park="望潮科学城 白鹭园 东岙园")
    assert stated.of("focusesOn") == {
        (park, field) for park in ("白鹭园", "东岙园") for field in ("光电子", "先进制造")
    }


def test_a_park_that_opens_its_sentence_is_what_later_clauses_speak_of(tmp_path: Path) -> None:
    text = "今年起,全市加快布局。白鹭园重点发展集成电路、新型显示等产业,前瞻布局量子信息等未来产业。"
    stated = state(tmp_path, text, Park="白鹭园")
    assert {obj for _, obj in stated.of("focusesOn")} == {"集成电路", "新型显示", "量子信息"}


def test_an_item_on_a_park_leaves_other_parks_their_own_fields(tmp_path: Path) -> None:
    text = "专栏1 园区\n1.望潮科学城:白鹭园重点布局人工智能产业;东岙园重点发展高端装备、海缆等产业。"
    stated = state(tmp_path, text, Park="望潮科学城 白鹭园 东岙园")
    assert stated.of("focusesOn") == {("白鹭园", "人工智能产业"), ("东岙园", "高端装备"), ("东岙园", "海缆")}


def test_fields_are_read_in_other_words(tmp_path: Path) -> None:
    text = (
        "全市加快布局。白鹭园重点打造海洋电子、海缆两大产业集群。东岙园形成以模具为主导、文旅为特色的产业体系。"
        "建设潮汐实验室,重点突破叶片设计等关键技术。支持深海中心围绕水下通信等方向开展攻关。"
        "海岚集团主要从事海工装备制造。"
    )
    stated = state(tmp_path, text, Park="白鹭园 东岙园", Platform="潮汐实验室 深海中心", Firm="海岚集团")
    assert stated.of("focusesOn") == {
        ("白鹭园", "海洋电子"),
        ("白鹭园", "海缆"),
        ("东岙园", "模具"),
        ("东岙园", "文旅"),
        ("潮汐实验室", "叶片设计"),
        ("深海中心", "水下通信"),
        ("海岚集团", "海工装备制造"),
    }


def test_disciplines_that_an_institute_is_helped_to_develop_are_its_fields(tmp_path: Path) -> None:
    text = "全市加快布局。支持海洋研究院发展海洋声学、深海材料等优势学科,建设平台。"
    stated = state(tmp_path, text, Institute="海洋研究院")
    assert stated.of("focusesOn") == {("海洋研究院", "海洋声学"), ("海洋研究院", "深海材料")}


def test_a_name_before_a_colon_is_what_the_paragraph_is_about(tmp_path: Path) -> None:
    text = (
        "构建园区格局。\n白鹭园：重点发展智能装备、海缆,建设园区。\n"
        "东岙园：以船舶修造、海工装备为主导,培育海上风电产业链。"
    )
    stated = state(tmp_path, text, Park="白鹭园 东岙园")
    assert stated.of("focusesOn") == {
        ("白鹭园", "智能装备"),
        ("白鹭园", "海缆"),
        ("东岙园", "船舶修造"),
        ("东岙园", "海工装备"),
        ("东岙园", "海上风电产业链"),
    }


def test_whom_a_platform_serves_is_no_field_of_its_work(tmp_path: Path) -> None:
    text = "潮汐实验室依托海岚集团建设,主要面向装备、化工等行业开展工业软件、边缘计算技术研发。"
    stated = state(tmp_path, text, Platform="潮汐实验室", Firm="海岚集团")
    assert {obj for _, obj in stated.of("focusesOn")} == {"工业软件", "边缘计算技术"}


def test_fields_on_which_work_is_carried_out(tmp_path: Path) -> None:
    text = (
        "全市加快布局。潮汐实验室聚焦叶片设计、海缆监测等方向开展攻关。深海中心围绕水下通信、深海材料开展研究。"
        "白鹭园要聚焦海缆、模具，建设园区。东岙园要围绕文旅、船舶两大主导产业，培育企业。"
        "以北屿园为载体，承接纺织、家居产业转移。"
    )
    stated = state(tmp_path, text, Park="白鹭园 东岙园 北屿园", Platform="潮汐实验室 深海中心")
    assert stated.of("focusesOn") == {
        ("潮汐实验室", "叶片设计"),
        ("潮汐实验室", "海缆监测"),
        ("深海中心", "水下通信"),
        ("深海中心", "深海材料"),
        ("白鹭园", "海缆"),
        ("白鹭园", "模具"),
        ("东岙园", "文旅"),
        ("东岙园", "船舶"),
        ("北屿园", "纺织"),
        ("北屿园", "家居产业"),
    }


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("白鹭园做优做强涤纶、锦纶等化纤材料产业链。", "涤纶、锦纶等化纤材料产业链"),
        ("海洋研究院主要从事海带“食用、药用、养生”三大价值研究。", "海带"),
    ],
)
def test_a_field_is_mentioned_where_one_of_its_names_is_written(tmp_path: Path, text: str, written: str) -> None:
    found = state(tmp_path, text, Park="白鹭园", Institute="海洋研究院")
    fields = [entity for entity in found.entities if entity.type in CONCEPT_TYPES]
    places = [span.of(found.reading.document.text) for field in fields for span in field.mentions]
    assert places == [written]
    assert written in fields[0].names
