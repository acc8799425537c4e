/** How large an element is drawn, as it changes. */
import type { Ref } from "vue";
import { onBeforeUnmount, onMounted, shallowRef } from "vue";

interface Size {
  width: number;
  height: number;
}

/** Return the size of an element, null until it is drawn. */
export function useElementSize(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<Size | null>> {
  const size = shallowRef<Size | null>(null);
  let watching: ResizeObserver | null = null;
  onMounted(() => {
    if (!element.value) return;
    watching = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0 && entry.contentRect.height > 0) size.value = { width: entry.contentRect.width, height: entry.contentRect.height };
    });
    watching.observe(element.value);
  });
  onBeforeUnmount(() => watching?.disconnect());
  return size;
}
