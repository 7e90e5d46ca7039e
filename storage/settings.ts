/**
 * Settings in `browser.storage.local`, whole under one key. A failed read throws and is never taken for defaults: a page may show defaults
 * meanwhile, but nothing writes them.
 */
import { browser } from 'wxt/browser';
import { decodeSettings, type Settings } from '../core/settings.ts';
import { mirrorSettings } from './mirror.ts';
import { asStorageError } from './storage-error.ts';

const KEY = 'settings';
const LOCK = 'one-beat-settings';

export interface SettingsStore {
  read(): Promise<Settings>;
  /** Changes some settings and keeps the rest. */
  change(change: Partial<Settings>): Promise<Settings>;
  watch(listener: (settings: Settings) => void): () => void;
}

/** The settings of this extension. */
export function createSettingsStore(): SettingsStore {
  async function read(): Promise<Settings> {
    try {
      return decodeSettings((await browser.storage.local.get(KEY))[KEY] ?? {});
    } catch (thrown) {
      throw asStorageError(thrown);
    }
  }
  return {
    read,
    // One page after another: two that read before either has written would lose the change of one (LD-06).
    change: (change) =>
      navigator.locks.request(LOCK, async () => {
        const settings = { ...(await read()), ...change };
        try {
          await browser.storage.local.set({ [KEY]: settings });
        } catch (thrown) {
          throw asStorageError(thrown);
        }
        mirrorSettings(settings);
        return settings;
      }),
    watch(listener) {
      const heard = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        if (area === 'local' && changes[KEY]) listener(decodeSettings(changes[KEY].newValue ?? {}));
      };
      browser.storage.onChanged.addListener(heard);
      return () => browser.storage.onChanged.removeListener(heard);
    },
  };
}
