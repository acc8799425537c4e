import { describe, expect, it } from "vitest";

import { marked } from "./marking";

describe("marked", () => {
  it("marks every place and keeps the text", () => {
    const parts = marked("依托云湖大学建设云湖大学科技园", ["云湖大学", "云湖大学科技园"]);

    expect(parts.filter((part) => part.marked).map(({ text }) => text)).toEqual(["云湖大学", "云湖大学科技园"]);
    expect(parts.map(({ text }) => text).join("")).toBe("依托云湖大学建设云湖大学科技园");
  });

  it("marks nothing where there is nothing to mark", () => {
    expect(marked("建设园区", ["", "平台"])).toEqual([{ text: "建设园区", marked: false }]);
  });
});
