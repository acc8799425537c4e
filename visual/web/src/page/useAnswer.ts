/** What a page asks the service for, asked again whenever what it depends on changes. */
import { onScopeDispose, ref, shallowRef, watch } from "vue";
import { useI18n } from "vue-i18n";

import { failureText, Problem, wasGivenUp } from "@/service/problem";

/**
 * Ask whenever `of` gives another value; the latest question wins.
 *
 * `ask` returns null where there is nothing to ask. While it is asked again the former answer stays. For what the
 * service does not know the answer is null too.
 */
export function useAnswer<Data>(of: () => unknown, ask: (signal: AbortSignal) => Promise<Data> | null) {
  const { t } = useI18n();
  const answer = shallowRef<Data | null>(null);
  const busy = ref(false);
  const failure = ref<string | null>(null);
  let asking: AbortController | null = null;

  async function again(): Promise<void> {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    failure.value = null;
    const asked = ask(mine.signal);
    busy.value = asked !== null;
    if (asked === null) {
      answer.value = null;
      return;
    }
    try {
      const found = await asked;
      if (asking === mine) answer.value = found;
    } catch (error) {
      if (asking !== mine || wasGivenUp(error)) return;
      answer.value = null;
      // What a link or a name asks for may not be there, which asking again does not change.
      if (!(error instanceof Problem && error.status === 404)) failure.value = failureText(t, error);
    } finally {
      if (asking === mine) busy.value = false;
    }
  }

  watch(() => JSON.stringify(of()), again, { immediate: true });
  onScopeDispose(() => asking?.abort());
  return {
    answer,
    busy,
    failure,
    again,
    /** Give up what is being asked. */
    cancel: () => {
      asking?.abort();
      asking = null;
      busy.value = false;
    },
  };
}
