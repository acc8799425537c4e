/** Text as it stands in XML. */

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
// What XML 1.0 cannot hold at all.
 
const UNSPEAKABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Return a text so that no part of it is markup. */
export function escaped(text: string): string {
  return text.replace(UNSPEAKABLE, "").replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
}
