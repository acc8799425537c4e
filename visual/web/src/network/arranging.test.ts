import { expect, it } from "vitest";

import type { LayoutOrder } from "./arranging";
import { arranged, levelOf, positionsIn } from "./arranging";
import { coarser, refined } from "./coarsening";

/** Groups of twenty in each of which all hang on the first, and the first ones in a ring. */
function groups(count: number, isFixed: (place: number) => boolean = () => false): LayoutOrder {
  const nodes = new Float32Array(count * 20 * 4);
  const edges: number[] = [];
  for (let place = 0; place < count * 20; place += 1) {
    nodes.set([Math.cos(place) * place, Math.sin(place) * place, 5, isFixed(place) ? 1 : 0], place * 4);
    const first = place - (place % 20);
    edges.push(place, place === first ? (place + 20) % (count * 20) : first);
  }
  return { nodes, edges: Uint32Array.from(edges) };
}

function laidOut(order: LayoutOrder): Float32Array {
  const layout = arranged(order);
  for (;;) {
    const { value, done } = layout.next();
    if (done === true) return positionsIn(value);
  }
}

function distance(positions: Float32Array, one: number, other: number): number {
  const at = (place: number): number => positions[place] ?? NaN;
  return Math.hypot(at(one * 2) - at(other * 2), at(one * 2 + 1) - at(other * 2 + 1));
}

it("joins neighbours, and keeps what is between their groups", () => {
  const level = levelOf(groups(60));
  const { level: smaller, parent } = coarser(level);
  expect(smaller.nodes.length).toBeLessThan(level.nodes.length * 0.4);
  expect(parent.every((group) => group < smaller.nodes.length / 10)).toBe(true);
  const mass = (one: Float32Array): number => one.reduce((sum, value, place) => sum + (place % 10 === 6 ? value : 0), 0);
  expect(mass(smaller.nodes)).toBeCloseTo(mass(level.nodes));
});

it("puts the members of a group around it", () => {
  const level = levelOf(groups(60));
  const { level: smaller, parent } = coarser(level);
  refined(level, smaller, parent);
  const [one, other] = [0, parent.findIndex((group, place) => place > 0 && group === parent[0])];
  expect(distance(positionsIn(level), one, other)).toBeLessThan(12);
});

it("lays the members of a group nearer to each other than to those of others", () => {
  const positions = laidOut(groups(60));
  expect(positions.every((one) => Number.isFinite(one))).toBe(true);
  const within = Array.from({ length: 40 }, (_, n) => distance(positions, n * 20 + 1, n * 20 + 2)).reduce((a, b) => a + b);
  const between = Array.from({ length: 40 }, (_, n) => distance(positions, n * 20 + 1, ((n + 30) % 60) * 20 + 2)).reduce((a, b) => a + b);
  expect(within).toBeLessThan(between / 3);
});

it("leaves fixed nodes where they are", () => {
  const order = groups(3, (place) => place < 30);
  const positions = laidOut(order);
  for (let place = 0; place < 30; place += 1) {
    expect(positions[place * 2]).toBe(order.nodes[place * 4]);
    expect(positions[place * 2 + 1]).toBe(order.nodes[place * 4 + 1]);
  }
  expect(positions[80]).not.toBe(order.nodes[160]);
});
