/** A network as GraphML (graphml.graphdrawing.org, 1.0), for Gephi and other programs. */
import { escaped } from "./markup";
import type { NetworkGraph } from "./model";
import type { Visible } from "./visibility";

const KEYS = [
  ["label", "node", "string"],
  ["class", "node", "string"],
  ["x", "node", "double"],
  ["y", "node", "double"],
  ["relation", "edge", "string"],
] as const;

function data(key: string, value: string | number): string {
  return `<data key="${key}">${escaped(String(value))}</data>`;
}

/** Return what is in sight, with labels, classes and places. */
export function toGraphml(graph: NetworkGraph, visible: Visible): string {
  const keys = KEYS.map(([id, of, type]) => `<key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`);
  const nodes = [...visible.nodes].map((id) => {
    const { label, type, x, y } = graph.getNodeAttributes(id);
    return `<node id="${escaped(id)}">${data("label", label)}${data("class", type)}${data("x", x)}${data("y", y)}</node>`;
  });
  const edges = [...visible.edges].map((edge) => {
    const [source, target] = graph.extremities(edge).map(escaped);
    const relation = data("relation", graph.getEdgeAttribute(edge, "predicate"));
    return `<edge source="${source ?? ""}" target="${target ?? ""}">${relation}</edge>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '<graph edgedefault="directed">',
    ...nodes,
    ...edges,
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}
