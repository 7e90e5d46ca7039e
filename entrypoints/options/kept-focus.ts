/**
 * Whoever presses a button that goes away with its own act is put to what stands in its place, to its neighbour or to the heading, and not to
 * the start of the page: a keyboard and a screen reader go on from there. Wherever an act says by itself where it leads, that holds.
 */

/** Long after the last press nothing is moved: a row that was scrolled away took the focus with it, and nobody is waiting. */
const RECENT_MS = 5_000;
/** So long an act may take to put the focus somewhere by itself. */
const PATIENCE_MS = 60;
const REACHABLE = 'button:not(:disabled), a[href], input:not(:disabled), select, textarea, summary, [tabindex]';

/** Watches over everything within `root`. Returns the way to stop. */
export function keepFocus(root: HTMLElement): () => void {
  let last: Element | null = null;
  let pressedAt = Number.NEGATIVE_INFINITY;
  const focused = ({ target }: Event) => void (last = target instanceof Element ? target : null);
  const pressed = () => void (pressedAt = performance.now());
  const observer = new MutationObserver((records) => {
    const gone = last;
    if (!gone || gone.isConnected || document.activeElement !== document.body) return;
    last = null;
    if (performance.now() - pressedAt > RECENT_MS) return;
    const places = placesFor(gone, records);
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      for (const place of [...places, root]) {
        const found = place.isConnected ? (place.querySelector<HTMLElement>('h1[tabindex]') ?? reachableIn(place)) : null;
        found?.focus({ preventScroll: true });
        if (found && document.activeElement === found) return;
      }
    }, PATIENCE_MS);
  });
  root.addEventListener('focusin', focused);
  root.addEventListener('click', pressed, true);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', focused);
    root.removeEventListener('click', pressed, true);
    observer.disconnect();
  };
}

/** What came where it was, then what stood after it and before it, then what holds them. */
function placesFor(gone: Element, records: readonly MutationRecord[]): readonly Element[] {
  const removal = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)));
  if (!removal) return [];
  const came = records.filter(({ target }) => target === removal.target).flatMap(({ addedNodes }) => [...addedNodes]);
  const around = [...came, removal.nextSibling, removal.previousSibling, removal.target];
  return around.filter((node) => node instanceof Element);
}

function reachableIn(place: Element): HTMLElement | null {
  return place.matches(REACHABLE) ? (place as HTMLElement) : place.querySelector<HTMLElement>(REACHABLE);
}
