/** The colours of communities. */

// Colours that people with weak red-green sight tell apart (Okabe and Ito, 2008), then their paler kin.
const PALETTE = [
  "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#b8a800", "#7b57d1",
  "#4c8fb8", "#eebb55", "#55bb9c", "#dba5c3", "#93cdf0", "#e38a52", "#d0c64a", "#a78fe0",
];
const NO_GROUP = "#8a8f98";

/** Return the colour of the community of a rank; the smaller ones, and what is in none, are grey. */
export function communityColor(rank: number | undefined): string {
  return PALETTE[(rank ?? Infinity) - 1] ?? NO_GROUP;
}
