"""Where things stand is told the same when it followed changes and when it is read anew."""

from hypothesis import given
from hypothesis import strategies as st

from graph.entities.standings import Standings

things = st.sampled_from(["region-1", "region-2", "park-a", "firm-b"])
documents = st.sets(st.sampled_from(["document-x", "document-y"]))
places = st.sets(st.sampled_from(["region-1", "region-2", "park-a", ""]))


def read(described: dict[str, tuple[set[str], set[str]]]) -> Standings:
    found = Standings()
    for thing, (naming, lying) in described.items():
        for document in naming:
            found.add(thing, "namedIn", document)
        for place in lying:
            found.add(thing, "locatedIn", place)
            found.add(thing, "partOf", place)
    return found


def told(standings: Standings) -> object:
    held = (standings.documents, standings.places, standings.named)
    return [{one: ids for one, ids in each.items() if ids} for each in held], dict(standings.regions)


@given(st.lists(st.tuples(things, documents, places), max_size=10))
def test_standings_follow_things_that_change(changes: list[tuple[str, set[str], set[str]]]) -> None:
    followed = Standings()
    described: dict[str, tuple[set[str], set[str]]] = {}
    for thing, naming, lying in changes:
        described[thing] = naming, lying
        followed.forget(thing)
        for document in naming:
            followed.add(thing, "namedIn", document)
        for place in lying:
            followed.add(thing, "locatedIn", place)

    assert told(followed) == told(read(described))
    named = {one for one, (naming, _) in described.items() if naming}
    inside = {place for _, lying in described.values() for place in lying}
    assert set(followed.regions) == {one for one in named | inside if one.startswith("region-")}
