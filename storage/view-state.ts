/**
 * Where a person was on the options page: which part, which filters, which notes were picked on the map. It is private, so it lives for the
 * session only, in `browser.storage.session`, and never in an address, which browsers keep in their history; closing the lock takes filters and
 * picked notes away. Whether the page was hidden
 * outlives the session.
 */
import { browser } from 'wxt/browser';
import { decodeFilters, type Filters } from '../core/filters.ts';
import { writeSession } from './areas.ts';
import { readHidden, writeHidden } from './hidden.ts';
import { rememberedRoom, rememberRoom } from './open-room.ts';
import { FILTERS_KEY, PICKED_KEY } from './session-keys.ts';
import { orStorageError } from './storage-error.ts';

/** What the page remembers. */
export interface ViewState {
  /** The part of the page that was open; null when none was. */
  readonly room: string | null;
  readonly filters: Filters;
  /** Ids of the only notes that are listed; null lists them all. */
  readonly picked: readonly string[] | null;
  /** After hiding, the next opening shows a neutral first screen. */
  readonly isHidden: boolean;
}

export interface ViewStateStore {
  read(): Promise<ViewState>;
  writeRoom(room: string): Promise<void>;
  writeFilters(filters: Filters): Promise<void>;
  writePicked(ids: readonly string[] | null): Promise<void>;
  writeHidden(isHidden: boolean): Promise<void>;
}

/** The view state of this extension. Reading and writing throw a `StorageError`. */
export function createViewStateStore(): ViewStateStore {
  return {
    async read() {
      const [room, session, isHidden] = await Promise.all([rememberedRoom(), orStorageError(browser.storage.session.get([FILTERS_KEY, PICKED_KEY])), readHidden()]);
      return { room, filters: decodeFilters(session[FILTERS_KEY]), picked: decodePicked(session[PICKED_KEY]), isHidden };
    },
    writeRoom: rememberRoom,
    writeFilters: (filters) => orStorageError(writeSession({ [FILTERS_KEY]: filters })),
    writePicked: (ids) => orStorageError(ids === null ? browser.storage.session.remove(PICKED_KEY) : writeSession({ [PICKED_KEY]: ids })),
    writeHidden,
  };
}

function decodePicked(stored: unknown): readonly string[] | null {
  return Array.isArray(stored) && stored.every((id) => typeof id === 'string') ? stored : null;
}
