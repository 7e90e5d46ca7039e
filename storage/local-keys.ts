/**
 * Where private text lies in `browser.storage.local`, and what it is sealed for under the lock. Whoever writes it and whoever turns the lock on or
 * off have to mean the same keys: one that only the writer knew would stay plain. So they stand here once, and nowhere else.
 */

import { LOOK_BACK_KEY } from './session-keys.ts';

/** The unfinished pause. */
export const DRAFT_KEY = 'draft';
/** Drafts that this version cannot read, oldest first. They come forward when a version is there that can. */
export const ASIDE_KEY = 'draftsSetAside';
/** Drafts that stepped back for a new pause, oldest first. The last of them comes forward when no other is under way. */
export const EARLIER_KEY = 'earlierDrafts';
/** How the keys of unsaved edits begin. */
export const EDIT_PREFIX = 'edit:';
/** The name under which pages take turns where drafts move from one key to another, are sealed and opened. */
export const DRAFTS_TURN = 'one-beat-drafts';

/** What a draft is sealed for, under whichever key it lies: so it can move as it is. */
export const DRAFT_CONTEXT = 'draft';

/** Whether private text lies under a key: as one value, as a list of them, or none. */
export function privateUnder(key: string): 'value' | 'list' | 'none' {
  if (key === ASIDE_KEY || key === EARLIER_KEY) return 'list';
  return key === DRAFT_KEY || key.startsWith(EDIT_PREFIX) ? 'value' : 'none';
}

/** What a value under a key is sealed for. An edit and an unfinished look back are sealed for their own keys alone. */
export function contextUnder(key: string): string {
  return key.startsWith(EDIT_PREFIX) || key === LOOK_BACK_KEY ? key : DRAFT_CONTEXT;
}
