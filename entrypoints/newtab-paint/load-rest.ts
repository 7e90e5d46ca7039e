/** A page in the background draws no frame; it is not kept waiting for one. */
const FRAME_WAIT_MS = 500;

/**
 * Loads the rest of the page by its address: once the first frame has been drawn, or at once where the frame itself has to wait for it.
 * Without an address, as while developing, the page brings it along by itself.
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
  requestAnimationFrame(() => setTimeout(ask));
  setTimeout(ask, FRAME_WAIT_MS);
}
