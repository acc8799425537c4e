"""Names that end in a telling word: where they begin, and what is none."""

import pytest

from loaders.extraction.names.blocks import names_in
from tests.loaders.extraction.names.naming import named


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("加快建设青岚湖传感器检测中心。", {"青岚湖传感器检测中心": "Platform"}),
        ("推动海蓝特种玻璃研究院、白鹤岭科技园落地。", {"海蓝特种玻璃研究院": "Institute", "白鹤岭科技园": "Park"}),
        ("支持临安师范学院与企业合作。", {"临安师范学院": "University"}),
        ("建设深海鱼类和珍稀贝类繁育中心。", {"深海鱼类和珍稀贝类繁育中心": "Platform"}),
        ("打造“湖光众创空间”。", {"湖光众创空间": "Platform"}),
        ("由青禾种业有限公司负责。", {"青禾种业有限公司": "Firm"}),
        ("组建磁材产业技术创新战略联盟。", {"磁材产业技术创新战略联盟": "Alliance"}),
        ("设立青岚种子投资基金。", {"青岚种子投资基金": "Fund"}),
    ],
)
def test_a_name_begins_after_the_verb_and_ends_with_its_head(sentence: str, names: dict[str, str]) -> None:
    assert named(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "建设国家重点实验室和市级众创空间。",
        "新建一批传感器检测中心、磁材研究院。",
        "建成省级以上企业技术中心12家。",
        "支持企业建设工程技术研究中心、院士专家工作站等创新平台。",
        "打造具有全国影响力的磁性材料创新中心。",
        "建设成为重要的轴承产业基地。",
        "争创国家农业高新技术产业示范区。",
        "加强科技园区管理。",
    ],
)
def test_kinds_numbers_goals_and_statuses_name_nothing(sentence: str) -> None:
    assert named(sentence) == {}


def test_lists_are_split_at_their_marks() -> None:
    assert set(named("建设磁材检测中心、青岚湖试验场和陶瓷样本数据库。")) == {
        "磁材检测中心",
        "青岚湖试验场",
        "陶瓷样本数据库",
    }


def test_a_body_before_its_laboratory_belongs_to_the_name() -> None:
    assert named("支持重庆大学桥梁及隧道工程实验室建设。") == {"重庆大学桥梁及隧道工程实验室": "Platform"}


def test_brackets_with_a_region_belong_to_the_name() -> None:
    assert named("融入东部(杭州)科学城建设。") == {"东部(杭州)科学城": "Park"}


def test_the_title_of_an_item_is_a_name_where_a_kind_in_a_sentence_is_none() -> None:
    text = "智能制造产业科创基地。打造产业高地。"
    assert named(text, title="智能制造产业科创基地") == {"智能制造产业科创基地": "Platform"}
    assert named(text) == {}


def test_only_a_proper_name_makes_a_name_of_an_everyday_head() -> None:
    assert named("支持宁波高新区发展。") == {"宁波高新区": "Park"}
    assert named("规划建设一个高新区。") == {}


@pytest.mark.parametrize(
    ("head", "subclass"),
    [("孵化器", "Incubator"), ("实验室", "Laboratory"), ("众创空间", "MakerSpace"), ("数据库", "Database")],
)
def test_the_head_tells_the_narrower_class(head: str, subclass: str) -> None:
    [name] = names_in(f"建设青岚湖磁材{head}。", region=None)
    assert name.subclass == subclass


@pytest.mark.parametrize("body", ["云江农技推广总站", "云江科协", "海岳科技", "云峰电子", "市质检所"])
@pytest.mark.parametrize("joint", ["和", "与", "及"])
def test_a_body_before_a_joint_is_no_part_of_the_next_name(body: str, joint: str) -> None:
    assert "茶叶质量检测中心" in named(f"依托{body}{joint}茶叶质量检测中心，开展服务。")
