import { describe, expect, it } from "vitest";

import { addAnswer, emptyNetwork, leavesOf } from "./model";
import { noFilters, tally, visible } from "./visibility";

const thing = (id: string, type: string) => ({ id, iri: `https://kg.example/id/${id}`, label: id, type });
const source = (document: string) => ({
  document,
  claim: "claim-1",
  title: `计划${document}`,
  section: "一",
  start: 0,
  end: 2,
  quote: "云州",
  rule: "r",
  confidence: 1,
});

function sample() {
  const graph = emptyNetwork();
  addAnswer(graph, {
    nodes: [thing("park", "Park"), thing("firm", "Firm"), thing("lab", "Platform")],
    edges: [
      { source: "lab", target: "park", predicate: "partOf", sources: [source("one")] },
      { source: "lab", target: "firm", predicate: "reliesOn", sources: [source("two")] },
    ],
  });
  return graph;
}

describe("visible", () => {
  it("hides the relations of what it hides", () => {
    const filters = { ...noFilters(), classes: new Set(["Firm"]) };

    const { nodes, edges } = visible(sample(), filters);
    expect([...nodes].sort()).toEqual(["lab", "park"]);
    expect([...edges]).toEqual(["lab partOf park"]);
  });

  it("shows only what the chosen documents state", () => {
    const { nodes, edges } = visible(sample(), { ...noFilters(), documents: new Set(["two"]) });

    expect([...nodes].sort()).toEqual(["firm", "lab"]);
    expect([...edges]).toEqual(["lab reliesOn firm"]);
  });

  it("shows only things of the chosen regions and years", () => {
    const graph = sample();
    graph.mergeNodeAttributes("lab", { regions: ["region-500102", "region-500000"], years: ["2024", "2025"] });
    graph.mergeNodeAttributes("firm", { regions: ["region-500000"], years: ["2020"] });

    expect([...visible(graph, { ...noFilters(), regions: new Set(["region-500000"]) }).nodes].sort()).toEqual(["firm", "lab"]);
    expect([...visible(graph, { ...noFilters(), regions: new Set(["region-500000"]), years: new Set(["2025"]) }).nodes]).toEqual(["lab"]);
  });

  it("knows the documents of a relation of which no place is known", () => {
    const graph = sample();
    graph.mergeEdgeAttributes("lab partOf park", { sources: [], documents: [{ id: "three", title: "计划三" }] });

    expect([...visible(graph, { ...noFilters(), documents: new Set(["three"]) }).edges]).toEqual(["lab partOf park"]);
  });

  it("hides what was hidden by hand", () => {
    const graph = sample();
    graph.setNodeAttribute("park", "hidden", true);

    expect(visible(graph, noFilters()).nodes.has("park")).toBe(false);
  });
});

describe("tally", () => {
  it("counts classes, relations and documents", () => {
    const counted = tally(sample());

    expect(counted.classes.map(({ id }) => id)).toEqual(["Firm", "Park", "Platform"]);
    expect(counted.documents).toContainEqual({ id: "one", title: "计划one", count: 1 });
  });

  it("counts regions, and years with the latest first", () => {
    const graph = sample();
    graph.mergeNodeAttributes("lab", { regions: ["region-500102"], years: ["2020", "2025"] });
    graph.mergeNodeAttributes("park", { regions: ["region-500102"], years: ["2020"] });

    expect(tally(graph).regions).toEqual([{ id: "region-500102", count: 2 }]);
    expect(tally(graph).years).toEqual([
      { id: "2025", count: 1 },
      { id: "2020", count: 2 },
    ]);
  });
});

describe("leavesOf", () => {
  it("gives the neighbours that hang on one node alone", () => {
    expect(leavesOf(sample(), "lab").sort()).toEqual(["firm", "park"]);
    expect(leavesOf(sample(), "park")).toEqual([]);
  });
});
