/** Words marked within a sentence. */

export interface Part {
  text: string;
  marked: boolean;
}

/** Return a text in parts, in which each place of one of the words is marked; the longest word wins. */
export function marked(text: string, words: readonly string[]): Part[] {
  const wanted = words.filter((word) => word !== "").sort((a, b) => b.length - a.length);
  const parts: Part[] = [];
  let plain = 0;
  let at = 0;
  while (at < text.length) {
    const word = wanted.find((one) => text.startsWith(one, at));
    if (word === undefined) {
      at += 1;
      continue;
    }
    if (at > plain) parts.push({ text: text.slice(plain, at), marked: false });
    parts.push({ text: word, marked: true });
    at += word.length;
    plain = at;
  }
  if (plain < text.length) parts.push({ text: text.slice(plain), marked: false });
  return parts;
}
