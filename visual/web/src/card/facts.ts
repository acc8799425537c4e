/** The facts of a thing as a card shows them: by relation and direction. */
import type { Schema } from "@/service/client";

type Entity = Pick<Schema["Entity"], "relations" | "facts" | "incoming">;

export interface FactGroup {
  key: string;
  predicate: string;
  direction: Schema["RelationCount"]["direction"];
  /** How many there are; `things` may be the first of them alone. */
  total: number;
  things: Schema["RelatedThing"][];
}

/** Return the facts by relation and direction, in the order in which the service counts them. */
export function groupFacts({ relations, facts, incoming }: Entity): FactGroup[] {
  return relations.map(({ predicate, direction, total }) => ({
    key: `${direction} ${predicate}`,
    predicate,
    direction,
    total,
    things: (direction === "out" ? facts : incoming)[predicate] ?? [],
  }));
}
