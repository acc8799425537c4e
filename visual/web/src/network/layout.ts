/** Arranges a network by a worker, one arrangement at a time. */
import type { LayoutOrder, LayoutStep } from "./layout.worker";
import type { NetworkGraph } from "./model";

const FIELDS = 4;

/** Return what the worker is asked: nodes in `fixed` and pinned ones stay where they are. */
export function layoutOrder(graph: NetworkGraph, fixed: ReadonlySet<string>, sizeOf: (node: string) => number): LayoutOrder {
  const places = new Map<string, number>();
  const nodes = new Float32Array(graph.order * FIELDS);
  graph.forEachNode((id, { x, y, pinned }) => {
    const place = places.size;
    places.set(id, place);
    const at = place * FIELDS;
    nodes[at] = x;
    nodes[at + 1] = y;
    nodes[at + 2] = sizeOf(id);
    nodes[at + 3] = pinned === true || fixed.has(id) ? 1 : 0;
  });
  const edges = new Uint32Array(graph.size * 2);
  let edge = 0;
  graph.forEachEdge((_, __, source, target) => {
    edges[edge] = places.get(source) ?? 0;
    edges[edge + 1] = places.get(target) ?? 0;
    edge += 2;
  });
  return { nodes, edges };
}

/** Write positions into a network without telling who listens to it; pinned nodes stay. */
export function moveNodes(graph: NetworkGraph, positions: Float32Array): void {
  let place = 0;
  graph.forEachNode((_, attributes) => {
    if (attributes.pinned === true) {
      positions[place] = attributes.x;
      positions[place + 1] = attributes.y;
    } else {
      attributes.x = positions[place] ?? attributes.x;
      attributes.y = positions[place + 1] ?? attributes.y;
    }
    place += 2;
  });
}

export class Layout {
  private worker: Worker | null = null;

  /** `onStep` is called after each step that is to be drawn, with the positions and whether it was the last. */
  constructor(private readonly onStep: (positions: Float32Array<ArrayBuffer>, done: boolean) => void) {}

  /** Arrange a network; an arrangement that is under way is given up. */
  start(graph: NetworkGraph, fixed: ReadonlySet<string>, sizeOf: (node: string) => number): void {
    this.stop();
    if (graph.order === 0) return;
    const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<LayoutStep>) => {
      moveNodes(graph, data.positions);
      if (data.done) this.stop();
      this.onStep(data.positions, data.done);
    };
    const order = layoutOrder(graph, fixed, sizeOf);
    worker.postMessage(order, [order.nodes.buffer, order.edges.buffer]);
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
  }
}
