"""Algorithms over the graph."""

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from api.algorithms.models import AlgorithmAnswer, AlgorithmInfo, JobInfo, RankComparison
from api.algorithms.request import Selected, apart, others, years
from api.dependencies import Graph
from api.models import Listing
from graph.algorithms.algorithm import Algorithm
from graph.algorithms.jobs import Job
from graph.algorithms.parameter import Kind
from graph.algorithms.registry import ALGORITHMS, algorithm
from graph.algorithms.results import Computed

router = APIRouter(prefix="/api", tags=["algorithms"])

Name = Annotated[str, Path(max_length=100, description="Name of an algorithm", examples=["pagerank"])]
Limit = Annotated[int, Query(ge=1, le=10_000, description="The most items to answer with")]

_ACCEPTED: dict[int | str, dict[str, Any]] = {
    202: {"model": JobInfo, "description": "It takes longer: a job does it, at the address in `Location`"}
}
_TYPES = {Kind.INTEGER: "integer", Kind.NUMBER: "number"}


def _described(algorithms: Iterable[Algorithm]) -> list[dict[str, Any]]:
    """Return the parameters of algorithms for the description of the API, each name once."""
    users: dict[str, list[Algorithm]] = {}
    for one in algorithms:
        for parameter in one.parameters:
            users.setdefault(parameter.name, []).append(one)
    found = []
    for name, having in sorted(users.items()):
        like = next(parameter for parameter in having[0].parameters if parameter.name == name)
        tells = having[0].texts.parameters[name]["en"]
        names = ", ".join(one.name for one in having)
        schema: dict[str, Any] = {"type": _TYPES.get(like.kind, "string")}
        if like.kind is Kind.THINGS:
            schema = {"type": "array", "items": {"type": "string"}}
        described = {"name": name, "in": "query", "required": False, "description": f"{tells} ({names})"}
        usual = {} if like.usual is None else {"examples": [like.usual]}
        found.append({**described, "schema": {**schema, **usual}})
    return found


@router.get("/algorithms", summary="The algorithms")
def algorithms() -> Listing[AlgorithmInfo]:
    """Return all algorithms: what each tells, takes and costs, and where it is described."""
    items = [AlgorithmInfo.of(one) for one in ALGORITHMS.values()]
    return Listing(items=items, total=len(items), next=None)


@router.get("/algorithms/{name}/description", summary="What an algorithm tells and takes")
def description(name: Name) -> AlgorithmInfo:
    """Return one algorithm of the list."""
    return AlgorithmInfo.of(algorithm(name))


@router.get(
    "/algorithms/{name}/comparison",
    summary="A measure on several documents, regions or years",
    response_model=RankComparison,
    responses=_ACCEPTED,
    openapi_extra={"parameters": _described(one for one in ALGORITHMS.values() if one.ranks)},
)
def comparison(
    graph: Graph,
    request: Request,
    name: Name,
    selection: Selected,
    at: Annotated[list[int] | None, Query(max_length=20, description="Years to compare")] = None,
    limit: Limit = 20,
) -> Response:
    """Run an algorithm that ranks things on each document, else each region or year `at`, and return all ranks.

    Little work is answered at once; more becomes a job, whose `comparison` is the answer.
    """
    selections = years(selection, at) if at else apart(selection)
    compared = graph.comparing.order(name, others(request), selections)
    if graph.analysis.are_quick(compared.values()):
        return _json(RankComparison.model_validate(graph.comparing.run(compared, limit=limit)))
    return _accepted(graph.comparing.submit(compared))


@router.get(
    "/algorithms/{name}",
    summary="What an algorithm finds",
    response_model=AlgorithmAnswer,
    responses=_ACCEPTED,
    openapi_extra={"parameters": _described(ALGORITHMS.values())},
)
def run(graph: Graph, request: Request, name: Name, selection: Selected, limit: Limit = 20) -> Response:
    """Run an algorithm on a selection of the graph.

    Little work, and what was computed of the same state of the graph, is answered at once; more becomes a job.
    """
    analysis = graph.analysis
    order = analysis.order(name, others(request), selection)
    if analysis.is_quick(order):
        return _json(AlgorithmAnswer.model_validate(analysis.run(order, limit=limit)))
    return _accepted(analysis.submit(order))


@router.get("/paths", summary="Ways between two things")
def paths(
    graph: Graph,
    selection: Selected,
    source: Annotated[str, Query(alias="from", max_length=200, description="Id of the thing where they begin")],
    target: Annotated[str, Query(alias="to", max_length=200, description="Id of the thing where they end")],
    count: Annotated[int, Query(ge=1, le=100, description="How many of the shortest ways")] = 3,
    length: Annotated[int | None, Query(ge=1, le=8, description="All simple ways of at most so many steps")] = None,
    limit: Limit = 100,
) -> AlgorithmAnswer:
    """Return the shortest ways between two things, or all up to a length; each relation with where it is stated."""
    given = {"from": [source], "to": [target]}
    if length is None:
        given["count"] = [str(count)]
    else:
        given["length"] = [str(length)]
    order = graph.analysis.order("shortest-paths" if length is None else "all-paths", given, selection)
    return AlgorithmAnswer.model_validate(graph.analysis.run(order, limit=limit))


def _accepted(job: Job[Computed]) -> Response:
    return _json(JobInfo.of(job), status=202, headers={"Location": f"/api/jobs/{job.id}", "Retry-After": "1"})


def _json(
    body: AlgorithmAnswer | RankComparison | JobInfo, *, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    return JSONResponse(body.model_dump(mode="json"), status_code=status, headers=headers)
