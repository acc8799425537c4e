/** The rungs of a ladder as a table: rungs across, subjects down. */
import type { Schema } from "@/service/client";

type Rung = Schema["LadderRung"];
type Point = Schema["Point"];

export interface Ladder {
  rungs: { rung: string; label: string }[];
  rows: { subject: Schema["Thing"]; cells: (Rung | undefined)[] }[];
}

/** Return the rungs in their order, and the subjects with most rungs first. */
export function ladderOf(items: readonly Rung[]): Ladder {
  const rungs = [...new Map([...items].sort((a, b) => a.order - b.order).map(({ rung, label }) => [rung, { rung, label }])).values()];
  const subjects = new Map(items.map(({ subject }) => [subject.id, subject]));
  const rows = [...subjects.values()].map((subject) => ({
    subject,
    cells: rungs.map(({ rung }) => items.find((one) => one.rung === rung && one.subject.id === subject.id)),
  }));
  const filled = (cells: readonly unknown[]): number => cells.filter((cell) => cell !== undefined).length;
  return { rungs, rows: rows.sort((a, b) => filled(b.cells) - filled(a.cells)) };
}

/** Return what of a series fits a cell: the last figure that was reached, and all that was promised for the last year. */
export function briefly(series: readonly Point[]): Point[] {
  const lastOf = (kind: Point["kind"]): Point[] => {
    const points = series.filter((point) => point.kind === kind);
    const year = Math.max(...points.map((point) => point.year));
    return points.filter((point) => point.year === year);
  };
  return [...lastOf("actual"), ...lastOf("target")];
}
