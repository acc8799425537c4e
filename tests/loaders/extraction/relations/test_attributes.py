"""What plans want to have worked on in a field, and the phrases for the layout of places."""

from pathlib import Path

import pytest

from loaders.extraction.extractor import extract
from loaders.reading.reader import read
from ontology.attribute import AttributeProperty


def _stated(directory: Path, text: str, kind: AttributeProperty) -> dict[str, list[str]]:
    path = directory / "plan.txt"
    path.write_text(f"杭州市余杭区科技创新“十四五”规划\n\n{text}\n", encoding="utf-8")
    claims = extract(read(path))
    names = {entity.key: entity.name for entity in claims.entities}
    found: dict[str, list[str]] = {}
    for attribute in claims.attributes:
        if attribute.property is kind:
            found.setdefault(names[attribute.subject], []).append(str(attribute.value))
            start, end = attribute.evidence.span.start, attribute.evidence.span.end
            assert str(attribute.value)[:2] in path.read_text(encoding="utf-8")[start:end]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "专栏1 先进制造技术\n\n1.深海装备：重点突破耐压壳体设计、水下焊接、海底供电等关键技术，研制深潜采样装备。",
            {"深海装备": ["耐压壳体设计", "水下焊接", "海底供电", "深潜采样装备"]},
        ),
        (
            "专栏2 技术创新重点方向\n\n1.竹材：开展竹纤维分离技术，竹基材料制备技术等研究，开发竹缠绕管道等新产品。",
            {"竹材": ["竹纤维分离技术", "竹基材料制备技术", "竹缠绕管道"]},
        ),
        (
            "三、产业创新\n\n1.茶叶产业技术创新。依托云岭茶业、南屏茶厂等龙头企业，重点围绕抹茶、茶多酚、速溶茶等领域进行技术研发和推广。\n",
            {"茶叶产业": ["抹茶", "茶多酚", "速溶茶"]},
        ),
        ("专栏3 人才队伍\n\n1.科技领军人才：突破一批人才政策，开展人才评选。\n", {}),
    ],
)
def test_an_item_tells_what_is_to_be_worked_on_in_its_field(
    tmp_path: Path, text: str, expected: dict[str, list[str]]
) -> None:
    found = _stated(tmp_path, text, AttributeProperty.DIRECTION)
    assert {name: sorted(values) for name, values in found.items()} == {
        name: sorted(values) for name, values in expected.items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进云溪产业园“一园三片区”融合发展。云溪产业园位于余杭区。", {"云溪产业园": ["一园三片区"]}),
        ("（一）建设云溪产业园\n\n形成北片、中片、南片“一核两带多点”的空间布局。", {"云溪产业园": ["一核两带多点"]}),
        ("全区加快构建“一廊四镇”创新格局。", {"杭州市余杭区": ["一廊四镇"]}),
        ("坚持“一把手”负责，落实“三个一批”要求。", {}),
    ],
)
def test_the_phrase_for_a_layout_belongs_to_its_place(
    tmp_path: Path, text: str, expected: dict[str, list[str]]
) -> None:
    assert _stated(tmp_path, text, AttributeProperty.LAYOUT) == expected
