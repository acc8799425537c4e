from hypothesis import given
from hypothesis import strategies as st

from graph.fields.kinship import Kinship

_STEMS = st.lists(st.text(alphabet="石墨烯触摸屏传感器车载薄", min_size=1, max_size=10), max_size=8, unique=True)


@given(_STEMS, st.text(alphabet="石墨烯触摸屏传感器车载薄", min_size=1, max_size=10))
def test_kin_share_the_word_that_is_told(stems: list[str], asked: str) -> None:
    found = Kinship({stem: [stem] for stem in stems}).kin(asked)
    assert asked not in found
    for other, word in found.items():
        assert len(word) >= 3
        assert word in other
        assert word in asked


def test_general_words_make_no_kin() -> None:
    assert Kinship({"柑橘关键技术研发": ["a"]}).kin("芯片关键技术研发") == {}


def test_what_very_many_names_have_makes_no_kin() -> None:
    assert (
        Kinship({f"石墨烯{chr(0x4E00 + number)}{chr(0x5E00 + number)}": [] for number in range(20)}).kin("石墨烯") == {}
    )
