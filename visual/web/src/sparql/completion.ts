/** Completes prefixes, classes, relations and indicators in a query. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";

const KEYWORDS = ["SELECT", "CONSTRUCT", "ASK", "DESCRIBE", "WHERE", "FILTER", "OPTIONAL", "UNION", "GRAPH", "ORDER BY", "GROUP BY", "LIMIT", "OFFSET", "DISTINCT", "BIND", "VALUES", "PREFIX", "COUNT"];

/** Return the prefixes that queries of this graph use, by their names. */
export function prefixesOf(base: string): Record<string, string> {
  return {
    ikg: `${base}ontology#`,
    id: `${base}id/`,
    rdfs: "http://www.w3.org/2000/01/rdf-schema#",
    skos: "http://www.w3.org/2004/02/skos/core#",
    prov: "http://www.w3.org/ns/prov#",
    dcterms: "http://purl.org/dc/terms/",
    xsd: "http://www.w3.org/2001/XMLSchema#",
  };
}

/** Return what completes a query: `terms` are the vocabulary's, without their prefix. */
export function completer(terms: () => readonly Completion[], base: () => string) {
  return (context: CompletionContext): CompletionResult | null => {
    const term = context.matchBefore(/ikg:[\w-]*/u);
    if (term) return { from: term.from + 4, options: [...terms()], validFor: /^[\w-]*$/u };
    const prefix = context.matchBefore(/PREFIX\s+\w*/iu);
    if (prefix) {
      const options = Object.entries(prefixesOf(base())).map(([name, iri]): Completion => ({ label: `${name}:`, apply: `${name}: <${iri}>\n`, detail: iri }));
      return { from: prefix.from + (/^PREFIX\s+/iu.exec(prefix.text)?.[0].length ?? 0), options, validFor: /^\w*$/u };
    }
    const word = context.matchBefore(/[\w?]+/u);
    if (!word && !context.explicit) return null;
    const variables = [...new Set(context.state.doc.toString().match(/\?\w+/gu))];
    const options: Completion[] = [
      ...KEYWORDS.map((label): Completion => ({ label, type: "keyword" })),
      ...variables.map((label): Completion => ({ label, type: "variable" })),
      { label: "ikg:", type: "namespace" },
    ];
    return { from: word?.from ?? context.pos, options, validFor: /^[\w?]*$/u };
  };
}
