/** Sentences that the service gives in both languages. */
import { useI18n } from "vue-i18n";

import type { Schema } from "@/service/client";

/** Return what chooses the sentence in the language of the page. */
export function useSentence(): (sentence: Schema["Reason"]["text"]) => string {
  const { locale } = useI18n();
  return (sentence) => (locale.value === "en" ? sentence.en : sentence.zh);
}
