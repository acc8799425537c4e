/** The vocabulary's labels and colours, asked for once. */
import { shallowRef } from "vue";
import { useI18n } from "vue-i18n";

import { service } from "@/service/client";
import type { Schema } from "@/service/client";

type Texts = Schema["Texts"];

interface Terms {
  classes: Map<string, Schema["ClassDescription"]>;
  relations: Map<string, Schema["RelationDescription"]>;
  indicators: Map<string, Schema["IndicatorDescription"]>;
}

const OTHER_COLOR = "#8a8f98";
const terms = shallowRef<Terms>({ classes: new Map(), relations: new Map(), indicators: new Map() });
let asked: Promise<void> | null = null;

function byId<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Ask for the vocabulary unless it is there; a failure is forgotten, so that the next call asks again. */
export function loadVocabulary(): Promise<void> {
  asked ??= service
    .vocabulary()
    .then((found) => {
      terms.value = {
        classes: byId(found.classes),
        relations: byId(found.relations),
        indicators: byId(found.indicators),
      };
    })
    .catch((error: unknown) => {
      asked = null;
      throw error;
    });
  return asked;
}

/** Return the colour in which things of a class are drawn. */
export function classColor(type: string): string {
  return terms.value.classes.get(type)?.color ?? OTHER_COLOR;
}

/** Give labels in the language that is chosen; a term that is not known is its own label. */
export function useVocabulary() {
  const { locale } = useI18n();
  const inLanguage = (texts: Texts | undefined, id: string): string =>
    texts === undefined ? id : locale.value === "zh" ? texts.zh : texts.en;
  return {
    terms,
    classColor,
    classLabel: (id: string) => inLanguage(terms.value.classes.get(id)?.label, id),
    relationLabel: (id: string) => inLanguage(terms.value.relations.get(id)?.label, id),
    inverseLabel: (id: string) => inLanguage(terms.value.relations.get(id)?.inverse, id),
    indicatorLabel: (id: string) => inLanguage(terms.value.indicators.get(id)?.label, id),
  };
}
