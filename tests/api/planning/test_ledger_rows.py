"""The ledger as rows of a table."""

from api.planning.ledger_rows import HEAD, ledger_rows
from graph.ledger.question import LedgerQuestion
from tests.graph.ledger.plans import Plan, graph_of


def test_a_figure_that_a_person_wrote_has_a_point_without_a_source() -> None:
    with graph_of([Plan().states("研发投入强度", "2.4", "%", 2020)]) as graph:
        graph.update(
            """PREFIX ikg: <https://w3id.org/innokg/ontology#>
            INSERT DATA { <https://w3id.org/innokg/id/x> ikg:about <https://w3id.org/innokg/id/somewhere> ;
              ikg:indicator ikg:RDIntensity ; ikg:indicatorName "研发投入强度"@zh ; ikg:year 2024 ;
              ikg:value 2.8 ; ikg:unit "%" ; ikg:kind ikg:actual ; ikg:comparator "=" }"""
        )
        (found,) = graph.tables.ledger.table(LedgerQuestion(subjects=("somewhere",))).items
    assert [(point.year, point.value, point.figures) for point in found.series] == [(2024, 2.8, ())]
    assert found.subject.iri == "https://w3id.org/innokg/id/somewhere"
    (row,) = ledger_rows([found], "en")
    assert len(row) == len(HEAD)
    assert row[:1] == ["somewhere"]
