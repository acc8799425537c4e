import { expect, it } from "vitest";

import { fits, MOST_OF_PAGE } from "./saving";

const sight = (nodes: number) => ({ nodes: new Set(Array.from({ length: nodes }, (_, place) => String(place))), edges: new Set<string>() });

it("knows what a page of its own cannot hold", () => {
  expect(fits("html", sight(MOST_OF_PAGE.nodes))).toBe(true);
  expect(fits("html", sight(MOST_OF_PAGE.nodes + 1))).toBe(false);
  expect(fits("graphml", sight(MOST_OF_PAGE.nodes + 1))).toBe(true);
});
