import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.knowledge_graph import KnowledgeGraph
from graph.planning import Planning
from graph.structure.answers import Structure
from graph.structure.structures import WHOLES
from ontology.claim import Claims
from ontology.document import DocumentDescription
from ontology.entity import Entity, EntityType
from ontology.errors import RequestError
from ontology.identity import identify
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate, Relation
from tests.competency.seeds import seeded_graph


@pytest.fixture(scope="module")
def planning() -> Planning:
    return seeded_graph().planning


def _tree(planning: Planning, whole: str, depth: int = 4) -> Structure:
    return planning.structures.tree(planning.thing(whole, types=WHOLES).id, depth=depth)


def test_the_parts_of_one_two_eight_n(planning: Planning) -> None:
    # 涪陵区规划, 三(一) to 三(四): one zone, two towns, eight bases.
    tree = _tree(planning, "1+2+8+N")
    assert {child.thing.label for child in tree.root.children} == {
        "涪陵国家高新区",
        "慧谷湖科创小镇",
        "白涛新材料科技城",
        "未来榨菜产业科创基地",
        "页岩气产业科创基地",
        "现代中医药产业科创基地",
        "绿色新材料产业科创基地",
        "智能建造产业科创基地",
        "先进装备制造产业科创基地",
        "生命科技产业科创基地",
        "人工智能与数字经济产业科创基地",
    }
    assert all(child.sources for child in tree.root.children)


def test_groups_lie_below_their_town_with_what_lies_in_them(planning: Planning) -> None:
    tree = _tree(planning, "慧谷湖科创小镇")
    groups = {child.thing.label: child for child in tree.root.children}
    assert groups.keys() == {"科创中心组团", "中试基地组团", "科创社区组团"}
    assert "智能建造研究院" in {child.thing.label for child in groups["科创中心组团"].children}
    assert groups["中试基地组团"].below == {"Platform": 2}
    assert tree.total == 1 + sum(tree.root.below.values())


def test_a_part_of_two_wholes_is_opened_up_once(planning: Planning) -> None:
    # 涪陵人工智能与数字经济产业园 is a part of the zone and of the base of its industry.
    nodes = [node for _, node in _tree(planning, "1+2+8+N").root.walk()]
    places = [node for node in nodes if node.thing.label == "涪陵人工智能与数字经济产业园"]
    assert sorted(node.again for node in places) == [False, True]


def test_a_depth_and_a_limit_cut_the_tree_and_say_so(planning: Planning) -> None:
    whole = planning.thing("1+2+8+N", types=WHOLES).id
    shallow = planning.structures.tree(whole, depth=1)
    assert shallow.truncated
    assert shallow.total == 12
    small = planning.structures.tree(whole, limit=5)
    assert small.truncated
    assert small.total == 5
    assert not planning.structures.tree(whole, depth=8).truncated


def test_what_is_no_depth_is_told(planning: Planning) -> None:
    with pytest.raises(RequestError, match="depth"):
        planning.structures.tree("region-500102", depth=0)


def test_wholes_with_most_parts_come_first(planning: Planning) -> None:
    page = planning.structures.wholes(limit=3)
    assert (page.items[0].thing.label, page.items[0].parts) == ("“1+2+8+N”科技创新和产业创新体系", 11)
    assert [one.thing.label for one in planning.structures.wholes(text="科学城江津片区").items] == [
        "西部(重庆)科学城江津片区"
    ]
    assert all(one.thing.type != "Region" for one in planning.structures.wholes(limit=1000).items)


@pytest.mark.parametrize(
    ("phrase", "whole", "parts"),
    [
        # 南川区规划, 一(二)1 and 专栏2; 江津区规划, 三(一); 涪陵区规划, 三(一).
        ("一园四组团", "工业园区", {"工业园区南平组团", "工业园区龙岩组团", "工业园区水江组团"}),
        (
            "一核一圈多片多点",
            "西部(重庆)科学城江津片区",
            {
                "团结湖大数据智能化产业园",
                "环重庆交通大学创新生态圈",
                "双福片区",
                "滨江新城片区",
                "西部(重庆)科学城江津片区德感片区",
            },
        ),
        (
            "两岸两组团",
            "涪陵国家高新区",
            {
                "李渡组团",
                "龙桥组团",
                "涪陵人工智能与数字经济产业园",
                "环长江师院创新生态圈",
                "涪陵区科技创新中心",
                "涪陵高新区中央商务区",
            },
        ),
    ],
)
def test_a_whole_is_found_by_the_phrase_for_its_layout(
    planning: Planning, phrase: str, whole: str, parts: set[str]
) -> None:
    tree = planning.structures.tree(planning.whole(phrase).id)
    assert (tree.root.thing.label, tree.root.layout) == (whole, (phrase,))
    assert {child.thing.label for child in tree.root.children} == parts
    assert [one.thing.label for one in planning.structures.wholes(text=phrase).items] == [whole]


def test_a_layout_of_a_part_is_shown_in_the_tree_of_its_whole(planning: Planning) -> None:
    tree = planning.structures.tree(planning.whole("西部（重庆）科学城").id)
    assert {node.thing.label: node.layout for _, node in tree.root.walk() if node.layout} == {
        "西部(重庆)科学城": ("一城多园",),
        "西部(重庆)科学城江津片区": ("一核一圈多片多点",),
    }


_PARKS = tuple(Entity(key=f"e{number}", name=f"第{number}号园区", type=EntityType.PARK) for number in range(6))
_PAIRS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14, unique=True)


def _graph(pairs: list[tuple[int, int]]) -> KnowledgeGraph:
    evidence = Evidence(span=Span(0, 1), quote="一", section=(), rule="test.rule", confidence=1.0)
    graph = KnowledgeGraph.in_memory()
    graph.load(
        Claims(
            document=DocumentDescription(id="parks", title="园区", source="parks.txt", digest="0" * 64, length=9),
            entities=_PARKS,
            relations=tuple(
                Relation(subject=f"e{part}", predicate=Predicate.PART_OF, object=f"e{whole}", evidence=evidence)
                for part, whole in pairs
                if part != whole
            ),
            observations=(),
        )
    )
    return graph


@settings(max_examples=25, deadline=None)
@given(_PAIRS)
def test_circles_end_and_every_thing_is_opened_up_once(pairs: list[tuple[int, int]]) -> None:
    tree = _graph(pairs).planning.structures.tree(identify(_PARKS[0]), depth=8)
    nodes = [node for _, node in tree.root.walk()]
    opened = [node.thing.id for node in nodes if not node.again]
    assert len(opened) == len(set(opened)) == tree.total
    reached, waiting = {0}, [0]
    while waiting:
        whole = waiting.pop()
        new = {part for part, of in pairs if of == whole} - reached
        reached |= new
        waiting += new
    assert set(opened) == {identify(_PARKS[number]) for number in reached}
