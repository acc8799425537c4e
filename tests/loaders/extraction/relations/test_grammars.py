"""Each grammar on sentences of its own: what it reads and what it must not read."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_what_is_built_relies_on_what_it_is_built_upon(tmp_path: Path) -> None:
    text = "依托临澜大学、海岚集团等创新资源,建设海岚数据中心、潮汐实验室。"
    stated = state(tmp_path, text, University="临澜大学", Firm="海岚集团", Platform="海岚数据中心 潮汐实验室")
    assert stated.of("reliesOn") == {
        (built, relied) for built in ("海岚数据中心", "潮汐实验室") for relied in ("临澜大学", "海岚集团")
    }


def test_advantages_and_resources_are_not_relied_on(tmp_path: Path) -> None:
    text = "发挥临澜大学学科优势,汇聚海岚集团创新资源,建设潮汐实验室。"
    assert not state(tmp_path, text, University="临澜大学", Firm="海岚集团", Platform="潮汐实验室").relations


def test_a_founder_and_its_partner_build_jointly(tmp_path: Path) -> None:
    text = "依托海岚集团联合临澜大学成立海洋储能研究院。"
    stated = state(tmp_path, text, University="临澜大学", Firm="海岚集团", Institute="海洋储能研究院")
    assert stated.triples == {
        ("海洋储能研究院", "reliesOn", "海岚集团"),
        ("海洋储能研究院", "jointlyBuiltBy", "海岚集团"),
        ("海洋储能研究院", "jointlyBuiltBy", "临澜大学"),
    }


def test_both_sides_of_with_build_what_follows(tmp_path: Path) -> None:
    text = "推动临澜大学、东岚学院等高校与海岚集团共建新型显示创新中心。"
    stated = state(tmp_path, text, University="临澜大学 东岚学院", Firm="海岚集团", Platform="新型显示创新中心")
    assert {builder for _, builder in stated.of("jointlyBuiltBy")} == {"临澜大学", "东岚学院", "海岚集团"}


def test_a_region_is_no_builder(tmp_path: Path) -> None:
    assert not state(tmp_path, "联合北屿市打造潮汐实验室。", Region="北屿市", Platform="潮汐实验室").relations


def test_paired_lists_are_read_respectively(tmp_path: Path) -> None:
    text = "白鹭园、东岙园分别重点发展集成电路、生物医药。"
    stated = state(tmp_path, text, Park="白鹭园 东岙园")
    assert stated.of("focusesOn") == {("白鹭园", "集成电路"), ("东岙园", "生物医药")}


def test_a_note_names_who_is_in_charge_and_the_host(tmp_path: Path) -> None:
    text = "专栏1 重大平台\n1.潮汐实验室:建设潮汐能试验水槽。(牵头单位:市科技局)\n2.深海中心(依托单位:临澜大学)。"
    stated = state(tmp_path, text, Platform="潮汐实验室 深海中心", Agency="市科技局", University="临澜大学")
    assert ("潮汐实验室", "operatedBy", "市科技局") in stated.triples
    assert ("深海中心", "reliesOn", "临澜大学") in stated.triples


def test_the_leader_of_a_founding_operates_it(tmp_path: Path) -> None:
    text = "支持海岚集团牵头组建深海装备创新联盟,加快东岙园建设。"
    stated = state(tmp_path, text, Firm="海岚集团", Alliance="深海装备创新联盟", Park="东岙园")
    assert stated.triples == {("深海装备创新联盟", "operatedBy", "海岚集团")}


def test_towns_admitted_to_a_park_lie_in_it_and_parks_are_part_of_it(tmp_path: Path) -> None:
    text = "石浦镇、云帆街道全域纳入望潮科学城建设范围。将白鹭园纳入望潮科学城统一管理。"
    stated = state(tmp_path, text, Region="石浦镇 云帆街道", Park="望潮科学城 白鹭园")
    assert stated.of("locatedIn") == {("石浦镇", "望潮科学城"), ("云帆街道", "望潮科学城")}
    assert stated.of("partOf") == {("白鹭园", "望潮科学城")}


def test_a_core_institute_is_relied_on_and_a_core_park_is_a_part(tmp_path: Path) -> None:
    text = "海洋产业基地。以海洋研究院为创新研发核心。以白鹭园为核心,提升能级。"
    stated = state(tmp_path, text, Platform="海洋产业基地", Institute="海洋研究院", Park="白鹭园")
    assert stated.triples == {("海洋产业基地", "reliesOn", "海洋研究院"), ("白鹭园", "partOf", "海洋产业基地")}


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


def test_the_plans_region_cooperates_where_nobody_is_named(tmp_path: Path) -> None:
    text = "加强与北屿市、南洲县等地科技创新合作,深化与北屿市高校的合作。"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划", Region="临澜市 北屿市 南洲县")
    assert stated.of("cooperatesWith") == {("临澜市", "北屿市"), ("临澜市", "南洲县")}


def test_all_agencies_of_a_signature_issue_the_plan(tmp_path: Path) -> None:
    text = (
        "各镇人民政府:\n现将《临澜市科技创新规划》印发给你们,请认真执行。\n"
        "临澜市发展和改革局 临澜市科学技术局\n2022年6月7日\n\n一、总体要求\n\n加快创新。"
    )
    agencies = "临澜市发展和改革局 临澜市科学技术局"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划", Agency=agencies)
    assert {agency for _, agency in stated.of("issuedBy")} == set(agencies.split())


def test_a_title_names_its_issuers(tmp_path: Path) -> None:
    decision = "中共北屿市委北屿市人民政府关于加快科技创新的决定"
    text = f"根据《{decision}》,制定本规划。北屿市委、北屿市人民政府加强领导。"
    stated = state(tmp_path, text, Policy=f"临澜市科技创新规划 {decision}", Agency="北屿市委 北屿市人民政府")
    assert stated.of("issuedBy") == {(decision, "北屿市委"), (decision, "北屿市人民政府")}


def test_a_policy_merely_followed_closely_is_no_basis(tmp_path: Path) -> None:
    text = "紧扣《智慧城市规划》,推进数字治理。"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划 智慧城市规划")
    assert not stated.of("basedOn")


def test_a_task_note_names_who_leads_it_not_who_helps(tmp_path: Path) -> None:
    text = (
        "专栏1 重大平台\n1.潮汐实验室:建设试验水槽。〔牵头单位:市科技局;责任单位:市发改委,各区县〕\n"
        "2.深海中心:开展观测。(责任部门:市发改委、市工信局)\n\n加快建设白鹭园。〔牵头单位:市科技局〕"
    )
    stated = state(tmp_path, text, Platform="潮汐实验室 深海中心", Agency="市科技局 市发改委 市工信局", Park="白鹭园")
    assert stated.of("operatedBy") == {
        ("潮汐实验室", "市科技局"),
        ("深海中心", "市发改委"),
        ("深海中心", "市工信局"),
    }


def test_what_a_body_leads_or_is_in_charge_of_may_follow_the_verb(tmp_path: Path) -> None:
    text = "推动由海岚集团牵头的深海联盟建设。由市科技局会同市发改委负责蓝鲸行动的组织协调。"
    stated = state(tmp_path, text, Firm="海岚集团", Alliance="深海联盟", Agency="市科技局 市发改委", Program="蓝鲸行动")
    assert stated.of("operatedBy") == {
        ("深海联盟", "海岚集团"),
        ("蓝鲸行动", "市科技局"),
        ("蓝鲸行动", "市发改委"),
    }


def test_what_stands_before_relies_on_what_it_is_built_upon(tmp_path: Path) -> None:
    text = "潮汐实验室依托临澜大学建设,主要开展潮汐能转换、海缆监测等技术研究。深海中心(依托海洋研究院)。"
    stated = state(tmp_path, text, Platform="潮汐实验室 深海中心", University="临澜大学", Institute="海洋研究院")
    assert stated.of("reliesOn") == {("潮汐实验室", "临澜大学"), ("深海中心", "海洋研究院")}
    assert stated.of("focusesOn") == {("潮汐实验室", "潮汐能转换"), ("潮汐实验室", "海缆监测")}


def test_builders_before_the_thing_that_they_build(tmp_path: Path) -> None:
    text = "推进海岚集团与海洋研究院共建的潮汐实验室建设。"
    stated = state(tmp_path, text, Firm="海岚集团", Institute="海洋研究院", Platform="潮汐实验室")
    assert stated.of("jointlyBuiltBy") == {("潮汐实验室", "海岚集团"), ("潮汐实验室", "海洋研究院")}


def test_core_and_wings_are_parts_of_the_whole_that_follows_or_opens(tmp_path: Path) -> None:
    names = {"Park": "望潮科学城 白鹭园 东岙园 海创走廊"}
    parts = {(part, "海创走廊") for part in ("望潮科学城", "白鹭园", "东岙园")}
    for text in (
        "形成以望潮科学城为核心、白鹭园和东岙园为两翼的海创走廊。",
        "海创走廊形成以望潮科学城为核心、白鹭园和东岙园为两翼的发展格局。",
        "海创走廊“一廊三区”包括望潮科学城、白鹭园、东岙园。",
    ):
        assert state(tmp_path, text, **names).of("partOf") == parts


def test_seats_and_building_sites_are_places(tmp_path: Path) -> None:
    text = "深海中心总部设在白鹭园。潮汐实验室布局建设于东岙园。围绕白鹭园布局建设海岚数据中心。"
    stated = state(tmp_path, text, Platform="深海中心 潮汐实验室 海岚数据中心", Park="白鹭园 东岙园")
    assert stated.of("locatedIn") == {
        ("深海中心", "白鹭园"),
        ("潮汐实验室", "东岙园"),
        ("海岚数据中心", "白鹭园"),
    }


def test_a_tenant_of_a_platform_lies_in_no_place(tmp_path: Path) -> None:
    assert not state(tmp_path, "海岚集团入驻启明孵化器。", Firm="海岚集团", Platform="启明孵化器").relations


def test_leaders_may_be_parted_from_their_cluster(tmp_path: Path) -> None:
    text = "培育以海岚集团、星岚科技为龙头,中小企业协同发展的新型显示产业集群。"
    stated = state(tmp_path, text, Firm="海岚集团 星岚科技")
    assert stated.of("leadsIndustry") == {("海岚集团", "新型显示"), ("星岚科技", "新型显示")}


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


def test_a_quoted_policy_is_for_the_region_before_it(tmp_path: Path) -> None:
    text = "落实北屿市“成果转化十八条”,深化改革。"
    stated = state(tmp_path, text, Policy="成果转化十八条", Region="北屿市")
    assert ("成果转化十八条", "北屿市") in stated.of("appliesTo")


def test_builders_need_no_word_for_their_class(tmp_path: Path) -> None:
    text = "支持海岚集团、临澜大学共建潮汐实验室。"
    stated = state(tmp_path, text, Firm="海岚集团", University="临澜大学", Platform="潮汐实验室")
    assert stated.of("jointlyBuiltBy") == {("潮汐实验室", "海岚集团"), ("潮汐实验室", "临澜大学")}


def test_who_is_relied_on_builds_with_the_partner_of_the_next_clause(tmp_path: Path) -> None:
    text = "依托海岚集团等单位,联合临澜大学共建潮汐实验室。"
    stated = state(tmp_path, text, Firm="海岚集团", University="临澜大学", Platform="潮汐实验室")
    assert stated.triples == {
        ("潮汐实验室", "reliesOn", "海岚集团"),
        ("潮汐实验室", "jointlyBuiltBy", "海岚集团"),
        ("潮汐实验室", "jointlyBuiltBy", "临澜大学"),
    }


def test_heads_of_a_cluster_lead_its_industry(tmp_path: Path) -> None:
    text = "以海岚集团、星岚科技为龙头,打造海洋装备产业集群。依托海岚集团等龙头企业,培育壮大智能船舶产业。"
    stated = state(tmp_path, text, Firm="海岚集团 星岚科技")
    assert stated.of("leadsIndustry") == {
        ("海岚集团", "海洋装备产业"),
        ("星岚科技", "海洋装备产业"),
        ("海岚集团", "智能船舶产业"),
    }


def test_a_fund_set_up_before_is_what_is_run(tmp_path: Path) -> None:
    text = "设立规模20亿元的海智基金,首期5亿元,由海岚集团管理。"
    assert state(tmp_path, text, Fund="海智基金", Firm="海岚集团").of("operatedBy") == {("海智基金", "海岚集团")}


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


def test_who_founds_and_runs_a_fund_operates_it(tmp_path: Path) -> None:
    text = "设立海智基金,总规模50亿元,由海岚集团发起设立并负责管理。"
    assert state(tmp_path, text, Fund="海智基金", Firm="海岚集团").of("operatedBy") == {("海智基金", "海岚集团")}


def test_a_task_is_not_run_by_those_responsible_for_it(tmp_path: Path) -> None:
    text = "专栏1 任务\n1.加快建设白鹭园:完善配套。(责任单位:市科技局、市发改委)"
    assert not state(tmp_path, text, Park="白鹭园", Agency="市科技局 市发改委").of("operatedBy")


def test_partners_that_are_won_build_what_the_next_clause_names(tmp_path: Path) -> None:
    names = {"University": "清北大学", "Institute": "中科海工所", "Platform": "潮汐实验室"}
    text = "引进清北大学、中科海工所等院所,共建潮汐实验室。"
    assert state(tmp_path, text, **names).of("jointlyBuiltBy") == {
        ("潮汐实验室", "清北大学"),
        ("潮汐实验室", "中科海工所"),
    }
    text = "与清北大学签订框架协议,共建潮汐实验室。"
    assert state(tmp_path, text, **names).of("jointlyBuiltBy") == {("潮汐实验室", "清北大学")}


def test_one_body_that_works_with_another_cooperates(tmp_path: Path) -> None:
    text = "鼓励海岚集团联合临澜大学开展技术攻关。"
    stated = state(tmp_path, text, Firm="海岚集团", University="临澜大学")
    assert stated.triples == {("海岚集团", "cooperatesWith", "临澜大学")}


def test_a_part_of_a_place_without_a_name_is_the_place(tmp_path: Path) -> None:
    text = "白鹭园规划面积5平方公里,位于滨海高新区北部。深海中心落地白鹭园并投入运营。"
    stated = state(tmp_path, text, Park="白鹭园 滨海高新区", Platform="深海中心")
    assert stated.of("locatedIn") == {("白鹭园", "滨海高新区"), ("深海中心", "白鹭园")}


def test_programs_that_a_program_includes_are_its_parts(tmp_path: Path) -> None:
    text = "蓝鲸行动包括海智工程、深蓝计划。"
    stated = state(tmp_path, text, Program="蓝鲸行动 海智工程 深蓝计划")
    assert stated.of("partOf") == {("海智工程", "蓝鲸行动"), ("深蓝计划", "蓝鲸行动")}


def test_operators_are_read_in_other_words(tmp_path: Path) -> None:
    text = "启明孵化器由星岚科技投资建设并运营。东屿孵化器运营主体为海岚集团。市科技局统筹负责蓝鲸行动。"
    stated = state(
        tmp_path,
        f"加快孵化。{text}",
        Platform="启明孵化器 东屿孵化器",
        Firm="星岚科技 海岚集团",
        Agency="市科技局",
        Program="蓝鲸行动",
    )
    assert stated.of("operatedBy") == {
        ("启明孵化器", "星岚科技"),
        ("东屿孵化器", "海岚集团"),
        ("蓝鲸行动", "市科技局"),
    }


def test_an_industry_before_its_leaders(tmp_path: Path) -> None:
    text = "海洋装备产业重点依托海岚集团等骨干企业。新型显示产业以星岚科技为龙头企业。"
    stated = state(tmp_path, text, Firm="海岚集团 星岚科技")
    assert stated.of("leadsIndustry") == {("海岚集团", "海洋装备产业"), ("星岚科技", "新型显示产业")}


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


def test_a_title_names_the_plans_own_issuers_in_full(tmp_path: Path) -> None:
    decision = "中共临澜市委临澜市人民政府关于加快科技创新的决定"
    text = f"根据《{decision}》,制定本规划。市委加强领导。"
    stated = state(
        tmp_path,
        text,
        Policy=f"临澜市科技创新规划 {decision}",
        Agency="市委 临澜市人民政府",
        Region="临澜市",
    )
    assert stated.of("issuedBy") == {(decision, "市委"), (decision, "临澜市人民政府")}


def test_disciplines_that_an_institute_is_helped_to_develop_are_its_fields(tmp_path: Path) -> None:
    text = "全市加快布局。支持海洋研究院发展海洋声学、深海材料等优势学科,建设平台。"
    stated = state(tmp_path, text, Institute="海洋研究院")
    assert stated.of("focusesOn") == {("海洋研究院", "海洋声学"), ("海洋研究院", "深海材料")}


def test_regions_that_a_list_calls_regions_are_partners(tmp_path: Path) -> None:
    text = "支持开展与北屿市、南洲县等科技发达地区孵化器合作。"
    stated = state(tmp_path, text, Policy="临澜市科技创新规划", Region="临澜市 北屿市 南洲县")
    assert stated.of("cooperatesWith") == {("临澜市", "北屿市"), ("临澜市", "南洲县")}


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
