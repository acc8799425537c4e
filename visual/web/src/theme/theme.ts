/** Light or dark: what was chosen, else what the system prefers. */
import { ref } from "vue";

export type Theme = "light" | "dark";

const STORED = "innokg.theme";

function firstTheme(): Theme {
  const stored = window.localStorage.getItem(STORED);
  if (stored === "light" || stored === "dark") return stored;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export const theme = ref<Theme>(firstTheme());

function apply(): void {
  // Element Plus is dark below this class; our own colours follow the attribute.
  document.documentElement.classList.toggle("dark", theme.value === "dark");
  document.documentElement.dataset["theme"] = theme.value;
}

/** Change the theme and keep the choice. */
export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  window.localStorage.setItem(STORED, chosen);
  apply();
}

/** Return the value of a colour of `tokens.css` for what is drawn rather than styled. */
export function tokenColor(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

apply();
