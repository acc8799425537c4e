/** Colours of series that people with weak red-green sight tell apart (after Okabe and Ito, 2008), legible on light and dark. */
const PALETTE = ["#0f7fc4", "#d98500", "#0b9c76", "#c9679d", "#45a5dd", "#dd5f10", "#a39700", "#8560d8", "#7d8896", "#b0443c"];

/** Return the colour of the series at a place; after the last it begins anew. */
export function seriesColor(place: number): string {
  return PALETTE[place % PALETTE.length] ?? "#7d8896";
}
