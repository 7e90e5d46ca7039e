import { useEffect } from 'preact/hooks';
import type { NotesServices } from '../../storage/notes-services.ts';

/** Saves what lost pages have left, and writes what is waiting here whenever this one leaves the screen: it may be gone without another word. */
export function useWriteOnLeaving(services: NotesServices): void {
  useEffect(() => {
    // They stay in the journal, and are tried again by the next page and by the worker.
    services.edits.saveLeftovers().catch((thrown: unknown) => console.warn('what lost pages have left could not be saved', thrown));
    const write = () => void services.edits.flushAll();
    const writeIfHidden = () => document.visibilityState === 'hidden' && write();
    document.addEventListener('visibilitychange', writeIfHidden);
    window.addEventListener('pagehide', write);
    window.addEventListener('blur', write);
    return () => {
      document.removeEventListener('visibilitychange', writeIfHidden);
      window.removeEventListener('pagehide', write);
      window.removeEventListener('blur', write);
    };
  }, [services]);
}
