import { expect, it } from "vitest";

import type { Schema } from "@/service/client";

import { levelsOf } from "./levels";

function link(id: string, standing: Schema["Standing"], steps: number): Schema["PolicyLink"] {
  const policy = { id, iri: `https://example.org/${id}`, label: id, type: "Policy" as const };
  return { policy, standing, steps, rests_on: [], issuers: [], regions: [], documents: [] };
}

it("puts what a policy rests on above it and what rests on it below", () => {
  const levels = levelsOf([link("own", "self", 0), link("city", "above", 1), link("nation", "above", 2), link("town", "below", 1), link("other", "above", 1)]);

  expect(levels.map(({ links }) => links.map(({ policy }) => policy.id))).toEqual([["nation"], ["city", "other"], ["own"], ["town"]]);
});
