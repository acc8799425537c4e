/** The languages of the explorer: texts by area, one file an area and language. */
import { createI18n } from "vue-i18n";

export type Language = "zh" | "en";
type Texts = Record<string, unknown>;

const STORED = "innokg.language";
const files = import.meta.glob<Texts>("./{zh,en}/*.json", { eager: true, import: "default" });

/** Return the texts of one language: the file `zh/shell.json` holds what is named `shell.…`. */
export function textsOf(wanted: Language): Texts {
  const found: Texts = {};
  for (const [path, texts] of Object.entries(files)) {
    const [, name, area] = /^\.\/(zh|en)\/(\w+)\.json$/.exec(path) ?? [];
    if (name === wanted && area !== undefined) found[area] = texts;
  }
  return found;
}

/** Return the language to begin with: the address says it, else what was chosen before, else what the page came in. */
export function firstLanguage(search: string, stored: string | null, served: string): Language {
  const asked = new URLSearchParams(search).get("lang");
  for (const one of [asked, stored]) if (one === "zh" || one === "en") return one;
  return served === "en" ? "en" : "zh";
}

export const language = createI18n({
  legacy: false,
  locale: firstLanguage(window.location.search, window.localStorage.getItem(STORED), document.documentElement.lang),
  fallbackLocale: "en",
  messages: { zh: textsOf("zh"), en: textsOf("en") } as never,
});

function announce(chosen: Language): void {
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
}

/** Change the language of everything that is shown, and keep the choice. */
export function chooseLanguage(chosen: Language): void {
  (language.global.locale as unknown as { value: Language }).value = chosen;
  window.localStorage.setItem(STORED, chosen);
  announce(chosen);
}

announce((language.global.locale as unknown as { value: Language }).value);
