/** A network as an SVG picture, as it is drawn on the page. */
import { escaped } from "./markup";
import type { NetworkGraph } from "./model";
import type { Visible } from "./visibility";

export interface Look {
  colorOf: (node: string) => string;
  sizeOf: (node: string) => number;
  relationLabel: (predicate: string) => string;
  edgeColor: string;
  inkColor: string;
  groundColor: string;
}

const MARGIN = 80;
const FONT = "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif";

function bounds(points: readonly { x: number; y: number }[]): { left: number; top: number; width: number; height: number } {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [xs.reduce((a, b) => Math.min(a, b), Infinity), xs.reduce((a, b) => Math.max(a, b), -Infinity)];
  const [top, bottom] = [ys.reduce((a, b) => Math.min(a, b), Infinity), ys.reduce((a, b) => Math.max(a, b), -Infinity)];
  if (points.length === 0) return { left: 0, top: 0, width: 2 * MARGIN, height: 2 * MARGIN };
  return { left: left - MARGIN, top: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
}

/** Return what is in sight; the picture's y runs down, the network's up. */
export function toSvg(graph: NetworkGraph, visible: Visible, look: Look): string {
  const at = (node: string): { x: number; y: number } => {
    const { x, y } = graph.getNodeAttributes(node);
    return { x: Math.round(x * 10) / 10, y: Math.round(-y * 10) / 10 };
  };
  const { left, top, width, height } = bounds([...visible.nodes].map(at));
  const edges = [...visible.edges].map((edge) => {
    const [source, target] = graph.extremities(edge);
    const [a, b] = [at(source), at(target)];
    const title = escaped(look.relationLabel(graph.getEdgeAttribute(edge, "predicate")));
    return `<line x1="${String(a.x)}" y1="${String(a.y)}" x2="${String(b.x)}" y2="${String(b.y)}"><title>${title}</title></line>`;
  });
  const nodes = [...visible.nodes].map((node) => {
    const { x, y } = at(node);
    const size = look.sizeOf(node);
    const label = escaped(graph.getNodeAttribute(node, "label"));
    return (
      `<circle cx="${String(x)}" cy="${String(y)}" r="${size.toFixed(1)}" fill="${escaped(look.colorOf(node))}"/>` +
      `<text x="${(x + size + 3).toFixed(1)}" y="${(y + 4).toFixed(1)}">${label}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].map((one) => one.toFixed(1)).join(" ")}">`,
    `<rect x="${String(left)}" y="${String(top)}" width="${String(width)}" height="${String(height)}" fill="${escaped(look.groundColor)}"/>`,
    `<g stroke="${escaped(look.edgeColor)}">`,
    ...edges,
    "</g>",
    `<g font-family="${FONT}" font-size="12" fill="${escaped(look.inkColor)}">`,
    ...nodes,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}
