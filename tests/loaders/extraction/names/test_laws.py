"""What holds for every text, also for those that no one would write."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.entities import extract_entities
from loaders.extraction.names.blocks import names_in
from loaders.extraction.names.tokens import tokenise
from tests.loaders.extraction.names.naming import reading_of

WORDS = (
    *(
        "建设",
        "推动",
        "依托",
        "青岚",
        "湖光",
        "科技园",
        "研究院",
        "检测中心",
        "实验室",
        "和",
        "与",
        "、",
        ",",
        "。",
        "等",
    ),
    *("企业", "宁波市", "上海", "“", "”", "《", "》", "(", ")", "规划", "计划", "实施", "一批", "3家", "的", "国家级"),
    *("公司", "市科技局", "\n", "区", "镇", "大学", "基金", "联盟", "A", "5", "等地", "合作", "由", "负责", "工业园区"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)


@given(TEXTS)
def test_tokens_cover_the_text_without_gaps(text: str) -> None:
    tokens = tokenise(text)
    assert "".join(text[token.start : token.end] for token in tokens) == text
    assert all(left.end == right.start for left, right in pairwise(tokens))


@given(TEXTS)
def test_names_do_not_overlap_and_are_not_empty(text: str) -> None:
    names = names_in(text, region=None)
    assert all(name.start < name.end for name in names)
    assert all(left.end <= right.start for left, right in pairwise(names))


@given(TEXTS.filter(lambda text: text.strip() != ""))
def test_every_mention_is_a_name_of_its_entity_and_keys_are_unique(text: str) -> None:
    reading = reading_of(text)
    entities = extract_entities(reading)
    assert len({entity.key for entity in entities}) == len(entities)
    for entity in entities:
        assert entity.mentions
        assert {span.of(reading.document.text) for span in entity.mentions} <= set(entity.names)


@given(TEXTS.filter(lambda text: text.strip() != ""))
def test_extraction_is_a_function_of_the_text(text: str) -> None:
    assert extract_entities(reading_of(text)) == extract_entities(reading_of(text))
