/** The documents of the graph: lists, uploads, claims and decisions about them. */
import type { Schema } from "./client";
import { client, settled } from "./client";
import { Problem, problemOf } from "./problem";
import { authorisation } from "./token";

export type Upload = Schema["UploadJob"];

const LOOK = 300;

/** Send files; `onSent` is told which part of them, between 0 and 1, has gone. */
function send(files: readonly File[], onSent: (part: number) => void): Promise<Upload> {
  const form = new FormData();
  for (const file of files) form.append("file", file);
  // Only this older interface tells how much has been sent.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => {
      onSent(total > 0 ? loaded / total : 0);
    };
    request.onerror = () => {
      reject(new Problem("", 0));
    };
    request.onload = () => {
      let body: unknown = null;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        // What is no JSON tells nothing more than its status.
      }
      if (request.status >= 200 && request.status < 300) resolve(body as Upload);
      else reject(problemOf(request.status, body));
    };
    request.open("POST", "/api/documents");
    request.setRequestHeader("Authorization", authorisation().Authorization);
    request.send(form);
  });
}

/** Send files and wait until they are read; `onProgress` is told what is done and how far it is. */
async function upload(files: readonly File[], onProgress: (step: "sending" | "reading", part: number) => void): Promise<Upload> {
  let job = await send(files, (part) => {
    onProgress("sending", part);
  });
  while (job.state !== "done" && job.state !== "failed" && job.state !== "cancelled") {
    onProgress("reading", job.progress);
    await new Promise((again) => setTimeout(again, LOOK));
    job = (await settled(client.GET("/api/jobs/{identifier}", { params: { path: { identifier: job.id } } }))) as Upload;
  }
  if (job.report === null) throw new Problem(job.error ?? job.state, 422);
  return job;
}

export const documents = {
  list: (q: string, year: number | undefined, signal?: AbortSignal) =>
    settled(client.GET("/api/documents", { params: { query: { ...(q === "" ? {} : { q }), ...(year === undefined ? {} : { year }), limit: 500 } }, signal })),
  upload,
  async remove(identifier: string): Promise<void> {
    const { response, error } = await client.DELETE("/api/documents/{identifier}", { params: { path: { identifier } }, headers: authorisation() });
    if (!response.ok) throw problemOf(response.status, error);
  },
  quarantine: (identifier: string) => settled(client.GET("/api/documents/{identifier}/quarantine", { params: { path: { identifier } } })),
  claims: (identifier: string, below: number | undefined, undecided: boolean, cursor?: string) =>
    settled(
      client.GET("/api/documents/{identifier}/claims", {
        params: { path: { identifier }, query: { undecided, limit: 30, ...(below === undefined ? {} : { below }), ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  decide: (body: Schema["ClaimDecision"]) => settled(client.POST("/api/reviews", { body, headers: authorisation() })),
};
