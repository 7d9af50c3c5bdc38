/** Going to a question: it comes to lie at the foot of the screen, where the thumb is, and has the focus. */

/** Bring an item into sight. `now` without a movement, for when a page has just come up. */
export function jumpTo(item: string, how: "now" | "smoothly"): void {
  const place = document.querySelector<HTMLElement>(`#item-${CSS.escape(item)}`);
  if (place === null) return;
  const bar = document.querySelector<HTMLElement>(".form-bar")?.offsetHeight ?? 0;
  const isTall = place.offsetHeight > innerHeight - 2 * bar;
  const isCalm = how === "now" || matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: isTall ? "start" : "end", behavior: isCalm ? "instant" : "smooth" });
}
