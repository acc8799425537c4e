/** Saves what is in sight, and tells the reader where that cannot be done. */
import { ElMessage } from "element-plus";
import { useI18n } from "vue-i18n";

import { failureText } from "@/service/problem";

import type { Export } from "./NetworkToolbar.vue";
import type { Look } from "./saving";
import { fits, MOST_OF_PAGE, saveNetwork } from "./saving";
import type { Network } from "./useNetwork";

// Long enough to read two sentences.
const SHOWN = 8000;

/** Return what saves in a form; `picture` draws a PNG of the network. */
export function useSaving(network: Network, look: () => Look, picture: () => Promise<Blob | null>): (format: Export) => Promise<void> {
  const { t, n } = useI18n();
  return async (format) => {
    const { nodes, edges } = network.shown.value;
    if (!fits(format, network.shown.value)) {
      const most = { most: n(MOST_OF_PAGE.nodes), mostRelations: n(MOST_OF_PAGE.edges) };
      const message = t("network.tooMuchForPage", { ...most, n: n(nodes.size), relations: n(edges.size) });
      ElMessage.warning({ message, duration: SHOWN, showClose: true });
      return;
    }
    try {
      await saveNetwork(format, network, look(), await picture());
    } catch (error) {
      ElMessage.error({ message: failureText(t, error), duration: SHOWN, showClose: true });
    }
  };
}
