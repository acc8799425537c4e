/** The network that a reader builds: what is drawn, chosen, filtered and undone. */
import { computed, reactive, ref, shallowRef, watch } from "vue";

import { service } from "@/service/client";
import type { Schema } from "@/service/client";
import { wasGivenUp } from "@/service/problem";
import { loadVocabulary } from "@/vocabulary/vocabulary";

import { History } from "./history";
import type { NetworkGraph } from "./model";
import { addAnswer, addLargeAnswer, edgeKey, emptyNetwork, leavesOf } from "./model";
import { pause } from "./pause";
import type { Picture } from "./permalink";
import { networkIn, pictureOf } from "./picture";
import { useBearings } from "./useBearings";
import type { Filters } from "./visibility";
import { noFilters, tally, visible } from "./visibility";

type Thing = Schema["Thing"];
type Snapshot = ReturnType<NetworkGraph["export"]>;

export const OVERVIEW = 150;
export const AROUND = 200;

export interface Expansion {
  predicate?: string | undefined;
  depth?: number;
}

export interface Step {
  thing: Thing;
  /** The relations that lead here from the thing before, each by its edge's key. */
  edges: { key: string; predicate: string; forward: boolean }[];
}

export function useNetwork() {
  const graph = shallowRef(emptyNetwork());
  /** Counts what changed the network's nodes and relations; `fixed` are the nodes that this left where they were. */
  const version = ref(0);
  const fixed = shallowRef<ReadonlySet<string>>(new Set());
  const focus = ref<string | null>(null);
  const selected = ref<string | null>(null);
  const selectedEdge = ref<string | null>(null);
  const filters = reactive<Filters>(noFilters());
  const path = shallowRef<ReadonlySet<string>>(new Set());
  /** The steps of the path that is marked: relation and thing, the first without a relation. */
  const way = shallowRef<Step[]>([]);
  const busy = ref(false);
  const failure = ref<unknown>(null);
  const notice = ref<"truncated" | null>(null);
  const history = new History<Snapshot>();
  const steps = ref(0);
  let asking: AbortController | null = null;
  let again: (() => Promise<void>) | null = null;

  const { known, regionNames } = useBearings(graph, version);
  const shown = computed(() => {
    void [version.value, known.value];
    return visible(graph.value, filters);
  });
  const counts = shallowRef(tally(graph.value));
  const canUndo = computed(() => steps.value >= 0 && history.canUndo);
  const canRedo = computed(() => steps.value >= 0 && history.canRedo);

  watch([version, known], async (now) => {
    // What is drawn comes first, so that the page is not held by all of it at once.
    await pause();
    if (now[0] === version.value && now[1] === known.value) counts.value = tally(graph.value);
  });

  function changed(before: ReadonlySet<string> = new Set()): void {
    fixed.value = before;
    version.value += 1;
    steps.value += 1;
  }

  function keep(): void {
    if (graph.value.order > 0) history.keep(graph.value.export());
  }

  /** Do what asks the service; only the last request counts, and one that failed can be tried again. */
  async function ask(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    asking?.abort();
    const own = new AbortController();
    asking = own;
    again = () => ask(work);
    busy.value = true;
    failure.value = null;
    try {
      await Promise.all([work(own.signal), loadVocabulary()]);
    } catch (error) {
      if (!wasGivenUp(error)) failure.value = error;
    } finally {
      if (asking === own) busy.value = false;
    }
  }

  function take(answer: Schema["Network"], near: string | null): void {
    const before = new Set(graph.value.nodes());
    addAnswer(graph.value, answer, near);
    notice.value = answer.truncated ? "truncated" : null;
    changed(before);
  }

  function forgetPath(): void {
    path.value = new Set();
    way.value = [];
  }

  /** Begin anew with a network; one that is there can be brought back, with `always` an empty one too. */
  function begin(made: NetworkGraph, around: string | null = null, always = false): void {
    if (always || graph.value.order > 0) history.keep(graph.value.export());
    graph.value = made;
    forgetPath();
    focus.value = around;
    selected.value = around;
    selectedEdge.value = null;
    notice.value = null;
    changed();
  }

  /** Begin anew with the network around a thing, or with the best connected things. */
  function open(wanted: string | null): Promise<void> {
    return ask(async (signal) => {
      const answer = await service.graph({ focus: wanted, limit: wanted === null ? OVERVIEW : AROUND }, signal);
      const made = emptyNetwork();
      await addLargeAnswer(made, answer, null, signal);
      begin(made, answer.focus);
      notice.value = answer.truncated ? "truncated" : null;
    });
  }

  /** Add the neighbours of a thing, those of one relation where it is given. */
  function expand(node: string, { predicate, depth = 1 }: Expansion = {}): Promise<void> {
    return ask(async (signal) => {
      const answer = await service.graph({ focus: node, limit: AROUND, depth, relation: predicate }, signal);
      keep();
      take(answer, answer.focus);
    });
  }

  /** Choose a relation of a thing, drawing it where it is not drawn yet. */
  function showFact(thing: Thing, way: Pick<Schema["RelationCount"], "predicate" | "direction">, other: Schema["RelatedThing"]): void {
    const [source, target] = way.direction === "out" ? [thing.id, other.id] : [other.id, thing.id];
    const edge = { source, target, predicate: way.predicate, sources: other.sources };
    if (!graph.value.hasEdge(edgeKey(edge))) {
      keep();
      take({ nodes: [thing, other], edges: [edge], focus: focus.value, truncated: notice.value !== null }, thing.id);
    }
    selectedEdge.value = edgeKey(edge);
  }

  function change(work: (drawn: NetworkGraph) => void): void {
    keep();
    const before = new Set(graph.value.nodes());
    work(graph.value);
    changed(before);
  }

  /** Fold up what hangs on a node alone. */
  function collapse(node: string): void {
    change((drawn) => {
      for (const leaf of leavesOf(drawn, node)) drawn.dropNode(leaf);
    });
  }

  function hide(nodes: Iterable<string>): void {
    change((drawn) => {
      for (const node of nodes) drawn.setNodeAttribute(node, "hidden", true);
    });
    selected.value = null;
  }

  function showHidden(): void {
    change((drawn) => {
      drawn.updateEachNodeAttributes((_, attributes) => ({ ...attributes, hidden: false }));
    });
  }

  function pin(nodes: Iterable<string>, pinned: boolean): void {
    change((drawn) => {
      for (const node of nodes) drawn.setNodeAttribute(node, "pinned", pinned);
    });
  }

  /** Mark the shortest way between two things, adding what of it is not drawn; tell whether there is one. */
  async function showPath(from: string, to: string): Promise<boolean> {
    let found = false;
    await ask(async (signal) => {
      const [first] = (await service.path(from, to, signal)).paths;
      if (first === undefined) return;
      found = true;
      keep();
      const edges = first.steps.flat();
      take({ nodes: first.things, edges, focus: focus.value, truncated: false }, from);
      path.value = new Set([...first.things.map(({ id }) => id), ...edges.map(edgeKey)]);
      way.value = first.things.map((thing, place) => ({
        thing,
        edges: (first.steps[place - 1] ?? []).map((edge) => ({ key: edgeKey(edge), predicate: edge.predicate, forward: edge.target === thing.id })),
      }));
      selected.value = null;
      selectedEdge.value = null;
    });
    return found;
  }

  function travel(snapshot: Snapshot | undefined): void {
    if (snapshot === undefined) return;
    const made = emptyNetwork();
    made.import(snapshot);
    graph.value = made;
    if (selected.value !== null && !made.hasNode(selected.value)) selected.value = null;
    selectedEdge.value = null;
    changed(new Set(made.nodes()));
  }

  /** Draw a picture that a link holds. */
  async function restore(saved: Picture): Promise<void> {
    const made = networkIn(saved);
    graph.value = made;
    focus.value = saved.focus;
    selected.value = saved.selected !== null && made.hasNode(saved.selected) ? saved.selected : null;
    Object.assign(filters, saved.filters);
    changed(new Set(made.nodes()));
    await ask(async () => undefined);
  }

  return {
    graph,
    version,
    fixed,
    focus,
    selected,
    selectedEdge,
    filters,
    path,
    way,
    forgetPath,
    busy,
    failure,
    notice,
    shown,
    counts,
    regionNames,
    canUndo,
    canRedo,
    begin,
    open,
    expand,
    collapse,
    hide,
    showHidden,
    pin,
    take,
    ask,
    showFact,
    showPath,
    /** Return the picture as it is, for a link to it. */
    picture: (coloring: string, sizing: string): Picture => ({
      ...pictureOf(graph.value),
      focus: focus.value,
      selected: selected.value,
      filters: { ...filters },
      coloring,
      sizing,
    }),
    restore,
    retry: () => again?.(),
    /** Give up what is being asked. */
    stop: () => {
      asking?.abort();
      busy.value = false;
    },
    undo: () => {
      travel(history.undo(graph.value.export()));
    },
    redo: () => {
      travel(history.redo(graph.value.export()));
    },
    /** Let the layout move everything that is not pinned. */
    rearrange: () => {
      changed();
    },
  };
}

export type Network = ReturnType<typeof useNetwork>;
