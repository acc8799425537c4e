/** What a query is answered with, read from the service's forms: rows, triples, or yes and no. */

export interface Term {
  type: "uri" | "literal" | "bnode";
  value: string;
}

export interface Results {
  columns: string[];
  rows: (Term | null)[][];
  /** The answer of ASK; null for every other query. */
  boolean: boolean | null;
  triples: boolean;
}

interface Binding {
  type: string;
  value: string;
}

function isBinding(value: unknown): value is Binding {
  return typeof value === "object" && value !== null && "value" in value && typeof value.value === "string";
}

function termOf(value: unknown): Term | null {
  if (!isBinding(value)) return null;
  return { type: value.type === "uri" || value.type === "bnode" ? value.type : "literal", value: value.value };
}

/** Read SPARQL's JSON results. */
export function readJson(text: string): Results {
  const { head, results, boolean } = JSON.parse(text) as {
    head?: { vars?: string[] };
    results?: { bindings?: Record<string, unknown>[] };
    boolean?: boolean;
  };
  const columns = head?.vars ?? [];
  const rows = (results?.bindings ?? []).map((binding) => columns.map((name) => termOf(binding[name])));
  return { columns, rows, boolean: boolean ?? null, triples: false };
}

const TERM = /<([^>]*)>|(_:[^\s]+)|"((?:[^"\\]|\\.)*)"(?:\^\^<[^>]*>|@[\w-]+)?/gu;
const ESCAPES: Record<string, string> = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gu, (_, short?: string, long?: string, letter = "") => {
    const code = short ?? long;
    return code === undefined ? (ESCAPES[letter as string] ?? (letter as string)) : String.fromCodePoint(parseInt(code, 16));
  });
}

/** Read N-Triples, a triple a line. */
export function readTriples(text: string): Results {
  const rows = text.split("\n").flatMap((line): Term[][] => {
    const terms = [...line.matchAll(TERM)].map(([, iri, blank, literal]): Term => {
      if (iri !== undefined) return { type: "uri", value: unescaped(iri) };
      return blank !== undefined ? { type: "bnode", value: blank } : { type: "literal", value: unescaped(literal ?? "") };
    });
    return terms.length === 3 ? [terms] : [];
  });
  return { columns: ["subject", "predicate", "object"], rows, boolean: null, triples: true };
}

/** Return the id of a thing of ours by its IRI, null for every other term. */
export function idOf(term: Term | null | undefined, base: string): string | null {
  const start = `${base}id/`;
  return term?.type === "uri" && base !== "" && term.value.startsWith(start) ? decodeURIComponent(term.value.slice(start.length)) : null;
}

export interface Slice {
  label: string;
  value: number;
}

/** Return what a chart can show: rows of a label and a number; empty where the results are not such rows. */
export function slicesOf({ columns, rows }: Results): Slice[] {
  if (columns.length !== 2) return [];
  const numeric = (column: number): boolean =>
    rows.length > 0 && rows.every((row) => row[column]?.type === "literal" && row[column].value.trim() !== "" && Number.isFinite(Number(row[column].value)));
  const number = numeric(1) ? 1 : numeric(0) ? 0 : null;
  if (number === null) return [];
  return rows.map((row) => ({ label: row[1 - number]?.value ?? "", value: Number(row[number]?.value) }));
}

export interface Drawn {
  things: { id: string; iri: string; label: string; type: string }[];
  relations: [string, string, string][];
}

/** Return the network that triples, or rows of three columns, make of things of ours. */
export function networkOfResults({ columns, rows }: Results, base: string): Drawn {
  const things = new Map<string, Drawn["things"][number]>();
  const relations: Drawn["relations"] = [];
  if (columns.length !== 3) return { things: [], relations };
  const name = (iri: string): string => iri.split(/[#/]/).at(-1) ?? iri;
  const labels = new Map(
    rows.flatMap(([subject, predicate, object]): [string, string][] =>
      subject && predicate && object?.type === "literal" && name(predicate.value) === "label" ? [[subject.value, object.value]] : [],
    ),
  );
  const take = (id: string, iri: string): void => {
    things.set(id, { id, iri, label: labels.get(iri) ?? id, type: (id.split("-")[0] ?? "").replace(/^./u, (letter) => letter.toUpperCase()) });
  };
  for (const [subject, predicate, object] of rows) {
    const [from, to] = [idOf(subject, base), idOf(object, base)];
    if (!subject || !predicate || !object || from === null || to === null) continue;
    take(from, subject.value);
    take(to, object.value);
    relations.push([from, name(predicate.value), to]);
  }
  return { things: [...things.values()], relations };
}
