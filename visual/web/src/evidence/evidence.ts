/** The sentences that a page shows behind a figure or a statement. */
import { shallowRef } from "vue";

import type { Schema } from "@/service/client";

export interface Evidence {
  title: string;
  sources: readonly Schema["Source"][];
  /** What is marked in the sentences. */
  words: readonly string[];
}

export const evidence = shallowRef<Evidence | null>(null);

/** Show the sentences behind something. */
export function showEvidence(title: string, sources: readonly Schema["Source"][], words: readonly string[] = []): void {
  evidence.value = { title, sources, words };
}
