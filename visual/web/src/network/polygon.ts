/** Whether a point lies in a polygon. */

export interface Point {
  x: number;
  y: number;
}

/** Tell whether a point lies in a polygon: a ray from it crosses the border an odd number of times. */
export function inPolygon({ x, y }: Point, corners: readonly Point[]): boolean {
  let inside = false;
  let before = corners.at(-1);
  for (const corner of corners) {
    if (before && corner.y > y !== before.y > y) {
      const crossing = corner.x + ((y - corner.y) * (before.x - corner.x)) / (before.y - corner.y);
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}
