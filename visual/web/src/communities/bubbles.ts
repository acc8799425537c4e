/** Where the bubbles of communities lie: those with links near each other, none on another. */
import { MultiUndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

import type { Schema } from "@/service/client";
import { linesOf, shortened } from "@/network/labels/lines";

type Answer = Pick<Schema["AlgorithmAnswer"], "groups" | "links">;

export interface Bubble {
  rank: number;
  x: number;
  y: number;
  radius: number;
  /** The lines that fit into it. */
  lines: string[];
}

export interface Link {
  left: number;
  right: number;
  pairs: number;
}

export interface Bubbles {
  bubbles: Bubble[];
  links: Link[];
  width: number;
  height: number;
}

const SMALLEST = 26;
const LARGEST = 92;
const AIR = 10;
const MARGIN = 12;
const ITERATIONS = 150;
const ROUNDS = 400;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** The height of a letter in a bubble. */
export const LETTER = 12;

/** Return how large the bubble of so many members is: its area grows with them. */
export function radiusOf(size: number, most: number): number {
  return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(size / Math.max(most, 1));
}

/** Push bubbles apart that lie on each other, and draw all towards the middle. */
function settle(bubbles: Bubble[], wide: number): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const pull = round < ROUNDS / 2 ? 0.01 : 0;
    for (const one of bubbles) {
      one.x -= one.x * pull;
      // A screen is wider than high, or higher than wide.
      one.y -= one.y * pull * wide;
    }
    for (const [place, one] of bubbles.entries()) {
      for (const other of bubbles.slice(place + 1)) {
        const [across, down] = [other.x - one.x || 0.01 * (place + 1), other.y - one.y];
        const distance = Math.hypot(across, down) || 0.01;
        const lacking = one.radius + other.radius + AIR - distance;
        if (lacking <= 0) continue;
        const [right, below] = [(across / distance) * (lacking / 2), (down / distance) * (lacking / 2)];
        one.x -= right;
        one.y -= below;
        other.x += right;
        other.y += below;
      }
    }
  }
}

/** Return the lines of a name that fit into a circle, the name's first parts. */
export function linesWithin(name: string, radius: number): string[] {
  const letters = Math.floor((radius * 1.75) / LETTER);
  const most = Math.max(1, Math.floor((radius * 1.1) / (LETTER * 1.25)) - 1);
  const lines = name.split(/、|(?=（)/).flatMap((part) => linesOf(part, letters));
  const last = lines[most - 1];
  return lines.length > most && last !== undefined ? [...lines.slice(0, most - 1), shortened(`${last}…`, letters)] : lines;
}

/** Return the bubbles of the communities of an answer; `aspect` is the width of the screen by its height. */
export function bubblesOf({ groups, links }: Answer, language: "zh" | "en", aspect: number): Bubbles {
  const most = Math.max(1, ...groups.map(({ size }) => size));
  const graph = new MultiUndirectedGraph();
  groups.forEach(({ rank }, place) => {
    const radius = 60 * Math.sqrt(place);
    graph.addNode(rank, { x: radius * Math.cos(place * GOLDEN_ANGLE), y: radius * Math.sin(place * GOLDEN_ANGLE) });
  });
  const drawn = links.filter(({ left, right }) => graph.hasNode(left) && graph.hasNode(right));
  for (const { left, right, pairs } of drawn) graph.addEdge(left, right, { weight: pairs });
  if (graph.order > 1) forceAtlas2.assign(graph, { iterations: ITERATIONS, settings: { gravity: 1, scalingRatio: 200, linLogMode: true } });
  const bubbles = groups.map(({ rank, size, name }): Bubble => {
    const { x, y } = graph.getNodeAttributes(rank) as { x: number; y: number };
    const radius = radiusOf(size, most);
    return { rank, x: x * Math.sqrt(aspect), y: y / Math.sqrt(aspect), radius, lines: linesWithin(name[language], radius) };
  });
  settle(bubbles, aspect);
  const left = Math.min(...bubbles.map(({ x, radius }) => x - radius)) - MARGIN;
  const top = Math.min(...bubbles.map(({ y, radius }) => y - radius)) - MARGIN;
  for (const one of bubbles) {
    one.x -= left;
    one.y -= top;
  }
  const width = Math.max(1, ...bubbles.map(({ x, radius }) => x + radius)) + MARGIN;
  const height = Math.max(1, ...bubbles.map(({ y, radius }) => y + radius)) + MARGIN;
  return { bubbles, links: drawn, width, height };
}
