/** A network as comma-separated values: one relation a row. */
import type { NetworkGraph } from "./model";
import type { Visible } from "./visibility";

const COLUMNS = ["source_id", "source", "source_class", "relation", "target_id", "target", "target_class", "documents"];

// A spreadsheet runs a cell that begins like a formula.
const FORMULA = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Return the relations in sight; the mark at the beginning lets spreadsheets read Chinese. */
export function toCsv(graph: NetworkGraph, visible: Visible): string {
  const rows = [...visible.edges].map((edge) => {
    const [source, target] = graph.extremities(edge);
    const from = graph.getNodeAttributes(source);
    const to = graph.getNodeAttributes(target);
    const { predicate, sources } = graph.getEdgeAttributes(edge);
    const documents = [...new Set(sources.map(({ title }) => title))].join("；");
    return [source, from.label, from.type, predicate, target, to.label, to.type, documents];
  });
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
