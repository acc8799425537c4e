/** What lies under the pointer in a large network: a look at each of some ten thousand takes less than a millisecond. */
import type { Affine, Point } from "./affine";
import type { IndexedScene } from "./scene";

// A fingertip or a quick hand does not hit a pixel.
const NEAR_NODE = 4;
const NEAR_EDGE = 4;

/** Return the place of the node at a point of the screen, the nearest where several are there; -1 where none is. */
export function nodeAt(scene: IndexedScene, positions: Float32Array, map: Affine, scale: number, point: Point): number {
  const [a, b, c, d, e, f] = map;
  let found = -1;
  let least = Infinity;
  for (let place = 0; place < scene.sizes.length; place += 1) {
    const size = scene.sizes[place] ?? 0;
    if (size === 0) continue;
    const [x, y] = [positions[place * 2] ?? 0, positions[place * 2 + 1] ?? 0];
    const distance = Math.hypot(a * x + c * y + e - point.x, b * x + d * y + f - point.y);
    if (distance < Math.min(least, size * scale + NEAR_NODE)) {
      least = distance;
      found = place;
    }
  }
  return found;
}

/** Return the key of the edge at a point of the screen; null where none is. */
export function edgeAt(scene: IndexedScene, positions: Float32Array, map: Affine, point: Point): string | null {
  const [a, b, c, d, e, f] = map;
  let found: string | null = null;
  let least = NEAR_EDGE;
  for (let edge = 0; edge < scene.edgeKeys.length; edge += 1) {
    const [source, target] = [(scene.edges[edge * 2] ?? 0) * 2, (scene.edges[edge * 2 + 1] ?? 0) * 2];
    const [x1, y1] = [positions[source] ?? 0, positions[source + 1] ?? 0];
    const [x2, y2] = [positions[target] ?? 0, positions[target + 1] ?? 0];
    const [left, top] = [a * x1 + c * y1 + e, b * x1 + d * y1 + f];
    const [wide, high] = [a * x2 + c * y2 + e - left, b * x2 + d * y2 + f - top];
    const length = wide * wide + high * high;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - left) * wide + (point.y - top) * high) / length));
    const distance = Math.hypot(left + along * wide - point.x, top + along * high - point.y);
    if (distance < least) {
      least = distance;
      found = scene.edgeKeys[edge] ?? null;
    }
  }
  return found;
}
