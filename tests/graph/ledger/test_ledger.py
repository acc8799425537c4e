"""The ledger puts an indicator's figures side by side under all its names."""

import pytest

from graph.ledger.measures import Measure
from graph.ledger.question import LedgerQuestion
from ontology.entity import EntityType
from ontology.errors import RequestError
from tests.graph.ledger.plans import ACTUAL, TARGET, Plan, entries, entry, graph_of


def two_districts() -> tuple[Plan, Plan]:
    first = Plan(id="first", region="500102").states("研发投入强度", "2.4", "%", 2020)
    first.states("R&D经费投入强度", "3", "%", 2025, TARGET, attribute="预期性").states(
        "绿化率", "40", "%", 2025, TARGET
    )
    second = Plan(id="second", region="500116").states("全社会研发经费支出占GDP比重", "2.1", "%", 2020)
    return first, second.states("研发投入强度提高", "0.3", "个百分点", 2020)


@pytest.mark.parametrize("name", ["RDIntensity", "研发投入强度", "研发经费投入强度", "R&D经费投入强度"])
def test_every_name_gives_all_regions(name: str) -> None:
    found = entries(*two_districts(), indicators=(name,))
    assert [(one.subject.id, one.label.en, [point.value for point in one.series]) for one in found] == [
        ("region-500102", "R&D intensity", [2.4, 3]),
        ("region-500116", "R&D intensity", [2.1]),
    ]
    assert found[0].names == ("R&D经费投入强度", "研发投入强度")
    assert found[0].attribute == "预期性"


@pytest.mark.parametrize("region", ["江津区", "江津", "500116", "region-500116"])
def test_a_region_is_asked_for_by_name_code_or_id(region: str) -> None:
    assert {one.subject.id for one in entries(*two_districts(), subjects=(region,))} == {"region-500116"}


def test_each_point_leads_to_its_sentence() -> None:
    point = entry(*two_districts(), indicators=("研发投入强度",), subjects=("江津区",)).series[0]
    (figure,) = point.figures
    assert (figure.source.document, figure.source.section, figure.source.quote) == (
        "second",
        "目标",
        "全社会研发经费支出占GDP比重2.1%",
    )


def test_changes_are_entries_of_their_own_and_asked_for_by_measure_or_name() -> None:
    plans = two_districts()
    everything = entries(*plans, indicators=("研发投入强度",), measures=tuple(Measure))
    assert [one.measure for one in everything] == [Measure.LEVEL, Measure.LEVEL, Measure.INCREASE]
    change = entry(*plans, indicators=("研发投入强度",), measures=(Measure.INCREASE,))
    assert (change.unit, change.series[0].value) == ("个百分点", 0.3)


def test_years_and_kinds_choose_points_while_progress_counts_from_the_base() -> None:
    found = entry(*two_districts(), indicators=("研发投入强度",), years=(2025,), kind=TARGET)
    assert [(point.year, point.value) for point in found.series] == [(2025, 3)]
    assert [way.base.value for way in found.progress] == [2.4]
    assert entries(*two_districts(), years=(2030,)) == []


def test_an_indicator_that_only_one_plan_names_is_found_by_its_name_and_id() -> None:
    found = entry(*two_districts(), indicators=("绿化率",))
    assert (found.concept, found.label.zh) == (None, "绿化率")
    assert entry(*two_districts(), indicators=(found.indicator,)) == found


def test_parks_have_entries_too() -> None:
    plan = Plan().names("云湖高新区", EntityType.PARK).states("高新技术企业", "20", "家", 2025, about="云湖高新区")
    found = entry(plan, subjects=("云湖高新区",))
    assert (found.subject.label, found.subject.type) == ("云湖高新区", "Park")


def test_only_disputed_entries_can_be_asked_for() -> None:
    first, second = two_districts()
    third = Plan(id="third", region="500116").states("研发投入强度", "2.6", "%", 2020)
    assert [one.subject.label for one in entries(first, second, third, disputed=True)] == ["江津区"]
    assert entries(first, second, disputed=True) == []


def test_entries_come_in_parts() -> None:
    with graph_of(two_districts()) as graph:
        ledger = graph.tables.ledger
        whole = ledger.table()
        first = ledger.table(limit=3)
        rest = ledger.table(limit=3, cursor=first.next)
        assert (*first.items, *rest.items) == whole.items
        assert (first.total, rest.next) == (4, None)
        with pytest.raises(RequestError):
            ledger.table(limit=0)


def test_the_answer_follows_a_write() -> None:
    with graph_of(two_districts()) as graph:
        assert graph.tables.ledger.table().total == 4
        graph.delete("second")
        assert graph.tables.ledger.table().total == 2
        graph.load(Plan(id="new", region="500119").states("绿化率", "45", "%", 2025, ACTUAL).claims())
        assert graph.tables.ledger.table(LedgerQuestion(indicators=("绿化率",))).total == 2


@pytest.mark.parametrize("text", ["没有这个", "", "> } #", "增长", "x" * 500])
def test_what_nothing_is_called_gives_nothing(text: str) -> None:
    assert entries(*two_districts(), indicators=(text,)) == []
    assert entries(*two_districts(), subjects=(text,)) == []


def test_figures_of_strangers_that_are_no_figures_are_left_out() -> None:
    with graph_of(two_districts()) as graph:
        graph.update(
            """PREFIX ikg: <https://w3id.org/innokg/ontology#>
            INSERT DATA { <https://w3id.org/innokg/id/x> ikg:about <https://w3id.org/innokg/id/region-500102> ;
              ikg:indicator ikg:RDIntensity ; ikg:indicatorName "研发投入强度"@zh ; ikg:year "often" ;
              ikg:value "1e999999999" ; ikg:unit "%" ; ikg:kind ikg:actual ; ikg:comparator "=" }"""
        )
        found = graph.tables.ledger.table(LedgerQuestion(indicators=("研发投入强度",)))
        assert [len(one.series) for one in found.items] == [2, 1]
