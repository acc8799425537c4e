"""X operatedBy Y."""

from pathlib import Path

from tests.loaders.extraction.relations.stated import state


def test_a_note_names_who_is_in_charge_and_the_host(tmp_path: Path) -> None:
    text = "专栏1 重大平台\n1.潮汐实验室:建设潮汐能试验水槽。(牵头单位:市科技局)\n2.深海中心(依托单位:临澜大学)。"
    stated = state(tmp_path, text, Platform="潮汐实验室 深海中心", Agency="市科技局", University="临澜大学")
    assert ("潮汐实验室", "operatedBy", "市科技局") in stated.triples
    assert ("深海中心", "reliesOn", "临澜大学") in stated.triples


def test_the_leader_of_a_founding_operates_it(tmp_path: Path) -> None:
    text = "支持海岚集团牵头组建深海装备创新联盟,加快东岙园建设。"
    stated = state(tmp_path, text, Firm="海岚集团", Alliance="深海装备创新联盟", Park="东岙园")
    assert stated.triples == {("深海装备创新联盟", "operatedBy", "海岚集团")}


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


def test_a_fund_set_up_before_is_what_is_run(tmp_path: Path) -> None:
    text = "设立规模20亿元的海智基金,首期5亿元,由海岚集团管理。"
    assert state(tmp_path, text, Fund="海智基金", Firm="海岚集团").of("operatedBy") == {("海智基金", "海岚集团")}


def test_who_founds_and_runs_a_fund_operates_it(tmp_path: Path) -> None:
    text = "设立海智基金,总规模50亿元,由海岚集团发起设立并负责管理。"
    assert state(tmp_path, text, Fund="海智基金", Firm="海岚集团").of("operatedBy") == {("海智基金", "海岚集团")}


def test_a_task_is_not_run_by_those_responsible_for_it(tmp_path: Path) -> None:
    text = "专栏1 任务\n1.加快建设白鹭园:完善配套。(责任单位:市科技局、市发改委)"
    assert not state(tmp_path, text, Park="白鹭园", Agency="市科技局 市发改委").of("operatedBy")


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


def test_duties_may_stand_in_square_brackets(tmp_path: Path) -> None:
    text = "专栏1 平台\n1.潮汐实验室:建设试验水槽。【牵头单位:市科技局】"
    stated = state(tmp_path, text, Platform="潮汐实验室", Agency="市科技局")
    assert stated.of("operatedBy") == {("潮汐实验室", "市科技局")}


def test_who_leads_and_who_runs_both_operate(tmp_path: Path) -> None:
    text = "建设潮汐实验室,由市科技局牵头,海岚集团负责运营。"
    stated = state(tmp_path, text, Platform="潮汐实验室", Agency="市科技局", Firm="海岚集团")
    assert stated.of("operatedBy") == {("潮汐实验室", "市科技局"), ("潮汐实验室", "海岚集团")}


def test_what_a_task_names_last_is_run(tmp_path: Path) -> None:
    text = "一、任务\n（一）金融助链行动。设立发展基金,其中海智基金规模6亿元,由海岚集团负责管理。"
    stated = state(tmp_path, text, Program="金融助链行动", Fund="海智基金", Firm="海岚集团")
    assert stated.of("operatedBy") == {("海智基金", "海岚集团")}
