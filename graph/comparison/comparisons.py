"""Comparisons of documents."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping

from graph.answers import Figure, Page, Source
from graph.canonical import Canonical
from graph.comparison.answers import Comparison, Difference, Part, Side
from graph.comparison.keys import Contents, ContentsReader, Held, side_of
from graph.entities.link import Link
from graph.entities.relations import Relations
from graph.entities.things import Things, with_subclasses
from graph.figures import FigureReader
from graph.named_queries import NamedQueries
from graph.pagination import page_of
from graph.rdf.terms import Names
from graph.stores.store import Row
from graph.suggestions import did_you_mean, like
from ontology.errors import NotFoundError

_Key = tuple[Part, Hashable]
# Places that one item names; a name may stand in a document hundreds of times.
_PLACES = 3
_WHOLE = re.compile("全[省市区县州盟旗]")


class Comparisons:
    """Compares documents; what is not shown is counted and not described."""

    def __init__(
        self,
        queries: NamedQueries,
        names: Names,
        things: Things,
        relations: Relations,
        *,
        figures: Callable[[], FigureReader],
        canonical: Callable[[], Canonical],
        titles: Callable[[], Mapping[str, str]],
        regions: Callable[[], Mapping[str, str]],
    ) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._relations = relations
        self._figures = figures
        self._canonical = canonical
        self._titles = titles
        self._regions = regions

    def compare(
        self,
        left: str,
        right: str,
        *,
        parts: Collection[Part] = (),
        sides: Collection[Side] = (),
        types: Collection[str] = (),
        limit: int = 100,
        cursor: str | None = None,
    ) -> Comparison:
        """Return what two documents have in common and what only one has: things, relations and figures.

        ``types`` are classes of things to keep; a relation is kept by its subject. What a figure says of the region of
        its own document stands beside what the other says of its own. Raises ``NotFoundError`` for unknown documents.
        """
        mine, theirs = self._contents(left), self._contents(right)
        sided = {key: side_of(mine.get(key), theirs.get(key)) for key in {**mine, **theirs}}
        if types:
            sided = self._of_types(sided, types)
        counts = Counter((key[0], side) for key, side in sided.items())
        wanted = [key for key, side in sided.items() if (not parts or key[0] in parts) and (not sides or side in sides)]
        order = (tuple(Part), tuple(Side))
        wanted.sort(key=lambda key: (order[0].index(key[0]), order[1].index(sided[key]), str(key[1])))
        page = page_of(wanted, limit=limit, cursor=cursor)
        titles = self._titles()
        return Comparison(
            left=left,
            right=right,
            left_title=titles[left],
            right_title=titles[right],
            counts={part: {side: counts[part, side] for side in Side} for part in Part},
            page=Page(
                items=tuple(self._told(page.items, sided, mine, theirs, (left, right))),
                total=page.total,
                next=page.next,
            ),
        )

    def _contents(self, document: str) -> Contents:
        titles = self._titles()
        if document not in titles:
            raise NotFoundError(f"There is no document {document!r}.{did_you_mean(like(document, titles))}")
        rows = self._figures().rows_of_document(self._names.thing(f"document-{document}"))
        region = self._regions().get(document)
        own = frozenset({f"region-{region}"}) if region else self._whole(rows)
        reader = ContentsReader(self._queries, self._names, self._things, self._canonical())
        return reader.read(document, rows, own)

    def _whole(self, rows: Iterable[Row]) -> frozenset[str]:
        """Return the ids of what a document that names no region of its own calls the whole of it: 全市."""
        about = {identifier for row in rows if (identifier := self._names.identifier(row[1]))}
        described = self._things.describe(one for one in about if one.startswith("region-"))
        return frozenset(one for one, thing in described.items() if _WHOLE.fullmatch(thing.label))

    def _of_types(self, sided: Mapping[_Key, Side], types: Collection[str]) -> dict[_Key, Side]:
        wanted = with_subclasses(types)
        classes = self._things.classes(_subject(key) for key in sided)
        return {key: side for key, side in sided.items() if wanted & classes.get(_subject(key), set())}

    def _told(
        self,
        keys: Iterable[_Key],
        sided: Mapping[_Key, Side],
        mine: Contents,
        theirs: Contents,
        documents: tuple[str, str],
    ) -> Iterable[Difference]:
        """Yield the items of a page with their names and places."""
        keys = list(keys)
        links = [key[1] for key in keys if isinstance(key[1], Link)]
        named = [key[1] for key in keys if key[0] is Part.THINGS and isinstance(key[1], str)]
        things = self._things.describe({*(_subject(key) for key in keys), *(link.object for link in links)} - {""})
        places: dict[Hashable, tuple[Source, ...]] = dict(self._relations.sources(links).items())
        places.update(self._relations.mentions(named).items())
        rows = [row for key in keys for contents in (mine, theirs) for row in contents.get(key, Held()).rows]
        figures = {figure.id: figure for figure in self._figures().figures(rows)}
        for key in keys:
            held = [self._shown(contents.get(key), figures) for contents in (mine, theirs)]
            stated = [
                tuple(source for source in places.get(key[1], ()) if source.document == document)[:_PLACES]
                for document in documents
            ]
            yield Difference(
                part=key[0],
                side=sided[key],
                subject=things.get(_subject(key)),
                predicate=key[1].predicate if isinstance(key[1], Link) else None,
                object=things.get(key[1].object) if isinstance(key[1], Link) else None,
                indicator=next((figure.indicator for figures in held for figure in figures), None),
                left=stated[0],
                right=stated[1],
                left_figures=held[0],
                right_figures=held[1],
            )

    def _shown(self, held: Held | None, figures: Mapping[str, Figure]) -> tuple[Figure, ...]:
        identifiers = [self._names.identifier(row[0]) or "" for row in held.rows] if held is not None else []
        return tuple(figures[one] for one in identifiers if one in figures)


def _subject(key: _Key) -> str:
    what = key[1]
    if isinstance(what, Link):
        return what.subject
    return str(what[0]) if isinstance(what, tuple) else str(what)
