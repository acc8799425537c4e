/** Moving a node with the pointer. */
import type Sigma from "sigma";

import type { EdgeAttributes, NodeAttributes } from "./model";

/** Let nodes be dragged; `onMove` is told where one is put. */
export function dragging(
  sigma: Sigma<NodeAttributes, EdgeAttributes>,
  onMove: (node: string, place: { x: number; y: number }) => void,
): void {
  let held: string | null = null;
  let moved = false;
  let frozen = false;
  sigma.on("downNode", ({ node }) => {
    held = node;
    moved = false;
  });
  sigma.on("moveBody", ({ event }) => {
    if (held === null) return;
    const { x, y } = sigma.viewportToGraph(event);
    if (!moved && !sigma.getCustomBBox()) {
      sigma.setCustomBBox(sigma.getBBox());
      frozen = true;
    }
    moved = true;
    onMove(held, { x, y });
    event.preventSigmaDefault();
    event.original.preventDefault();
    event.original.stopPropagation();
  });
  const release = (): void => {
    held = null;
    if (frozen) sigma.setCustomBBox(null);
    frozen = false;
  };
  sigma.on("upNode", release);
  sigma.on("upStage", release);
}
