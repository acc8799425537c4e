"""The JSON that uploads of documents answer with."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.documents.uploads import Report
from graph.algorithms.jobs import Job, State


class UploadReport(BaseModel):
    """What became of the files of an upload, as `innokg load --json` writes it."""

    model_config = ConfigDict(frozen=True)

    documents: Annotated[
        list[dict[str, Any]],
        Field(
            description="The documents, with the number of their facts, and whether they were there before",
            examples=[
                [
                    {
                        "document": "fuling-14fyp",
                        "entities": 310,
                        "relations": 190,
                        "observations": 95,
                        "unchanged": False,
                        "replaced": False,
                    }
                ]
            ],
        ),
    ]
    failures: Annotated[list[dict[str, str]], Field(description="The files that were not loaded, each with why")]
    facts: Annotated[dict[str, dict[str, int]], Field(description="What the documents state, by kind")]
    quarantined: Annotated[list[dict[str, Any]], Field(description="The claims that failed a check, with the reason")]
    reasons: Annotated[dict[str, int], Field(description="How many claims failed each check")]
    unresolved: Annotated[dict[str, int], Field(description="Names of divisions that the gazetteer has not")]
    notes: Annotated[list[str], Field(description="Which document is which, where a file's name does not tell")]
    unsure: Annotated[list[dict[str, Any]], Field(description="Pairs of names that may mean one thing or two")]
    judgements: Annotated[int, Field(description="How many judgements on names were made")]
    seconds: float


class UploadJob(BaseModel):
    """Documents on their way into the graph."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(examples=["6f1c0f2a9be34d57"])]
    kind: Literal["documents"] = "documents"
    state: State
    progress: Annotated[float, Field(ge=0, le=1)]
    error: Annotated[str | None, Field(description="Why none of the files was loaded")]
    report: UploadReport | None

    @classmethod
    def of(cls, job: Job[Report]) -> "UploadJob":
        """Return the JSON form of a job."""
        report = None if job.computed is None else UploadReport.model_validate(job.computed)
        error = None if job.error is None else str(job.error)
        return cls(id=job.id, state=job.state, progress=round(job.progress, 3), error=error, report=report)
