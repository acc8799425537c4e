/** Computes where the nodes of a network lie: ForceAtlas2 on arrays, coarse groups first where there are many nodes. */
import iterate from "graphology-layout-forceatlas2/iterate";
import { coarser, refined } from "./coarsening";

export interface LayoutOrder {
  /** x, y, size and whether it is fixed (1) of each node, one after the other. */
  nodes: Float32Array<ArrayBuffer>;
  /** Places of the two ends of each edge, one after the other. */
  edges: Uint32Array<ArrayBuffer>;
}

export const NODE_FIELDS = 4;
const [NODE, EDGE] = [10, 3];
const MASS = 6;
const CONVERGENCE = 7;
const SIZE = 8;
const FIXED = 9;

export interface Level {
  /** Nodes as the layout keeps them, ten numbers each. */
  nodes: Float32Array;
  /** Source, target (both times ten) and weight of each edge. */
  edges: Float32Array;
}

/** Return the arrays that the layout works on. */
export function levelOf({ nodes, edges }: LayoutOrder): Level {
  const count = nodes.length / NODE_FIELDS;
  const level = { nodes: new Float32Array(count * NODE), edges: new Float32Array((edges.length / 2) * EDGE) };
  for (let place = 0; place < count; place += 1) {
    const [from, to] = [place * NODE_FIELDS, place * NODE];
    level.nodes[to] = nodes[from] ?? 0;
    level.nodes[to + 1] = nodes[from + 1] ?? 0;
    level.nodes[to + MASS] = 1;
    level.nodes[to + CONVERGENCE] = 1;
    level.nodes[to + SIZE] = nodes[from + 2] ?? 1;
    level.nodes[to + FIXED] = nodes[from + 3] ?? 0;
  }
  for (let edge = 0; edge < edges.length / 2; edge += 1) {
    const [source, target] = [(edges[edge * 2] ?? 0) * NODE, (edges[edge * 2 + 1] ?? 0) * NODE];
    level.edges.set([source, target, 1], edge * EDGE);
    level.nodes[source + MASS] = (level.nodes[source + MASS] ?? 0) + 1;
    level.nodes[target + MASS] = (level.nodes[target + MASS] ?? 0) + 1;
  }
  return level;
}

/** Return x and y of each node. */
export function positionsIn({ nodes }: Level): Float32Array<ArrayBuffer> {
  const found = new Float32Array((nodes.length / NODE) * 2);
  for (let place = 0; place < found.length / 2; place += 1) {
    found[place * 2] = nodes[place * NODE] ?? 0;
    found[place * 2 + 1] = nodes[place * NODE + 1] ?? 0;
  }
  return found;
}

function settingsFor(order: number): Record<string, unknown> {
  return {
    linLogMode: false,
    strongGravityMode: false,
    edgeWeightInfluence: 1,
    barnesHutOptimize: order > 500,
    // Half as much work as with the usual 0.5, for pictures that look the same.
    barnesHutTheta: order > 3000 ? 1.2 : 0.5,
    // Nodes that may not lie on each other cost more than all else where there are many.
    adjustSizes: order < 1000,
    // Hubs go to the rim of their neighbours, and groups lie apart from each other (Jacomy et al., 2014).
    outboundAttractionDistribution: order > 60,
    // What hangs on nothing would leave many others so far that they became one dot.
    gravity: order > 1000 ? 1.5 : 0.3,
    scalingRatio: 40,
    slowDown: 1 + Math.log(order),
  };
}

// From so many nodes on, groups are laid out before their members, with this many of them to begin with.
const MANY = 1000;
const FEW = 250;
const ITERATIONS = 300;
const ITERATIONS_OF_MANY = 60;
const ITERATIONS_OF_GROUPS = 80;

/**
 * Yield after each step of a layout with the positions' level, the last one laid out.
 *
 * Where many nodes lie anywhere, their groups are laid out first, so that few steps are left to the slow part.
 */
export function* arranged(order: LayoutOrder): Generator<Level, Level> {
  const whole = levelOf(order);
  const count = whole.nodes.length / NODE;
  let free = true;
  for (let place = 0; place < count; place += 1) free &&= whole.nodes[place * NODE + FIXED] !== 1;
  if (count > MANY && free) {
    const levels = [whole];
    const parents: Uint32Array[] = [];
    for (let level = whole; level.nodes.length / NODE > FEW; ) {
      const { level: next, parent } = coarser(level);
      // A network that hardly shrinks any more has no groups: stars and single nodes.
      if (next.nodes.length > level.nodes.length * 0.9) break;
      levels.push(next);
      parents.push(parent);
      level = next;
    }
    while (levels.length > 1) {
      const level = levels.pop() ?? whole;
      yield* steps(level, levels.length === 1 ? ITERATIONS_OF_GROUPS / 2 : ITERATIONS_OF_GROUPS, () => undefined);
      const below = levels.at(-1) ?? whole;
      refined(below, level, parents.pop() ?? new Uint32Array());
    }
  }
  yield* steps(whole, count > MANY ? ITERATIONS_OF_MANY : ITERATIONS, () => whole);
  return whole;
}

function* steps(level: Level, iterations: number, shown: () => Level | undefined): Generator<Level> {
  const settings = settingsFor(level.nodes.length / NODE);
  for (let done = 0; done < iterations; done += 1) {
    iterate(settings, level.nodes, level.edges);
    const found = shown();
    if (found) yield found;
  }
}
