/** A ranking as a chart. */
import type { EChartsCoreOption } from "@/charts/echarts";
import { seriesColor } from "@/charts/palette";
import type { Schema } from "@/service/client";

// More bars than these one does not read.
const MOST_BARS = 20;

/** Return bars of the things that rank highest, the first on top. */
export function rankingChart(ranked: readonly Schema["RankedThing"][], colorOf: (type: string) => string): EChartsCoreOption {
  const shown = ranked.slice(0, MOST_BARS);
  return {
    grid: { left: 8, right: 32, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: "value", axisLabel: { hideOverlap: true } },
    yAxis: { type: "category", inverse: true, data: shown.map(({ thing }) => thing.label), axisLabel: { width: 150, overflow: "truncate" } },
    tooltip: { trigger: "item", formatter: ({ name, value }: { name: string; value: number }) => `${name}\n${String(value)}` },
    series: [
      {
        type: "bar",
        color: seriesColor(0),
        barMaxWidth: 16,
        data: shown.map(({ thing, score }) => ({ value: Number(score.toPrecision(4)), itemStyle: { color: colorOf(thing.type), borderRadius: [0, 4, 4, 0] } })),
      },
    ],
  };
}
