"""Tables among the blocks."""

from pathlib import Path

from loaders.reading.layout import BlockKind
from loaders.reading.reader import read_document
from tests.loaders.reading.blocks import LONG, blocks_of

TABLE = [
    "序号",
    "指标名称",
    "2020年",
    "2025年",
    "1",
    "研发投入强度（%）",
    "2.1",
    "3",
    "2",
    "高新技术企业（家）",
    "—",
    "≥300",
]


def test_tables_in_the_ways_they_are_scraped() -> None:
    ways = ["\n".join(TABLE), "\n".join(f"{cell} |" for cell in TABLE), "\n\n\n".join(f"\t{cell}" for cell in TABLE)]
    ways.append("\n".join("\t".join(TABLE[i : i + 4]) for i in range(0, 12, 4)))
    for way in ways:
        found = blocks_of(f"（一）目标\n{LONG}\n表1 主要指标\n{way}\n注：以上为预期性指标。\n（二）任务\n{LONG}")
        (table,) = [b for b in found if b.kind is BlockKind.TABLE]
        assert table.text.split("\n") == TABLE
        assert table.panel == "主要指标"
        assert [b.text for b in found if b.panel == "主要指标"][-1] == "注：以上为预期性指标。"


def test_a_caption_without_a_number_leaves_the_table_under_it_its_rows() -> None:
    for caption in ("主要指标", "主要指标\n单位：亿元"):
        text = f"一、目标\n{LONG}\n{caption}\n指标\t2020年\t2025年\n研发投入\t2.1\t3\n技术交易额\t5\t9\n"
        [table] = [block for block in read_document(Path("plan.txt"), text.encode()).layout.blocks if block.rows]
        assert [len(row) for row in table.rows] == [3, 3, 3]
        assert table.panel == "主要指标"


def test_bodies_in_the_last_cells_of_a_table_sign_nothing() -> None:
    cells = "序号\n任务\n责任单位\n1\n培育企业\n市科技局\n2\n提升专利质量\n市市场监管局"
    last = blocks_of(f"一、任务\n{LONG}\n二、分工\n{LONG}\n附表 任务分工\n{cells}")[-1]
    assert (last.kind, last.text) == (BlockKind.TABLE, cells)
