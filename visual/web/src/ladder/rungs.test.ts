import { expect, it } from "vitest";

import type { Schema } from "@/service/client";

import { briefly, ladderOf } from "./rungs";

type Point = Schema["Point"];

function rung(name: string, order: number, region: string): Schema["LadderRung"] {
  const subject = { id: region, iri: `https://example.org/${region}`, label: region, type: "Region" as const };
  return { rung: name, label: name, chain: "incubation", order, subject, entries: [], instances: [] };
}

function point(year: number, kind: Point["kind"], value: number): Point {
  return { year, kind, value, unit: "个", comparator: "=", attribute: null, comparable: true, conversion: null, agreement: "single", figures: [] };
}

it("puts rungs in their order across and the fullest row on top", () => {
  const { rungs, rows } = ladderOf([rung("park", 5, "云湖"), rung("maker", 2, "青川"), rung("park", 5, "青川")]);

  expect(rungs.map(({ rung: name }) => name)).toEqual(["maker", "park"]);
  expect(rows.map(({ subject, cells }) => [subject.id, cells.map((cell) => cell?.rung)])).toEqual([["青川", ["maker", "park"]], ["云湖", [undefined, "park"]]]);
});

it("tells the last figure that was reached and those promised for the last year", () => {
  const series = [point(2015, "actual", 1), point(2020, "actual", 2), point(2025, "target", 3), point(2025, "target", 4), point(2022, "target", 9)];

  expect(briefly(series).map(({ value }) => value)).toEqual([2, 3, 4]);
});
