/** Moving a node with the pointer. */
import type Sigma from "sigma";

import type { EdgeAttributes, NodeAttributes } from "./model";

/** Let nodes be dragged; what was dragged stays pinned, and `onMoved` is told of it. */
export function dragging(sigma: Sigma<NodeAttributes, EdgeAttributes>, onMoved: (node: string) => void): void {
  let held: string | null = null;
  let moved = false;
  sigma.on("downNode", ({ node }) => {
    held = node;
    moved = false;
  });
  sigma.on("moveBody", ({ event }) => {
    if (held === null) return;
    const { x, y } = sigma.viewportToGraph(event);
    if (!moved && !sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
    moved = true;
    sigma.getGraph().mergeNodeAttributes(held, { x, y, pinned: true });
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const release = (): void => {
    if (held !== null && moved) onMoved(held);
    held = null;
    sigma.setCustomBBox(null);
  };
  sigma.on("upNode", release);
  sigma.on("upStage", release);
}
