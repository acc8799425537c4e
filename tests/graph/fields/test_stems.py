import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.fields.field_book import Field, FieldBook
from graph.fields.stems import below, holds, stem

_NAMES = st.text(alphabet="中医药新材料汽车装备现代先进产业链集群工制造", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("现代中医药产业", "中医药"),
        ("先进钢铁产业链", "钢铁"),
        ("装备制造业", "装备制造"),
        ("特色种业", "种业"),
        ("农产品加工业", "农产品加工"),
        ("高端装备", "高端装备"),
        ("战略性新兴产业", "战略性新兴"),
        ("信息产业", "信息"),
    ],
)
def test_the_stem_is_what_tells_an_industry_apart(name: str, expected: str) -> None:
    assert stem(name) == expected


@given(_NAMES)
def test_a_stem_is_its_own_stem_and_a_part_of_the_name(name: str) -> None:
    assert stem(stem(name)) == stem(name)
    assert stem(name) in name


@given(_NAMES)
def test_an_industry_and_its_bare_name_are_one(name: str) -> None:
    assert len(stem(name)) < 2 or stem(f"{stem(name)}产业链") == stem(name)


def test_no_field_is_a_part_of_itself() -> None:
    assert "增材制造" not in below("增材制造")
    assert "3d打印" in below("增材制造")


@given(st.lists(_NAMES, min_size=1, max_size=8, unique=True))
def test_the_fields_of_a_family_do_not_overlap(names: list[str]) -> None:
    book = FieldBook(Field(f"industry-{place}", {"Industry"}, {name}) for place, name in enumerate(names))
    for place, name in enumerate(names):
        family = book.family(name)
        assert f"industry-{place}" in family.same
        assert len({*family.same, *family.narrower, *family.wider}) == sum(
            map(len, (family.same, family.narrower, family.wider))
        )
        assert book.family(f"industry-{place}") == family


def test_words_that_many_industries_share_hold_nothing() -> None:
    assert not holds("电子商务", "商务")
    assert holds("页岩气深度利用", "页岩气")
