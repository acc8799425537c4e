"""The tools that answer with tables: figures, chains, documents, names in others' lists, SPARQL."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from mcp.types import CallToolResult
from pydantic import Field

from api.agents import answers
from api.agents.result import explained, result
from api.agents.tools import Cursor, Region, Types
from graph.chains.answers import ChainList
from graph.documents.listing import chosen_documents
from graph.knowledge_graph import KnowledgeGraph
from graph.ledger.answers import Entry, Point
from graph.ledger.question import LedgerQuestion
from graph.reconciliation.question import Question
from graph.reconciliation.reconciliation import rivals, verdict
from graph.reconciliation.wording import reason_of
from graph.serialisation import SELECT_FORMATS
from ontology.observation import FigureKind

_Texts = Annotated[str, Field(max_length=200)]
# A model reads no more with profit; a query with LIMIT and OFFSET gets at the rest.
_LARGEST_RESULT = 4 * 2**20
_LONGEST_TURTLE = 20_000
# Indicators that are named where those that were asked for have no figures.
_OTHERS = 15
# A cell may be the whole text of a plan.
_LONGEST_CELL = 2_000
_LONGEST_ROWS = 60_000
_CUT = " … (cut short)"


class TableTools:
    """Tools over one graph; each may be called from several threads."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._graph = graph

    @explained
    def indicator(
        self,
        indicators: Annotated[
            list[_Texts], Field(min_length=1, max_length=20, description="Names (研发投入强度) or ids (RDIntensity)")
        ],
        regions: Annotated[
            list[_Texts] | None, Field(max_length=50, description="What the figures are about: 涪陵区, a park ...")
        ] = None,
        years: Annotated[list[int] | None, Field(max_length=50)] = None,
        kind: Annotated[FigureKind | None, Field(description="Only reported (actual) or promised figures")] = None,
        limit: Annotated[int, Field(ge=1, le=100)] = 30,
        cursor: Cursor = None,
    ) -> Annotated[CallToolResult, answers.Ledger]:
        """Compare figures of indicators across regions and years: reported beside promised, progress, contradictions.

        Values on which documents disagree stand side by side; nothing is averaged.
        """
        question = LedgerQuestion(
            indicators=tuple(indicators), subjects=tuple(regions or ()), years=tuple(years or ()), kind=kind
        )
        page = self._graph.tables.ledger.table(question, limit=limit, cursor=cursor)
        found = answers.Ledger(items=[_row(entry) for entry in page.items], total=page.total, next=page.next)
        lines = [line for row in found.items for line in _row_lines(row)]
        head = f"{len(found.items)} of {page.total} series:" if page.total else self._others(indicators)
        return result(found, head, lines)

    def _others(self, asked: Sequence[str]) -> str:
        """Return which indicators there are figures of, where there are none of those that were asked for."""
        like = (self._graph.tables.indicators.indicators(text=text, limit=_OTHERS).items for text in (*asked, None))
        shown = next(filter(None, like), ())
        names = "、".join(dict.fromkeys(one.label.zh for one in shown))
        return (
            f"No figures of this. There are figures of {names}; ask for one of them by its name." if names else "None."
        )

    @explained
    def chain(
        self,
        industry: Annotated[str, Field(min_length=1, max_length=200, description="An industry: 中医药, 新材料")],
        parts: Annotated[list[ChainList] | None, Field(max_length=4, description="Only these lists")] = None,
        region: Region = None,
        limit: Annotated[int, Field(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> Annotated[CallToolResult, answers.Chain]:
        """List an industry's core firms, innovation resources, key technologies and policies, each with its reasons."""
        chain = self._graph.planning.chains.chain(
            industry, parts=parts or (), region=region, limit=limit, cursor=cursor
        )
        items = [
            answers.ChainItem(
                part=one.part.value,
                thing=answers.Thing.model_validate(one.thing),
                reasons=[reason.text.zh for reason in one.reasons],
                documents=list(one.documents),
            )
            for one in chain.page.items
        ]
        found = answers.Chain(
            name=chain.name,
            counts={part.value: count for part, count in chain.counts.items()},
            items=items,
            total=chain.page.total,
            next=chain.page.next,
        )
        counts = ", ".join(f"{count} {part}" for part, count in found.counts.items())
        lines = (
            f"{one.part}: {one.thing.label} [{one.thing.type}] {one.thing.id} - {'；'.join(one.reasons)} "
            f"({', '.join(one.documents)})"
            for one in items
        )
        return result(found, f"{chain.name}: {counts}", lines)

    @explained
    def documents(
        self,
        region: Region = None,
        year: Annotated[int | None, Field(ge=1900, le=2200, description="A year that they plan for")] = None,
        text: Annotated[str | None, Field(max_length=200, description="A part of the title")] = None,
    ) -> Annotated[CallToolResult, answers.Documents]:
        """List the loaded documents: title, region, years, how many facts. Everything in the graph comes from them."""
        chosen = chosen_documents(self._graph.documents(), region=region, year=year, text=text)
        items = [
            answers.Document(
                id=one.id,
                title=one.title,
                region=one.region.label if one.region else None,
                start_year=one.start_year,
                end_year=one.end_year,
                entities=one.entities,
                relations=one.relations,
                observations=one.observations,
            )
            for one in chosen
        ]
        lines = (
            f"{one.id}: {one.title} ({one.region or 'region unknown'}, {one.start_year or '?'}-{one.end_year or '?'}; "
            f"{one.entities} things, {one.relations} relations, {one.observations} figures)"
            for one in items
        )
        return result(answers.Documents(items=items, total=len(items)), f"{len(items)} documents:", lines)

    @explained
    def match(
        self,
        names: Annotated[list[_Texts], Field(min_length=1, max_length=50, description="Names as somebody wrote them")],
        types: Types = None,
        region: Region = None,
    ) -> Annotated[CallToolResult, answers.MatchedNames]:
        """Tell which things names in somebody's list mean: other writings, short forms and slips are recognised.

        Take what is `matched`; for `unsure`, ask or give the region.
        """
        regions = (region,) if region else ()
        items = []
        for name in names:
            question = Question(name=name, types=tuple(types or ()), regions=regions, limit=3)
            found = self._graph.reconciliation.candidates(question)
            items.append(
                answers.Matched(
                    name=name,
                    result=verdict(found).value,
                    candidates=[
                        answers.Found(id=c.thing.id, label=c.thing.label, type=c.thing.type, name=c.name, score=c.score)
                        for c in found
                    ],
                    reason=reason_of(found[0], "zh", rivals=len(rivals(found))) if found else "",
                )
            )
        lines = (
            f"{one.name}: {one.result}"
            + "".join(f"; {c.label} [{c.type}] {c.id} {c.score:g}" for c in one.candidates[:3])
            + (f" ({one.reason})" if one.reason else "")
            for one in items
        )
        return result(answers.MatchedNames(items=items), f"{len(items)} names:", lines)

    @explained
    def sparql(
        self,
        query: Annotated[str, Field(min_length=1, max_length=20_000, description="SPARQL 1.1; only reading")],
        limit: Annotated[int, Field(ge=1, le=500, description="The most rows in the answer")] = 100,
    ) -> Annotated[CallToolResult, answers.SparqlResult]:
        """Answer a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE) over the current view of the graph.

        Declare prefixes: `ikg:` <https://w3id.org/innokg/ontology#> for classes and properties, `id:`
        <https://w3id.org/innokg/id/> for things, `rdfs:`, `skos:`. A thing has `a ikg:Park`, `rdfs:label "…"@zh`,
        `skos:altLabel`, and relations such as `ikg:partOf`; a figure is an `ikg:Observation` with `ikg:about`,
        `ikg:indicator`, `ikg:year`, `ikg:value`, `ikg:unit`, `ikg:kind` (`ikg:actual`, `ikg:target`). The resource
        innokg://vocabulary names all terms. A mistake is told with its line and column.
        """
        answer = self._graph.answer(query, largest=_LARGEST_RESULT)
        if answer.media_type not in SELECT_FORMATS:
            turtle = answer.body.decode()
            cut = len(turtle) > _LONGEST_TURTLE
            found = answers.SparqlResult(turtle=turtle[:_LONGEST_TURTLE], truncated=cut)
            return result(found, "Triples in Turtle:", turtle[:_LONGEST_TURTLE].splitlines())
        body = json.loads(answer.body)
        if "boolean" in body:
            return result(answers.SparqlResult(boolean=body["boolean"]), str(body["boolean"]).lower(), ())
        columns, bindings = body["head"]["vars"], body["results"]["bindings"]
        rows = _bounded({name: str(term["value"]) for name, term in row.items()} for row in bindings[:limit])
        cut = len(bindings) > len(rows) or any(cell.endswith(_CUT) for row in rows for cell in row.values())
        found = answers.SparqlResult(columns=columns, rows=rows, truncated=cut)
        lines = (" | ".join(row.get(name, "") for name in columns) for row in rows)
        return result(found, f"{len(rows)} of {len(bindings)} rows: {' | '.join(columns)}", lines)


def _bounded(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return the first rows that are not too long together, with long cells cut."""
    found: list[dict[str, str]] = []
    left = _LONGEST_ROWS
    for row in rows:
        short = {
            name: text if len(text) <= _LONGEST_CELL else text[:_LONGEST_CELL] + _CUT for name, text in row.items()
        }
        left -= sum(map(len, short.values()))
        if left < 0:
            break
        found.append(short)
    return found


def _row(entry: Entry) -> answers.LedgerRow:
    return answers.LedgerRow(
        subject=answers.Thing.model_validate(entry.subject),
        indicator=entry.indicator,
        label=entry.label.zh,
        measure=entry.measure.value,
        series=[_point(point) for point in entry.series],
        progress=[one.explanation.zh for one in entry.progress],
        conflicts=[
            *(one.explanation.zh for one in entry.conflicts),
            *(one.explanation.zh for one in entry.findings),
        ],
    )


def _point(point: Point) -> answers.LedgerPoint:
    return answers.LedgerPoint(
        year=point.year,
        kind=point.kind,
        comparator=point.comparator.value,
        value=point.value,
        unit=point.unit,
        documents=sorted({figure.source.document for figure in point.figures}),
    )


def _row_lines(row: answers.LedgerRow) -> Iterator[str]:
    yield f"{row.subject.label} ({row.subject.id}) {row.label} [{row.indicator}, {row.measure}]"
    for point in row.series:
        sign = "" if point.comparator == "=" else point.comparator
        documents = ", ".join(point.documents)
        yield f"  {point.year} {point.kind.value}: {sign}{point.value:g}{point.unit} ({documents})"
    yield from (f"  {text}" for text in (*row.progress, *(f"! {conflict}" for conflict in row.conflicts)))
