/** Saves a network in the form that its reader chooses. */
import { tokenColor } from "@/theme/theme";

import { toCsv } from "./export_csv";
import { toGraphml } from "./export_graphml";
import { toSvg } from "./export_svg";
import type { Export } from "./NetworkToolbar.vue";
import { save, textFile } from "./save";
import type { Network } from "./useNetwork";

interface Look {
  colorOf: (node: string) => string;
  sizeOf: (node: string) => number;
  relationLabel: (predicate: string) => string;
}

/** Save what is in sight; `picture` is the drawing as a PNG. */
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
      if (focus !== null) address.searchParams.set("focus", focus);
      const answer = await fetch(address);
      save(`${name}.html`, await answer.blob());
      return;
    }
  }
}
