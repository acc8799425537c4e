/** Maps from the plane of a network to the screen and back. */

/** The numbers a to f of x' = a·x + c·y + e and y' = b·x + d·y + f, in the order of a canvas and of CSS. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface Point {
  x: number;
  y: number;
}

export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

/** Return the map that a function computes, which must be an affine one; `unit` is about as far as its points lie apart. */
export function affineOf(map: (point: Point) => Point, unit: number): Affine {
  const origin = map({ x: 0, y: 0 });
  const right = map({ x: unit, y: 0 });
  const up = map({ x: 0, y: unit });
  return [
    (right.x - origin.x) / unit,
    (right.y - origin.y) / unit,
    (up.x - origin.x) / unit,
    (up.y - origin.y) / unit,
    origin.x,
    origin.y,
  ];
}

/** Return the map that does `first` and then `then`. */
export function composed(then: Affine, first: Affine): Affine {
  const [a, b, c, d, e, f] = then;
  const [g, h, i, j, k, l] = first;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Return the map back; a map that flattens the plane has none, and the identity stands for it. */
export function inverse([a, b, c, d, e, f]: Affine): Affine {
  const area = a * d - b * c;
  if (area === 0) return IDENTITY;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}

export function applied([a, b, c, d, e, f]: Affine, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
