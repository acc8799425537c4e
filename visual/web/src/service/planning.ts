/** The service's tables for planners: lists as JSON, and the addresses of the same lists as CSV. */
import { client, settled } from "./client";
import type { Schema } from "./client";
import type { paths } from "./schema";

type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Asked } } } ? NonNullable<Asked> : never;

/** Answers that are also given as CSV are typed as either; JSON is what is asked for here. */
async function asJson<Data>(asked: Promise<unknown>): Promise<Data> {
  return (await asked) as Data;
}

/** Return the address at which a list is downloaded as CSV, with Chinese headings from a Chinese page; parameters without a value are left out. */
export function csvAddress(path: string, query: Record<string, unknown>): string {
  const parameters = new URLSearchParams({ format: document.documentElement.lang.startsWith("zh") ? "csv-zh" : "csv" });
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "" && one !== false) parameters.append(name, String(one));
    }
  }
  return `${path}?${parameters.toString()}`;
}

export const planning = {
  indicators: (query: Query<"/api/indicators">, signal?: AbortSignal) =>
    asJson<Schema["ExplainedListing_Indicator_"]>(settled(client.GET("/api/indicators", { params: { query }, signal }))),
  ledger: (query: Query<"/api/ledger">, signal?: AbortSignal) =>
    asJson<Schema["ExplainedListing_LedgerEntry_"]>(settled(client.GET("/api/ledger", { params: { query }, signal }))),
  chains: (query: Query<"/api/chains">, signal?: AbortSignal) =>
    asJson<Schema["Listing_Industry_"]>(settled(client.GET("/api/chains", { params: { query }, signal }))),
  chain: (industry: string, query: Query<"/api/chains/{industry}">, signal?: AbortSignal) =>
    asJson<Schema["IndustryChain"]>(settled(client.GET("/api/chains/{industry}", { params: { path: { industry }, query }, signal }))),
  structures: (query: Query<"/api/structures">, signal?: AbortSignal) =>
    asJson<Schema["Listing_Whole_"]>(settled(client.GET("/api/structures", { params: { query }, signal }))),
  structure: (whole: string, query: Query<"/api/structures/{whole}">, signal?: AbortSignal) =>
    asJson<Schema["Structure"]>(settled(client.GET("/api/structures/{whole}", { params: { path: { whole }, query }, signal }))),
  policyChain: (policy: string, query: Query<"/api/policies/{policy}/chain">, signal?: AbortSignal) =>
    asJson<Schema["Listing_PolicyLink_"]>(settled(client.GET("/api/policies/{policy}/chain", { params: { path: { policy }, query }, signal }))),
  diff: (query: Query<"/api/documents/diff">, signal?: AbortSignal) =>
    asJson<Schema["Comparison"]>(settled(client.GET("/api/documents/diff", { params: { query }, signal }))),
  ladder: (query: Query<"/api/ladder">, signal?: AbortSignal) =>
    asJson<Schema["ExplainedListing_LadderRung_"]>(settled(client.GET("/api/ladder", { params: { query }, signal }))),
  matches: (query: Query<"/api/matches">, signal?: AbortSignal) =>
    asJson<Schema["Matches"]>(settled(client.GET("/api/matches", { params: { query }, signal }))),
  things: (q: string, type: Schema["EntityType"][], signal?: AbortSignal) =>
    settled(client.GET("/api/search", { params: { query: { q, type: type.length > 0 ? type : undefined, limit: 50 } }, signal })),
  /** The part of the graph with most relations, as a place to begin. */
  largest: (signal?: AbortSignal) => settled(client.GET("/api/graph", { params: { query: { limit: 500 } }, signal })),
  documents: (signal?: AbortSignal) => settled(client.GET("/api/documents", { params: { query: { limit: 1000 } }, signal })),
};
