"""What later clauses of a sentence, and words for things named before, tell of those things."""

from pathlib import Path

from loaders.extraction.extractor import extract_file
from ontology.relation import Predicate
from tests.loaders.extraction.relations.stated import state


def test_clauses_go_on_about_what_the_sentence_built(tmp_path: Path) -> None:
    text = "高标准建设潮汐实验室,依托海岚集团,联合临澜大学、东岚学院共建,重点突破叶片设计、并网控制等关键技术。"
    stated = state(tmp_path, text, Platform="潮汐实验室", Firm="海岚集团", University="临澜大学 东岚学院")
    assert stated.of("reliesOn") == {("潮汐实验室", "海岚集团")}
    assert {builder for _, builder in stated.of("jointlyBuiltBy")} >= {"临澜大学", "东岚学院"}
    assert stated.of("focusesOn") == {("潮汐实验室", "叶片设计"), ("潮汐实验室", "并网控制")}


def test_who_leads_and_who_takes_part_after_what_is_advanced(tmp_path: Path) -> None:
    text = "推进潮汐实验室建设,由海洋研究所牵头,临澜大学、东岚学院等单位共同建设,重点开展潮汐预报研究。"
    stated = state(tmp_path, text, Platform="潮汐实验室", Institute="海洋研究所", University="临澜大学 东岚学院")
    assert stated.of("operatedBy") == {("潮汐实验室", "海洋研究所")}
    assert {builder for _, builder in stated.of("jointlyBuiltBy")} == {"临澜大学", "东岚学院"}
    assert {field for _, field in stated.of("focusesOn")} == {"潮汐预报"}


def test_of_several_things_built_none_is_gone_on_about(tmp_path: Path) -> None:
    text = "建设潮汐实验室、深海中心,由海洋研究所牵头。"
    stated = state(tmp_path, text, Platform="潮汐实验室 深海中心", Institute="海洋研究所")
    assert len({subject for subject, _ in stated.of("operatedBy")}) != 1


def test_a_base_that_opens_its_sentence_develops_an_industry(tmp_path: Path) -> None:
    text = "东岙协同基地以海岚集团等企业为依托,重点发展海工装备产业。"
    stated = state(tmp_path, text, Platform="东岙协同基地", Firm="海岚集团")
    assert stated.of("reliesOn") == {("东岙协同基地", "海岚集团")}
    assert stated.of("focusesOn") == {("东岙协同基地", "海工装备产业")}


def test_both_lie_where_the_sentence_says(tmp_path: Path) -> None:
    text = "建设白鹭园、潮汐实验室,二者均位于临澜高新区。"
    stated = state(tmp_path, text, Park="白鹭园 临澜高新区", Platform="潮汐实验室")
    assert stated.of("locatedIn") == {("白鹭园", "临澜高新区"), ("潮汐实验室", "临澜高新区")}


def test_what_stands_inside_the_park_of_an_item_lies_in_it(tmp_path: Path) -> None:
    text = "专栏1 园区布局\n1.白鹭园。面积2平方公里。园内设潮汐实验室,由海洋研究所负责管理。"
    stated = state(tmp_path, text, Park="白鹭园", Platform="潮汐实验室", Institute="海洋研究所")
    assert stated.of("locatedIn") == {("潮汐实验室", "白鹭园")}
    assert stated.of("operatedBy") == {("潮汐实验室", "海洋研究所")}


def test_a_layout_summed_up_is_part_of_its_whole(tmp_path: Path) -> None:
    text = "构建“一核两园”格局。“一核”即滨海核心区；“两园”即白鹭园和东岙园,均为临澜高新区的组成部分。"
    stated = state(tmp_path, text, Park="滨海核心区 白鹭园 东岙园 临澜高新区")
    assert stated.of("partOf") == {(part, "临澜高新区") for part in ("滨海核心区", "白鹭园", "东岙园")}


def test_what_a_layout_sets_up_is_part_of_what_the_sentence_opens_with(tmp_path: Path) -> None:
    text = "白鹭港按照“一港多点”布局,设立总部基地和东岙协同基地。"
    stated = state(tmp_path, text, Park="白鹭港", Platform="总部基地 东岙协同基地")
    assert stated.of("partOf") == {("总部基地", "白鹭港"), ("东岙协同基地", "白鹭港")}


def test_where_brackets_after_a_name_end_its_place_follows(tmp_path: Path) -> None:
    text = "临澜高新技术产业开发区(以下简称临澜园)位于东岚市北部,是海西示范区的重要组成部分。"
    stated = state(tmp_path, text, Park="临澜高新技术产业开发区 海西示范区", Region="东岚市")
    assert stated.of("locatedIn") == {("临澜高新技术产业开发区", "东岚市")}
    assert stated.of("partOf") == {("临澜高新技术产业开发区", "海西示范区")}


def test_a_core_carrier_is_no_part_of_the_task_above(tmp_path: Path) -> None:
    text = "一、实施链条提升工程\n以白鹭园为核心载体,重点发展光学模组、智能声学等产业。"
    stated = state(tmp_path, text, Park="白鹭园", Program="链条提升工程")
    assert stated.of("partOf") == set()
    assert stated.of("focusesOn") == {("白鹭园", "光学模组"), ("白鹭园", "智能声学")}


def test_the_firm_that_plays_the_leading_part_leads_the_chain_of_the_title(tmp_path: Path) -> None:
    text = "专栏1 重点任务\n1.海工装备产业链。发挥海岚集团链主作用,带动配套企业发展。"
    stated = state(tmp_path, text, Firm="海岚集团")
    assert stated.of("leadsIndustry") == {("海岚集团", "海工装备产业链")}
    names = next(entity.names for entity in stated.entities if entity.type.value == "Industry")
    assert {"海工装备产业链", "海工装备产业", "海工装备"} <= set(names)


def test_a_firm_that_is_urged_to_develop_a_product_works_on_it(tmp_path: Path) -> None:
    stated = state(tmp_path, "支持海岚集团重点开发高端绞车、吊舱推进器。", Firm="海岚集团")
    assert {field for _, field in stated.of("focusesOn")} == {"高端绞车", "吊舱推进器"}


def test_who_takes_the_lead_in_a_technology_of_a_panel_operates_it(tmp_path: Path) -> None:
    text = "专栏2 技术攻关方向\n1.深海采矿。突破扬矿泵等技术,由海岚集团牵头实施。"
    assert state(tmp_path, text, Firm="海岚集团").of("operatedBy") == {("深海采矿", "海岚集团")}


def test_the_plans_region_acts_where_a_clause_opens_with_the_partner(tmp_path: Path) -> None:
    text = "深化与东岚市产业链协作,联合临澜大学开发海洋药物。"
    policy = "临澜市科技创新规划"
    stated = state(tmp_path, text, Region="临澜市 东岚市", University="临澜大学", Policy=policy)
    assert stated.of("cooperatesWith") == {("临澜市", "东岚市"), ("临澜市", "临澜大学")}


def test_partners_of_a_park_are_not_those_of_the_region(tmp_path: Path) -> None:
    names = {"Region": "临澜市", "Park": "白鹭园", "University": "临澜大学", "Policy": "临澜市科技创新规划"}
    assert state(tmp_path, "推动白鹭园与临澜大学合作。", **names).of("cooperatesWith") == set()


def test_a_zones_plan_is_for_no_region_that_only_its_own_name_holds(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "皖江高新技术产业开发区创新发展规划\n一、目标\n皖江高新技术产业开发区加快发展。\n", encoding="utf-8"
    )
    claims = extract_file(path)
    assert [r for r in claims.relations if r.predicate is Predicate.APPLIES_TO] == []
