/** Draws a large network off the page's thread; of what comes while it draws only the newest counts. */
import type { Affine } from "./affine";
import type { View } from "./drawing";
import { drawScene } from "./drawing";
import type { Scene } from "./scene";

/** What has changed; all else is as before. */
export interface CrowdOrder {
  scene?: Scene;
  positions?: Float32Array;
  view?: View;
  /** Counts the orders. */
  number: number;
}

export interface CrowdPicture {
  bitmap: ImageBitmap;
  /** The map by which it was drawn. */
  map: Affine;
  /** The last order that it obeys. */
  number: number;
}

let scene: Scene | null = null;
let positions = new Float32Array();
let view: View | null = null;
let number = 0;
let waiting = false;
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext("2d");

function draw(): void {
  waiting = false;
  if (!scene || !view || !context || positions.length !== scene.sizes.length * 2) return;
  const [width, height] = [Math.max(1, Math.round(view.width * view.ratio)), Math.max(1, Math.round(view.height * view.ratio))];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  drawScene(context, scene, positions, view);
  const bitmap = canvas.transferToImageBitmap();
  self.postMessage({ bitmap, map: view.map, number } satisfies CrowdPicture, { transfer: [bitmap] });
}

self.onmessage = ({ data }: MessageEvent<CrowdOrder>) => {
  scene = data.scene ?? scene;
  positions = (data.positions as Float32Array<ArrayBuffer> | undefined) ?? positions;
  view = data.view ?? view;
  number = data.number;
  if (waiting) return;
  waiting = true;
  // After all messages that have come already.
  setTimeout(draw, 0);
};
