/** Where labels stand so that none lies on another, or on a thing that it does not name. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Labelled {
  id: string;
  x: number;
  y: number;
  radius: number;
  width: number;
  height: number;
  /** Its label is drawn even where it lies on other things; only other labels keep it away. */
  forced: boolean;
}

/** The left end and the middle line of a label. */
export interface Placed {
  id: string;
  x: number;
  y: number;
  box: Box;
}

const GAP = 3;
const AIR = 2;
const CELL = 96;

/** Boxes in the cells of a grid, so that only what is near is looked at. */
export class Occupied {
  private readonly cells = new Map<string, { box: Box; owner: string }[]>();

  add(box: Box, owner = ""): void {
    for (const cell of this.around(box)) {
      const here = this.cells.get(cell);
      if (here) here.push({ box, owner });
      else this.cells.set(cell, [{ box, owner }]);
    }
  }

  /** Tell whether a box lies on one that is there, those of `owner` not counted. */
  meets(box: Box, owner = "\0"): boolean {
    for (const cell of this.around(box)) {
      for (const { box: other, owner: whose } of this.cells.get(cell) ?? []) {
        if (whose !== owner && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return true;
      }
    }
    return false;
  }

  private *around({ left, top, right, bottom }: Box): Generator<string> {
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) yield `${String(column)} ${String(row)}`;
    }
  }
}

/** Return the box of a thing's circle. */
export function circleBox({ x, y, radius }: Pick<Labelled, "x" | "y" | "radius">): Box {
  // The corners of a square round a circle are free: four fifths of its side stand for it.
  const side = radius * 0.8;
  return { left: x - side, top: y - side, right: x + side, bottom: y + side };
}

function boxes({ x, y, radius, width, height }: Labelled): Box[] {
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    at(x + radius + GAP, y - height / 2),
    at(x - width / 2, y + radius + AIR),
    at(x - width / 2, y - radius - AIR - height),
    at(x - radius - GAP - width, y - height / 2),
  ];
}

/**
 * Return the labels that find room, those of the first things first; not more than `most` besides the forced ones.
 *
 * A label stands to the right of its thing, below, above or to the left of it, within the screen where that can be.
 */
export function placed(things: readonly Labelled[], circles: Occupied, labels: Occupied, screen: Box, most: number): Placed[] {
  const found: Placed[] = [];
  let optional = 0;
  const inside = (box: Box): boolean => box.left >= screen.left && box.right <= screen.right && box.top >= screen.top && box.bottom <= screen.bottom;
  for (const thing of things) {
    if (!thing.forced && optional >= most) continue;
    const choices = boxes(thing).filter((box) => !labels.meets(box));
    const free = choices.filter((box) => !circles.meets(box, thing.id));
    const chosen = free.find(inside) ?? (thing.forced ? (choices.find(inside) ?? choices[0]) : undefined);
    if (chosen === undefined) continue;
    labels.add({ left: chosen.left - AIR, top: chosen.top, right: chosen.right + AIR, bottom: chosen.bottom });
    if (!thing.forced) optional += 1;
    found.push({ id: thing.id, x: chosen.left, y: (chosen.top + chosen.bottom) / 2, box: chosen });
  }
  return found;
}
