"""Data that are inserted or deleted: read at once, and to the same end as word by word."""

from contextlib import closing
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.oxigraph_updates import compared, difference, joined, lines_of, run_update
from graph.updates.data import data_operation
from graph.updates.scope import graphs_changed

PREFIXES = "PREFIX a: <http://a.example/>\n# a comment }\nBASE <http://b.example/> "
OBJECTS = ("a:o", "<o>", "'}'", '"""{ " #"""', "'''it's'''", r'"\"}"@zh', "1.5", "[ a:p 1 ]", "( 1 2 )", "true", "''")
OTHERS = {
    "two operations": "INSERT DATA { <a:s> <a:p> 1 } ; CLEAR ALL",
    "a template": "INSERT { ?s <a:p> 1 } WHERE { ?s <a:p> 2 }",
    "an escape in a name": r"PREFIX a: <http://a.example/> INSERT DATA { a:it\'s a:p 1 }",
    "a triple term": "INSERT DATA { <a:s> <a:p> <<( <a:s> <a:p> 1 )>> }",
    "no end": "INSERT DATA { <a:s> <a:p> '} ",
}

triples = st.builds(
    "{} {} {}{}".format,
    st.sampled_from(["a:s", "<s>", "<http://c.example/s#1>"]),
    st.sampled_from(["a:p", "a"]),
    st.sampled_from(OBJECTS),
    st.sampled_from([" .", " . # GRAPH a:h {\n", " .\n"]),
)
blocks = st.lists(
    st.one_of(
        triples,
        st.builds(
            "{} {} {{ {} }}".format,
            st.sampled_from(["GRAPH", "graph", "GRAPH # GRAPH a:h\n"]),
            st.sampled_from(["a:g", "<http://c.example/g>", "a:g # GRAPH a:h\n"]),
            triples,
        ),
    ),
    max_size=4,
).map(" ".join)


@given(blocks)
def test_the_graphs_of_data_are_those_that_the_engine_fills(block: str) -> None:
    update = f"{PREFIXES} INSERT DATA {{ {block} }}"
    store = pyoxigraph.Store()
    run_update(store, update, None)

    operation = data_operation(update)
    assert operation is not None
    filled = {
        "" if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else str(quad.graph_name)[1:-1] for quad in store
    }
    assert operation.graphs() in (filled, None)
    assert filled <= (graphs_changed(update) or filled)


@given(blocks, blocks, st.sampled_from(["INSERT", "delete"]))
def test_the_difference_of_data_is_that_of_the_update(held: str, block: str, word: str) -> None:
    update = f"{PREFIXES} {word} DATA {{ {block.replace('[ a:p 1 ]', '1').replace('( 1 2 )', '2')} }}"
    store = pyoxigraph.Store()
    run_update(store, f"{PREFIXES} INSERT DATA {{ {held} }}", None)
    copy = pyoxigraph.Store()
    copy.bulk_extend(store)
    run_update(copy, update, None)

    assert difference(store, None, update, None, None) == compared(lines_of(store, None), copy, None)


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_not_read_at_once_is_left_to_others(other: str) -> None:
    assert data_operation(OTHERS[other]) is None


def test_a_name_in_a_comment_is_no_name_of_a_graph() -> None:
    update = "INSERT DATA { GRAPH <http://a.example/own> # GRAPH <http://a.example/other>\n { <a:s> <a:p> 1 } }"

    assert graphs_changed(update) == frozenset({"http://a.example/own"})


@pytest.mark.parametrize("end", ["", " ;", " ; # a comment", "\n;\n"])
def test_an_operation_follows_data(end: str) -> None:
    store = pyoxigraph.Store()
    run_update(store, f"INSERT DATA {{ <a:s> <a:p> 1 }}{end}", None, "INSERT DATA { <a:s> <a:p> 2 }")

    assert len(store) == 2


def test_data_on_disk_need_no_fork(tmp_path: Path) -> None:
    with closing(OxigraphStore.open(tmp_path)) as store:
        before = set(tmp_path.iterdir())
        inserted, _ = difference(store.engine, store, "INSERT DATA { <a:s> <a:p> 1 }", None, None)

        assert len(inserted) == 1
        assert set(tmp_path.iterdir()) == before


def test_what_is_joined_keeps_its_words() -> None:
    assert joined("DELETE DATA { <a:s> <a:p> 1 }", "CLEAR ALL") == "DELETE DATA { <a:s> <a:p> 1 }\n;CLEAR ALL"
