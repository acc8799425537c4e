import { describe, expect, it } from "vitest";

import { idOf, networkOfResults, readJson, readTriples, slicesOf } from "./results";

const BASE = "https://kg.example.org/";
const uri = (id: string) => ({ type: "uri", value: `${BASE}id/${id}` });
const literal = (value: string) => ({ type: "literal", value });

function answer(columns: string[], ...rows: object[][]) {
  const bindings = rows.map((row) => Object.fromEntries(row.map((term, place) => [columns[place], term])));
  return readJson(JSON.stringify({ head: { vars: columns }, results: { bindings } }));
}

describe("readJson", () => {
  it("keeps a place for what is not bound", () => {
    const bindings = [{ b: literal("x") }];
    expect(readJson(JSON.stringify({ head: { vars: ["a", "b"] }, results: { bindings } })).rows).toEqual([[null, literal("x")]]);
  });

  it("knows yes from no", () => {
    expect(readJson('{"head":{},"boolean":false}').boolean).toBe(false);
  });
});

describe("readTriples", () => {
  it("reads IRIs, texts with escapes, languages and types", () => {
    const { rows } = readTriples('<a:s> <a:p> "say \\"hi\\"\\n\\u4E91"@zh .\n_:b0 <a:p> "1"^^<a:int> .\n');
    expect(rows).toEqual([
      [{ type: "uri", value: "a:s" }, { type: "uri", value: "a:p" }, { type: "literal", value: 'say "hi"\n云' }],
      [{ type: "bnode", value: "_:b0" }, { type: "uri", value: "a:p" }, { type: "literal", value: "1" }],
    ]);
  });
});

describe("idOf", () => {
  it("knows things of ours alone", () => {
    expect(idOf({ type: "uri", value: `${BASE}id/park-1` }, BASE)).toBe("park-1");
    expect(idOf({ type: "literal", value: `${BASE}id/park-1` }, BASE)).toBeNull();
    expect(idOf({ type: "uri", value: "https://elsewhere.example/id/park-1" }, BASE)).toBeNull();
  });
});

describe("slicesOf", () => {
  it("finds the label and the number whichever comes first", () => {
    expect(slicesOf(answer(["n", "name"], [literal("3"), literal("园区")]))).toEqual([{ label: "园区", value: 3 }]);
  });

  it("finds none in rows without a number", () => {
    expect(slicesOf(answer(["a", "b"], [literal("x"), literal("")]))).toEqual([]);
  });
});

describe("networkOfResults", () => {
  it("joins things of ours and leaves out all else", () => {
    const results = answer(["s", "p", "o"], [uri("park-1"), { type: "uri", value: `${BASE}ontology#partOf` }, uri("park-2")], [uri("park-1"), { type: "uri", value: "rdf#label" }, literal("云湖")]);
    const { things, relations } = networkOfResults(results, BASE);
    expect(things.map(({ id, label, type }) => [id, label, type])).toEqual([["park-1", "云湖", "Park"], ["park-2", "park-2", "Park"]]);
    expect(relations).toEqual([["park-1", "partOf", "park-2"]]);
  });
});
