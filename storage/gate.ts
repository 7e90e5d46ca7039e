/**
 * Whether this page may still write. While everything is being erased, no page that was open before may bring anything back: what it still
 * holds (a draft, an edit, filters) would be written over the emptiness. So its gate shuts with the first word of the erasing and stays shut
 * until the page has been loaded afresh. The worker, which remembers nothing, opens its own again.
 *
 * Plain state of one page, with no browser in it: the new tab's first frame loads this too.
 */
let isShut = false;
let era = 0;

/** Whether writing is allowed here. */
export function mayWrite(): boolean {
  return !isShut;
}

/** Stops all writing of this page. */
export function shutGate(): void {
  if (!isShut) era += 1;
  isShut = true;
}

/** Lets writing begin again, for who holds nothing from before. */
export function openGate(): void {
  isShut = false;
}

/** Changes with every erasing: work that began in another era than it ends in belongs to what is gone. */
export function currentEra(): number {
  return era;
}
