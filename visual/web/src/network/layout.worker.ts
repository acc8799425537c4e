/** Lays out a network off the page's thread: ForceAtlas2 in steps, positions after each. */
import { MultiDirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

export interface LayoutOrder {
  nodes: { id: string; x: number; y: number; size: number; fixed: boolean }[];
  edges: [string, string][];
  iterations: number;
}

export interface LayoutStep {
  positions: Record<string, { x: number; y: number }>;
  done: boolean;
}

const STEP = 20;

self.onmessage = (event: MessageEvent<LayoutOrder>) => {
  const { nodes, edges, iterations } = event.data;
  const graph = new MultiDirectedGraph();
  for (const { id, ...attributes } of nodes) graph.addNode(id, attributes);
  for (const [source, target] of edges) graph.addEdge(source, target);
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: graph.order > 500,
    adjustSizes: graph.order < 1000,
    gravity: 0.5,
    scalingRatio: 20,
  };
  for (let done = 0; done < iterations; done += STEP) {
    forceAtlas2.assign(graph, { iterations: STEP, settings });
    const positions: LayoutStep["positions"] = {};
    graph.forEachNode((id, { x, y }) => {
      positions[id] = { x: x as number, y: y as number };
    });
    self.postMessage({ positions, done: done + STEP >= iterations } satisfies LayoutStep);
  }
};
