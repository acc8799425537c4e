/** The network as it stands on the screen, as a PNG picture. */
import type Sigma from "sigma";
import type { Attributes } from "graphology-types";

const LAYERS = ["edges", "nodes", "edgeLabels", "labels", "hoverNodes", "hovers"];

/** Return the layers of the drawing, one on the other, on a ground; `beneath` is a picture that lies under them all. */
export async function drawnPicture<N extends Attributes, E extends Attributes>(
  sigma: Sigma<N, E>,
  ground: string,
  beneath: HTMLCanvasElement | null = null,
): Promise<Blob | null> {
  // What WebGL has drawn can be read only before the browser shows it.
  sigma.refresh();
  const canvases = sigma.getCanvases();
  const first = canvases["labels"];
  if (!first) return null;
  const picture = document.createElement("canvas");
  picture.width = first.width;
  picture.height = first.height;
  const context = picture.getContext("2d");
  if (!context) return null;
  context.fillStyle = ground;
  context.fillRect(0, 0, picture.width, picture.height);
  if (beneath) {
    context.globalAlpha = Number(beneath.style.opacity || "1");
    context.drawImage(beneath, 0, 0);
    context.globalAlpha = 1;
  }
  for (const layer of LAYERS) {
    const canvas = canvases[layer];
    if (canvas) context.drawImage(canvas, 0, 0);
  }
  return new Promise((done) => {
    picture.toBlob(done, "image/png");
  });
}
