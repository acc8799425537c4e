import { describe, expect, it } from "vitest";

import { History } from "./history";

describe("History", () => {
  it("goes back and forth", () => {
    const history = new History<string>();
    history.keep("a");
    history.keep("b");

    expect(history.undo("c")).toBe("b");
    expect(history.undo("b")).toBe("a");
    expect(history.undo("a")).toBeUndefined();
    expect(history.redo("a")).toBe("b");
    expect(history.redo("b")).toBe("c");
    expect(history.canRedo).toBe(false);
  });

  it("forgets what was undone when something new is done", () => {
    const history = new History<string>();
    history.keep("a");
    history.undo("b");
    history.keep("a");

    expect(history.canRedo).toBe(false);
  });

  it("keeps no more than it may", () => {
    const history = new History<number>(2);
    [1, 2, 3].forEach((state) => {
      history.keep(state);
    });

    expect([history.undo(4), history.undo(3), history.undo(2)]).toEqual([3, 2, undefined]);
  });
});
