import { expect, it } from "vitest";

import { linesOf, shortened } from "./lines";
import type { Box, Labelled } from "./placement";
import { circleBox, Occupied, placed } from "./placement";

const SCREEN = { left: 0, top: 0, right: 1000, bottom: 800 };

function things(count: number, spread: number): Labelled[] {
  // A turn of the golden angle puts them evenly into a circle.
  return Array.from({ length: count }, (_, n) => {
    const [radius, turn] = [spread * Math.sqrt(n), n * 2.4];
    return { id: String(n), x: 500 + radius * Math.cos(turn), y: 400 + radius * Math.sin(turn), radius: 6, width: 110, height: 16, forced: n === 0 };
  });
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function place(all: Labelled[], most = 1000) {
  const circles = new Occupied();
  for (const thing of all) circles.add(circleBox(thing), thing.id);
  return placed(all, circles, new Occupied(), SCREEN, most);
}

it.each([
  [60, 40],
  [300, 10],
])("puts no label of %i things on another, or on a thing", (count, spread) => {
  const all = things(count, spread);
  const found = place(all);
  expect(found.length).toBeGreaterThan(5);
  for (const [n, one] of found.entries()) {
    expect(found.slice(n + 1).filter((other) => meet(one.box, other.box))).toEqual([]);
    if (one.id !== "0") expect(all.filter((thing) => thing.id !== one.id && meet(one.box, circleBox(thing)))).toEqual([]);
  }
});

it("gives a label to the first things where there is no room for all", () => {
  const [one, other] = [things(1, 0)[0], things(1, 0)[0]] as [Labelled, Labelled];
  const crowd = [{ ...one, id: "large" }, ...Array.from({ length: 8 }, (_, n) => ({ ...other, id: `small ${String(n)}`, forced: false }))];
  expect(place(crowd)[0]?.id).toBe("large");
  expect(place(crowd).length).toBeLessThan(crowd.length);
});

it("keeps to the number of labels that one can read, but for those that must be there", () => {
  expect(place(things(60, 40), 10)).toHaveLength(11);
});

it("keeps labels on the screen", () => {
  const right = { id: "right", x: 990, y: 400, radius: 6, width: 110, height: 16, forced: false };
  expect(place([right])[0]?.box.right).toBeLessThanOrEqual(SCREEN.right);
});

it("breaks a long name into two lines between words and shortens a longer one", () => {
  expect(linesOf("云江高新区")).toEqual(["云江高新区"]);
  const lines = linesOf("云江智能传感与信息通信产业创新中心");
  expect(lines).toHaveLength(2);
  expect(lines.join("")).toBe("云江智能传感与信息通信产业创新中心");
  expect(linesOf("Yunjiang Sensor Technology Park")).toEqual(["Yunjiang Sensor", "Technology Park"]);
  expect(shortened("云".repeat(30))).toBe(`${"云".repeat(19)}…`);
});
