/** Lays out a network off the page's thread: ForceAtlas2 in steps, positions after each. */
import { MultiDirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

export interface LayoutOrder {
  /** x, y, size and whether it is fixed (1) of each node, one after the other. */
  nodes: Float32Array;
  /** Places of the two ends of each edge, one after the other. */
  edges: Uint32Array;
  iterations: number;
}

export interface LayoutStep {
  /** x and y of each node, in the order of the nodes that were given. */
  positions: Float32Array;
  done: boolean;
}

export const NODE_FIELDS = 4;

// The page draws each step: more often than some ten times a second would keep it busy.
const PAUSE = 120;
// Drawing many nodes holds the page as long as it takes: few steps of them are drawn.
const PAUSE_OF_MANY = 4000;

self.onmessage = ({ data }: MessageEvent<LayoutOrder>) => {
  const { nodes, edges, iterations } = data;
  const graph = new MultiDirectedGraph();
  for (let place = 0; place * NODE_FIELDS < nodes.length; place += 1) {
    const [x, y, size, fixed] = nodes.subarray(place * NODE_FIELDS, (place + 1) * NODE_FIELDS);
    graph.addNode(place, { x, y, size, fixed: fixed === 1 });
  }
  for (let edge = 0; edge < edges.length; edge += 2) graph.addEdge(edges[edge], edges[edge + 1]);
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: graph.order > 500,
    // Nodes that may not lie on each other cost more than all else where there are many.
    adjustSizes: graph.order < 1000,
    // Hubs go to the rim of their neighbours, and groups lie apart from each other (Jacomy et al., 2014).
    outboundAttractionDistribution: graph.order > 60,
    gravity: 0.3,
    scalingRatio: 40,
  };
  const positions = (): Float32Array => {
    const found = new Float32Array(graph.order * 2);
    graph.forEachNode((place, { x, y }) => {
      found[Number(place) * 2] = x as number;
      found[Number(place) * 2 + 1] = y as number;
    });
    return found;
  };
  const step = graph.order > 3000 ? 2 : 10;
  const pause = graph.order > 3000 ? PAUSE_OF_MANY : PAUSE;
  let shown = performance.now();
  for (let done = 0; done < iterations; done += step) {
    forceAtlas2.assign(graph, { iterations: step, settings });
    if (performance.now() - shown > pause) {
      self.postMessage({ positions: positions(), done: false } satisfies LayoutStep);
      shown = performance.now();
    }
  }
  self.postMessage({ positions: positions(), done: true } satisfies LayoutStep);
};
