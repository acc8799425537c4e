"""What matches are asked for."""

from collections.abc import Collection

from graph.knowledge_graph import KnowledgeGraph
from graph.matches.answers import Matches, Status
from ontology.errors import RequestError
from ontology.vocabulary import Language


def find_matches(
    graph: KnowledgeGraph,
    *,
    firm: str | None,
    technology: str | None,
    park: str | None,
    types: Collection[str] = (),
    statuses: Collection[Status] = (),
    language: Language = "zh",
    limit: int = 20,
    cursor: str | None = None,
) -> Matches:
    """Return the matches of the one of firm, technology and park that is given, by an id, a name or a part of one.

    Raises ``RequestError`` where none or several are given, or a filter that does not fit, and ``NotFoundError`` for
    what the graph has not.
    """
    if sum(one is not None for one in (firm, technology, park)) != 1:
        raise RequestError("Matches are of one thing: give either a firm, a technology or a park.")
    if firm is None and statuses:
        raise RequestError("Only the matches of firms are proposed or cooperating.")
    planning = graph.planning
    if firm is not None:
        subject = planning.thing(firm, types=("Firm",))
        return planning.firm_matches.matches(subject, types=types, statuses=statuses, limit=limit, cursor=cursor)
    if technology is not None:
        return planning.technology_matches.matches(technology, types=types, limit=limit, cursor=cursor)
    if types:
        raise RequestError("What a park lacks has no class to choose by.")
    subject = planning.thing(park or "", types=("Park",))
    return planning.gaps.gaps(subject, language=language, limit=limit, cursor=cursor)
