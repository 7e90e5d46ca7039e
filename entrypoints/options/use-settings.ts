import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../core/pause-port.ts';
import type { Settings } from '../../core/settings.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

export interface KnownSettings {
  /** Null until they are read. Defaults never stand in for them: what is shown can be written (LD-04). */
  readonly settings: Settings | null;
  readonly problem: Problem | null;
  reload(): void;
}

/** The settings, kept true whichever page changes them. */
export function useSettings(services: NotesServices): KnownSettings {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const know = (found: Settings) => {
    setSettings(found);
    setProblem(null);
  };
  const reload = () =>
    void services.settings.read().then(know, (thrown: unknown) => {
      console.warn('settings could not be read', thrown);
      setProblem('settings-unread');
    });
  useEffect(() => {
    reload();
    return services.settings.watch(know);
  }, [services]);
  return { settings, problem, reload };
}
