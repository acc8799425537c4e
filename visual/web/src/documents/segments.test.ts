import { describe, expect, it } from "vitest";

import { segments } from "./segments";

const mention = (start: number, end: number, id = "t") => ({ start, end, id, label: id, type: "Park" });

describe("segments", () => {
  it("keep the text and cut it at names", () => {
    const cut = segments("依托云湖大学建设园区", 100, [mention(102, 106)], null);

    expect(cut.map(({ text }) => text)).toEqual(["依托", "云湖大学", "建设园区"]);
    expect(cut[1]?.mention?.id).toBe("t");
  });

  it("take the longest of names that lie in each other", () => {
    const cut = segments("云湖大学科技园", 0, [mention(0, 4, "short"), mention(0, 7, "long")], null);

    expect(cut.map((one) => one.mention?.id)).toEqual(["long"]);
  });

  it("mark a place across names", () => {
    const cut = segments("依托云湖大学建设园区", 0, [mention(2, 6)], { start: 4, end: 8 });

    expect(cut.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(["大学", "建设"]);
    expect(cut.map(({ text }) => text).join("")).toBe("依托云湖大学建设园区");
  });

  it("count characters as the service does", () => {
    const cut = segments("𠀀𠀁园", 0, [mention(2, 3)], null);

    expect(cut.map(({ text }) => text)).toEqual(["𠀀𠀁", "园"]);
  });

  it("leave out names that are cut off by the part's end", () => {
    expect(segments("云湖", 0, [mention(0, 4)], null).every((one) => one.mention === null)).toBe(true);
  });
});
