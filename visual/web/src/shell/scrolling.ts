/** Back to where one was on a page whose content comes bit by bit. */

const OWN_MOVES = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/**
 * Scroll to a place as soon as there is enough content, and stay there while more comes.
 *
 * It ends when the place is reached and the reader moves, or when the function that is returned is called.
 */
export function comeBack(scrolled: HTMLElement, top: number): () => void {
  let asked = 0;
  const scroll = (): void => {
    cancelAnimationFrame(asked);
    // After whatever else scrolls when content comes, as the page of a document does to what it marks.
    asked = requestAnimationFrame(() => {
      scrolled.scrollTo({ top });
    });
  };
  const growing = new MutationObserver(scroll);
  const end = (): void => {
    cancelAnimationFrame(asked);
    growing.disconnect();
    for (const name of OWN_MOVES) window.removeEventListener(name, end);
  };
  growing.observe(scrolled, { childList: true, subtree: true });
  for (const name of OWN_MOVES) window.addEventListener(name, end, { passive: true });
  scroll();
  return end;
}
