/** The service's interface, typed after its OpenAPI description. */
import createClient from "openapi-fetch";

import { Problem, problemOf, wasGivenUp } from "./problem";
import type { components, paths } from "./schema";

export type Schema = components["schemas"];

const client = createClient<paths>({ baseUrl: window.location.origin });

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** Return what a request was answered with; raise `Problem` for every other outcome but a request given up. */
async function settled<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
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

export const service = {
  vocabulary: () => settled(client.GET("/api/vocabulary")),
  search: (q: string, limit: number, signal: AbortSignal) =>
    settled(client.GET("/api/search", { params: { query: { q, limit } }, signal })),
  graph: (query: { focus?: string | null; depth?: number; limit?: number; predicate?: string | undefined }, signal?: AbortSignal) =>
    settled(
      client.GET("/api/graph", {
        params: { query: { ...query, predicate: query.predicate === undefined ? undefined : [query.predicate] } },
        signal,
      }),
    ),
  entity: (identifier: string, signal?: AbortSignal) =>
    settled(client.GET("/api/entities/{identifier}", { params: { path: { identifier } }, signal })),
};
