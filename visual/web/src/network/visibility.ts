/** What of a network is in sight: by class, relation and document, and what was hidden by hand. */
import type { NetworkGraph } from "./model";

export interface Filters {
  /** Classes and relations that are switched off. */
  classes: Set<string>;
  relations: Set<string>;
  /** Only what these documents state is shown; all is where the set is empty. */
  documents: Set<string>;
}

export interface Visible {
  nodes: Set<string>;
  edges: Set<string>;
}

export function noFilters(): Filters {
  return { classes: new Set(), relations: new Set(), documents: new Set() };
}

/** Return the nodes and edges in sight; with documents chosen, a node needs a relation that one of them states. */
export function visible(graph: NetworkGraph, filters: Filters): Visible {
  const nodes = new Set(
    graph.filterNodes((_, { type, hidden }) => hidden !== true && !filters.classes.has(type)),
  );
  const stated = (documents: string[]): boolean =>
    filters.documents.size === 0 || documents.some((document) => filters.documents.has(document));
  const edges = new Set(
    graph.filterEdges(
      (_, { predicate, sources }, source, target) =>
        nodes.has(source) &&
        nodes.has(target) &&
        !filters.relations.has(predicate) &&
        stated(sources.map((one) => one.document)),
    ),
  );
  if (filters.documents.size > 0) {
    const joined = new Set([...edges].flatMap((edge) => graph.extremities(edge)));
    for (const node of nodes) if (!joined.has(node)) nodes.delete(node);
  }
  return { nodes, edges };
}

export interface Count {
  id: string;
  count: number;
}

/** Return how often each class and relation occurs, the most frequent first. */
export function tally(graph: NetworkGraph): { classes: Count[]; relations: Count[]; documents: (Count & { title: string })[] } {
  const classes = new Map<string, number>();
  const relations = new Map<string, number>();
  const documents = new Map<string, { title: string; count: number }>();
  graph.forEachNode((_, { type }) => classes.set(type, (classes.get(type) ?? 0) + 1));
  graph.forEachEdge((_, { predicate, sources }) => {
    relations.set(predicate, (relations.get(predicate) ?? 0) + 1);
    for (const { document, title } of sources) {
      documents.set(document, { title, count: (documents.get(document)?.count ?? 0) + 1 });
    }
  });
  const ordered = (counts: Map<string, number>): Count[] =>
    [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return {
    classes: ordered(classes),
    relations: ordered(relations),
    documents: [...documents].map(([id, found]) => ({ id, ...found })).sort((a, b) => b.count - a.count),
  };
}
