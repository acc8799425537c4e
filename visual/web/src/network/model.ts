/** The drawn network: nodes and relations as graphology holds them. */
import { MultiDirectedGraph } from "graphology";

import type { Schema } from "@/service/client";

import { pause } from "./pause";

export interface NodeAttributes {
  label: string;
  /** Local name of the class. */
  type: string;
  x: number;
  y: number;
  /** Put where it is by hand: no layout moves it. */
  pinned?: boolean;
  /** Taken out of sight by hand. */
  hidden?: boolean;
  /** Ids of the regions that it belongs to, and years that are told of it; missing until they were asked for. */
  regions?: readonly string[];
  years?: readonly string[];
}

export interface EdgeAttributes {
  predicate: string;
  sources: Schema["Source"][];
  /** The documents that state it, where the places in them are not known. */
  documents?: { id: string; title: string }[];
  /** The place of the edge among those between the same two nodes, and the last such place; null for a single one. */
  parallel?: number | null;
  parallels?: number | null;
}

export type NetworkGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

// A turn of the golden angle puts each next node where there is most room.
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const SPACING = 10;

export function emptyNetwork(): NetworkGraph {
  return new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
}

/** Return the key of an edge: a relation between two things is one edge however often it is answered. */
export function edgeKey(edge: { source: string; predicate: string; target: string }): string {
  return `${edge.source} ${edge.predicate} ${edge.target}`;
}

/** How much of an answer is added before the browser has its turn. */
const SLICE = 1500;

/**
 * Add what the service answered to a network, step by step, and return the ids of the nodes that are new.
 *
 * What is there stays where it is. New nodes begin around `near`, or around the middle, on a spiral: the same answer
 * gives the same picture.
 */
function* adding(graph: NetworkGraph, answer: Pick<Schema["Network"], "nodes" | "edges">, near: string | null): Generator<undefined, string[]> {
  const { x, y } = near !== null && graph.hasNode(near) ? graph.getNodeAttributes(near) : { x: 0, y: 0 };
  const added: string[] = [];
  let steps = 0;
  for (const { id, label, type } of answer.nodes) {
    if (graph.hasNode(id)) continue;
    const radius = SPACING * Math.sqrt(added.length + 0.5);
    const turn = added.length * GOLDEN_ANGLE;
    graph.addNode(id, { label, type, x: x + radius * Math.cos(turn), y: y + radius * Math.sin(turn) });
    added.push(id);
    if ((steps += 1) % SLICE === 0) yield;
  }
  for (const edge of answer.edges) {
    if (!graph.hasNode(edge.source) || !graph.hasNode(edge.target)) continue;
    const { predicate, sources } = edge;
    graph.mergeEdgeWithKey(edgeKey(edge), edge.source, edge.target, { predicate, sources });
    if ((steps += 1) % SLICE === 0) yield;
  }
  return added;
}

/** Add what the service answered to a network at once and return the ids of the nodes that are new. */
export function addAnswer(graph: NetworkGraph, answer: Pick<Schema["Network"], "nodes" | "edges">, near: string | null = null): string[] {
  const work = adding(graph, answer, near);
  for (;;) {
    const { value, done } = work.next();
    if (done === true) return value;
  }
}

/** Add what the service answered to a network without holding the page; give up where the request was given up. */
export async function addLargeAnswer(
  graph: NetworkGraph,
  answer: Pick<Schema["Network"], "nodes" | "edges">,
  near: string | null,
  signal: AbortSignal,
): Promise<void> {
  for (const work = adding(graph, answer, near); work.next().done !== true; ) {
    await pause();
    signal.throwIfAborted();
  }
}

/** Return the neighbours of a node that hang on it alone: what folding it up takes away. */
export function leavesOf(graph: NetworkGraph, node: string): string[] {
  return graph.neighbors(node).filter((other) => graph.neighbors(other).every((one) => one === node || one === other));
}
