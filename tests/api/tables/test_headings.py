"""The columns of all tables have names in Chinese, each its own within a table."""

import pytest

from api.planning import chain_rows, comparison_rows, ladder_rows, ledger_rows, match_rows, structure_rows
from api.tables.headings import in_chinese, worded

HEADS = {
    "structure": structure_rows.HEAD,
    "wholes": structure_rows.WHOLE_HEAD,
    "policies": structure_rows.POLICY_HEAD,
    "chain": chain_rows.HEAD,
    "industries": chain_rows.INDUSTRY_HEAD,
    "ledger": ledger_rows.HEAD,
    "indicators": ledger_rows.INDICATOR_HEAD,
    "ladder": ladder_rows.HEAD,
    "matches": match_rows.HEAD,
    "differences": comparison_rows.HEAD,
    "likenesses": comparison_rows.LIKENESS_HEAD,
}


@pytest.mark.parametrize("table", HEADS)
def test_each_column_has_a_chinese_name_of_its_own(table: str) -> None:
    names = in_chinese(HEADS[table])
    assert len(set(names)) == len(names)
    assert not [name for name in names if name.isascii()]


def test_words_of_a_column_are_put_into_chinese_and_others_stay() -> None:
    head = ("subject", "kind", "measure", "direct")
    assert worded(head, [["target", "target", "level", True]]) == [["target", "目标", "总量", "是"]]
    assert worded(head, [[None, "no such kind", None, 3]]) == [[None, "no such kind", None, 3]]
