import { expect, it } from "vitest";

import { bubblesOf, linesWithin, radiusOf } from "./bubbles";

const group = (rank: number, size: number) => ({
  rank,
  size,
  name: { zh: `云江第${String(rank)}产业研究院、青鹭湖科创小镇（绿色食品产业）`, en: `Group ${String(rank)}` },
  members: [],
  fields: [],
  explanation: { zh: "", en: "" },
});

it.each([0.6, 2])("puts no bubble on another on a screen of the shape %d", (aspect) => {
  const groups = Array.from({ length: 40 }, (_, place) => group(place + 1, 80 - place));
  const links = [1, 2, 3, 4].map((left) => ({ left, right: left + 5, pairs: 3 }));
  const { bubbles, width, height } = bubblesOf({ groups, links }, "zh", aspect);
  for (const [place, one] of bubbles.entries()) {
    for (const other of bubbles.slice(place + 1)) {
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(one.radius + other.radius);
    }
    expect(one.x - one.radius).toBeGreaterThan(0);
    expect(one.x + one.radius).toBeLessThan(width);
    expect(one.y + one.radius).toBeLessThan(height);
  }
});

it("makes the area of a bubble grow with its members", () => {
  expect(radiusOf(100, 100)).toBeGreaterThan(radiusOf(25, 100));
  expect(radiusOf(25, 100)).toBeGreaterThan(radiusOf(1, 100));
});

it("draws no link to a community that is not shown", () => {
  expect(bubblesOf({ groups: [group(1, 3)], links: [{ left: 1, right: 9, pairs: 2 }] }, "zh", 1).links).toEqual([]);
});

it("writes into a bubble only what fits", () => {
  const lines = linesWithin("云江智能传感产业技术研究院、青鹭湖科创小镇", 40);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((line) => Array.from(line).length * 12 <= 80)).toBe(true);
  expect(linesWithin("云江智能传感产业技术研究院、青鹭湖科创小镇", 90).length).toBeGreaterThan(lines.length);
});
