/**
 * The new tab after its first frame. Nothing is loaded before the frame is drawn, unless the frame itself has to wait: in a first tab with
 * an uncovered card, or when the mirror has run out.
 */
const FRAME_WAIT_MS = 500;
const load = () => import('./rest.ts').then(({ openRest }) => openRest());

if (document.querySelector('main[aria-busy="true"]')) void load();
else afterFrame(() => void load());

/** Calls back once a frame has been drawn. A page in the background draws none, and is not kept waiting for it. */
function afterFrame(then: () => void): void {
  let isDone = false;
  const once = () => {
    if (!isDone) then();
    isDone = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, FRAME_WAIT_MS);
}
