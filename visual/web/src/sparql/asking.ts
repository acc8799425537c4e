/** Asks the service in SPARQL. */
import { Problem, problemOf, wasGivenUp } from "@/service/problem";

import type { Results } from "./results";
import { readJson, readTriples } from "./results";

const RESULTS = "application/sparql-results+json";
const TRIPLES = "application/n-triples";

/** The forms in which answers are saved: of rows, and of triples. */
export const FORMS = {
  rows: { csv: "text/csv", tsv: "text/tab-separated-values", json: RESULTS, xml: "application/sparql-results+xml" },
  triples: { ttl: "text/turtle", nt: TRIPLES, jsonld: "application/ld+json", rdf: "application/rdf+xml" },
} as const;

async function sent(query: string, accept: string, seconds: number, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/sparql?timeout=${String(seconds)}`, {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: accept },
      body: query,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (wasGivenUp(error)) throw error;
    throw new Problem(String(error), 0);
  }
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return response;
}

/** Return what a query is answered with; raise `Problem`, with line and column of a slip where they are known. */
export async function ask(query: string, seconds: number, signal: AbortSignal): Promise<Results> {
  const response = await sent(query, `${RESULTS}, ${TRIPLES}`, seconds, signal);
  const text = await response.text();
  return response.headers.get("Content-Type")?.startsWith(TRIPLES) === true ? readTriples(text) : readJson(text);
}

/** Return the whole answer in a form to be saved. */
export async function answerAs(query: string, mediaType: string, seconds: number): Promise<Blob> {
  return (await sent(query, mediaType, seconds)).blob();
}
