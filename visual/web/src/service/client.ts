/** The service's interface, typed after its OpenAPI description. */
import createClient from "openapi-fetch";

import { Problem, problemOf, wasGivenUp } from "./problem";
import type { components, paths } from "./schema";

export type Schema = components["schemas"];

export const client = createClient<paths>({ baseUrl: window.location.origin });

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** Return what a request was answered with; raise `Problem` for every other outcome but a request given up. */
export async function settled<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  let answer: Answer<Data>;
  try {
    answer = await asked;
  } catch (error) {
    if (wasGivenUp(error)) throw error;
    throw new Problem(String(error), 0);
  }
  if (answer.data === undefined) throw problemOf(answer.response.status, answer.error);
  return answer.data;
}

type Algorithm = Schema["AlgorithmAnswer"];
type Comparison = Schema["RankComparison"];
type AlgorithmQuery = NonNullable<paths["/api/algorithms/{name}"]["get"]["parameters"]["query"]>;
type AlgorithmComparisonQuery = NonNullable<paths["/api/algorithms/{name}/comparison"]["get"]["parameters"]["query"]>;

const PAUSE = 400;

/** Return the job of an algorithm when it is done; when it is given up, the service is told. */
async function finished(
  identifier: string,
  limit: number | undefined,
  signal: AbortSignal | undefined,
  onProgress: (done: number) => void,
): Promise<Schema["JobInfo"]> {
  const path = { identifier };
  const query = limit === undefined ? {} : { limit };
  for (;;) {
    if (signal?.aborted === true) {
      await client.DELETE("/api/jobs/{identifier}", { params: { path } });
      throw new DOMException("given up", "AbortError");
    }
    const job = await settled(client.GET("/api/jobs/{identifier}", { params: { path, query } }));
    onProgress(job.progress);
    if (job.kind === "algorithm" && job.state === "done" && (job.result ?? job.comparison)) return job;
    if (job.state === "failed" || job.state === "cancelled") throw new Problem(job.error ?? job.state, 503);
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

/** Return what an algorithm finds, at once or by a job. */
async function algorithm(
  name: string,
  query: AlgorithmQuery = {},
  signal?: AbortSignal,
  onProgress: (done: number) => void = () => undefined,
): Promise<Algorithm> {
  const answer: Algorithm | Schema["JobInfo"] = await settled(
    client.GET("/api/algorithms/{name}", { params: { path: { name }, query }, signal }),
  );
  if ("ranked" in answer) return answer;
  return (await finished(answer.id, query.limit, signal, onProgress)).result as Algorithm;
}

/** Return what an algorithm ranks in several selections side by side, at once or by a job. */
async function comparison(
  name: string,
  query: AlgorithmComparisonQuery = {},
  signal?: AbortSignal,
  onProgress: (done: number) => void = () => undefined,
): Promise<Comparison> {
  const answer: Comparison | Schema["JobInfo"] = await settled(
    client.GET("/api/algorithms/{name}/comparison", { params: { path: { name }, query }, signal }),
  );
  if ("selections" in answer) return answer;
  return (await finished(answer.id, query.limit, signal, onProgress)).comparison as Comparison;
}

export const service = {
  algorithm,
  comparison,
  document: (identifier: string) => settled(client.GET("/api/documents/{identifier}", { params: { path: { identifier } } })),
  text: (identifier: string, start: number, end: number, signal?: AbortSignal) =>
    settled(client.GET("/api/documents/{identifier}/text", { params: { path: { identifier }, query: { start, end } }, signal })),
  algorithms: () => settled(client.GET("/api/algorithms")),
  path: (from: string, to: string, signal?: AbortSignal) =>
    settled(client.GET("/api/paths", { params: { query: { from, to, count: 1, limit: 1, everything: true } }, signal })),
  vocabulary: () => settled(client.GET("/api/vocabulary")),
  completions: (q: string, limit: number, lang: "zh" | "en", signal: AbortSignal) =>
    settled(client.GET("/api/search/completions", { params: { query: { q, limit, lang } }, signal })),
  graph: (query: { focus?: string | null; depth?: number; limit?: number; relation?: string | undefined }, signal?: AbortSignal) =>
    settled(
      client.GET("/api/graph", {
        params: { query: { ...query, relation: query.relation === undefined ? undefined : [query.relation] } },
        signal,
      }),
    ),
  bearings: (things: string[], signal?: AbortSignal) => settled(client.POST("/api/graph/bearings", { body: { things }, signal })),
  similar: (identifier: string, limit: number, signal?: AbortSignal) =>
    settled(client.GET("/api/entities/{identifier}/similar", { params: { path: { identifier }, query: { limit } }, signal })) as Promise<
      Schema["Listing_Likeness_"]
    >,
  /** The places that state one fact. */
  evidence: (identifier: string, predicate: string, other: string) =>
    settled(
      client.GET("/api/entities/{identifier}/evidence", {
        params: { path: { identifier }, query: { direction: "out", relation: [predicate], other } },
      }),
    ),
  entity: (identifier: string, signal?: AbortSignal) =>
    settled(client.GET("/api/entities/{identifier}", { params: { path: { identifier } }, signal })),
};
