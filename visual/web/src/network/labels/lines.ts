/** Names in one line or two, short enough to be read beside others. */

const ONE_LINE = 9;
const LONGEST = 20;
const words = new Intl.Segmenter("zh", { granularity: "word" });

// A Chinese character is as wide as two letters.
const width = (text: string): number => Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.5), 0);

/** Return a text with its end left out where it is wider than so many Chinese characters. */
export function shortened(text: string, longest = LONGEST): string {
  if (width(text) <= longest) return text;
  let kept = "";
  for (const letter of text) {
    if (width(kept + letter) > longest - 1) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Return the lines of a name: one wider than so many characters is broken between two words near its middle. */
export function linesOf(name: string, widest = ONE_LINE): string[] {
  const text = shortened(name, Math.min(LONGEST, 2 * widest + 2));
  const whole = width(text);
  if (whole <= widest) return [text];
  let first = "";
  let best = "";
  for (const { segment } of words.segment(text)) {
    first += segment;
    if (Math.abs(width(first) - whole / 2) < Math.abs(width(best) - whole / 2)) best = first;
  }
  const rest = text.slice(best.length).trim();
  return rest === "" || best.trim() === "" ? [text] : [best.trim(), rest];
}
