/** The documents of the graph: lists, uploads, claims and decisions about them. */
import type { Schema } from "./client";
import { client, settled } from "./client";
import { Problem, problemOf } from "./problem";
import type { paths } from "./schema";
import { authorisation } from "./token";

export type Upload = Schema["UploadJob"];

const LOOK = 300;

export type Step = "sending" | "reading";

/** Send files; `replacing` is the document whose place one takes, `onSent` is told which part, between 0 and 1, has gone. */
function send(files: readonly File[], replacing: string | null, signal: AbortSignal, onSent: (part: number) => void): Promise<Upload> {
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
    request.onabort = () => {
      reject(givenUp());
    };
    signal.addEventListener("abort", () => {
      request.abort();
    });
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
    if (replacing === null) request.open("POST", "/api/documents");
    else request.open("PUT", `/api/documents/${encodeURIComponent(replacing)}`);
    request.setRequestHeader("Authorization", authorisation().Authorization);
    request.send(form);
  });
}

const givenUp = (): DOMException => new DOMException("given up", "AbortError");

/**
 * Send files and wait until they are read; `onProgress` is told what is done and how far it is.
 *
 * With `replacing` the one file takes the place of that document, which keeps its id.
 * Given up while they are read, they leave the graph as it was, unless the first of them is in it already.
 */
async function upload(
  files: readonly File[],
  replacing: string | null,
  signal: AbortSignal,
  onProgress: (step: Step, part: number) => void,
): Promise<Upload> {
  let job = await send(files, replacing, signal, (part) => {
    onProgress("sending", part);
  });
  const path = { identifier: job.id };
  let told = false;
  while (job.state !== "done" && job.state !== "failed" && job.state !== "cancelled") {
    onProgress("reading", job.progress);
    if (signal.aborted && !told) {
      told = true;
      await client.DELETE("/api/jobs/{identifier}", { params: { path }, headers: authorisation() });
    }
    await new Promise((again) => setTimeout(again, LOOK));
    job = (await settled(client.GET("/api/jobs/{identifier}", { params: { path } }))) as Upload;
  }
  if (job.state === "cancelled") throw givenUp();
  if (job.report === null) throw new Problem(job.error ?? job.state, 422);
  return job;
}

type Claims = NonNullable<paths["/api/documents/{identifier}/claims"]["get"]["parameters"]["query"]>;

export const documents = {
  list: (q: string, year: number | undefined, signal?: AbortSignal) =>
    settled(client.GET("/api/documents", { params: { query: { ...(q === "" ? {} : { q }), ...(year === undefined ? {} : { year }), limit: 500 } }, signal })),
  upload,
  async remove(identifier: string): Promise<void> {
    const { response, error } = await client.DELETE("/api/documents/{identifier}", { params: { path: { identifier } }, headers: authorisation() });
    if (!response.ok) throw problemOf(response.status, error);
  },
  claims: (identifier: string, query: Claims, signal?: AbortSignal) =>
    settled(client.GET("/api/documents/{identifier}/claims", { params: { path: { identifier }, query }, signal })),
  /** The decisions about a document's claims, those that were undone too. */
  reviews: (document: string, signal?: AbortSignal) => settled(client.GET("/api/reviews", { params: { query: { document, limit: 1000 } }, signal })),
  decide: (body: Schema["ClaimDecision"]) => settled(client.POST("/api/reviews", { body, headers: authorisation() })),
  judgements: (verdict: Schema["Verdict"], limit: number, signal?: AbortSignal) =>
    settled(client.GET("/api/judgements", { params: { query: { verdict, limit } }, signal })),
  /** Say whether two ids mean one thing. */
  judge: (body: Schema["PairDecision"]) => settled(client.POST("/api/reviews", { body, headers: authorisation() })),
  undo: (identifier: string, by: string, reason: string) =>
    settled(client.DELETE("/api/reviews/{identifier}", { params: { path: { identifier }, query: { by, reason } }, headers: authorisation() })),
};
