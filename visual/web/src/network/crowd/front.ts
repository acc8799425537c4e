/** The part of a large network that is drawn one by one over the picture of all. */
import type { NetworkGraph } from "../model";
import { emptyNetwork } from "../model";
import type { Visible } from "../visibility";

export interface Emphasis {
  /** Things with all their relations: what the pointer is at. */
  centers: readonly string[];
  /** Things without theirs. */
  nodes: Iterable<string>;
  edges: Iterable<string>;
}

// More relations of one thing are no longer told apart.
const MOST_EDGES = 400;
// What sigma can show nothing without: it computes no view of an empty network.
const ANCHOR = " anchor";

/** Tell whether a network is drawn as a picture: one by one, without a graphics card, a frame would take a tenth of a second. */
export function isCrowded(graph: NetworkGraph): boolean {
  return graph.order > 600 || graph.size > 1000;
}

/** Return the network of what stands out, with its attributes. */
export function frontOf(graph: NetworkGraph, visible: Visible, { centers, nodes, edges }: Emphasis): NetworkGraph {
  const front = emptyNetwork();
  front.addNode(ANCHOR, { label: "", type: "", x: 0, y: 0, hidden: true });
  const addNode = (id: string): void => {
    if (visible.nodes.has(id) && !front.hasNode(id)) front.addNode(id, { ...graph.getNodeAttributes(id) });
  };
  const addEdge = (key: string): void => {
    if (!visible.edges.has(key) || front.hasEdge(key) || front.size >= MOST_EDGES) return;
    const [source, target] = graph.extremities(key);
    addNode(source);
    addNode(target);
    if (front.hasNode(source) && front.hasNode(target)) front.addEdgeWithKey(key, source, target, { ...graph.getEdgeAttributes(key) });
  };
  for (const id of nodes) addNode(id);
  for (const key of edges) addEdge(key);
  for (const center of centers) {
    if (!graph.hasNode(center)) continue;
    addNode(center);
    graph.forEachEdge(center, addEdge);
  }
  return front;
}

/** Tell whether a node is only there for the drawing. */
export function isAnchor(id: string): boolean {
  return id === ANCHOR;
}
