import { describe, expect, it } from "vitest";

import type { Schema } from "@/service/client";

import { missing, queryOf, requestOf, stepOf, valuesOf } from "./parameters";

type Parameter = Schema["ParameterInfo"];

function parameter(name: string, kind: Parameter["kind"], rest: Partial<Parameter> = {}): Parameter {
  return { name, kind, tells: { zh: name, en: name }, usual: null, least: null, most: null, choices: [], required: false, ...rest };
}

const DAMPING = parameter("damping", "number", { usual: 0.85, least: 0, most: 0.99 });
const COUNT = parameter("count", "integer", { usual: 1, least: 1, most: 100 });
const ROLE = parameter("role", "choice", { usual: "hub", choices: ["hub", "authority"] });
const FROM = parameter("from", "thing", { required: true });
const OF = parameter("of", "things", { required: true });

describe("valuesOf", () => {
  it("reads what an address gives, within the ranges", () => {
    const values = valuesOf([DAMPING, COUNT, ROLE, FROM, OF], { damping: "7", count: "3.4", role: "hub", from: ["a", "b"], of: ["a", "b"] });

    expect(values).toEqual({ damping: 0.99, count: 3, role: "hub", from: ["a"], of: ["a", "b"] });
  });

  it("takes nothing that a parameter does not know", () => {
    expect(valuesOf([DAMPING, ROLE], { damping: "much", role: "king" })).toEqual({ damping: undefined });
  });
});

it("leaves what is as usual out of the address", () => {
  expect(queryOf([DAMPING, COUNT, OF], { damping: 0.85, count: 5, of: ["a"] })).toEqual({ damping: undefined, count: "5", of: ["a"] });
});

it("gives the service one thing or several, as it asks for", () => {
  expect(requestOf([FROM, OF, ROLE], { from: ["a"], of: ["a", "b"], role: "" })).toEqual({ from: "a", of: ["a", "b"] });
});

it("tells what must be given and is not", () => {
  expect(missing([FROM, OF, DAMPING], { of: [], from: ["a"] }).map(({ name }) => name)).toEqual(["of"]);
});

it("counts small ranges by hundredths", () => {
  expect([DAMPING, COUNT, parameter("resolution", "number", { least: 0.01, most: 100 })].map(stepOf)).toEqual([0.01, 1, 0.1]);
});
