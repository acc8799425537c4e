/** What of a network is in sight: by class, relation, document, region and year, and what was hidden by hand. */
import type { EdgeAttributes, NetworkGraph } from "./model";

export interface Filters {
  /** Classes and relations that are switched off. */
  classes: Set<string>;
  relations: Set<string>;
  /** Only what these documents state is shown; all is where the set is empty. */
  documents: Set<string>;
  /** Only things of these regions are shown, and of these years; all are where the set is empty. */
  regions: Set<string>;
  years: Set<string>;
}

export interface Visible {
  nodes: Set<string>;
  edges: Set<string>;
}

export const KINDS = ["classes", "relations", "documents", "regions", "years"] as const satisfies (keyof Filters)[];

export function noFilters(): Filters {
  return { classes: new Set(), relations: new Set(), documents: new Set(), regions: new Set(), years: new Set() };
}

function has(chosen: ReadonlySet<string>, values: readonly string[]): boolean {
  return chosen.size === 0 || values.some((one) => chosen.has(one));
}

/** Return the documents that state a relation. */
export function documentsOf({ sources, documents }: EdgeAttributes): { id: string; title: string }[] {
  return documents ?? sources.map(({ document, title }) => ({ id: document, title }));
}

/** Return the nodes and edges in sight; with documents chosen, a node needs a relation that one of them states. */
export function visible(graph: NetworkGraph, filters: Filters): Visible {
  const nodes = new Set(
    graph.filterNodes(
      (_, { type, hidden, regions = [], years = [] }) =>
        hidden !== true && !filters.classes.has(type) && has(filters.regions, regions) && has(filters.years, years),
    ),
  );
  const edges = new Set(
    graph.filterEdges(
      (_, attributes, source, target) =>
        nodes.has(source) &&
        nodes.has(target) &&
        !filters.relations.has(attributes.predicate) &&
        (filters.documents.size === 0 || has(filters.documents, documentsOf(attributes).map(({ id }) => id))),
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

export interface Tally {
  classes: Count[];
  relations: Count[];
  documents: (Count & { title: string })[];
  regions: Count[];
  /** The latest first. */
  years: Count[];
}

/** Return how often each class, relation, document, region and year occurs, the most frequent first. */
export function tally(graph: NetworkGraph): Tally {
  const [classes, relations, regions, years] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const documents = new Map<string, { title: string; count: number }>();
  const add = (counts: Map<string, number>, id: string): void => void counts.set(id, (counts.get(id) ?? 0) + 1);
  graph.forEachNode((_, attributes) => {
    add(classes, attributes.type);
    for (const region of attributes.regions ?? []) add(regions, region);
    for (const year of attributes.years ?? []) add(years, year);
  });
  graph.forEachEdge((_, attributes) => {
    add(relations, attributes.predicate);
    for (const { id, title } of documentsOf(attributes)) documents.set(id, { title, count: (documents.get(id)?.count ?? 0) + 1 });
  });
  const ordered = (counts: Map<string, number>): Count[] =>
    [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return {
    classes: ordered(classes),
    relations: ordered(relations),
    documents: [...documents].map(([id, found]) => ({ id, ...found })).sort((a, b) => b.count - a.count),
    regions: ordered(regions),
    years: ordered(years).sort((a, b) => Number(b.id) - Number(a.id)),
  };
}
