import { describe, expect, it } from "vitest";

import { toCsv } from "./export_csv";
import { toGraphml } from "./export_graphml";
import { toSvg } from "./export_svg";
import { addAnswer, emptyNetwork } from "./model";
import { pictureOf } from "./saving";
import { noFilters, visible } from "./visibility";

const HOSTILE = '"><script>alert(1)</script>';

function sample(label = "云湖科创小镇") {
  const graph = emptyNetwork();
  const thing = (id: string, name: string) => ({ id, iri: id, label: name, type: "Park" });
  addAnswer(graph, {
    nodes: [thing("a", label), thing("b", '=HYPERLINK("x"),二')],
    edges: [{ source: "a", target: "b", predicate: "partOf", sources: [] }],
  });
  return graph;
}

const look = {
  colorOf: () => "#123456",
  sizeOf: () => 5,
  relationLabel: (predicate: string) => predicate,
  edgeColor: "#999",
  inkColor: "#000",
  groundColor: "#fff",
};
const parsed = (text: string) => new DOMParser().parseFromString(text, "application/xml");

describe("toCsv", () => {
  it("quotes what needs it and lets no cell be a formula", () => {
    const [header, row] = toCsv(sample(), visible(sample(), noFilters())).slice(1).split("\r\n");

    expect(header).toBe("source_id,source,source_class,relation,target_id,target,target_class,documents");
    expect(row).toBe(`a,云湖科创小镇,Park,partOf,b,"'=HYPERLINK(""x""),二",Park,`);
  });
});

describe.each([
  ["GraphML", (graph: ReturnType<typeof sample>) => toGraphml(graph, visible(graph, noFilters()))],
  ["SVG", (graph: ReturnType<typeof sample>) => toSvg(graph, visible(graph, noFilters()), look)],
])("%s", (_, write) => {
  it("holds the names", () => {
    expect(write(sample())).toContain("云湖科创小镇");
  });

  it("takes no markup from a name", () => {
    const text = write(sample(HOSTILE));

    expect(text).not.toContain("<script");
    expect(parsed(text).querySelector("script")).toBeNull();
    expect(text).toContain("&lt;script&gt;");
  });

  it("is written for nothing at all", () => {
    expect(write(emptyNetwork() as ReturnType<typeof sample>)).toMatch(/<\/(graphml|svg)>\n$/);
  });
});

describe("pictureOf", () => {
  it("holds what is in sight alone, the focus first", () => {
    const graph = sample();
    const filtered = { ...noFilters(), relations: new Set(["partOf"]) };

    expect(pictureOf(graph, visible(graph, noFilters()), "b", "二")).toEqual({ nodes: ["b", "a"], relations: [["a", "partOf", "b"]], title: "二" });
    expect(pictureOf(graph, visible(graph, filtered), null, "").relations).toEqual([]);
  });
});
