import { useEffect, useState } from 'preact/hooks';
import type { OwnWord } from '../../core/words.ts';
import { OWN_WORDS } from '../../storage/changes.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

/** The person's own words, kept true whichever page changes them; none while they are locked. Where they cannot be read, notes show their ids until they can. */
export function useOwnWords(services: NotesServices, isReadable: boolean): readonly OwnWord[] {
  const [own, setOwn] = useState<readonly OwnWord[]>([]);
  useEffect(() => {
    if (!isReadable) {
      setOwn([]);
      return undefined;
    }
    const load = () => void services.ownWords.all().then(setOwn, (thrown: unknown) => console.warn('own words could not be read', thrown));
    load();
    return services.changes.watch((what) => what === OWN_WORDS && load());
  }, [services, isReadable]);
  return own;
}
