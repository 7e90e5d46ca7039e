import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../core/settings.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

/** The settings, kept true whichever page changes them; null until they are read. */
export function useSettings(services: NotesServices): Settings | null {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    services.settings.read().then(setSettings, (thrown: unknown) => console.warn('settings could not be read', thrown));
    return services.settings.watch(setSettings);
  }, [services]);
  return settings;
}
