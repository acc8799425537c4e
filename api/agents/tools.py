"""The tools that read things: search, what is known of them, their surroundings, the ways between them."""

from typing import Annotated

from mcp.types import CallToolResult
from pydantic import Field

from api.agents import answers
from api.agents.result import explained, result
from graph.answers import Direction, EntityCard, Fact
from graph.answers import Source as GraphSource
from graph.entities.statement_places import Place
from graph.knowledge_graph import KnowledgeGraph
from graph.projection.selection import Selection
from graph.quoted_sentence import sentence_around

Name = Annotated[
    str, Field(min_length=1, max_length=200, description="An id (region-500102) or a name in Chinese (重庆大学)")
]
Types = Annotated[
    list[str] | None,
    Field(
        max_length=20,
        description="Keep these classes: Park, Platform, Institute, University, Firm, Agency, Alliance, Program, Fund, "
        "Policy, Region, Industry, Technology",
    ),
]
Region = Annotated[str | None, Field(max_length=200, description="A region by name (涪陵区), code or id")]
Cursor = Annotated[str | None, Field(max_length=200, description="`next` of the answer before, for more")]
Relations = Annotated[
    list[str] | None,
    Field(
        max_length=20,
        description="Keep these relations: locatedIn, partOf, operatedBy, reliesOn, jointlyBuiltBy, leadsIndustry, "
        "focusesOn, cooperatesWith, basedOn, issuedBy, appliesTo",
    ),
]
_FACTS = 30


class ThingTools:
    """Tools over one graph; each may be called from several threads."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._graph = graph

    @explained
    def search(
        self,
        text: Annotated[str, Field(min_length=1, max_length=200, description="A part of a name, or pinyin")],
        types: Types = None,
        region: Region = None,
        document: Annotated[str | None, Field(max_length=200, description="Id of a document that names it")] = None,
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
        cursor: Cursor = None,
    ) -> Annotated[CallToolResult, answers.FoundThings]:
        """Find things by a part of a name, the best match first. Start here: other tools take the ids.

        Names are Chinese (高新区, 机器人); pinyin and its initials work too, and small slips are forgiven.
        """
        page = self._graph.search(text, types=types or (), region=region, document=document, limit=limit, cursor=cursor)
        items = [answers.Found(**_thing(hit.thing).model_dump(), name=hit.name, score=hit.score) for hit in page.items]
        found = answers.FoundThings(items=items, total=page.total, next=page.next)
        lines = (_line(item) + ("" if item.name == item.label else f" (also {item.name})") for item in items)
        return result(found, f"{len(items)} of {page.total} things with {text!r} in a name:", lines)

    @explained
    def entity(
        self,
        thing: Name,
        limit: Annotated[int, Field(ge=1, le=200, description="The most facts of each relation")] = _FACTS,
    ) -> Annotated[CallToolResult, answers.Entity]:
        """Tell what is known of one thing: names, classes, relations both ways, figures, and the documents."""
        card = self._graph.entity(self._id(thing), most=limit)
        found = _entity(card)
        lines = [*map(_fact_line, found.facts), *map(_figure_line, found.figures)]
        names = "、".join(card.names[1:])
        head = f"{_line(found)}{f', also {names}' if names else ''}; documents: {', '.join(found.documents)}"
        return result(found, head, lines)

    @explained
    def evidence(
        self,
        thing: Name,
        relations: Relations = None,
        other: Annotated[str | None, Field(max_length=200, description="Id of the other end of the relation")] = None,
        limit: Annotated[int, Field(ge=1, le=100)] = 20,
        cursor: Cursor = None,
    ) -> Annotated[CallToolResult, answers.Places]:
        """Give the places in documents that state a thing's relations and figures: section, offsets, the words.

        Use it to quote or to check. `relations` may also be `value`, for figures alone.
        """
        identifier = self._id(thing)
        page = self._graph.places(identifier, predicates=relations or (), other=other, limit=limit, cursor=cursor)
        focus = self._graph.planning.by_id(identifier)
        items = [self._place(one, focus.label) for one in page.items]
        found = answers.Places(thing=_thing(focus), items=items, total=page.total, next=page.next)
        lines = (
            f"{one.statement}: {one.source.title} ({one.source.document}), {one.source.section}"
            f"[{one.source.start}-{one.source.end}] {one.source.sentence or one.source.quote}".rstrip()
            for one in items
        )
        return result(found, f"{len(items)} of {page.total} places about {_line(found.thing)}:", lines)

    @explained
    def neighbourhood(
        self,
        thing: Name,
        depth: Annotated[int, Field(ge=1, le=3, description="Steps from the thing")] = 1,
        relations: Relations = None,
        types: Types = None,
        limit: Annotated[int, Field(ge=1, le=200, description="The most things")] = 50,
    ) -> Annotated[CallToolResult, answers.Neighbourhood]:
        """Give the things around one within some steps, and the relations among them."""
        network = self._graph.neighbourhood(
            self._id(thing), depth=depth, limit=limit, predicates=relations or (), types=types or ()
        )
        labels = {node.id: node.label for node in network.nodes}
        found = answers.Neighbourhood(
            focus=network.focus or "",
            nodes=[_thing(node) for node in network.nodes],
            edges=[
                answers.Edge(source=edge.source, predicate=edge.predicate, target=edge.target) for edge in network.edges
            ],
            truncated=network.truncated,
        )
        lines = [*(f"{labels[e.source]} {e.predicate} {labels[e.target]}" for e in found.edges), "Ids:"]
        lines += map(_line, found.nodes)
        cut = ", cut short by the limit" if network.truncated else ""
        return result(found, f"{len(found.nodes)} things, {len(found.edges)} relations{cut}:", lines)

    @explained
    def path(
        self,
        start: Name,
        end: Name,
        count: Annotated[int, Field(ge=1, le=10, description="How many of the shortest ways")] = 3,
        everything: Annotated[
            bool, Field(description="Also pass through regions and policies, which join nearly everything")
        ] = False,
    ) -> Annotated[CallToolResult, answers.Ways]:
        """Find how two things are connected: the shortest ways, each relation with the documents that state it."""
        given = {"from": [self._id(start)], "to": [self._id(end)], "count": [str(count)]}
        selection = Selection(without=frozenset()) if everything else Selection()
        found = self._graph.analysis.run(self._graph.analysis.order("shortest-paths", given, selection), limit=count)
        ways = [
            answers.Way(
                things=[_thing(one) for one in way.things],
                steps=[
                    [
                        answers.Step(
                            source=step.source,
                            predicate=step.predicate,
                            target=step.target,
                            documents=_documents(step.sources),
                        )
                        for step in steps
                    ]
                    for steps in way.steps
                ],
            )
            for way in found.paths
        ]
        lines = (" → ".join(f"{one.label} ({one.id})" for one in way.things) for way in ways)
        head = f"{len(ways)} ways:" if ways else "No way joins them; try everything=true."
        return result(answers.Ways(ways=ways), head, lines)

    def _id(self, text: str) -> str:
        return self._graph.planning.thing(text).id

    def _place(self, place: Place, label: str) -> answers.Place:
        source = place.source
        text = self._graph.held_text(source.document)
        sentence = None if text is None else sentence_around(text, source.start, source.end)
        if place.fact is not None:
            fact = place.fact
            ends = (label, fact.other.label) if fact.direction is Direction.OUT else (fact.other.label, label)
            statement = f"{ends[0]} {fact.predicate} {ends[1]} ({fact.other.id})"
        elif place.figure is not None:
            one = place.figure
            statement = f"{one.indicator} {one.year} {one.kind.value}: {one.comparator.value}{one.value:g}{one.unit}"
        else:
            statement = f"{label} is named"
        return answers.Place(
            statement=statement,
            source=answers.Source(
                document=source.document,
                title=source.title,
                section=source.section,
                start=source.start,
                end=source.end,
                quote=source.quote,
                sentence=None if sentence is None else sentence.text,
            ),
        )


def _thing(thing: object) -> answers.Thing:
    return answers.Thing.model_validate(thing)


def _documents(sources: tuple[GraphSource, ...]) -> list[str]:
    return list(dict.fromkeys(source.document for source in sources))


def _entity(card: EntityCard) -> answers.Entity:
    return answers.Entity(
        **_thing(card.thing).model_dump(),
        iri=card.thing.iri,
        names=list(card.names),
        classes=list(card.classes),
        facts=[_fact(fact) for fact in card.facts],
        figures=[
            answers.Figure(
                indicator=one.indicator,
                year=one.year,
                kind=one.kind,
                comparator=one.comparator.value,
                value=one.value,
                unit=one.unit,
                document=one.source.document,
            )
            for one in card.figures
        ],
        documents=[document.id for document in card.documents],
        counts=answers.Counts(
            facts=sum(one.total for one in card.relations), figures=card.figure_count, documents=card.document_count
        ),
    )


def _fact(fact: Fact) -> answers.Fact:
    return answers.Fact(
        predicate=fact.predicate,
        direction=fact.direction,
        other=_thing(fact.other),
        documents=_documents(fact.sources),
    )


def _line(thing: answers.Thing) -> str:
    return f"{thing.label} [{thing.type}] {thing.id}"


def _fact_line(fact: answers.Fact) -> str:
    arrow = "→" if fact.direction is Direction.OUT else "←"
    return f"{arrow} {fact.predicate} {_line(fact.other)} ({', '.join(fact.documents)})"


def _figure_line(figure: answers.Figure) -> str:
    sign = "" if figure.comparator == "=" else figure.comparator
    value = f"{sign}{figure.value:g}{figure.unit}"
    return f"{figure.indicator} {figure.year} {figure.kind.value}: {value} ({figure.document})"
