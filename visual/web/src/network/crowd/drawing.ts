/** Draws the scene of a large network on a canvas, without the page and without a graphics card. */
import type { Affine } from "./affine";
import type { Scene } from "./scene";

export interface View {
  /** From the plane of the network to the pixels of the page. */
  map: Affine;
  /** In pixels of the page. */
  width: number;
  height: number;
  /** Pixels of the screen for each of the page. */
  ratio: number;
  /** By what the radius of nodes is multiplied at this zoom. */
  scale: number;
}

type Context = Pick<
  OffscreenCanvasRenderingContext2D,
  "setTransform" | "clearRect" | "beginPath" | "moveTo" | "lineTo" | "stroke" | "arc" | "rect" | "fill" | "fillStyle" | "strokeStyle" | "lineWidth" | "globalAlpha"
>;

// Lines of one path do not darken each other; paths of so many show where lines are dense, and are drawn quickly.
const PATH = 400;
const FAINTEST = 0.25;
const FULL = 2000;
const SMALL = 1.6;
const TURN = 2 * Math.PI;

/** Return where each node lies on the page. */
export function onScreen(positions: Float32Array, [a, b, c, d, e, f]: Affine): Float32Array {
  const found = new Float32Array(positions.length);
  for (let place = 0; place < positions.length; place += 2) {
    const [x, y] = [positions[place] ?? 0, positions[place + 1] ?? 0];
    found[place] = a * x + c * y + e;
    found[place + 1] = b * x + d * y + f;
  }
  return found;
}

function drawEdges(context: Context, { edges, edgeColor }: Scene, at: Float32Array, { width, height }: View): void {
  context.strokeStyle = edgeColor;
  context.lineWidth = 1;
  // What is many stands back, so that the groups can be seen through it.
  context.globalAlpha = Math.max(FAINTEST, Math.min(1, FULL / edges.length));
  let drawn = 0;
  context.beginPath();
  for (let edge = 0; edge < edges.length; edge += 2) {
    const [source, target] = [(edges[edge] ?? 0) * 2, (edges[edge + 1] ?? 0) * 2];
    const [x1, y1, x2, y2] = [at[source] ?? 0, at[source + 1] ?? 0, at[target] ?? 0, at[target + 1] ?? 0];
    if ((x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > width && x2 > width) || (y1 > height && y2 > height)) continue;
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    drawn += 1;
    if (drawn % PATH === 0) {
      context.stroke();
      context.beginPath();
    }
  }
  context.stroke();
  context.globalAlpha = 1;
}

function drawNodes(context: Context, { sizes, colors, palette }: Scene, at: Float32Array, { width, height, scale }: View): void {
  palette.forEach((color, number) => {
    context.fillStyle = color;
    context.beginPath();
    for (let place = 0; place < sizes.length; place += 1) {
      const radius = (sizes[place] ?? 0) * scale;
      if (radius === 0 || colors[place] !== number) continue;
      const [x, y] = [at[place * 2] ?? 0, at[place * 2 + 1] ?? 0];
      if (x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
      if (radius < SMALL) {
        context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      } else {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, TURN);
      }
    }
    context.fill();
  });
}

/** Draw edges, and nodes over them. */
export function drawScene(context: Context, scene: Scene, positions: Float32Array, view: View): void {
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  const at = onScreen(positions, view.map);
  drawEdges(context, scene, at, view);
  drawNodes(context, scene, at, view);
}
