import { describe, expect, it } from "vitest";

import type { Schema } from "@/service/client";

import { linesOf, pointsOf, scalesOf, yearChart, yearsOf } from "./series";

type Entry = Schema["LedgerEntry"];
type Point = Schema["Point"];

const WORDS = { entry: (entry: Entry) => entry.subject.label, actual: "reached", target: "promised" };

function point(year: number, kind: Point["kind"], value: number, comparable = true): Point {
  return { year, kind, value, unit: "%", comparator: "=", attribute: null, comparable, conversion: null, agreement: "single", figures: [] };
}

function entry(label: string, series: Point[], unit = "%"): Entry {
  const subject = { id: `region-${label}`, iri: `https://example.org/${label}`, label, type: "Region" as const };
  return { subject, indicator: "RDIntensity", label: "R&D", concept: null, names: [], measure: "level", unit, attribute: null, series, progress: [], conflicts: [], findings: [] };
}

describe("linesOf", () => {
  it("lets the dashed line of a target begin at the last figure that was reached before it", () => {
    const lines = linesOf([entry("云湖", [point(2015, "actual", 1), point(2020, "actual", 2), point(2025, "target", 3)])], WORDS);

    expect(lines.map(({ id, name, dashed }) => [id, name, dashed])).toEqual([["0 reached", "云湖", false], ["0 promised", "云湖", true]]);
    expect([...(lines[1]?.values ?? [])]).toEqual([[2020, 2], [2025, 3]]);
    expect(lines[0]?.color).toBe(lines[1]?.color);
  });

  it("draws a target alone where nothing was reached before it", () => {
    const lines = linesOf([entry("云湖", [point(2025, "target", 3), point(2026, "actual", 4)])], WORDS);

    expect([...(lines[1]?.values ?? [])]).toEqual([[2025, 3]]);
  });

  it("leaves out what cannot be compared", () => {
    expect(linesOf([entry("云湖", [point(2020, "actual", 9, false)])], WORDS)).toEqual([]);
  });
});

describe("yearChart", () => {
  it("draws bars where there is one year only", () => {
    const option = yearChart([entry("云湖", [point(2020, "actual", 1)]), entry("青川", [point(2020, "target", 2)])], "%", WORDS);

    expect(option["series"]).toMatchObject([{ type: "bar", data: [1, null] }, { type: "bar", data: [null, 2] }]);
  });

  it("draws lines over several years", () => {
    const option = yearChart([entry("云湖", [point(2020, "actual", 1), point(2015, "actual", 0.5)])], "%", WORDS);

    expect(option["series"]).toMatchObject([{ type: "line", data: [[2015, 0.5], [2020, 1]] }]);
  });
});

it("orders years, and what was reached before what was promised", () => {
  const one = entry("云湖", [point(2025, "target", 3), point(2020, "target", 2), point(2020, "actual", 1)]);

  expect(yearsOf([one])).toEqual([2020, 2025]);
  expect(pointsOf(one, 2020).map(({ value }) => value)).toEqual([1, 2]);
});

it("puts the scale of most entries first", () => {
  expect(scalesOf([entry("a", [], "家"), entry("b", []), entry("c", [])])).toEqual(["level %", "level 家"]);
});
