/** From a network to what a link holds of it, and back. */
import type { NetworkGraph } from "./model";
import { edgeKey, emptyNetwork } from "./model";
import type { Picture } from "./permalink";
import { documentsOf } from "./visibility";

const rounded = (one: number): number => Math.round(one * 10) / 10;

/** Return what is drawn, for a link to it. */
export function pictureOf(graph: NetworkGraph): Pick<Picture, "nodes" | "edges" | "documents"> {
  const places = new Map(graph.nodes().map((id, place) => [id, place]));
  const documents = new Map<string, { id: string; title: string }>();
  graph.forEachEdge((_, attributes) => {
    for (const one of documentsOf(attributes)) documents.set(one.id, one);
  });
  const documentPlaces = new Map([...documents.keys()].map((id, place) => [id, place]));
  return {
    nodes: graph.mapNodes((id, { label, type, x, y, pinned, hidden }) => ({ id, label, type, x: rounded(x), y: rounded(y), pinned, hidden })),
    edges: graph.mapEdges((_, attributes, from, to) => [
      places.get(from) ?? 0,
      attributes.predicate,
      places.get(to) ?? 0,
      ...new Set(documentsOf(attributes).map(({ id }) => documentPlaces.get(id) ?? 0)),
    ]),
    documents: [...documents.values()],
  };
}

/** Return the network that a link holds. */
export function networkIn({ nodes, edges, documents }: Pick<Picture, "nodes" | "edges" | "documents">): NetworkGraph {
  const made = emptyNetwork();
  for (const { id, label, type, x, y, pinned, hidden } of nodes) {
    if (!made.hasNode(id)) made.addNode(id, { label, type, x, y, ...(pinned === true ? { pinned } : {}), ...(hidden === true ? { hidden } : {}) });
  }
  for (const [from, predicate, to, ...stated] of edges) {
    const [source, target] = [nodes[from]?.id, nodes[to]?.id];
    if (source === undefined || target === undefined) continue;
    const known = stated.flatMap((place) => documents[place] ?? []);
    made.mergeEdgeWithKey(edgeKey({ source, predicate, target }), source, target, { predicate, sources: [], ...(known.length > 0 ? { documents: known } : {}) });
  }
  return made;
}
