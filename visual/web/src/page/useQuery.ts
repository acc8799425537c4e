/** The state of a page in its address, so that a link leads to what one sees. */
import { computed } from "vue";
import type { WritableComputedRef } from "vue";
import { useRoute, useRouter } from "vue-router";

export type QueryPatch = Record<string, string | string[] | undefined>;

/** Return the texts of a query parameter, however often it is given. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string" && one !== "");
}

/** Read and change the query parameters of the page; changes made together are one step of the history. */
export function useQuery() {
  const route = useRoute();
  const router = useRouter();
  let pending: QueryPatch | null = null;

  function change(patch: QueryPatch): void {
    if (pending !== null) {
      Object.assign(pending, patch);
      return;
    }
    pending = { ...patch };
    queueMicrotask(() => {
      const query = { ...route.query, ...pending };
      pending = null;
      void router.push({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== "" && value?.length !== 0)) });
    });
  }

  const text = (name: string, usual = ""): WritableComputedRef<string> =>
    computed({
      get: () => textsOf(route.query[name])[0] ?? usual,
      set: (value: string | undefined) => {
        change({ [name]: value === usual ? undefined : value });
      },
    });

  const texts = (name: string): WritableComputedRef<string[]> =>
    computed({
      get: () => textsOf(route.query[name]),
      set: (value) => {
        change({ [name]: value });
      },
    });

  const flag = (name: string): WritableComputedRef<boolean> =>
    computed({
      get: () => route.query[name] === "1",
      set: (value) => {
        change({ [name]: value ? "1" : undefined });
      },
    });

  return { change, text, texts, flag };
}
