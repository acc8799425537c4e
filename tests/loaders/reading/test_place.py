"""Places that no gazetteer has, by the titles of their plans."""

import pytest

from loaders.reading.place import place_of, unlisted_place
from ontology import regions
from ontology.regions import Region


@pytest.mark.parametrize(
    ("title", "full", "names"),
    [
        ("云江区科技创新“十四五”规划", "云江区", ("云江区", "云江")),
        (
            "澜州市云江区人民政府关于印发云江区科技创新规划的通知",
            "澜州市云江区",
            ("澜州市云江区", "云江区", "云江"),
        ),
        ("宁波市云江区“十四五”规划", "宁波市云江区", ("宁波市云江区", "云江区", "云江")),
        ("岚城市科技创新规划", "岚城市", ("岚城市", "岚城")),
        ("关于促进青岚县科技创新的若干措施", "青岚县", ("青岚县", "青岚")),
        ("中共澜州市委关于加强创新的意见", "澜州市", ("澜州市", "澜州")),
        ("澜州市南山区科技规划", "澜州市南山区", ("澜州市南山区", "南山区", "南山")),
    ],
)
def test_an_unlisted_division_is_known_from_a_title(title: str, full: str, names: tuple[str, ...]) -> None:
    place = unlisted_place(title)
    assert place is not None
    assert (place.full_name, place.names) == (full, names)


@pytest.mark.parametrize(
    "title",
    [
        "重庆市江津区“十四五”科技创新规划",
        "恩施州科技创新规划",
        "鼓楼区科技创新规划",
        "合作市科技创新规划",
        "自治区“十四五”科技创新规划",
        "生态保护区科技创新规划",
        "三峡库区科技创新规划",
        "广州开发区管委会关于促进创新的意见",
        "广州市黄埔区、广州开发区科技创新规划",
        "内蒙古鄂温克旗科技创新规划",
        "建设科技强市三年工作方案",
        "成都市高新区产业规划",
        "云江新区科技创新规划",
        "粤港澳大湾区科技创新规划",
        "关于支持革命老区创新的意见",
        "智慧城市建设规划",
        "关于加快推进全市科技创新的意见",
        "",
    ],
)
def test_listed_divisions_zones_and_slogans_are_no_unlisted_place(title: str) -> None:
    assert unlisted_place(title) is None


def test_the_issuer_tells_what_lies_around_the_place_of_the_title() -> None:
    place = place_of(["云江区科技创新规划", "", "澜州市云江区人民政府"])
    assert place is not None
    assert place.full_name == "澜州市云江区"
    assert [place.meaning(index) for index in (0, 1)] == ["澜州市", "澜州市云江区"]


def test_a_listed_city_around_the_place_keeps_its_code() -> None:
    place = unlisted_place("宁波市云江区科技创新规划")
    assert place is not None
    assert place.meaning(0) == "330200"
    assert place.unlisted_names == ("宁波市云江区", "云江区", "云江")


def test_no_listed_division_is_taken_for_an_unlisted_place() -> None:
    every = [division for code in range(11, 83) for division in _within(f"{code}0000")]
    assert len(every) > 3000
    names = {name for each in every for name in (each.name, each.usual_name, regions.full_name(each.code))}
    assert [name for name in names if unlisted_place(f"{name}科技创新“十四五”规划") is not None] == []


def _within(code: str) -> list[Region]:
    here = regions.region(code)
    below = [inner for child in regions.children(code) for inner in _within(child.code)]
    return [*([here] if here is not None else []), *below]
