/**
 * Settings in `browser.storage.local`, whole under one key. A failed read throws and is never taken for defaults: a page may show defaults
 * meanwhile, but nothing writes them.
 */
import { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS, decodeSettings, encodeSettings, withChange, type Settings, type SettingsChange } from '../core/settings.ts';
import { writeLocal } from './areas.ts';
import { inTurn } from './in-turn.ts';
import { mirrorLook } from './look.ts';
import { mirrorSettings } from './mirror.ts';
import { asStorageError } from './storage-error.ts';

const KEY = 'settings';
const TURN = 'one-beat-settings';

export interface SettingsStore {
  read(): Promise<Settings>;
  /** Changes some settings and keeps the rest, also those that another page changes at the same moment. */
  change(change: SettingsChange): Promise<Settings>;
  /** Puts every setting back to its default. Nothing else is touched. */
  reset(): Promise<Settings>;
  watch(listener: (settings: Settings) => void): () => void;
}

/** The settings of this extension. */
export function createSettingsStore(): SettingsStore {
  /** As last read or heard of; null before the first reading. */
  let known: Settings | null = null;
  /** As it lay there, with what a later version may have put beside it. */
  let stored: unknown = {};

  async function read(): Promise<Settings> {
    try {
      stored = (await browser.storage.local.get(KEY))[KEY] ?? {};
      const settings = decodeSettings(stored);
      if (known === null) watch((heard) => (known = heard));
      known = settings;
      return settings;
    } catch (thrown) {
      throw asStorageError(thrown);
    }
  }
  /**
   * Sends a change off in the same task: a popup may be gone before it could read what it changes (LD-01). The careful writing that follows
   * mends what this one may have taken from another page.
   */
  function writeAhead(change: SettingsChange): void {
    if (known === null) return;
    known = withChange(known, change);
    // What fails here fails again in the careful writing, and is told there.
    (async () => writeLocal({ [KEY]: encodeSettings(known!, stored) }))().catch(() => undefined);
  }
  async function write(settings: Settings): Promise<Settings> {
    try {
      await writeLocal({ [KEY]: encodeSettings(settings, stored) });
    } catch (thrown) {
      throw asStorageError(thrown);
    }
    mirrorSettings(settings);
    mirrorLook(settings);
    return settings;
  }
  function watch(listener: (settings: Settings) => void): () => void {
    const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
      if (area === 'local' && changes[KEY]) listener(decodeSettings(changes[KEY].newValue ?? {}));
    };
    browser.storage.onChanged.addListener(heard);
    return () => browser.storage.onChanged.removeListener(heard);
  }
  return {
    read,
    change(change) {
      writeAhead(change);
      return inTurn(TURN, async () => write(withChange(await read(), change)));
    },
    reset: () =>
      inTurn(TURN, async () => {
        // What a later version keeps beside these stays; where nothing can be read, the reset is what mends it.
        await read().catch(() => (stored = {}));
        return write(DEFAULT_SETTINGS);
      }),
    watch,
  };
}
