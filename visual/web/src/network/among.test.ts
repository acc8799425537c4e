import { expect, it } from "vitest";

import { questionAmong } from "./among";

const thing = (iri: string) => ({ id: iri, iri, label: "", type: "Park" as const });

it("asks for the relations among things by their addresses", () => {
  expect(questionAmong([thing("https://example.org/id/a")])).toContain("VALUES ?source { <https://example.org/id/a> }");
});

it("puts no address into a question that could be more than an address", () => {
  expect(questionAmong([thing("https://example.org/> } DROP ALL #")])).toBeNull();
});
