/** What happens when one comes to another page. */
import { nextTick, watch } from "vue";
import type { Ref } from "vue";
import { useRoute } from "vue-router";

/** Begin another page at its top and with the focus on it: what had the focus is gone with the page before. */
export function useArrival(main: Readonly<Ref<HTMLElement | null>>): void {
  const route = useRoute();
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
