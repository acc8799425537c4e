/** The facts of a thing as a card shows them: by relation and direction. */
import type { Schema } from "@/service/client";

type Fact = Schema["Fact"];

export interface FactGroup {
  key: string;
  predicate: string;
  direction: Fact["direction"];
  facts: Fact[];
}

/** Return the facts by relation and direction, in the order in which the service gives them. */
export function groupFacts(facts: readonly Fact[]): FactGroup[] {
  const groups = new Map<string, FactGroup>();
  for (const fact of facts) {
    const key = `${fact.direction} ${fact.predicate}`;
    const group = groups.get(key) ?? { key, predicate: fact.predicate, direction: fact.direction, facts: [] };
    group.facts.push(fact);
    groups.set(key, group);
  }
  return [...groups.values()];
}
