/** The part of the graph that an algorithm works on, and what is compared, as part of an address and as it is asked for. */
import { textsOf } from "@/page/useQuery";

export const COMPARISONS = ["document", "region", "year"] as const;
export type Comparing = (typeof COMPARISONS)[number];

export interface Selection {
  type: string[];
  region: string[];
  document: string[];
  year: number[];
  /** Of what each is computed apart; null where all is computed together. */
  compare: Comparing | null;
}

/** Return the selection that an address gives. */
export function selectionOf(query: Record<string, unknown>): Selection {
  const years = textsOf(query["year"]).map(Number);
  const [compare] = textsOf(query["compare"]);
  return {
    type: textsOf(query["type"]),
    region: textsOf(query["region"]),
    document: textsOf(query["document"]),
    year: years.filter((year) => Number.isInteger(year) && year >= 1900 && year <= 2200),
    compare: COMPARISONS.find((one) => one === compare) ?? null,
  };
}

/** Tell whether there is enough to compare. */
export const isComparable = ({ compare, ...chosen }: Selection): boolean => compare !== null && chosen[compare].length > 1;

/** Return what the service is asked for; of what is computed together one year at most can be asked for. */
export function queryOf({ type, region, document, year, compare }: Selection): Record<string, unknown> {
  const apart = { document: { document }, region: { region }, year: { at: year } };
  const together = { document, region, ...(year[0] === undefined ? {} : { year: year[0] }) };
  if (compare === null) return { type, ...together };
  // The service takes documents apart before regions.
  return { type, ...(compare === "document" ? { region, ...apart.document } : compare === "region" ? apart.region : { document, region, ...apart.year }) };
}
