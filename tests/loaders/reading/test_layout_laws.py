"""Laws of every layout."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.cleaning import clean
from loaders.reading.layout import Layout, lay_out
from tests.growth import grows_with_size
from tests.loaders.reading.blocks import LONG

lines = st.sampled_from(
    [
        "一、总则",
        "（一）思路",
        "1.平台。建设云江实验室。",
        "专栏1 平台",
        "序号",
        "指标",
        "12",
        "|",
        "\t3",
        LONG,
        "目录",
        "",
        "注：说明",
        "名词解释",
    ]
)


def is_sound(layout: Layout) -> bool:
    end = 0
    for block in layout.blocks:
        if block.start < end or layout.clean.text[block.start : block.end] != block.text or not block.text:
            return False
        if not 0 <= block.body <= len(block.text):
            return False
        end = block.end
    covered = "".join(block.text for block in layout.blocks)
    return covered.replace("\n", "").replace(" ", "") == layout.clean.text.replace("\n", "").replace(" ", "")


@given(st.lists(lines, max_size=25).map("\n".join))
def test_blocks_are_in_order_and_lose_nothing(text: str) -> None:
    assert is_sound(lay_out(clean(text)))


@given(st.text(max_size=300))
def test_any_text_has_a_layout(text: str) -> None:
    assert is_sound(lay_out(clean(text)))


def test_the_time_grows_with_the_length() -> None:
    def read(count: int) -> None:
        lay_out(clean(f"一、平台\n{LONG}\n专栏1 平台\n1.实验室：{LONG}\n指标\n1\n2\n" * count))

    assert grows_with_size(read, 200, 1_000)
