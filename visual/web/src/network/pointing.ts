/** What the pointer does to a network: by sigma where things are drawn one by one, by their places where not. */
import type { Backdrop } from "./crowd/Backdrop";
import { dragging } from "./dragging";
import type { Drawing } from "./sigmaDrawing";

interface Pointing {
  select: (node: string | null) => void;
  selectEdge: (edge: string) => void;
  expand: (node: string) => void;
  hover: (node: string | null) => void;
  move: (node: string, place: { x: number; y: number }) => void;
}

/** Tell what is chosen, hovered, unfolded and moved; `backdrop` returns the picture below what sigma draws. */
export function listen(sigma: Drawing, backdrop: () => Backdrop | null, told: Pointing): void {
  sigma.on("clickNode", ({ node }) => {
    told.select(node);
  });
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    told.expand(node);
  });
  sigma.on("clickEdge", ({ edge, event }) => {
    const node = backdrop()?.nodeAt(event) ?? null;
    if (node === null) told.selectEdge(edge);
    else told.select(node);
  });
  sigma.on("clickStage", ({ event }) => {
    const node = backdrop()?.nodeAt(event) ?? null;
    const edge = node === null ? (backdrop()?.edgeAt(event) ?? null) : null;
    if (edge === null) told.select(node);
    else told.selectEdge(edge);
  });
  sigma.on("doubleClickStage", ({ event, preventSigmaDefault }) => {
    const node = backdrop()?.nodeAt(event) ?? null;
    if (node === null) return;
    preventSigmaDefault();
    told.expand(node);
  });
  sigma.on("enterNode", ({ node }) => {
    told.hover(node);
  });
  sigma.on("leaveNode", () => {
    told.hover(null);
  });
  sigma.on("moveBody", ({ event }) => {
    const behind = backdrop();
    if (behind && "buttons" in event.original && event.original.buttons === 0) told.hover(behind.nodeAt(event));
  });
  dragging(sigma, told.move);
}
