/** Saves a network in the form that its reader chooses. */
import { Problem, problemOf } from "@/service/problem";
import { tokenColor } from "@/theme/theme";

import { toCsv } from "./export_csv";
import { toGraphml } from "./export_graphml";
import { toSvg } from "./export_svg";
import type { NetworkGraph } from "./model";
import type { Export } from "./NetworkToolbar.vue";
import { save, textFile } from "./save";
import type { Network } from "./useNetwork";
import type { Visible } from "./visibility";

export interface Look {
  colorOf: (node: string) => string;
  sizeOf: (node: string) => number;
  relationLabel: (predicate: string) => string;
}

/** What the service takes for a page of its own. */
export const MOST_OF_PAGE = { nodes: 1000, edges: 20_000 };

/** Tell whether what is in sight fits a form. */
export function fits(format: Export, { nodes, edges }: Visible): boolean {
  return format !== "html" || (nodes.size <= MOST_OF_PAGE.nodes && edges.size <= MOST_OF_PAGE.edges);
}

/** Return what the service shall draw: the things and relations in sight, the focus first. */
export function pictureOf(graph: NetworkGraph, visible: Visible, focus: string | null, title: string) {
  const nodes = [...visible.nodes].sort((one, other) => Number(other === focus) - Number(one === focus));
  const relations = [...visible.edges].map((edge) => [graph.source(edge), graph.getEdgeAttribute(edge, "predicate"), graph.target(edge)]);
  return { nodes, relations, title };
}

/** Save what is in sight, which fits the form; `picture` is the drawing as a PNG. Raise `Problem` where the service makes no page. */
export async function saveNetwork(format: Export, network: Network, look: Look, picture: Blob | null): Promise<void> {
  const graph = network.graph.value;
  const visible = network.shown.value;
  const focus = network.focus.value;
  const name = focus !== null && graph.hasNode(focus) ? graph.getNodeAttribute(focus, "label").replace(/[\\/:*?"<>|]/g, "_") : "innokg";
  switch (format) {
    case "png":
      if (picture) save(`${name}.png`, picture);
      return;
    case "svg": {
      const colors = { edgeColor: tokenColor("edge"), inkColor: tokenColor("ink"), groundColor: tokenColor("ground") };
      save(`${name}.svg`, textFile(toSvg(graph, visible, { ...look, ...colors }), "image/svg+xml"));
      return;
    }
    case "csv":
      save(`${name}.csv`, textFile(toCsv(graph, visible), "text/csv"));
      return;
    case "graphml":
      save(`${name}.graphml`, textFile(toGraphml(graph, visible), "application/graphml+xml"));
      return;
    case "html": {
      const address = new URL("/view", window.location.origin);
      address.searchParams.set("lang", document.documentElement.lang.startsWith("en") ? "en" : "zh");
      const body = JSON.stringify(pictureOf(graph, visible, focus, name));
      const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body }).catch((error: unknown) => {
        throw new Problem(String(error), 0);
      });
      if (!answer.ok) throw problemOf(answer.status, await answer.json().catch(() => null));
      save(`${name}.html`, await answer.blob());
      return;
    }
  }
}
