/** The regions and years of what is drawn, asked for when it was drawn. */
import type { Ref } from "vue";
import { onScopeDispose, ref, shallowRef, watch } from "vue";

import { service } from "@/service/client";

import type { NetworkGraph } from "./model";
import { pause } from "./pause";

// What the service answers at once.
const BATCH = 1000;

/** Return the names of the regions by id, and a number that changes when more is known of a network's things. */
export function useBearings(graph: Readonly<Ref<NetworkGraph>>, version: Readonly<Ref<number>>) {
  const known = ref(0);
  const regionNames = shallowRef<ReadonlyMap<string, string>>(new Map());
  let asking: AbortController | null = null;

  async function ask(): Promise<void> {
    asking?.abort();
    const own = new AbortController();
    asking = own;
    await pause();
    const drawn = graph.value;
    const unknown = drawn.filterNodes((_, { regions }) => regions === undefined);
    for (let start = 0; start < unknown.length; start += BATCH) {
      const things = unknown.slice(start, start + BATCH);
      // Without them a network can be read, and is filtered by all else: the next change asks again.
      const answer = await service.bearings(things, own.signal).catch(() => null);
      if (answer === null || own.signal.aborted) return;
      const found = new Map(answer.items.map((one) => [one.id, one]));
      for (const id of things) {
        if (!drawn.hasNode(id)) continue;
        const { regions = [], years = [] } = found.get(id) ?? {};
        Object.assign(drawn.getNodeAttributes(id), { regions, years: years.map(String) });
      }
      regionNames.value = new Map([...regionNames.value, ...answer.regions.map(({ id, label }) => [id, label] as const)]);
    }
    if (unknown.length > 0) known.value += 1;
  }

  watch(version, ask);
  onScopeDispose(() => asking?.abort());
  return { known, regionNames };
}
