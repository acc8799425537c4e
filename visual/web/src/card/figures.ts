/** The figures of a thing as a card draws them: a row of bars for each indicator. */
import type { Schema } from "@/service/client";

type Figure = Schema["Observation"];

export interface Bar {
  figure: Figure;
  /** The first actual figure before a target is what the target starts from. */
  role: "base" | "actual" | "target";
  /** Between 0 and 1, as a part of the largest value of the row. */
  height: number;
  value: string;
}

export interface FigureRow {
  key: string;
  indicator: string;
  bars: Bar[];
}

const SIGNS: Record<string, string> = { ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈" };

/** Return a figure's value with its sign and unit. */
export function shownValue({ value, unit, comparator }: Pick<Figure, "value" | "unit" | "comparator">): string {
  return `${SIGNS[comparator] ?? ""}${String(value)}${unit}`;
}

function barOf(figure: Figure, largest: number, row: readonly Figure[]): Bar {
  const target = row.some((one) => one.kind === "target" && one.year > figure.year);
  const first = row.every((one) => one.kind === "target" || one.year >= figure.year);
  const role = figure.kind === "target" ? "target" : target && first ? "base" : "actual";
  return { figure, role, height: Math.abs(figure.value) / largest, value: shownValue(figure) };
}

/** Return the figures by indicator and unit, each row by year, an actual figure before a target of its year. */
export function figureRows(figures: readonly Figure[]): FigureRow[] {
  const rows = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = `${figure.concept ?? figure.indicator} ${figure.unit}`;
    rows.set(key, [...(rows.get(key) ?? []), figure]);
  }
  return [...rows].map(([key, row]) => {
    const largest = Math.max(...row.map(({ value }) => Math.abs(value)), Number.EPSILON);
    const ordered = [...row].sort((a, b) => a.year - b.year || (a.kind < b.kind ? -1 : 1));
    return { key, indicator: row[0]?.indicator ?? "", bars: ordered.map((figure) => barOf(figure, largest, row)) };
  });
}
