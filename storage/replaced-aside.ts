/** What was here before a copy took its place: whether it is still kept, and its end. Apart from the writing, so that the worker loads little. */
import type { Database } from './database.ts';

/** The record that says what else was there, and when. */
export const HEAD = 'head';

/** When something was put in place of everything, in milliseconds since 1970, while what was there can still be brought back; or null. */
export async function replacedAt(database: Database): Promise<number | null> {
  return (await database.use((db) => db.get('replaced', HEAD)))?.head?.at ?? null;
}

/** Removes for good what was there before a replacement. */
export async function forgetReplaced(database: Database): Promise<void> {
  // Opened for writing only where there is something: this is asked at every start.
  if ((await database.use((db) => db.count('replaced'))) === 0) return;
  await database.use((db) => db.clear('replaced'));
}
