"""The page is one safe file: everything in line, every text escaped, the same bytes for the same network."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answers import Edge, Network
from ontology.entity import EntityType
from ontology.errors import InnokgError, ValidationError
from ontology.vocabulary import Language, label
from tests.visual.elements import Elements
from tests.visual.networks import HOSTILE, city_network, hostile_network, large_network, source, thing
from visual.assets import appearance
from visual.layout import PHYSICS_LIMIT, positions
from visual.network import network_data
from visual.page import network_page, write_page


def test_hostile_texts_add_no_element_and_no_attribute() -> None:
    plain = Network(nodes=(thing("park-1", "云州产业园", "Park"),), edges=())
    expected = Elements(network_page(plain, title="云州")).tags
    for text in HOSTILE:
        assert Elements(network_page(hostile_network(), title=text)).tags == expected


def test_hostile_texts_reach_the_script_as_they_are() -> None:
    data = Elements(network_page(hostile_network(), title="云州")).data()
    shown = {node["name"] for node in data["nodes"]}
    assert {text for text in HOSTILE if text.isprintable()} <= shown


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable()])
def test_a_hostile_title_is_the_title(text: str) -> None:
    assert "".join(Elements(network_page(large_network(2), title=text)).texts["title"]) == text


def test_characters_that_show_nothing_are_left_out_of_names() -> None:
    data = network_data(Network(nodes=(thing("x", "云\u202e州\x00\u2028园", "Park"),), edges=()))
    assert data["nodes"][0]["name"] == "云州 园"


def test_the_page_names_no_host_outside_comments_and_xml_names() -> None:
    page = network_page(city_network(), title="云州", entity_url="/id/")
    own = re.sub(r"/\*.*?\*/", "", page, flags=re.DOTALL)
    addresses = set(re.findall(r"""["'(]((?:https?:)?//[a-z0-9][^"'\s)]*)""", own))
    # The name of SVG, and where core-js, which is in vis-network, says that its source and licence are.
    assert {urlsplit(address).hostname for address in addresses} <= {"www.w3.org", "github.com"}
    loading = [(tag, name) for tag, attrs in Elements(page).tags for name in attrs if name in {"src", "href", "srcset"}]
    assert loading == [("link", "href")]
    assert "sourceMappingURL" not in page


def test_the_policy_allows_the_page_s_own_scripts_and_no_other_source() -> None:
    page = network_page(city_network(), title="云州")
    policy = next(
        attrs["content"] or "" for tag, attrs in Elements(page).tags if attrs.get("http-equiv", "") and tag == "meta"
    )
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_same_network_gives_the_same_page() -> None:
    assert network_page(city_network(), title="云州") == network_page(city_network(), title="云州")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_legend_names_the_classes_of_the_network_with_their_counts(language: Language) -> None:
    legend = network_data(city_network(), language=language)["classes"]
    assert {entry["name"] for entry in legend} == set(EntityType)
    assert all(entry["label"] == label(entry["name"], language) for entry in legend)
    assert sum(entry["count"] for entry in legend) == len(city_network().nodes)


def test_every_class_looks_different() -> None:
    assert set(appearance()) == set(EntityType)
    assert len({style["color"] for style in appearance().values()}) == len(EntityType)


def test_an_edge_says_its_relation_and_its_evidence() -> None:
    data = network_data(city_network())
    edge = next(edge for edge in data["edges"] if (edge["from"], edge["to"]) == ("Park-2", "Park-0"))
    assert edge["label"] == "属于"
    assert edge["facts"][0]["inverse"] == "组成部分"
    assert data["sources"][edge["facts"][0]["sources"][0]]["quote"].startswith("推动青石科创小镇")


def test_two_relations_between_the_same_things_make_one_edge() -> None:
    edges = [edge for edge in network_data(city_network())["edges"] if edge["from"] == "Platform-0"]
    together = next(edge for edge in edges if edge["to"] == "University-0")
    assert together["label"] == "依托、共建单位"
    assert len(together["facts"]) == 2


def test_opposite_edges_are_curved_so_that_both_can_be_seen() -> None:
    curved = {(edge["from"], edge["to"]) for edge in network_data(city_network())["edges"] if "smooth" in edge}
    assert {("Region-0", "Region-2"), ("Region-2", "Region-0")} <= curved
    assert ("Park-1", "Park-0") not in curved


def test_many_sources_of_a_fact_are_counted_rather_than_all_written() -> None:
    many = tuple(source(f"第{number}处") for number in range(30))
    nodes = (thing("a", "甲园", "Park"), thing("b", "乙园", "Park"))
    edges = (Edge(source="a", target="b", predicate="partOf", sources=many),)
    fact = network_data(Network(nodes=nodes, edges=edges))["edges"][0]["facts"][0]
    assert len(fact["sources"]) + fact["more"] == 30
    assert fact["more"] > 0


def test_an_edge_to_a_thing_that_is_not_shown_is_left_out() -> None:
    network = Network(
        nodes=(thing("a", "甲园", "Park"),),
        edges=(Edge(source="a", target="missing", predicate="partOf"),),
        focus="gone",
    )
    data = network_data(network)
    assert (data["edges"], data["focus"]) == ([], None)


@pytest.mark.parametrize(("size", "physics"), [(PHYSICS_LIMIT, True), (PHYSICS_LIMIT + 1, False)])
def test_large_networks_are_laid_out_here(size: int, physics: bool) -> None:
    data = network_data(large_network(size))
    assert data["physics"] is physics
    assert len({(node["x"], node["y"]) for node in data["nodes"]}) == size


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_the_smallest_networks_have_places(size: int) -> None:
    nodes = [str(number) for number in range(size)]
    assert list(positions(nodes, [])) == nodes


def test_long_names_are_broken_into_lines_and_a_closing_mark_never_begins_one() -> None:
    network = Network(nodes=(thing("p", "《云州市“十四五”科技创新规划》", "Policy"),), edges=())
    lines = network_data(network)["nodes"][0]["label"].split("\n")
    assert "".join(lines) == "《云州市“十四五”科技创新规划》"
    assert len(lines) == 2
    assert not any(line.startswith(("”", "》")) for line in lines)


def test_a_number_stays_on_one_line_and_an_opening_mark_never_ends_one() -> None:
    for name in ("云州科技创新“十四五”规划(2021—2025年)", "“1+2+8+N”科技创新和产业创新体系"):
        network = Network(nodes=(thing("p", name, "Policy"),), edges=())
        lines = network_data(network)["nodes"][0]["label"].split("\n")
        assert "".join(lines) == name
        assert not any(line.endswith(("“", "(")) for line in lines)
        assert not any(re.search("[0-9+]$", before) and re.match("[0-9+N]", after) for before, after in pairwise(lines))


@given(st.text("“”()（）、云州园 2021N+\n", min_size=1, max_size=36).filter(str.strip))
def test_a_label_in_lines_keeps_every_character_that_shows(name: str) -> None:
    node = network_data(Network(nodes=(thing("p", name, "Policy"),), edges=()))["nodes"][0]
    assert node["label"].replace("\n", "") == " ".join(node["name"].split())


@pytest.mark.parametrize("address", ["javascript:alert(1)//", "//evil.example/", "data:text/html,", "id/", ""])
def test_an_address_that_is_no_path_and_not_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="cannot be at"):
        network_page(large_network(2), title="云州", entity_url=address)


def test_without_an_address_nodes_have_no_link() -> None:
    assert Elements(network_page(large_network(2), title="云州")).data()["entityUrl"] is None


def test_write_page_writes_the_page(tmp_path: Path) -> None:
    write_page(tmp_path / "network.html", city_network(), title="云州", language="en")
    assert (tmp_path / "network.html").read_text("utf-8") == network_page(city_network(), title="云州", language="en")


def test_a_folder_that_is_not_there_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InnokgError, match="cannot be written"):
        write_page(tmp_path / "missing" / "network.html", city_network(), title="云州")
