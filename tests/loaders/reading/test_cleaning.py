"""Clean text and the offsets that lead back."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.cleaning import clean
from ontology.provenance import Span

characters = st.text(
    alphabet=st.sampled_from("云江市科技创新平台一二（）()1239、.。；：\n\r\t| 　\xa0\u200b—-专栏表%第页共*#"),
    max_size=300,
)


@given(characters | st.text(max_size=200))
def test_every_clean_character_is_the_source_character_at_its_offset(text: str) -> None:
    cleaned = clean(text)
    offsets = list(cleaned.offsets)
    assert len(offsets) == len(cleaned.text)
    assert all(left < right for left, right in pairwise(offsets))
    for char, offset in zip(cleaned.text, offsets, strict=True):
        # The two exceptions: a blank for white space of any kind, a line feed for what parts lines and cells.
        assert char == text[offset] or (char == " " and text[offset].isspace()) or char == "\n"


@given(characters)
def test_nothing_but_furniture_is_dropped(text: str) -> None:
    kept = [char for char in text if "\u4e00" <= char <= "\u9fff" and char not in "第页共"]
    assert [char for char in clean(text).text if "\u4e00" <= char <= "\u9fff" and char not in "第页共"] == kept


@given(characters)
def test_lines_cover_the_clean_text(text: str) -> None:
    cleaned = clean(text)
    assert "\n".join(cleaned.text[line.start : line.end] for line in cleaned.lines) == cleaned.text


def test_a_span_leads_back_over_what_was_dropped() -> None:
    text = "云江  \u200b实验室"
    cleaned = clean(text)
    start = cleaned.text.index("实验室")
    assert cleaned.source(start, start + 3).of(text) == "实验室"
    assert cleaned.source(0, len(cleaned.text)) == Span(0, len(text))
    assert cleaned.position(text.index("实")) == start


def test_blank_lines_indents_and_trailing_blanks_go() -> None:
    assert clean("\u3000\u3000一、总则 \xa0\r\n\r\n \r\n  正文。").text == "一、总则\n正文。"


def test_page_marks_of_a_sharing_site_are_taken_out_of_sentences() -> None:
    pages = [
        "1、" + "云江市支持企业创新发展，" * 12 + "主",
        "2、要目标明确，" + "推动平台建设，" * 20 + "协",
        "3、同创新。",
    ]
    cleaned = clean("\n".join(pages)).text
    assert "主要目标明确" in cleaned
    assert "协同创新。" in cleaned
    assert "2、" not in cleaned


def test_a_numbered_list_is_no_run_of_pages() -> None:
    text = "1、" + "建设云江实验室。" * 20 + "\n2、" + "建设云江科技馆。" * 20 + "\n3、引进人才。"
    assert clean(text).text == text


def test_page_numbers_on_their_own_lines_go_and_the_sentence_goes_on() -> None:
    text = "推动云江科学城与高校院所共建创新平台，加快\n\n— 5 —\n\n科技成果转化。\n- 6 -\n第 7 页 共 9 页\n二、任务"
    assert clean(text).text == "推动云江科学城与高校院所共建创新平台，加快科技成果转化。\n二、任务"


def test_a_text_of_fixed_width_becomes_paragraphs_again() -> None:
    sentence = (
        "云江市坚持创新在现代化建设全局中的核心地位，加快建设云江科学城，推动高校与企业共建实验室，打造创新高地。"
    )
    paragraphs = ["一、总体思路", sentence * 3, "二、重点任务", sentence * 4]
    lines = [part[i : i + 30] for part in paragraphs for i in range(0, len(part), 30)]
    assert clean("\n".join(lines)).text == "\n".join(paragraphs)


def test_cells_become_lines_and_broken_cells_whole() -> None:
    text = "\t序号\n\t指标名称\n\t2020年\n\n现状值\n\t指标\n\n属性\n\n\t1\n\t技术合同成交额\n（亿元）\n\t3.5\n"
    assert clean(text).text == "序号\n指标名称\n2020年现状值\n指标属性\n1\n技术合同成交额（亿元）\n3.5"


def test_rows_with_bars_become_cells() -> None:
    text = "| 指标 | 2025年 |\n|---|---|\n| 高新技术企业（家） | 300 |"
    cleaned = clean(text)
    assert cleaned.text == "指标\n2025年\n高新技术企业（家）\n300"
    assert all(line.closes for line in cleaned.lines)


def test_markdown_marks_go() -> None:
    assert clean("## 二、**重点**任务").text == "二、重点任务"
