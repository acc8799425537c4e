"""Figures of sentences with their indicators, years and bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.sentences import read_sentences
from tests.growth import grows_with_size


def read(text: str) -> list[tuple[str, str, str]]:
    return [(s.name, str(s.value), s.unit) for s in read_sentences(text)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("甲企业由68家增至253家。", [("甲企业", "68", "家"), ("甲企业", "253", "家")]),
        (
            "收入达9亿元，占比12%，提高3个百分点。",
            [("收入", "9", "亿元"), ("收入占比", "12", "%"), ("收入占比提高", "3", "个百分点")],
        ),
        ("投入年均增长12%以上，强度达到2.7%。", [("投入年均增长", "12", "%"), ("投入强度", "2.7", "%")]),
        ("培育100名以上企业家，组建20名导师。", [("企业家", "100", "名"), ("导师", "20", "名")]),
        ("与42家高校、科研院所开展合作。", [("高校、科研院所", "42", "家")]),
        ("联合临澜大学等12家单位组建联盟。", []),
        ("培育海岚集团等12家国家高新技术企业。", [("国家高新技术企业", "12", "家")]),
        ("与30个国家和地区开展合作。", []),
        ("年均服务企业不足20家。", [("年均服务企业", "20", "家")]),
        ("给予奖励，单个企业最高500万元。", []),
        ("企业累计达到【120】家，培育平台【3】个以上。", [("企业", "120", "家"), ("平台", "3", "个")]),
        ("支持20家初创企业免息贷款720万元。", [("支持初创企业", "20", "家"), ("免息贷款", "720", "万元")]),
        (
            "平台86个（其中国家级3个、省级21个）、站点5个。",
            [("平台", "86", "个"), ("国家级平台", "3", "个"), ("省级平台", "21", "个"), ("站点", "5", "个")],
        ),
        (
            "甲、乙分别占全市的0.82%、0.64%，占全区的0.3%、1.5%。",
            [("甲占全市", "0.82", "%"), ("乙占全市", "0.64", "%"), ("甲占全区", "0.3", "%"), ("乙占全区", "1.5", "%")],
        ),
        ("企业数量翻番，达到1000家。", [("企业数量", "1000", "家")]),
        ("培育营业收入超10亿元的企业20家。", [("营业收入超10亿元的企业", "20", "家")]),
        ("标准和规范各5项以上。", [("标准和规范", "5", "项")]),
        ("一批创新中心，到2020年总量达50个。", [("创新中心总量", "50", "个")]),
        (
            "获得新技术30项以上其中关键技术5项以上形成新产品9个。",
            [("新技术", "30", "项"), ("关键技术", "5", "项"), ("新产品", "9", "个")],
        ),
        (
            "建设5家研究院、4家实验室和3个工作站。",
            [("研究院", "5", "家"), ("实验室", "4", "家"), ("工作站", "3", "个")],
        ),
    ],
)
def test_figures_get_the_indicator_that_the_sentence_means(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "以现代中药、页岩气和新材料3个在全国有影响的产业集群为代表。",
        "鼓励研发投入强度超过5%的企业做大做强。",
        "对新认定企业给予20万元奖励。",
        "每年从销售收入中提取3%—5%作为准备金。",
        "选择1-2个村开展示范。",
        "会同19个部门印发。",
        "为全市平均水平的2倍。",
    ],
)
def test_counts_conditions_and_rules_are_no_indicators(text: str) -> None:
    assert read(text) == []


def test_a_from_to_has_the_years_that_it_names() -> None:
    first, second = read_sentences("人员由2010年的5万人增加到2015年的9万人。")
    assert (first.year, second.year) == (2010, 2015)


def test_a_from_to_without_years_marks_the_earlier_value() -> None:
    first, second = read_sentences("企业由5家增加到9家。")
    assert (first.earlier, second.earlier) == (True, False)


def test_listed_years_are_distributed() -> None:
    found = read_sentences("2021年、2022年研发强度分别达到2.1%、2.3%。")
    assert [s.year for s in found] == [2021, 2022]


def test_a_year_counts_for_its_sentence_only() -> None:
    assert [s.year for s in read_sentences("到2025年，甲达到5家。乙达到6家。")] == [2025, None]


def test_a_range_after_its_name_is_two_bounds() -> None:
    assert [(str(s.value), s.comparator.value) for s in read_sentences("基地4-5家。")] == [("4", ">="), ("5", "<=")]


def test_a_figure_before_the_thing_that_it_describes_says_what_it_is_about() -> None:
    statements = list(read_sentences("建成占地30亩、投资2亿元的星河软件园。"))
    assert [(s.name, s.about) for s in statements] == [("占地", "星河软件园"), ("投资", "星河软件园")]


@given(st.text(alphabet="甲乙企业平台达到由增至其中的、，。（）(“”分别各和2025年比3家%个亿元", max_size=90))
def test_any_text_gives_statements_inside_it(text: str) -> None:
    for statement in read_sentences(text):
        assert 0 <= statement.start < statement.end <= len(text)
        assert statement.name


def test_full_width_digits_and_years_in_chinese_are_read() -> None:
    assert [
        (s.year, str(s.value)) for s in read_sentences("到２０３０年，强度达到３．５％。到二〇三五年，强度达到5%。")
    ] == [
        (2030, "3.5"),
        (2035, "5"),
    ]


def test_a_part_after_a_semicolon_goes_on_about_the_indicator() -> None:
    text = "到2023年，合同成交额达到30亿元，年均增长20%；到2025年，达到45亿元。"
    assert [(s.name, s.year, str(s.value)) for s in read_sentences(text)] == [
        ("合同成交额", 2023, "30"),
        ("合同成交额年均增长", 2023, "20"),
        ("合同成交额", 2025, "45"),
    ]


def test_a_multiple_of_another_figure_is_none() -> None:
    assert not list(read_sentences("企业数量达到“十三五”末的2倍，翻一番。"))


def test_what_is_doubled_against_a_year_is_the_indicator_of_the_value() -> None:
    assert [s.name for s in read_sentences("高新技术企业数量比2020年翻一番，达到2000家。")] == ["高新技术企业数量"]


def test_years_that_are_only_compared_with_cost_no_more_than_their_number() -> None:
    def read(repeats: int) -> None:
        assert len(list(read_sentences("企业达到12家，比2020年增长3%，" * repeats))) == 2 * repeats

    assert grows_with_size(read, 1_000, 5_000)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("综合创新水平指数达67%。", "综合创新水平指数"),
        ("研发经费年均增速10%，占生产总值比重3%。", "研发经费占生产总值比重"),
        ("建成高校12所。", "高校"),
    ],
)
def test_the_last_figure_has_its_whole_name(text: str, name: str) -> None:
    assert list(read_sentences(text))[-1].name == name


def test_the_number_of_an_institute_counts_nothing() -> None:
    assert not list(read_sentences("支持中电科20所、兵器204所与企业合作。"))


def test_a_bare_level_shares_the_noun_of_the_next_figure() -> None:
    assert [(s.name, str(s.value)) for s in read_sentences("建成3个国家级、10个省级产业创新平台。")] == [
        ("国家级产业创新平台", "3"),
        ("省级产业创新平台", "10"),
    ]


def test_the_most_that_is_granted_is_no_indicator() -> None:
    assert not list(read_sentences("给予补助，最高不超过100万元。"))
