/** The figures of a ledger as a table's cells and a chart's series. */
import type { EChartsCoreOption } from "@/charts/echarts";
import { seriesColor } from "@/charts/palette";
import type { Schema } from "@/service/client";

type Entry = Schema["LedgerEntry"];
export type Point = Schema["Point"];

/** Return the years of which entries tell anything, in their order. */
export function yearsOf(entries: readonly Entry[]): number[] {
  return [...new Set(entries.flatMap(({ series }) => series.map(({ year }) => year)))].sort((a, b) => a - b);
}

/** Return what an entry says about a year, what was reached before what was promised. */
export function pointsOf(entry: Entry, year: number): Point[] {
  return entry.series.filter((point) => point.year === year).sort((a, b) => a.kind.localeCompare(b.kind));
}

/** Return the key of what may share an axis: the same unit and the same way to measure. */
export function scaleOf(entry: Entry): string {
  return `${entry.measure} ${entry.unit}`;
}

/** Return the scales of entries, that of most entries first. */
export function scalesOf(entries: readonly Entry[]): string[] {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(scaleOf(entry), (counts.get(scaleOf(entry)) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([scale]) => scale);
}

/** What a chart calls things: `entry` the name of an entry, the others the words for kinds of figures. */
export interface Words {
  entry: (entry: Entry) => string;
  actual: string;
  target: string;
}

interface Line {
  /** The place of the entry and the word for the kind of figure. */
  id: string;
  /** Both lines of an entry have one name, so that the legend shows and hides them together. */
  name: string;
  color: string;
  dashed: boolean;
  values: Map<number, number>;
}

function valuesOf(entry: Entry, kind: Point["kind"]): Map<number, number> {
  // Where documents disagree the chart shows the last value; the table shows all of them.
  return new Map(entry.series.filter((point) => point.kind === kind && point.comparable).map(({ year, value }) => [year, value]));
}

/**
 * Return two lines an entry: what was reached, solid, and what was promised, dashed.
 *
 * The dashed line begins at the last figure that was reached before the first promise, so that one sees the way.
 */
export function linesOf(entries: readonly Entry[], words: Words): Line[] {
  return entries.flatMap((entry, place) => {
    const color = seriesColor(place);
    const name = words.entry(entry);
    const actual = valuesOf(entry, "actual");
    const target = valuesOf(entry, "target");
    const first = Math.min(...target.keys());
    const start = Math.max(...[...actual.keys()].filter((year) => year < first));
    const reached = actual.get(start);
    const lines: Line[] = [];
    if (actual.size > 0) lines.push({ id: `${String(place)} ${words.actual}`, name, color, dashed: false, values: actual });
    if (target.size > 0) {
      const values = new Map(reached === undefined ? target : [[start, reached], ...target]);
      lines.push({ id: `${String(place)} ${words.target}`, name, color, dashed: true, values });
    }
    return lines;
  });
}

/** Return a chart over the years; of a single year, bars side by side. */
export function yearChart(entries: readonly Entry[], unit: string, words: Words): EChartsCoreOption {
  const years = yearsOf(entries);
  if (years.length < 2) return barChart(entries, unit, words);
  return {
    xAxis: { type: "value", min: years[0], max: years.at(-1), minInterval: 1, axisLabel: { formatter: (year: number) => String(year), hideOverlap: true } },
    yAxis: { type: "value", name: unit, scale: true },
    tooltip: { trigger: "item", formatter: ({ seriesName, seriesId, value }: { seriesName: string; seriesId: string; value: [number, number] }) => `${seriesName} · ${seriesId.replace(/^\d+ /, "")}\n${String(value[0])}: ${String(value[1])} ${unit}` },
    series: linesOf(entries, words).map(({ id, name, color, dashed, values }) => ({
      type: "line",
      id,
      name,
      color,
      symbol: dashed ? "diamond" : "circle",
      symbolSize: dashed ? 10 : 7,
      lineStyle: { type: dashed ? "dashed" : "solid", width: 2 },
      data: [...values].sort(([a], [b]) => a - b),
    })),
  };
}

function barChart(entries: readonly Entry[], unit: string, words: Words): EChartsCoreOption {
  const bars = (kind: Point["kind"], name: string, place: number): object => ({
    type: "bar",
    name,
    color: seriesColor(place),
    barMaxWidth: 36,
    itemStyle: kind === "target" ? { opacity: 0.55, borderColor: seriesColor(place), borderType: "dashed", borderWidth: 1 } : {},
    data: entries.map((entry) => valuesOf(entry, kind).values().next().value ?? null),
  });
  return {
    xAxis: { type: "category", data: entries.map(words.entry), axisLabel: { interval: 0, width: 90, overflow: "truncate" } },
    yAxis: { type: "value", name: unit },
    series: [bars("actual", words.actual, 0), bars("target", words.target, 1)],
  };
}
