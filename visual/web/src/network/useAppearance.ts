/** How things are drawn: their colour by class or community, their size by a centrality. */
import { computed, ref, shallowRef, watch } from "vue";

import { service } from "@/service/client";
import { classColor } from "@/vocabulary/vocabulary";

import { communityColor } from "./communityColors";
import type { NetworkGraph } from "./model";

export const COLORINGS = ["class", "community"] as const;
export const SIZINGS = ["degree", "pagerank", "betweenness", "equal"] as const;
export type Coloring = (typeof COLORINGS)[number];
export type Sizing = (typeof SIZINGS)[number];

const SMALLEST = 4;
const LARGEST = 22;

export interface Community {
  rank: number;
  name: { zh: string; en: string };
  size: number;
  color: string;
}

export function useAppearance(graph: () => NetworkGraph) {
  const coloring = ref<Coloring>("class");
  const sizing = ref<Sizing>("degree");
  const communities = shallowRef<Community[]>([]);
  const communityOf = shallowRef<ReadonlyMap<string, number>>(new Map());
  const scores = shallowRef<ReadonlyMap<string, number>>(new Map());
  const failure = ref<unknown>(null);
  const highest = computed(() => Math.max(...scores.value.values(), Number.EPSILON));

  async function loadCommunities(): Promise<void> {
    if (communities.value.length > 0) return;
    const { groups } = await service.algorithm("leiden", { limit: 1000 });
    communities.value = groups.map(({ rank, name, size }) => ({ rank, name, size, color: communityColor(rank) }));
    communityOf.value = new Map(groups.flatMap(({ rank, members }) => members.map((member) => [member.id, rank] as const)));
  }

  async function loadScores(measure: Sizing): Promise<void> {
    scores.value = new Map();
    if (measure !== "pagerank" && measure !== "betweenness") return;
    const { ranked } = await service.algorithm(measure, { limit: 10_000 });
    scores.value = new Map(ranked.map(({ thing, score }) => [thing.id, score]));
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    failure.value = null;
    try {
      await work();
    } catch (error) {
      failure.value = error;
    }
  }

  watch(coloring, (chosen) => (chosen === "community" ? attempt(loadCommunities) : undefined));
  watch(sizing, (chosen) => attempt(() => loadScores(chosen)));

  /** Return the radius of a node; what a centrality knows nothing of is as small as can be. */
  const sizeOf = computed(() => {
    const known = scores.value;
    const most = highest.value;
    return (node: string): number => {
      if (sizing.value === "equal") return 7;
      if (sizing.value === "degree") return SMALLEST + 2 * Math.sqrt(graph().hasNode(node) ? graph().degree(node) : 0);
      return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((known.get(node) ?? 0) / most);
    };
  });

  const colorOf = computed(() => {
    const groups = communityOf.value;
    return (node: string): string => {
      if (coloring.value === "community") return communityColor(groups.get(node));
      return classColor(graph().getNodeAttribute(node, "type"));
    };
  });

  return { coloring, sizing, communities, failure, sizeOf, colorOf };
}
