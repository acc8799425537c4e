/** A large network as arrays of numbers, which a worker draws and in which the pointer is looked for. */
import type { NetworkGraph } from "../model";
import type { Visible } from "../visibility";

export interface Scene {
  /** The radius of each node on the screen at the default zoom; 0 for a node out of sight. */
  sizes: Float32Array;
  /** The place of each node's colour in the palette. */
  colors: Uint16Array;
  palette: string[];
  /** The places of the two ends of each edge in sight, one after the other. */
  edges: Uint32Array;
  edgeColor: string;
}

/** A scene with what leads back from its places to the network. */
export interface IndexedScene extends Scene {
  ids: readonly string[];
  places: ReadonlyMap<string, number>;
  /** The key of each edge in sight. */
  edgeKeys: readonly string[];
  /** Places of nodes in sight, the largest first. */
  largest: Uint32Array;
}

export interface SceneLook {
  colorOf: (node: string) => string;
  /** The radius as it is drawn at the default zoom. */
  sizeOf: (node: string) => number;
  edgeColor: string;
}

// So many pixels of the screen for each node of the usual size leave room for what is between them.
const ROOM = 2500;
const SMALLEST = 1;

/** Return by what the radius of nodes is multiplied so that they leave room for each other on so many pixels. */
export function crowding(nodes: number, pixels: number): number {
  return Math.min(1, Math.sqrt(pixels / (ROOM * Math.max(nodes, 1))));
}

/** Return a network's positions: x and y of each node, in the order of its nodes. */
export function positionsOf(graph: NetworkGraph): Float32Array<ArrayBuffer> {
  const found = new Float32Array(graph.order * 2);
  let place = 0;
  graph.forEachNode((_, { x, y }) => {
    found[place] = x;
    found[place + 1] = y;
    place += 2;
  });
  return found;
}

/** Return the scene of what is in sight. */
export function sceneOf(graph: NetworkGraph, visible: Visible, look: SceneLook): IndexedScene {
  const ids = graph.nodes();
  const places = new Map(ids.map((id, place) => [id, place]));
  const [sizes, colors] = [new Float32Array(ids.length), new Uint16Array(ids.length)];
  const palette = new Map<string, number>();
  ids.forEach((id, place) => {
    if (!visible.nodes.has(id)) return;
    const color = look.colorOf(id);
    const known = palette.get(color) ?? palette.size;
    palette.set(color, known);
    colors[place] = known;
    sizes[place] = Math.max(SMALLEST, look.sizeOf(id));
  });
  const edges = new Uint32Array(visible.edges.size * 2);
  const edgeKeys: string[] = [];
  graph.forEachEdge((key, _, source, target) => {
    if (!visible.edges.has(key)) return;
    edges[edgeKeys.length * 2] = places.get(source) ?? 0;
    edges[edgeKeys.length * 2 + 1] = places.get(target) ?? 0;
    edgeKeys.push(key);
  });
  const inSight = ids.flatMap((id, place) => (visible.nodes.has(id) ? [place] : []));
  const largest = Uint32Array.from(inSight.sort((one, other) => (sizes[other] ?? 0) - (sizes[one] ?? 0)));
  return { ids, places, sizes, colors, palette: [...palette.keys()], edges, edgeKeys, edgeColor: look.edgeColor, largest };
}
