/** A page in the background draws no frame; it is not kept waiting for one. */
const FRAME_WAIT_MS = 1_000;

/**
 * Loads the rest of the page by its address: once the first frame is on the screen, or at once where the frame itself has to wait for it.
 * A frame that the page has drawn still has to be put on the screen, and whatever is loaded meanwhile takes its turn from that: so it is
 * the browser's word for the paint that counts, not the next animation frame.
 *
 * Without an address, as while developing, the page brings the rest along by itself.
 */
export function loadRest(address: string | undefined, waitsForFrame: boolean): void {
  if (address === undefined) return;
  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    const script = document.createElement('script');
    script.type = 'module';
    script.src = address;
    document.head.append(script);
  };
  if (!waitsForFrame) return ask();
  const paints = new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    paints.disconnect();
    ask();
  });
  paints.observe({ type: 'paint', buffered: true });
  setTimeout(ask, FRAME_WAIT_MS);
}
