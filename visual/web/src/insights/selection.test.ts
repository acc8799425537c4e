import { expect, it } from "vitest";

import { aimOf, briefly, byAim, ranks } from "./aims";
import { isComparable, queryOf, selectionOf } from "./selection";

const CHOSEN = selectionOf({ type: "Firm", document: ["a", "b"], region: "region-1", year: ["2021", "no", "2025"], compare: "document" });

it("reads what an address gives and leaves out what is no year", () => {
  expect(CHOSEN).toEqual({ type: ["Firm"], document: ["a", "b"], region: ["region-1"], year: [2021, 2025], compare: "document" });
  expect(selectionOf({ compare: "weather" })).toEqual({ type: [], document: [], region: [], year: [], compare: null });
});

it("asks for one year of all together, and for each of what is compared", () => {
  expect(queryOf({ ...CHOSEN, compare: null })).toEqual({ type: ["Firm"], document: ["a", "b"], region: ["region-1"], year: 2021 });
  expect(queryOf(CHOSEN)).toEqual({ type: ["Firm"], document: ["a", "b"], region: ["region-1"] });
  expect(queryOf({ ...CHOSEN, compare: "year" })).toEqual({ type: ["Firm"], document: ["a", "b"], region: ["region-1"], at: [2021, 2025] });
});

it("compares two or more", () => {
  expect(isComparable(CHOSEN)).toBe(true);
  expect(isComparable({ ...CHOSEN, compare: "region" })).toBe(false);
  expect(isComparable({ ...CHOSEN, compare: null })).toBe(false);
});

it("knows what algorithms are for, and lists others last", () => {
  expect(byAim([{ name: "new" }, { name: "louvain" }, { name: "pagerank" }]).map(({ name }) => name)).toEqual(["pagerank", "louvain", "new"]);
  expect([aimOf("betweenness"), aimOf("new")]).toEqual(["bridges", "other"]);
  expect(["pagerank", "articulation-points", "bridges", "louvain"].map(ranks)).toEqual([true, true, false, false]);
});

it("tells the first words of a description", () => {
  expect([briefly("谁是桥梁：别人之间。"), briefly("Who is a bridge: the shortest ways.")]).toEqual(["谁是桥梁", "Who is a bridge"]);
});
