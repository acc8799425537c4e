import { expect, it, vi } from "vitest";

import { emptyNetwork } from "../model";
import { noFilters, visible } from "../visibility";
import { affineOf, applied, composed, inverse } from "./affine";
import { drawScene } from "./drawing";
import { frontOf, isAnchor } from "./front";
import { edgeAt, nodeAt } from "./picking";
import { crowding, positionsOf, sceneOf } from "./scene";

const IDENTITY = [1, 0, 0, 1, 0, 0] as const;

function triangle() {
  const graph = emptyNetwork();
  const at = { a: [0, 0], b: [100, 0], c: [0, 100] } as const;
  for (const [id, [x, y]] of Object.entries(at)) graph.addNode(id, { label: id, type: id === "c" ? "Firm" : "Park", x, y });
  graph.addEdgeWithKey("a partOf b", "a", "b", { predicate: "partOf", sources: [] });
  graph.addEdgeWithKey("c partOf a", "c", "a", { predicate: "partOf", sources: [] });
  return graph;
}

function scene(hidden: string[] = []) {
  const graph = triangle();
  const filters = { ...noFilters(), classes: new Set(hidden) };
  const look = { colorOf: (id: string) => (id === "c" ? "#f00" : "#00f"), sizeOf: () => 5, edgeColor: "#999" };
  return { scene: sceneOf(graph, visible(graph, filters), look), positions: positionsOf(graph) };
}

it("finds the map that a function computes, and the way back", () => {
  const map = affineOf(({ x, y }) => ({ x: 3 * x - y + 7, y: x + 2 * y - 1 }), 50);
  expect(applied(map, { x: 2, y: 5 })).toEqual({ x: 8, y: 11 });
  const back = applied(composed(inverse(map), map), { x: 4, y: -6 });
  expect(back.x).toBeCloseTo(4);
  expect(back.y).toBeCloseTo(-6);
});

it("finds the node and the relation under the pointer", () => {
  const { scene: drawn, positions } = scene();
  expect(drawn.ids[nodeAt(drawn, positions, IDENTITY, 1, { x: 98, y: 3 })]).toBe("b");
  expect(nodeAt(drawn, positions, IDENTITY, 1, { x: 50, y: 50 })).toBe(-1);
  expect(edgeAt(drawn, positions, IDENTITY, { x: 50, y: 2 })).toBe("a partOf b");
  expect(edgeAt(drawn, positions, IDENTITY, { x: 60, y: 60 })).toBeNull();
});

it("finds nothing that is out of sight", () => {
  const { scene: drawn, positions } = scene(["Firm"]);
  expect(nodeAt(drawn, positions, IDENTITY, 1, { x: 0, y: 100 })).toBe(-1);
  expect(drawn.edgeKeys).toEqual(["a partOf b"]);
});

it("draws what is in sight and nothing outside the screen", () => {
  const { scene: drawn, positions } = scene();
  const context = {
    ...Object.fromEntries(["setTransform", "clearRect", "beginPath", "moveTo", "lineTo", "stroke", "arc", "rect", "fill"].map((name) => [name, vi.fn()])),
    fillStyle: "",
    strokeStyle: "",
    lineWidth: 0,
    globalAlpha: 1,
  };
  drawScene(context as never, drawn, positions, { map: [1, 0, 0, 1, 10, 10], width: 60, height: 200, ratio: 1, scale: 1 });
  const { lineTo, arc } = context as unknown as Record<"lineTo" | "arc", ReturnType<typeof vi.fn>>;
  expect(lineTo.mock.calls).toEqual([
    [110, 10],
    [10, 10],
  ]);
  expect(arc.mock.calls.map(([x, y]: number[]) => [x, y])).toEqual([
    [10, 10],
    [10, 110],
  ]);
});

it("takes into the foreground what the pointer is at, with its relations", () => {
  const graph = triangle();
  const front = frontOf(graph, visible(graph, noFilters()), { centers: ["b"], nodes: [], edges: [] });
  expect(front.nodes().filter((id) => !isAnchor(id))).toEqual(["b", "a"]);
  expect(front.edges()).toEqual(["a partOf b"]);
});

it("leaves few nodes as large as they are, and makes many smaller", () => {
  expect(crowding(300, 1_200_000)).toBe(1);
  expect(crowding(10_000, 1_200_000)).toBeLessThan(0.3);
  expect(crowding(300, 200_000)).toBeLessThan(0.6);
});
