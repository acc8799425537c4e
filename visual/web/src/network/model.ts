/** The drawn network: nodes and relations as graphology holds them. */
import { MultiDirectedGraph } from "graphology";

import type { Schema } from "@/service/client";

export interface NodeAttributes {
  label: string;
  type: string;
  x: number;
  y: number;
}

export interface EdgeAttributes {
  predicate: string;
  sources: Schema["Source"][];
}

export type NetworkGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

export function emptyNetwork(): NetworkGraph {
  return new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
}

/** The key of an edge: a relation between two things is one edge however often it is answered. */
export function edgeKey(edge: { source: string; predicate: string; target: string }): string {
  return `${edge.source} ${edge.predicate} ${edge.target}`;
}

/**
 * Add what the service answered to a network; what is there stays where it is.
 *
 * New nodes begin around `near`, or around the middle, on a spiral: the same answer gives the same picture.
 */
export function addAnswer(graph: NetworkGraph, answer: Schema["Network"], near: string | null = null): string[] {
  const middle =
    near !== null && graph.hasNode(near) ? graph.getNodeAttributes(near) : { x: 0, y: 0 };
  const added: string[] = [];
  for (const node of answer.nodes) {
    if (graph.hasNode(node.id)) continue;
    const turn = added.length * 2.399963;
    const radius = 10 * Math.sqrt(added.length + 0.5);
    graph.addNode(node.id, {
      label: node.label,
      type: node.type,
      x: middle.x + radius * Math.cos(turn),
      y: middle.y + radius * Math.sin(turn),
    });
    added.push(node.id);
  }
  for (const edge of answer.edges) {
    if (!graph.hasNode(edge.source) || !graph.hasNode(edge.target)) continue;
    graph.mergeEdgeWithKey(edgeKey(edge), edge.source, edge.target, { predicate: edge.predicate, sources: edge.sources });
  }
  return added;
}
