/** What a planner wants to know, and the algorithms that tell it. */

export type Aim = "core" | "bridges" | "groups" | "cooperation" | "ways" | "other";

const ALGORITHMS: Record<Exclude<Aim, "other">, readonly string[]> = {
  core: ["pagerank", "degree", "core", "hits", "eigenvector", "katz", "closeness", "harmonic", "personalised-pagerank"],
  bridges: ["betweenness", "articulation-points", "bridges", "constraint", "diversity"],
  groups: ["louvain", "leiden", "label-propagation", "weak-components", "strong-components", "clustering"],
  cooperation: ["link-prediction", "similarity"],
  ways: ["shortest-paths", "all-paths", "between", "neighbourhood"],
};
const ORDER = Object.values(ALGORITHMS).flat();
// Of the aims above only these find pairs where the others rank things.
const OF_PAIRS = new Set(["bridges"]);

/** Return what an algorithm is for; one that is not known here is for something else. */
export function aimOf(algorithm: string): Aim {
  for (const [aim, names] of Object.entries(ALGORITHMS)) if (names.includes(algorithm)) return aim as Aim;
  return "other";
}

/** Return algorithms by their aims, the usual one of each first. */
export function byAim<Item extends { name: string }>(algorithms: readonly Item[]): Item[] {
  const place = ({ name }: Item): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return [...algorithms].sort((a, b) => place(a) - place(b));
}

/** Tell whether an algorithm ranks things, so that rankings of several selections can stand side by side. */
export const ranks = (algorithm: string): boolean => ["core", "bridges"].includes(aimOf(algorithm)) && !OF_PAIRS.has(algorithm);

/** Return the first words of a description, up to where it goes into detail. */
export const briefly = (text: string): string => text.split(/[：:。；;.]/u)[0] ?? text;
