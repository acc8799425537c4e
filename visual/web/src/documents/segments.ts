/** A text cut where mentions and the marked place begin and end. */
import type { Schema } from "@/service/client";

type Mention = Schema["Mention"];

export interface Segment {
  text: string;
  /** The thing that the text names here; the longest name wins where names lie in each other. */
  mention: Mention | null;
  marked: boolean;
}

export interface Place {
  start: number;
  end: number;
}

/**
 * Return the segments of a part of a text.
 *
 * Offsets count characters of the whole text, as Python does; a character beyond the first plane is one of them.
 */
export function segments(text: string, start: number, mentions: readonly Mention[], place: Place | null): Segment[] {
  const letters = Array.from(text);
  const end = start + letters.length;
  const chosen = apart(mentions.filter((mention) => mention.start >= start && mention.end <= end));
  const borders = new Set([start, end, ...chosen.flatMap((mention) => [mention.start, mention.end])]);
  if (place) for (const border of [place.start, place.end]) if (border > start && border < end) borders.add(border);
  const cuts = [...borders].sort((a, b) => a - b);
  const found: Segment[] = [];
  let next = 0;
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const [from, to] = [cuts[index] ?? 0, cuts[index + 1] ?? 0];
    while ((chosen[next]?.end ?? Infinity) <= from) next += 1;
    const mention = chosen[next];
    found.push({
      text: letters.slice(from - start, to - start).join(""),
      mention: mention !== undefined && mention.start <= from ? mention : null,
      marked: place !== null && from >= place.start && to <= place.end && place.end > place.start,
    });
  }
  return found;
}

function apart(mentions: readonly Mention[]): Mention[] {
  const ordered = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const chosen: Mention[] = [];
  for (const mention of ordered) if (mention.start >= (chosen.at(-1)?.end ?? 0)) chosen.push(mention);
  return chosen;
}
