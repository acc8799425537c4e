"""Lists of the usual kinds become claims, whatever stands around their rows."""

from pathlib import Path

import pytest

from graph.knowledge_graph import KnowledgeGraph
from tests.loaders.tables.lists import (
    CODE,
    Rows,
    csv_list,
    described,
    excel_list,
    figures,
    named,
    read_checked,
    related,
    write_workbook,
)

FIRMS = f"""附件1,,,,,,
涪陵区2023年认定高新技术企业名单,,,,,,
,,,,,,
序号,企业 名称*,统一社会信用代码,所属区县,技术领域,"营业收入
(万元)",认定年度
1,重庆慧云智造有限公司,{CODE},涪陵区,电子信息,"1,250.5",2021
2,重庆鹭川科技股份有限公司,91350100M000100Y44,涪陵,新材料、先进制造与自动化,/,
序号,企业 名称*,统一社会信用代码,所属区县,技术领域,"营业收入
(万元)",认定年度
合计,2家,,,,,
注：排名不分先后,,,,,,
"""


def test_what_stands_in_every_row_is_mentioned_a_few_times(tmp_path: Path) -> None:
    rows = "".join(f"鹭川{number}号智能装备有限公司,江津区\n" for number in range(50))

    claims = csv_list(tmp_path, f"企业名称,区县\n{rows}").claims

    mentions = {entity.name: len(entity.mentions) for entity in claims.entities}
    assert mentions["江津区"] == 3
    assert sum(mentions.values()) == 53
    assert len({relation.evidence.span for relation in claims.relations}) == 50


def test_a_list_of_high_tech_firms(tmp_path: Path) -> None:
    reading = csv_list(tmp_path, FIRMS, name="高新技术企业名单.csv")
    assert related(reading) == {
        ("重庆慧云智造有限公司", "locatedIn", "涪陵区"),
        ("重庆慧云智造有限公司", "focusesOn", "电子信息"),
        ("重庆鹭川科技股份有限公司", "locatedIn", "涪陵区"),
        ("重庆鹭川科技股份有限公司", "focusesOn", "新材料"),
        ("重庆鹭川科技股份有限公司", "focusesOn", "先进制造与自动化"),
    }
    assert described(reading) == {
        ("重庆慧云智造有限公司", "creditCode", CODE),
        ("重庆慧云智造有限公司", "recognitionYear", 2021),
        ("重庆慧云智造有限公司", "recognisedAs", "高新技术企业"),
        ("重庆鹭川科技股份有限公司", "recognitionYear", 2023),
        ("重庆鹭川科技股份有限公司", "recognisedAs", "高新技术企业"),
    }
    assert figures(reading) == [("重庆慧云智造有限公司", "营业收入", 2023, 1250.5, "万元")]
    assert reading.claims.document.region == "500102"
    assert reading.claims.document.title == "涪陵区2023年认定高新技术企业名单"


def test_a_code_whose_check_character_fails_is_reported_with_its_row(tmp_path: Path) -> None:
    (problem,) = csv_list(tmp_path, FIRMS).problems
    assert (problem.row, problem.column, problem.value) == (6, "统一社会信用代码", "91350100M000100Y44")
    assert "check character" in problem.reason


def test_the_evidence_goes_from_the_name_to_the_value_and_names_sheet_and_row(tmp_path: Path) -> None:
    reading = csv_list(tmp_path, FIRMS)
    relation = reading.claims.relations[0]
    assert relation.evidence.quote == f"重庆慧云智造有限公司\t{CODE}\t涪陵区"
    assert relation.evidence.section == ("名单", "第5行")
    assert relation.evidence.rule == "table.located-in"


def test_a_list_of_platforms_with_merged_cells(tmp_path: Path) -> None:
    rows: Rows = [
        ["某市创新平台一览表（2022年）"],
        ["序号", "平台名称", "平台类型", "级别", "依托单位", "认定时间"],
        [1, "云江智能装备研究平台", "市级重点实验室", "市级", "云江大学、鹭川科技有限公司", "2020-05-11"],
        [2, "鹭川新材料工程技术研究中心", "工程技术研究中心", None, "云江区科学技术局", 2021],
        [3, "云江产业研究院", "新型研发机构", "国家级", "云江大学（机械、材料）", "——"],
        ["注：按认定时间排列"],
    ]
    reading = excel_list(tmp_path, rows, merged=["A1:F1", "D3:D4"])
    assert named(reading) == {
        "云江智能装备研究平台": "Platform",
        "云江大学": "University",
        "鹭川科技有限公司": "Firm",
        "鹭川新材料工程技术研究中心": "Platform",
        "云江区科学技术局": "Agency",
        "云江产业研究院": "Institute",
        "云江大学（机械、材料）": "University",
    }
    assert related(reading) == {
        ("云江智能装备研究平台", "reliesOn", "云江大学"),
        ("云江智能装备研究平台", "reliesOn", "鹭川科技有限公司"),
        ("鹭川新材料工程技术研究中心", "reliesOn", "云江区科学技术局"),
        ("云江产业研究院", "reliesOn", "云江大学（机械、材料）"),
    }
    assert described(reading) == {
        ("云江智能装备研究平台", "level", "市级"),
        ("云江智能装备研究平台", "recognitionYear", 2020),
        ("鹭川新材料工程技术研究中心", "level", "市级"),
        ("鹭川新材料工程技术研究中心", "recognitionYear", 2021),
        ("云江产业研究院", "level", "国家级"),
    }
    kinds = {entity.name: entity.subclass for entity in reading.claims.entities}
    assert kinds["云江智能装备研究平台"] == "Laboratory"
    assert kinds["云江产业研究院"] == "NewTypeInstitution"


def test_incubators_and_parks_in_two_sheets_of_one_workbook(tmp_path: Path) -> None:
    file = write_workbook(
        tmp_path / "载体.xlsx",
        {
            "孵化器": [
                ["孵化器名称", "级别", "运营单位", "2022年在孵企业数（家）"],
                ["鹭湖众创空间", "国家级", "鹭湖科技服务有限公司", 35],
            ],
            "园区": [
                ["园区名称", "级别", "所在区县", "主导产业", "管理机构"],
                ["鹭湖高新技术产业开发区", "省级", "江津区", "装备制造，新材料", "鹭湖高新区管委会"],
            ],
            "说明": [["本表由各单位填报"]],
        },
    )
    reading = read_checked(file)
    assert related(reading) == {
        ("鹭湖众创空间", "operatedBy", "鹭湖科技服务有限公司"),
        ("鹭湖高新技术产业开发区", "locatedIn", "江津区"),
        ("鹭湖高新技术产业开发区", "focusesOn", "装备制造"),
        ("鹭湖高新技术产业开发区", "focusesOn", "新材料"),
        ("鹭湖高新技术产业开发区", "operatedBy", "鹭湖高新区管委会"),
    }
    assert figures(reading) == [("鹭湖众创空间", "在孵企业数", 2022, 35.0, "家")]
    assert [problem.sheet for problem in reading.problems] == ["说明"]
    assert [section.path for section in reading.claims.sections] == [("孵化器",), ("园区",), ("说明",)]


def test_a_table_of_indicators_by_district_with_years_above_them(tmp_path: Path) -> None:
    rows: Rows = [
        ["重庆市主要指标"],
        ["地区", "2022年", None, "2025年目标", None],
        [None, "高新技术企业数（家）", "研发经费投入强度（%）", "高新技术企业数（家）", "研发经费投入强度（%）"],
        ["江津区", 300, 2.4, "≥350", "3以上"],
        ["合计", 300, None, None, None],
    ]
    reading = excel_list(tmp_path, rows, merged=["A2:A3", "B2:C2", "D2:E2"])
    assert figures(reading) == [
        ("江津区", "高新技术企业数", 2022, 300.0, "家"),
        ("江津区", "研发经费投入强度", 2022, 2.4, "%"),
        ("江津区", "高新技术企业数", 2025, 350.0, "家"),
        ("江津区", "研发经费投入强度", 2025, 3.0, "%"),
    ]
    told = [(o.concept, o.kind.value, o.comparator.value) for o in reading.claims.observations]
    assert told == [
        ("HighTechFirms", "actual", "="),
        ("RDIntensity", "actual", "="),
        ("HighTechFirms", "target", ">="),
        ("RDIntensity", "target", ">="),
    ]


def test_a_table_of_years_whose_title_names_the_indicator(tmp_path: Path) -> None:
    text = "重庆市各区县高新技术企业数统计表,,\n单位：家,,\n区县,2021年,2022年\n江津区,250,300\n全市,5108,6348\n"
    assert figures(csv_list(tmp_path, text)) == [
        ("江津区", "高新技术企业数", 2021, 250.0, "家"),
        ("江津区", "高新技术企业数", 2022, 300.0, "家"),
        ("全市", "高新技术企业数", 2021, 5108.0, "家"),
        ("全市", "高新技术企业数", 2022, 6348.0, "家"),
    ]


def test_a_table_whose_rows_are_indicators(tmp_path: Path) -> None:
    text = "涪陵区主要指标,,,\n指标,单位,2020年,2021年\n研发经费投入强度,%,1.9,2.1\n高新技术企业,家,100,120\n"
    reading = csv_list(tmp_path, text)
    assert [row[1:] for row in figures(reading)] == [
        ("研发经费投入强度", 2020, 1.9, "%"),
        ("研发经费投入强度", 2021, 2.1, "%"),
        ("高新技术企业", 2020, 100.0, "家"),
        ("高新技术企业", 2021, 120.0, "家"),
    ]
    with KnowledgeGraph.in_memory() as graph:
        graph.load(reading.claims)
        assert {figure.subject.id for figure in graph.figures(indicator="RDIntensity").items} == {"region-500102"}


def test_a_table_with_one_figure_in_a_row(tmp_path: Path) -> None:
    text = "地区;指标;年份;数值;单位\n江津区;研发经费投入强度;2021;2.1;%\n江津区;技术合同成交额;2021;12亿;\n"
    reading = csv_list(tmp_path, text)
    assert figures(reading)[0] == ("江津区", "研发经费投入强度", 2021, 2.1, "%")


def test_a_name_in_several_rows_is_one_thing_with_all_its_mentions(tmp_path: Path) -> None:
    text = f"企业名称,统一社会信用代码,区县\n慧云智造有限公司,{CODE},江津区\n慧云智造有限公司,{CODE},涪陵区\n"
    reading = csv_list(tmp_path, text, name="企业名单.csv")
    (firm,) = (entity for entity in reading.claims.entities if entity.type.value == "Firm")
    assert len(firm.mentions) == 2
    assert {place for _, _, place in related(reading)} == {"江津区", "涪陵区"}
    assert [value for _, name, value in described(reading) if name == "creditCode"] == [CODE]


def test_a_name_with_two_codes_keeps_the_first_and_reports_the_second(tmp_path: Path) -> None:
    other = "911101080000000005"
    text = f"企业名称,统一社会信用代码\n慧云智造有限公司,{CODE}\n慧云智造有限公司,{other}\n"
    reading = csv_list(tmp_path, text, name="企业名单.csv")
    assert [value for _, name, value in described(reading) if name == "creditCode"] == [CODE]
    assert len(reading.problems) == 1


def test_zones_stand_among_districts_and_what_is_no_place_is_reported(tmp_path: Path) -> None:
    text = "企业名称,区县\n慧云智造有限公司,鹭湖高新区\n鹭川科技有限公司,什么地方\n"
    reading = csv_list(tmp_path, text, name="重庆企业名单.csv")
    assert related(reading) == {("慧云智造有限公司", "locatedIn", "鹭湖高新区")}
    assert named(reading)["鹭湖高新区"] == "Park"
    assert reading.problems[0].value == "什么地方"


def test_a_row_without_a_name_is_reported_and_a_group_s_heading_is_not(tmp_path: Path) -> None:
    text = "序号,平台名称,级别,依托单位\n一、国家级（1家）,,,\n1,,国家级,云江大学\n2,鹭湖实验室,国家级,云江大学\n"
    reading = csv_list(tmp_path, text)
    assert len(related(reading)) == 1
    assert [(problem.row, problem.reason) for problem in reading.problems] == [(3, "The row names nothing.")]


def test_a_common_name_belongs_to_the_district_of_its_row(tmp_path: Path) -> None:
    text = "平台名称,级别,区县\n科技创新中心,市级,江津区\n科技创新中心,市级,涪陵区\n"
    reading = csv_list(tmp_path, text, name="重庆市平台名单.csv")
    assert {e.scope for e in reading.claims.entities if e.type.value == "Platform"} == {"500116", "500102"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_gives_the_same_claims(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "名单.csv"
    file.write_bytes(FIRMS.encode(encoding))
    assert related(read_checked(file)) == related(csv_list(tmp_path, FIRMS))


def test_what_a_list_says_reaches_the_graph(tmp_path: Path) -> None:
    with KnowledgeGraph.in_memory() as graph:
        reading = csv_list(tmp_path, FIRMS, name="list.csv")
        graph.load(reading.claims, text=reading.document.text)
        assert set(graph.claims("list").attributes) == {
            a for a in graph.claims("list").attributes if a.evidence.rule.startswith("table.")
        }
        body = graph.answer(
            "PREFIX ikg: <https://w3id.org/innokg/ontology#> SELECT ?year WHERE "
            f'{{ ?firm ikg:creditCode "{CODE}" ; ikg:recognitionYear ?year }}'
        ).body
    assert b'"2021"' in body
