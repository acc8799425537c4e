/** A large network behind its drawing: the picture of all, where each thing lies in it, and which are named. */
import type { Named } from "../labels/labelling";
import type { NetworkGraph } from "../model";
import type { Drawing } from "../sigmaDrawing";
import type { Visible } from "../visibility";
import type { Point } from "./affine";
import { Crowd } from "./Crowd";
import type { View } from "./drawing";
import type { SceneLook } from "./scene";
import { positionsOf, sceneOf } from "./scene";

type Test = (id: string) => boolean;

// The largest in sight that are asked whether there is room for their names.
const NAMED = 250;

function extentOf(positions: Float32Array): [low: Point, high: Point] {
  const [low, high] = [{ x: Infinity, y: Infinity }, { x: -Infinity, y: -Infinity }];
  for (let place = 0; place < positions.length; place += 2) {
    const [x, y] = [positions[place] ?? 0, positions[place + 1] ?? 0];
    low.x = Math.min(low.x, x);
    low.y = Math.min(low.y, y);
    high.x = Math.max(high.x, x);
    high.y = Math.max(high.y, y);
  }
  return positions.length > 0 ? [low, high] : [{ x: 0, y: 0 }, { x: 1, y: 1 }];
}

export class Backdrop {
  extent: [low: Point, high: Point] = [{ x: 0, y: 0 }, { x: 1, y: 1 }];
  private readonly crowd: Crowd;
  private positions = new Float32Array();
  private view: View | null = null;

  /** `place` is the element of the drawing that is laid over the picture. */
  constructor(
    place: HTMLElement,
    private readonly drawing: Drawing,
  ) {
    this.crowd = new Crowd(place);
  }

  get canvas(): HTMLCanvasElement {
    return this.crowd.canvas;
  }

  /** Show what is in sight of a network, where its nodes lie now. */
  show(graph: NetworkGraph, visible: Visible, look: SceneLook): void {
    this.positions = positionsOf(graph);
    this.crowd.show(sceneOf(graph, visible, look), this.positions);
    this.frame();
  }

  /** Show the nodes at other places, which are given in the order of the network's nodes. */
  move(positions: Float32Array<ArrayBuffer>): void {
    this.positions = positions;
    this.crowd.move(positions);
    const front = this.drawing.getGraph();
    front.forEachNode((id, attributes) => {
      const place = this.crowd.index?.places.get(id);
      if (place !== undefined) Object.assign(attributes, { x: positions[place * 2], y: positions[place * 2 + 1] });
    });
    this.frame();
  }

  /** Put one node elsewhere. */
  put(id: string, { x, y }: Point): void {
    const place = this.crowd.index?.places.get(id);
    if (place === undefined) return;
    this.positions[place * 2] = x;
    this.positions[place * 2 + 1] = y;
    this.crowd.move(this.positions);
  }

  look(view: View): void {
    this.view = view;
    this.crowd.look(view);
  }

  dim(dimmed: boolean): void {
    this.crowd.dim(dimmed);
  }

  whenDrawn(call: () => void): void {
    this.crowd.whenDrawn(call);
  }

  nodeAt(point: Point): string | null {
    return this.crowd.nodeAt(point);
  }

  edgeAt(point: Point): string | null {
    return this.crowd.edgeAt(point);
  }

  /** Return the things of a network that may be named, the largest in sight and those that must be. */
  named(graph: NetworkGraph, stepsBack: Test, isForced: Test, isMarked: Test): Named[] {
    const [index, view] = [this.crowd.index, this.view];
    if (!index || !view) return [];
    const [a, b, c, d, e, f] = view.map;
    const found: Named[] = [];
    for (const place of index.largest) {
      const id = index.ids[place] ?? "";
      const forced = isForced(id);
      if (found.length >= NAMED && !forced) continue;
      const [px, py] = [this.positions[place * 2] ?? 0, this.positions[place * 2 + 1] ?? 0];
      const [x, y] = [a * px + c * py + e, b * px + d * py + f];
      if (x < 0 || y < 0 || x > view.width || y > view.height || stepsBack(id) || !graph.hasNode(id)) continue;
      const radius = (index.sizes[place] ?? 0) * view.scale;
      found.push({ id, name: graph.getNodeAttribute(id, "label"), x, y, radius, forced, marked: isMarked(id) });
    }
    return found;
  }

  end(): void {
    this.crowd.end();
  }

  /** Let the drawing show the part of the plane in which the nodes lie. */
  private frame(): void {
    this.extent = extentOf(this.positions);
    const [low, high] = this.extent;
    this.drawing.setCustomBBox({ x: [low.x, Math.max(high.x, low.x + 1)], y: [low.y, Math.max(high.y, low.y + 1)] });
    this.drawing.refresh({ schedule: true });
  }
}
