"""Names are found in pinyin, by initials, by sound and with a slip."""

import pytest

from graph.answers import Match, Thing
from graph.search import Indexed, SearchIndex

NAMES = ("云湖科创小镇", "云湖大学", "重庆重点实验室", "江川ABB技术中心", "团结湖产业园")


@pytest.fixture
def index() -> SearchIndex:
    return SearchIndex(
        Indexed(
            Thing(id=f"t{number}", iri=f"http://a.example/t{number}", label=name, type="Park"), frozenset(), (name,)
        )
        for number, name in enumerate(NAMES)
    )


@pytest.mark.parametrize(
    ("text", "name", "match"),
    [
        ("yunhukechuang", "云湖科创小镇", Match.PINYIN),
        ("kechuang", "云湖科创小镇", Match.PINYIN),
        ("KeChuang", "云湖科创小镇", Match.PINYIN),
        ("xiao zhen", "云湖科创小镇", Match.PINYIN),
        ("chongqingzhongdian", "重庆重点实验室", Match.PINYIN),
        ("yhkc", "云湖科创小镇", Match.INITIALS),
        ("cqzd", "重庆重点实验室", Match.INITIALS),
        ("abb", "江川ABB技术中心", Match.PART),
        ("云胡科创", "云湖科创小镇", Match.SOUND),
        ("团洁湖产业园", "团结湖产业园", Match.SOUND),
        ("云溪科创小镇", "云湖科创小镇", Match.SIMILAR),
        ("团结产业园", "团结湖产业园", Match.SIMILAR),
        ("团结湖新产业园", "团结湖产业园", Match.SIMILAR),
    ],
)
def test_a_name_is_found_first_and_says_how(index: SearchIndex, text: str, name: str, match: Match) -> None:
    first = index.find(text).items[0]

    assert (first.name, first.match) == (name, match)


@pytest.mark.parametrize("text", ["hukechuangxiaozhenx", "uhu", "天南海北", "云", "zz"])
def test_what_is_too_far_off_is_not_found(index: SearchIndex, text: str) -> None:
    found = index.find(text).items

    assert all(hit.match in (Match.START, Match.PART) for hit in found)


def test_what_holds_the_text_goes_before_what_sounds_like_it() -> None:
    names = ("云胡大厦", "云湖大厦")
    index = SearchIndex(
        Indexed(Thing(id=name, iri=name, label=name, type="Park"), frozenset(), (name,)) for name in names
    )

    assert [hit.thing.label for hit in index.find("云湖").items] == ["云湖大厦", "云胡大厦"]


@pytest.mark.parametrize(
    "text", ['"', "*", "a OR b", "NEAR(a b)", "x" * 10_000, "'; DROP TABLE name; --", "\x00", "％_"]
)
def test_no_text_is_a_query_to_the_engine(index: SearchIndex, text: str) -> None:
    index.find(text)

    assert index.find("云湖大学").items[0].thing.label == "云湖大学"
