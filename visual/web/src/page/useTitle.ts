/** The title of the browser's tab, which screen readers and the history tell. */
import { onBeforeUnmount, watchEffect } from "vue";

const PRODUCT = "innokg";

/** Call the tab as the page is called, as long as the page is there. */
export function useTitle(title: () => string): void {
  watchEffect(() => {
    document.title = title() === "" ? PRODUCT : `${title()} · ${PRODUCT}`;
  });
  onBeforeUnmount(() => {
    document.title = PRODUCT;
  });
}
