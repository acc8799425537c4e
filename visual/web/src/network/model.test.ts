import { describe, expect, it } from "vitest";

import { addAnswer, emptyNetwork } from "./model";

const node = (id: string) => ({ id, iri: `https://kg.example/id/${id}`, label: id, type: "Park" });
const answer = {
  nodes: [node("a"), node("b"), node("c")],
  edges: [{ source: "a", target: "b", predicate: "partOf", sources: [] }],
  focus: "a",
  truncated: false,
};

describe("addAnswer", () => {
  it("adds each thing and each relation once", () => {
    const graph = emptyNetwork();
    addAnswer(graph, answer);

    expect(addAnswer(graph, answer)).toEqual([]);
    expect([graph.order, graph.size]).toEqual([3, 1]);
  });

  it("leaves what is there where it is", () => {
    const graph = emptyNetwork();
    addAnswer(graph, { ...answer, nodes: [node("a")], edges: [] });
    graph.mergeNodeAttributes("a", { x: 500, y: -20 });

    addAnswer(graph, answer, "a");

    expect(graph.getNodeAttributes("a")).toMatchObject({ x: 500, y: -20 });
    expect(Math.hypot(graph.getNodeAttribute("b", "x") - 500, graph.getNodeAttribute("b", "y") + 20)).toBeLessThan(40);
  });

  it("keeps two relations between the same things apart", () => {
    const graph = emptyNetwork();
    addAnswer(graph, { ...answer, edges: [...answer.edges, { source: "a", target: "b", predicate: "locatedIn", sources: [] }] });

    expect(graph.size).toBe(2);
  });
});
