"""Documents into the graph and out of it."""

from time import monotonic
from typing import Annotated, Any

from anyio import sleep
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from api.authorisation import Administrator
from api.dependencies import Configuration, Graph, Identifier
from api.documents.linking import remove
from api.documents.upload import FORM, MAPPING, read_documents
from api.documents.upload_models import UploadJob
from api.documents.uploads import Report, TakenUploads
from api.writers import Changes
from graph.algorithms.jobs import Job
from ontology.errors import RequestError

router = APIRouter(prefix="/api/documents", tags=["documents"])

# How often, in seconds, it is seen whether an upload has ended that a request waits for.
_LOOK = 0.05
_FILE: dict[str, Any] = {"type": "string", "format": "binary"}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "properties": {
                        "file": {"type": "array", "items": _FILE, "description": "Documents, lists or RDF"},
                        MAPPING: {**_FILE, "description": "What the columns of lists mean, in TOML"},
                    },
                    "required": ["file"],
                }
            },
            "application/octet-stream": {"schema": _FILE},
        },
    }
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"model": UploadJob, "description": "The graph held the documents already, or others of their ids"},
    201: {"model": UploadJob, "description": "New documents are in the graph; `Location` is the first one's address"},
    202: {"model": UploadJob, "description": "A job does it, at the address in `Location`"},
}

Wait = Annotated[float, Query(ge=0, le=60, description="Seconds to wait for the end before the job is answered with")]
Name = Annotated[
    str | None,
    Query(min_length=1, max_length=1000, description="Name of the file that is the body", examples=["plan.txt"]),
]


@router.post(
    "", summary="Send documents", response_model=UploadJob, status_code=202, responses=_ANSWERS, openapi_extra=_BODY
)
async def add(
    _: Administrator,
    request: Request,
    settings: Configuration,
    uploads: TakenUploads,
    name: Name = None,
    wait: Wait = 0,
) -> Response:
    """Read documents, lists or RDF and put their facts into the graph: a form with files, or one file as the body.

    All formats that `innokg load` reads are. A file that is in the graph is `unchanged`; another file of the same name
    is another document. What fails its checks is kept in quarantine. Needs the service's token.
    """
    with uploads.place():
        sent = await read_documents(request, settings.request_limits.upload, name=name)
    return await _answer(uploads.submit(sent), wait)


@router.put(
    "/{identifier}",
    summary="Replace a document",
    response_model=UploadJob,
    status_code=202,
    responses=_ANSWERS,
    openapi_extra=_BODY,
)
async def replace(
    _: Administrator,
    request: Request,
    graph: Graph,
    settings: Configuration,
    uploads: TakenUploads,
    identifier: Identifier,
    name: Name = None,
    wait: Wait = 0,
) -> Response:
    """Read a document and put its facts in place of those of one that the graph holds; its id stays.

    Decisions of people about the document's claims hold for the same claims of the new one. Needs the service's token.
    """
    held = await run_in_threadpool(graph.document, identifier)
    with uploads.place():
        sent = await read_documents(request, settings.request_limits.upload, name=name)
    if len(sent.files) != 1:
        sent.folder.cleanup()
        raise RequestError(f"One file takes the place of {held.id!r}; the form has {len(sent.files)}.")
    return await _answer(uploads.submit(sent, replacing=identifier), wait)


@router.delete(
    "/{identifier}", summary="Remove a document", status_code=204, responses={204: {"description": "It is gone"}}
)
async def delete(_: Administrator, graph: Graph, changes: Changes, identifier: Identifier) -> Response:
    """Remove a document and every fact that nothing else supports. Needs the service's token."""
    await changes.run(lambda: remove(graph, identifier))
    return Response(status_code=204)


async def _answer(job: Job[Report], wait: float) -> Response:
    """Return what came of an upload, where it ends while the request waits, else the job."""
    until = monotonic() + wait
    while not job.ended.is_set() and monotonic() < until:
        await sleep(_LOOK)
    if job.error is not None and job.ended.is_set():
        raise job.error
    body = UploadJob.of(job).model_dump(mode="json")
    if job.computed is None:
        return JSONResponse(body, 202, {"Location": f"/api/jobs/{job.id}", "Retry-After": "1"})
    documents = job.computed["documents"]
    new = [one for one in documents if not (one["unchanged"] or one["replaced"])]
    first = (new or documents)[0]["document"]
    return JSONResponse(body, 201 if new else 200, {"Location": f"/api/documents/{first}"})
