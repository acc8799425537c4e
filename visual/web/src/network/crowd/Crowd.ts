/** The picture of a large network behind what is drawn of it one by one. */
import type { Affine, Point } from "./affine";
import { composed, IDENTITY, inverse } from "./affine";
import type { CrowdOrder, CrowdPicture } from "./crowd.worker";
import type { View } from "./drawing";
import { edgeAt, nodeAt } from "./picking";
import type { IndexedScene } from "./scene";

export class Crowd {
  readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("bitmaprenderer");
  private readonly worker = new Worker(new URL("./crowd.worker.ts", import.meta.url), { type: "module" });
  private scene: IndexedScene | null = null;
  private positions = new Float32Array();
  private view: View | null = null;
  private drawn: Affine = IDENTITY;
  private ordered = 0;
  private readonly waiting: { number: number; call: () => void }[] = [];

  constructor(place: HTMLElement) {
    this.canvas.className = "crowd";
    Object.assign(this.canvas.style, { position: "absolute", inset: "0", transformOrigin: "0 0", transition: "opacity 120ms" });
    place.prepend(this.canvas);
    this.worker.onmessage = ({ data }: MessageEvent<CrowdPicture>) => {
      this.take(data);
    };
  }

  get index(): IndexedScene | null {
    return this.scene;
  }

  show(scene: IndexedScene, positions: Float32Array<ArrayBuffer>): void {
    this.scene = scene;
    this.positions = positions;
    const { sizes, colors, palette, edges, edgeColor } = scene;
    this.order({ scene: { sizes, colors, palette, edges, edgeColor }, positions });
  }

  move(positions: Float32Array<ArrayBuffer>): void {
    this.positions = positions;
    this.order({ positions });
  }

  /** Look at it from elsewhere: at once by moving the picture, then by drawing it anew. */
  look(view: View): void {
    const before = this.view;
    const same = before !== null && (["width", "height", "ratio", "scale"] as const).every((name) => before[name] === view[name]);
    if (same && before.map.every((one, place) => one === view.map[place])) return;
    this.view = view;
    this.follow();
    this.order({ view });
  }

  /** Let it step back behind what is drawn over it. */
  dim(dimmed: boolean): void {
    this.canvas.style.opacity = dimmed ? "0.22" : "1";
  }

  /** Call a function when all that was ordered until now is drawn. */
  whenDrawn(call: () => void): void {
    this.waiting.push({ number: this.ordered, call });
  }

  nodeAt(point: Point): string | null {
    if (!this.scene || !this.view) return null;
    return this.scene.ids[nodeAt(this.scene, this.positions, this.view.map, this.view.scale, point)] ?? null;
  }

  edgeAt(point: Point): string | null {
    return this.scene && this.view ? edgeAt(this.scene, this.positions, this.view.map, point) : null;
  }

  end(): void {
    this.worker.terminate();
    this.canvas.remove();
  }

  private order(order: Omit<CrowdOrder, "number">): void {
    this.ordered += 1;
    // A copy goes to the worker: the pointer is looked for in the same arrays.
    this.worker.postMessage({ ...order, number: this.ordered } satisfies CrowdOrder);
  }

  private take({ bitmap, map, number }: CrowdPicture): void {
    this.drawn = map;
    const ratio = this.view?.ratio ?? 1;
    Object.assign(this.canvas, { width: bitmap.width, height: bitmap.height });
    Object.assign(this.canvas.style, { width: `${String(bitmap.width / ratio)}px`, height: `${String(bitmap.height / ratio)}px` });
    this.context?.transferFromImageBitmap(bitmap);
    this.follow();
    while (this.waiting[0] && this.waiting[0].number <= number) this.waiting.shift()?.call();
  }

  private follow(): void {
    if (!this.view) return;
    const moved = composed(this.view.map, inverse(this.drawn));
    const still = moved.every((one, place) => Math.abs(one - (IDENTITY[place] ?? 0)) < 1e-6);
    this.canvas.style.transform = still ? "" : `matrix(${moved.join(",")})`;
  }
}
