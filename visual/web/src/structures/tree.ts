/** A whole and its parts as the branches of a tree. */
import type { Schema } from "@/service/client";

type Node = Schema["Node"];

export interface Branch {
  /** The place in the tree: a thing may stand in it more than once. */
  key: string;
  node: Node;
  below: number;
  children: Branch[];
}

export function branchOf(node: Node, above = ""): Branch {
  const key = `${above}/${node.thing.id}`;
  const below = Object.values(node.below).reduce((sum, count) => sum + count, 0);
  return { key, node, below, children: node.children.map((child) => branchOf(child, key)) };
}

/** Return all things of a tree, the whole first. */
export function thingsOf(node: Node): Schema["Thing"][] {
  return [node.thing, ...node.children.flatMap(thingsOf)];
}

/** Return the relations that make up a tree, each from the part to its whole. */
export function linksOf(node: Node): [string, string, string][] {
  return node.children.flatMap((child) => [
    ...(child.relation === null ? [] : [[child.thing.id, child.relation, node.thing.id] as [string, string, string]]),
    ...linksOf(child),
  ]);
}
