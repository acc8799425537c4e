import { expect, it } from "vitest";

import type { Schema } from "@/service/client";

import { branchOf, linksOf, thingsOf } from "./tree";

function node(id: string, children: Schema["Node"][] = [], below: Record<string, number> = {}): Schema["Node"] {
  const thing = { id, iri: `https://example.org/${id}`, label: id, type: "Park" as const };
  return { thing, classes: ["Park"], relation: "partOf", sources: [], figures: 0, below, again: false, layout: [], children };
}

const WHOLE = node("zone", [node("east", [node("lab")]), node("lab")], { Park: 2, Platform: 1 });

it("gives each place in the tree a key of its own", () => {
  const branch = branchOf(WHOLE);

  expect(branch.below).toBe(3);
  expect(branch.children.map(({ key }) => key)).toEqual(["/zone/east", "/zone/lab"]);
  expect(branch.children[0]?.children[0]?.key).toBe("/zone/east/lab");
});

it("gives all things, and each part's relation with its whole", () => {
  expect(thingsOf(WHOLE).map(({ id }) => id)).toEqual(["zone", "east", "lab", "lab"]);
  expect(linksOf(WHOLE)).toEqual([["east", "partOf", "zone"], ["lab", "partOf", "east"], ["lab", "partOf", "zone"]]);
});
