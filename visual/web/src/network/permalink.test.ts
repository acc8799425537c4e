import { describe, expect, it } from "vitest";

import type { Picture } from "./permalink";
import { pack, unpack } from "./permalink";

const picture: Picture = {
  nodes: [
    { id: "park-a", label: "云湖科创小镇", type: "Park", x: 1.5, y: -2, pinned: true },
    { id: "firm-b", label: "<img src=x>", type: "Firm", x: 0, y: 0 },
  ],
  edges: [[1, "locatedIn", 0, 0]],
  documents: [{ id: "plan", title: "云州规划" }],
  focus: "park-a",
  selected: null,
  filters: { classes: new Set(["Region"]), relations: new Set(), documents: new Set(["plan"]), regions: new Set(["region-500102"]), years: new Set(["2025"]) },
  coloring: "community",
  sizing: "degree",
};

describe("pack and unpack", () => {
  it("give the same picture back", async () => {
    const text = await pack(picture);

    expect(text).toMatch(/^[\w-]+$/);
    expect(await unpack(text ?? "")).toEqual(picture);
  });

  it.each(["", "!", "AAAA", "x".repeat(5000)])("take %j for no picture", async (text) => {
    expect(await unpack(text)).toBeNull();
  });

  it("drop relations to things that are not there", async () => {
    const text = await pack({ ...picture, edges: [...picture.edges, [0, "partOf", 7]] });

    expect((await unpack(text ?? ""))?.edges).toEqual(picture.edges);
  });
});
