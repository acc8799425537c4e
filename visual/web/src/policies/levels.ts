/** The chain of a policy by levels: what it rests on above it, what rests on it below. */
import type { Schema } from "@/service/client";

type Link = Schema["PolicyLink"];

export interface Level {
  key: string;
  standing: Link["standing"];
  steps: number;
  links: Link[];
}

const height = ({ standing, steps }: Link): number => (standing === "above" ? steps : standing === "below" ? -steps : 0);

/** Return the levels from the top down. */
export function levelsOf(links: readonly Link[]): Level[] {
  const levels = new Map<number, Level>();
  for (const link of [...links].sort((a, b) => height(b) - height(a))) {
    const { standing, steps } = link;
    const level = levels.get(height(link)) ?? { key: `${standing} ${String(steps)}`, standing, steps, links: [] };
    level.links.push(link);
    levels.set(height(link), level);
  }
  return [...levels.values()];
}
