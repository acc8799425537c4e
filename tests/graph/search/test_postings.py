"""Which names hold which pieces is the same however the names came and went."""

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.answers import Match, Thing
from graph.search import Indexed, KeptIndex, SearchIndex, postings
from graph.search.postings import Postings, PostingWriter, gone_places
from ontology.identity import normalise_name
from ontology.namespaces import Namespaces

PIECES = "abcd"
# Pieces of new names, and how many of those that there are go.
batches = st.lists(st.tuples(st.lists(st.sets(st.sampled_from(PIECES)), max_size=8), st.integers(0, 5)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(batches, st.integers(1, 5))
def test_layers_hold_what_one_table_would(steps: list[tuple[list[set[str]], int]], at_once: int) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript((files("graph") / "search" / "schema.sql").read_text("utf-8"))
    held: dict[int, set[str]] = {}
    place = 0
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(postings, "_AT_ONCE", at_once)
        for added, going in steps:
            writer = PostingWriter(connection)
            for one in list(held)[:going]:
                writer.forget(one)
                del held[one]
            for pieces in added:
                # Places come in no order: important names stand before those that came earlier.
                place += 1
                held[place ^ 0x15] = pieces
                writer.add(place ^ 0x15, pieces)
            writer.close()

    found = Postings(connection)
    for piece in PIECES:
        assert set(found.holding(piece)) == {one for one, pieces in held.items() if piece in pieces}
    assert set(found.holding_all("ab")) == {one for one, pieces in held.items() if {"a", "b"} <= pieces}
    assert set(found.holding_any("ab")) == {one for one, pieces in held.items() if {"a", "b"} & pieces}
    assert not set(gone_places(connection)) & held.keys()
    connection.close()


def test_layers_stay_few_and_forget_what_is_gone() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript((files("graph") / "search" / "schema.sql").read_text("utf-8"))
    for place in range(300):
        writer = PostingWriter(connection)
        writer.add(place, {"a"})
        if place:
            writer.forget(place - 1)
        writer.close()
    (layers,) = connection.execute("SELECT count(*) FROM layer").fetchone()
    kept = sum(len(row[0]) for row in connection.execute("SELECT places FROM posting"))

    assert list(Postings(connection).holding("a")) == [299]
    assert layers < 10
    assert kept < 1000
    connection.close()


texts = st.text(alphabet="云湖园", min_size=1, max_size=4)
kinds = st.sampled_from(["Park", "Firm"])
places = st.sets(st.sampled_from(["region-1", "region-2"]))
changes = st.lists(
    st.tuples(st.integers(0, 5), st.none() | st.tuples(st.lists(texts, min_size=1, max_size=3), kinds, places)),
    max_size=12,
)


def indexed(number: int, names: list[str], kind: str, regions: set[str]) -> Indexed:
    thing = Thing(id=f"t{number}", iri=f"http://a.example/t{number}", label=names[0], type=kind)
    return Indexed(thing, frozenset({kind}), tuple(dict.fromkeys(names)), frozenset(regions), links=number)


@settings(max_examples=60, deadline=None)
@given(changes, texts, kinds | st.none(), st.sets(st.sampled_from(["region-1", "region-2"])))
def test_a_changed_and_kept_index_finds_what_reading_all_names_finds(
    steps: list[tuple[int, tuple[list[str], str, set[str]] | None]], text: str, kind: str | None, regions: set[str]
) -> None:
    held: dict[int, Indexed] = {}
    kept, index = _Kept(), SearchIndex()
    for number, described in steps:
        held.pop(number, None)
        if described is not None:
            held[number] = indexed(number, *described)
        index.update([held[number]] if number in held else [], gone=[f"t{number}"])
        if number == 0:
            index.keep(kept)
            again = SearchIndex.of_last_run(kept)
            assert again is not None
            index = again
    found = index.find(text, types=[kind] if kind else [], regions=regions, limit=100).items
    index.close()

    wanted = {
        one.thing.id
        for one in held.values()
        if any(normalise_name(text) in normalise_name(name) for name in one.names)
        and (not kind or kind in one.classes)
        and (not regions or regions & one.regions)
    }
    assert {hit.thing.id for hit in found if hit.match in (Match.WHOLE, Match.START, Match.PART)} == wanted


class _Kept(KeptIndex):
    """Keeps an index in memory."""

    content = b""

    def __init__(self) -> None:
        super().__init__(None, "", Namespaces())

    def keep(self, file: Path) -> None:
        self.content = file.read_bytes()

    def take(self, file: Path) -> bool:
        file.write_bytes(self.content)
        return True
