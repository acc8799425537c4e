import { describe, expect, it } from "vitest";

import { correctionOf, doubtOf, draftOf, kindOf, wordsOf } from "./claims";
import type { Claim } from "./claims";

const PARK = { id: "park-a", label: "云湖园", type: "Park" as const };
const MENTION: Claim = {
  id: "claim-x-0123456789ab",
  document: "x",
  statement: "Park 云湖园",
  predicate: "namedIn",
  subject: PARK,
  object: null,
  text: null,
  figure: null,
  quote: "云湖园",
  section: [],
  start: 0,
  end: 3,
  rule: "entity.mention",
  confidence: 1,
  doubt: null,
  explanation: null,
  review: null,
};
const FIGURE: Claim = { ...MENTION, predicate: "value", figure: { indicator: "高新技术企业数", year: 2025, value: 40, unit: "家", kind: "target", comparator: ">=" } };
const RELATION: Claim = { ...MENTION, predicate: "locatedIn", object: { id: "region-b", label: "云湖区", type: "Region" } };

it("tells what a claim is by the parts that it has", () => {
  expect([MENTION, FIGURE, RELATION, { ...MENTION, predicate: "level", text: "市级" }].map(kindOf)).toEqual(["mention", "figure", "relation", "attribute"]);
});

it("marks the names and the value in the words of a claim", () => {
  expect(wordsOf(FIGURE)).toEqual(["云湖园", "高新技术企业数", "40"]);
  expect(wordsOf(RELATION)).toEqual(["云湖园", "云湖区"]);
});

it("parts a doubt into the check and the reason in both languages", () => {
  const explanation = { zh: "年份太远。", en: "2205 lies: too far" };
  expect(doubtOf({ ...MENTION, doubt: "year: 2205 lies: too far", explanation })).toEqual({ check: "year", reason: explanation });
  expect(doubtOf({ ...MENTION, doubt: "something else" })).toEqual({ check: "", reason: { zh: "something else", en: "something else" } });
  expect(doubtOf(MENTION)).toBeNull();
});

describe("correctionOf", () => {
  it("is nothing where the form says what the claim says", () => {
    expect([MENTION, FIGURE, RELATION].map((claim) => correctionOf(claim, draftOf(claim)))).toEqual([null, null, null]);
  });

  it("holds only what was changed", () => {
    expect(correctionOf(FIGURE, { ...draftOf(FIGURE), value: " 42.50", year: "2026" })).toEqual({ value: "42.50", year: 2026 });
    expect(correctionOf(RELATION, { ...draftOf(RELATION), object: { thing: "region-c", type: null } })).toEqual({ object: { thing: "region-c", type: null } });
  });
});
