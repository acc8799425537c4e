/** Questions in SPARQL that pages ask. */
import { Problem, problemOf } from "./problem";

export type Row = Record<string, { value: string } | undefined>;

/** Return the rows that a SELECT is answered with; raise `Problem` where the service does not answer it. */
export async function rowsOf(query: string, signal?: AbortSignal): Promise<Row[]> {
  const answer = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json" },
    body: query,
    ...(signal === undefined ? {} : { signal }),
  });
  const body = (await answer.json().catch(() => null)) as { results?: { bindings?: Row[] } } | null;
  if (!answer.ok) throw problemOf(answer.status, body);
  if (body?.results?.bindings === undefined) throw new Problem(answer.statusText, answer.status);
  return body.results.bindings;
}
