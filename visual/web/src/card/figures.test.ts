import { describe, expect, it } from "vitest";

import type { Schema } from "@/service/client";

import { figureRows, shownValue } from "./figures";

function figure(year: number, value: number, kind: "actual" | "target", indicator = "研发投入强度"): Schema["Observation"] {
  return { indicator, concept: null, year, value, unit: "%", kind, comparator: "=" } as Schema["Observation"];
}

describe("figureRows", () => {
  it("puts the years of one indicator into a row and tells base, actual and target apart", () => {
    const rows = figureRows([figure(2025, 4, "target"), figure(2020, 2, "actual"), figure(2022, 3, "actual"), figure(2020, 9, "actual", "专利")]);
    expect(rows.map(({ indicator }) => indicator)).toEqual(["研发投入强度", "专利"]);
    expect(rows[0]?.bars.map(({ role, height }) => [role, height])).toEqual([["base", 0.5], ["actual", 0.75], ["target", 1]]);
    expect(rows[1]?.bars[0]?.role).toBe("actual");
  });

  it("draws a row of zeros without dividing by zero", () => {
    expect(figureRows([figure(2020, 0, "actual")])[0]?.bars[0]?.height).toBe(0);
  });
});

describe("shownValue", () => {
  it("writes the sign that readers of plans know", () => {
    expect(shownValue({ value: 2.6, unit: "%", comparator: ">=" })).toBe("≥2.6%");
    expect(shownValue({ value: 2.6, unit: "%", comparator: "=" })).toBe("2.6%");
  });
});
