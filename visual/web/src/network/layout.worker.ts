/** Lays out a network off the page's thread and tells the positions from time to time. */
import type { LayoutOrder } from "./arranging";
import { arranged, NODE_FIELDS, positionsIn } from "./arranging";

export type { LayoutOrder } from "./arranging";

export interface LayoutStep {
  /** x and y of each node, in the order of the nodes that were given. */
  positions: Float32Array<ArrayBuffer>;
  done: boolean;
}

// The page draws each step: more often than some ten times a second would keep it busy.
const PAUSE = 120;
const PAUSE_OF_MANY = 600;
const MANY = 1000;
// What is good enough after so long on a busy machine is better than what is somewhat better later.
const LONGEST = 6000;

function tell(positions: Float32Array<ArrayBuffer>, done: boolean): void {
  self.postMessage({ positions, done } satisfies LayoutStep, { transfer: [positions.buffer] });
}

self.onmessage = ({ data }: MessageEvent<LayoutOrder>) => {
  const begun = performance.now();
  const many = data.nodes.length / NODE_FIELDS > MANY;
  let shown = begun;
  const layout = arranged(data);
  for (;;) {
    const { value, done } = layout.next();
    const now = performance.now();
    if (done === true || (many && now - begun > LONGEST)) {
      tell(positionsIn(value), true);
      return;
    }
    if (now - shown > (many ? PAUSE_OF_MANY : PAUSE)) {
      tell(positionsIn(value), false);
      shown = now;
    }
  }
};
