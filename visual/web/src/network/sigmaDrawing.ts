/** Draws nodes and edges one by one with sigma, as the page wants each to look. */
import EdgeCurveProgram from "@sigma/edge-curve";
import Sigma from "sigma";
import type { Settings } from "sigma/settings";
import { drawStraightEdgeLabel, EdgeArrowProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";

import { tokenColor } from "@/theme/theme";

import type { EdgeAttributes, NetworkGraph, NodeAttributes } from "./model";

export type Drawing = Sigma<NodeAttributes, EdgeAttributes>;

export interface Reducers {
  node: (id: string, attributes: NodeAttributes) => Partial<NodeDisplayData>;
  edge: (id: string, attributes: EdgeAttributes) => Partial<EdgeDisplayData>;
  /** Tell whether the label of an edge may be written into a box. */
  hasRoom: (box: { left: number; top: number; right: number; bottom: number }) => boolean;
}

// Room for labels, and for what lies over the drawing.
const STAGE_PADDING = 60;
const EDGE_LABEL_SIZE = 11;

/** Return the colours of the style sheet that the drawing takes. */
export function drawingColors(): Record<"accent" | "edge" | "faint" | "ink" | "soft" | "ground" | "surface" | "line", string> {
  const of = tokenColor;
  return {
    accent: of("accent"),
    edge: of("edge"),
    faint: of("faint"),
    ink: of("ink"),
    soft: of("soft"),
    ground: of("ground"),
    surface: of("surface"),
    line: of("line"),
  };
}

/** Return the settings that depend on the theme. */
export function themed(): Partial<Settings<NodeAttributes, EdgeAttributes>> {
  return {
    edgeLabelColor: { color: tokenColor("soft") },
    edgeLabelFont: tokenColor("font"),
    defaultDrawNodeHover: (context, { x, y, size }) => {
      context.beginPath();
      context.arc(x, y, size + 4, 0, 2 * Math.PI);
      context.strokeStyle = tokenColor("accent");
      context.lineWidth = 2.5;
      context.stroke();
    },
  };
}

/** Draw a network into an element. */
export function drawInto(place: HTMLElement, graph: NetworkGraph, { node, edge, hasRoom }: Reducers): Drawing {
  return new Sigma<NodeAttributes, EdgeAttributes>(graph, place, {
    // Names are drawn by ourselves: sigma's lie on each other.
    renderLabels: false,
    renderEdgeLabels: true,
    edgeLabelSize: EDGE_LABEL_SIZE,
    defaultEdgeType: "straight",
    // Their types name no attributes, so that they fit none.
    edgeProgramClasses: { straight: EdgeArrowProgram as never, curved: EdgeCurveProgram as never },
    zIndex: true,
    stagePadding: Math.min(STAGE_PADDING, place.clientWidth / 12),
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    nodeReducer: node,
    edgeReducer: edge,
    defaultDrawEdgeLabel: (context, data, source, target, settings) => {
      const half = ((data.label ?? "").length * EDGE_LABEL_SIZE) / 2;
      const [x, y] = [(source.x + target.x) / 2, (source.y + target.y) / 2];
      const length = Math.hypot(target.x - source.x, target.y - source.y) || 1;
      const [wide, high] = [(Math.abs(target.x - source.x) / length) * half, (Math.abs(target.y - source.y) / length) * half];
      const line = EDGE_LABEL_SIZE / 2;
      if (hasRoom({ left: x - wide - line, right: x + wide + line, top: y - high - line, bottom: y + high + line })) {
        drawStraightEdgeLabel(context, data, source, target, settings);
      }
    },
    ...themed(),
  });
}
