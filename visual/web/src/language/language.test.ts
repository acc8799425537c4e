import { describe, expect, it } from "vitest";

import { firstLanguage, textsOf } from "./language";

function keys(texts: unknown, path = ""): string[] {
  if (typeof texts !== "object" || texts === null) return [path];
  return Object.entries(texts).flatMap(([name, inner]) => keys(inner, `${path}.${name}`));
}

describe("firstLanguage", () => {
  it("takes what the address asks for before what was chosen", () => {
    expect(firstLanguage("?lang=en", "zh", "zh-CN")).toBe("en");
  });

  it("takes what was chosen before what the page came in", () => {
    expect(firstLanguage("?lang=tlh", "zh", "en")).toBe("zh");
    expect(firstLanguage("", null, "en")).toBe("en");
  });
});

describe("textsOf", () => {
  it("has every text in both languages", () => {
    expect(keys(textsOf("zh")).sort()).toEqual(keys(textsOf("en")).sort());
  });
});
