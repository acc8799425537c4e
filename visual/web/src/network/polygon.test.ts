import { describe, expect, it } from "vitest";

import { inPolygon } from "./polygon";

const corner = (x: number, y: number) => ({ x, y });
const shape = [corner(0, 0), corner(10, 0), corner(10, 10), corner(5, 5), corner(0, 10)];

describe("inPolygon", () => {
  it.each([
    [2, 3, true],
    [5, 4, true],
    [5, 8, false],
    [11, 5, false],
    [-1, 5, false],
  ])("tells of %d, %d: %s", (x, y, inside) => {
    expect(inPolygon({ x, y }, shape)).toBe(inside);
  });

  it("finds nothing in a line that was hardly drawn", () => {
    expect(inPolygon({ x: 0, y: 0 }, [])).toBe(false);
  });
});
