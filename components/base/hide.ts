/**
 * Hiding: what is on the screen is gone in the next frame, and the words are kept for later.
 * In a popup one Esc does it, in a tab Esc twice within a second. An Esc that an inner part has used, or that ends a composition, hides nothing
 * (AX-07).
 */
const TWICE_MS = 1_000;

/** Calls `onHide` when the person asks to hide by keyboard. Returns the way to stop. */
export function watchEscape(presses: 1 | 2, onHide: () => void): () => void {
  let lastAt = -Infinity;
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    event.preventDefault();
    const isEnough = presses === 1 || event.timeStamp - lastAt < TWICE_MS;
    lastAt = event.timeStamp;
    if (isEnough) onHide();
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

/** Takes everything off the screen at once. What follows, a write or a closing, may take its time. */
export function blankPage(): void {
  document.documentElement.hidden = true;
  document.title = '';
}
