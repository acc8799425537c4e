/** Draws the names of things on a canvas over the network. */
import { linesOf } from "./lines";
import type { Labelled, Placed } from "./placement";
import { circleBox, Occupied, placed } from "./placement";

export interface Named {
  id: string;
  name: string;
  x: number;
  y: number;
  radius: number;
  /** Drawn whatever lies below. */
  forced: boolean;
  /** Drawn on a ground of its own, in full. */
  marked: boolean;
}

export interface LabelStyle {
  font: string;
  ink: string;
  ground: string;
  surface: string;
  line: string;
}

const SIZE = 13;
const LEADING = 1.25;
// About as much of the screen as one label and the air around it need.
const AREA = 13_000;
const PADDING = 4;
const HALO = 3;
// Smaller dots may lie below a name, which has a halo.
const COVERED = 4;

export class Labelling {
  private readonly widths = new Map<string, number>();
  private labels = new Occupied();

  /** Forget how wide names are: the font has changed. */
  forget(): void {
    this.widths.clear();
  }

  /** Tell whether a box is free of names. */
  isFree(box: { left: number; top: number; right: number; bottom: number }): boolean {
    return !this.labels.meets(box);
  }

  /** Draw the names that find room, the first things first; return whose names are drawn. */
  draw(context: CanvasRenderingContext2D, things: readonly Named[], size: { width: number; height: number }, style: LabelStyle): string[] {
    context.font = `${String(SIZE)}px ${style.font}`;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const circles = new Occupied();
    for (const thing of things) if (thing.radius >= COVERED) circles.add(circleBox(thing), thing.id);
    this.labels = new Occupied();
    const lines = new Map(things.map((thing) => [thing.id, thing.marked ? [thing.name] : linesOf(thing.name)]));
    const wanted = things.map((thing): Labelled => {
      const own = lines.get(thing.id) ?? [];
      const padding = thing.marked ? PADDING : 0;
      const width = Math.max(...own.map((line) => this.widthOf(context, line))) + 2 * padding;
      return { ...thing, width, height: own.length * SIZE * LEADING + 2 * padding };
    });
    wanted.sort((one, other) => Number(other.forced) - Number(one.forced));
    const screen = { left: 0, top: 0, right: size.width, bottom: size.height };
    const found = placed(wanted, circles, this.labels, screen, Math.ceil((size.width * size.height) / AREA));
    const marked = new Set(things.filter((thing) => thing.marked).map(({ id }) => id));
    for (const one of found) this.write(context, one, lines.get(one.id) ?? [], marked.has(one.id), style);
    return found.map(({ id }) => id);
  }

  private write(context: CanvasRenderingContext2D, { x, y, box }: Placed, lines: string[], marked: boolean, style: LabelStyle): void {
    if (marked) {
      context.beginPath();
      context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 4);
      context.fillStyle = style.surface;
      context.strokeStyle = style.line;
      context.lineWidth = 1;
      context.fill();
      context.stroke();
    }
    context.strokeStyle = style.ground;
    context.lineWidth = HALO;
    context.fillStyle = style.ink;
    lines.forEach((line, place) => {
      const at = y + (place - (lines.length - 1) / 2) * SIZE * LEADING;
      const left = x + (marked ? PADDING : 0);
      if (!marked) context.strokeText(line, left, at);
      context.fillText(line, left, at);
    });
  }

  private widthOf(context: CanvasRenderingContext2D, line: string): number {
    const known = this.widths.get(line);
    if (known !== undefined) return known;
    const found = context.measureText(line).width;
    this.widths.set(line, found);
    return found;
  }
}
