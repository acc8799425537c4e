/** What happens when one comes to another page, or back to one. */
import { nextTick, onScopeDispose, watch } from "vue";
import type { Ref } from "vue";
import { useRoute, useRouter } from "vue-router";

import { comeBack } from "./scrolling";

const entry = (): unknown => (window.history.state as { position?: unknown } | null)?.position;

/**
 * Begin another page at its top, and one that one comes back to where one left it, with the focus on the page: what had
 * the focus is gone with the page before.
 */
export function useArrival(main: Readonly<Ref<HTMLElement | null>>): void {
  const route = useRoute();
  const router = useRouter();
  const left = new Map<unknown, number>();
  let here = entry();
  let back = false;
  let settled = (): void => undefined;

  // The browser goes back and forth before the router hears of it; what is left is the entry that was here till now.
  onScopeDispose(router.options.history.listen(() => (back = true)));
  onScopeDispose(
    router.beforeEach(() => {
      settled();
      if (main.value) left.set(here, main.value.scrollTop);
    }),
  );
  onScopeDispose(
    router.afterEach(async () => {
      here = entry();
      const top = back ? left.get(here) : undefined;
      back = false;
      await nextTick();
      if (top !== undefined && main.value) settled = comeBack(main.value, top);
    }),
  );
  watch(
    () => route.name,
    async (_, before) => {
      if (before === undefined) return;
      await nextTick();
      main.value?.focus({ preventScroll: true });
      main.value?.scrollTo({ top: 0 });
    },
  );
}
