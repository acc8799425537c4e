/** Arranges a network by a worker, one arrangement at a time. */
import type { LayoutOrder, LayoutStep } from "./layout.worker";
import type { NetworkGraph } from "./model";

const FIELDS = 4;
const ITERATIONS = 300;
const ITERATIONS_OF_MANY = 80;
const MANY = 3000;

/** Return what the worker is asked: nodes in `fixed` and pinned ones stay where they are. */
export function layoutOrder(graph: NetworkGraph, fixed: ReadonlySet<string>, sizeOf: (node: string) => number): LayoutOrder {
  const places = new Map<string, number>();
  const nodes = new Float32Array(graph.order * FIELDS);
  graph.forEachNode((id, { x, y, pinned }) => {
    const place = places.size;
    places.set(id, place);
    nodes.set([x, y, sizeOf(id), pinned === true || fixed.has(id) ? 1 : 0], place * FIELDS);
  });
  const edges = new Uint32Array(graph.size * 2);
  let edge = 0;
  graph.forEachEdge((_, __, source, target) => {
    edges.set([places.get(source) ?? 0, places.get(target) ?? 0], edge);
    edge += 2;
  });
  return { nodes, edges, iterations: graph.order > MANY ? ITERATIONS_OF_MANY : ITERATIONS };
}

export class Layout {
  private worker: Worker | null = null;

  /** `onStep` is called after each step that is drawn, with whether it was the last. */
  constructor(private readonly onStep: (done: boolean) => void) {}

  /** Arrange a network; an arrangement that is under way is given up. */
  start(graph: NetworkGraph, fixed: ReadonlySet<string>, sizeOf: (node: string) => number): void {
    this.stop();
    if (graph.order === 0) return;
    const ids = graph.nodes();
    const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    this.worker = worker;
    worker.onmessage = ({ data }: MessageEvent<LayoutStep>) => {
      const places = new Map(ids.map((id, place) => [id, place]));
      graph.updateEachNodeAttributes(
        (id, attributes) => {
          const place = places.get(id);
          if (place === undefined || attributes.pinned === true) return attributes;
          attributes.x = data.positions[place * 2] ?? attributes.x;
          attributes.y = data.positions[place * 2 + 1] ?? attributes.y;
          return attributes;
        },
        { attributes: ["x", "y"] },
      );
      if (data.done) this.stop();
      this.onStep(data.done);
    };
    const order = layoutOrder(graph, fixed, sizeOf);
    worker.postMessage(order, [order.nodes.buffer, order.edges.buffer]);
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
  }
}
