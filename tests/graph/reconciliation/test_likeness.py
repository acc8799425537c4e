"""How alike names are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reconciliation.likeness import Reason, likeness
from graph.reconciliation.name_form import name_form

_SURE = 80


def _like(one: str, other: str) -> tuple[float, Reason]:
    found = likeness(name_form(one), name_form(other))
    return found.score, found.reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("重庆云溪电气有限公司", "重慶雲溪電氣有限公司", Reason.EXACT),
        ("重庆云溪电气有限公司", "重庆云溪电气有限责任公司", Reason.WRITING),
        ("云溪电气（集团）有限公司", "云溪电气有限公司", Reason.LEGAL_FORM),
        ("云溪智能装备公司", "云溪只能装备公司", Reason.SOUND),
        ("云溪半导体公司", "云溪半导休公司", Reason.SLIP),
        ("云溪导半体公司", "云溪半导体公司", Reason.SLIP),
        ("重庆ABZ", "重庆ABZ变压器", Reason.SHORT_FORM),
    ],
)
def test_writings_of_one_name_are_alike(one: str, other: str, reason: Reason) -> None:
    score, found = _like(one, other)
    assert score >= _SURE
    assert found is reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云溪第一医院", "云溪第二医院"),
        ("云溪科技园一期", "云溪科技园二期"),
        ("云溪工业园东区", "云溪工业园西区"),
        ("云溪电气公司北京分公司", "云溪电气公司"),
        ("云溪材料研究院", "云溪材料研究所"),
        ("云溪机械公司", "云溪机电公司"),
        ("云溪大学", "云溪大学苏州研究院"),
        ("云溪汽车有限公司", "云溪智能有限公司"),
    ],
)
def test_names_of_different_things_are_not(one: str, other: str) -> None:
    assert _like(one, other)[0] < _SURE
    assert _like(other, one)[0] < _SURE


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_bounded_and_the_same_both_ways_for_whole_names(one: str, other: str) -> None:
    score, _ = _like(one, other)
    assert 0 <= score <= 100
    assert (score == 100) == (_like(other, one)[0] == 100)


@given(st.text(alphabet="云溪电气重庆研究院一二三（）()ABＡ１", min_size=1, max_size=20))
def test_every_name_is_itself(name: str) -> None:
    form = name_form(name)
    assert likeness(form, form).score == 100
