"""Jobs: work that takes longer than a request should, of algorithms and of documents on their way into the graph."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request

from api.algorithms.models import AlgorithmAnswer, JobInfo, RankComparison
from api.authorisation import TOKEN_FOR_SOME, check_token
from api.dependencies import Configuration, Graph
from api.documents.upload_models import UploadJob
from api.documents.uploads import TakenUploads
from ontology.errors import NotFoundError

router = APIRouter(prefix="/api/jobs", tags=["jobs"])

JobId = Annotated[str, Path(max_length=100, description="Id of a job", examples=["6f1c0f2a9be34d57"])]
Limit = Annotated[int, Query(ge=1, le=10_000, description="The most items of an algorithm's answer")]


@router.get("/{identifier}", summary="How far a job is, and what came of it")
def job(graph: Graph, uploads: TakenUploads, identifier: JobId, limit: Limit = 20) -> JobInfo | UploadJob:
    """Return a job with its progress and, where it is done, its result or report."""
    try:
        return UploadJob.of(uploads.jobs.job(identifier))
    except NotFoundError:
        found = graph.analysis.jobs.job(identifier)
    answer = graph.analysis.answer_of(found, limit=limit)
    compared = graph.comparing.answer_of(found, limit=limit)
    return JobInfo.of(
        found,
        None if answer is None else AlgorithmAnswer.model_validate(answer),
        None if compared is None else RankComparison.model_validate(compared),
    )


@router.delete("/{identifier}", summary="Cancel a job", openapi_extra={"security": TOKEN_FOR_SOME})
def cancel(
    graph: Graph, uploads: TakenUploads, settings: Configuration, request: Request, identifier: JobId
) -> JobInfo | UploadJob:
    """Let a job end; one that has ended stays as it is.

    An upload can be cancelled, with the service's token, until its first document is put into the graph.
    """
    try:
        upload = uploads.jobs.job(identifier)
    except NotFoundError:
        found = graph.analysis.jobs.job(identifier)
        found.cancel()
        return JobInfo.of(found)
    check_token(request, settings)
    upload.cancel()
    return UploadJob.of(upload)
