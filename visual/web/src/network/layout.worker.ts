/** Lays out a network off the page's thread and tells the positions from time to time. */
import type { LayoutOrder } from "./arranging";
import { arranged, positionsIn } from "./arranging";

export type { LayoutOrder } from "./arranging";

export interface LayoutStep {
  /** x and y of each node, in the order of the nodes that were given. */
  positions: Float32Array<ArrayBuffer>;
  done: boolean;
}

// The page draws each step: more often than some ten times a second would keep it busy.
const PAUSE = 120;
const PAUSE_OF_MANY = 600;
const MANY = 4 * 1000;

function tell(positions: Float32Array<ArrayBuffer>, done: boolean): void {
  self.postMessage({ positions, done } satisfies LayoutStep, { transfer: [positions.buffer] });
}

self.onmessage = ({ data }: MessageEvent<LayoutOrder>) => {
  const wait = data.nodes.length > MANY ? PAUSE_OF_MANY : PAUSE;
  let shown = performance.now();
  const layout = arranged(data);
  for (;;) {
    const { value, done } = layout.next();
    if (done === true) {
      tell(positionsIn(value), true);
      return;
    }
    if (performance.now() - shown > wait) {
      tell(positionsIn(value), false);
      shown = performance.now();
    }
  }
};
