/** Makes a smaller network of a large one by joining neighbours, and lays the large one out by the small one. */
import type { Level } from "./arranging";

const [NODE, EDGE] = [10, 3];
const MASS = 6;
const CONVERGENCE = 7;
const SIZE = 8;
const MOST_JOINED = 6;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

interface Coarser {
  level: Level;
  /** The place in the smaller network of each node of the larger one. */
  parent: Uint32Array;
}

/** Return each node's neighbours: where they begin in a list, and the list. */
function neighbours(level: Level): { start: Uint32Array; list: Uint32Array } {
  const count = level.nodes.length / NODE;
  const start = new Uint32Array(count + 1);
  const ends = (edge: number): [number, number] => [(level.edges[edge] ?? 0) / NODE, (level.edges[edge + 1] ?? 0) / NODE];
  for (let edge = 0; edge < level.edges.length; edge += EDGE) for (const end of ends(edge)) start[end + 1] = (start[end + 1] ?? 0) + 1;
  for (let place = 0; place < count; place += 1) start[place + 1] = (start[place + 1] ?? 0) + (start[place] ?? 0);
  const next = start.slice();
  const list = new Uint32Array(start[count] ?? 0);
  for (let edge = 0; edge < level.edges.length; edge += EDGE) {
    const [source, target] = ends(edge);
    list[next[source] ?? 0] = target;
    list[next[target] ?? 0] = source;
    next[source] = (next[source] ?? 0) + 1;
    next[target] = (next[target] ?? 0) + 1;
  }
  return { start, list };
}

/**
 * Return to which group each node goes: those of few relations first, each with its neighbour of fewest relations.
 *
 * Where the groups of all its neighbours are full, as around a hub, it goes with others that hang on the same neighbour.
 */
function grouped(level: Level): { parent: Uint32Array; groups: number } {
  const count = level.nodes.length / NODE;
  const { start, list } = neighbours(level);
  const degree = (place: number): number => (start[place + 1] ?? 0) - (start[place] ?? 0);
  const none = count;
  const parent = new Uint32Array(count).fill(none);
  /** The group of those that hang on a node and found no room in its own. */
  const beside = new Uint32Array(count).fill(none);
  const members = new Uint32Array(count);
  const hasRoom = (group: number): boolean => group === none || (members[group] ?? 0) < MOST_JOINED;
  const order = Uint32Array.from({ length: count }, (_, place) => place).sort((one, other) => degree(one) - degree(other));
  let groups = 0;
  const join = (place: number, group: number): number => {
    const own = group === none ? groups : group;
    groups = Math.max(groups, own + 1);
    parent[place] = own;
    members[own] = (members[own] ?? 0) + 1;
    return own;
  };
  for (const place of order) {
    if (parent[place] !== none) continue;
    let [nearest, best] = [none, none];
    for (let at = start[place] ?? 0; at < (start[place + 1] ?? 0); at += 1) {
      const other = list[at] ?? 0;
      if (other === place) continue;
      if (nearest === none || degree(other) < degree(nearest)) nearest = other;
      if (hasRoom(parent[other] ?? none) && (best === none || degree(other) < degree(best))) best = other;
    }
    if (best !== none) {
      const group = join(place, parent[best] ?? none);
      if (parent[best] === none) join(best, group);
    } else if (nearest !== none) {
      const group = beside[nearest] ?? none;
      beside[nearest] = join(place, hasRoom(group) ? group : none);
    } else {
      join(place, none);
    }
  }
  return { parent, groups };
}

/** Return a smaller network: groups as nodes, and the edges between them with their number as weight. */
export function coarser(level: Level): Coarser {
  const { parent, groups } = grouped(level);
  const nodes = new Float32Array(groups * NODE);
  for (let group = 0; group < groups; group += 1) {
    const radius = 10 * Math.sqrt(group + 0.5);
    nodes[group * NODE] = radius * Math.cos(group * GOLDEN_ANGLE);
    nodes[group * NODE + 1] = radius * Math.sin(group * GOLDEN_ANGLE);
    nodes[group * NODE + CONVERGENCE] = 1;
    nodes[group * NODE + SIZE] = 1;
  }
  parent.forEach((group, place) => {
    nodes[group * NODE + MASS] = (nodes[group * NODE + MASS] ?? 0) + (level.nodes[place * NODE + MASS] ?? 1);
  });
  const weights = new Map<number, number>();
  for (let edge = 0; edge < level.edges.length; edge += EDGE) {
    const source = parent[(level.edges[edge] ?? 0) / NODE] ?? 0;
    const target = parent[(level.edges[edge + 1] ?? 0) / NODE] ?? 0;
    if (source === target) continue;
    const pair = Math.min(source, target) * groups + Math.max(source, target);
    weights.set(pair, (weights.get(pair) ?? 0) + (level.edges[edge + 2] ?? 1));
  }
  const edges = new Float32Array(weights.size * EDGE);
  let at = 0;
  for (const [pair, weight] of weights) {
    edges.set([Math.floor(pair / groups) * NODE, (pair % groups) * NODE, weight], at);
    at += EDGE;
  }
  return { level: { nodes, edges }, parent };
}

/** Put the nodes of a network where their groups lie, the members of one around its middle. */
export function refined(level: Level, groups: Level, parent: Uint32Array): void {
  const seen = new Uint32Array(groups.nodes.length / NODE);
  // Twice as many nodes need twice as much room: the side of their square grows by its root.
  const wider = Math.sqrt(level.nodes.length / Math.max(groups.nodes.length, 1));
  parent.forEach((group, place) => {
    const number = seen[group] ?? 0;
    seen[group] = number + 1;
    const radius = 4 * Math.sqrt(number);
    level.nodes[place * NODE] = (groups.nodes[group * NODE] ?? 0) * wider + radius * Math.cos(number * GOLDEN_ANGLE);
    level.nodes[place * NODE + 1] = (groups.nodes[group * NODE + 1] ?? 0) * wider + radius * Math.sin(number * GOLDEN_ANGLE);
  });
}
