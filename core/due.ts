/**
 * What a note asks to be reminded of, and when.
 */
import { epochOf } from './day.ts';
import type { Note } from './note.ts';

/** A due time of a note. Under a lock it stays in the clear, so it says nothing but which kind it is. */
export interface Due {
  /** `return:<note id>`: one of each kind a note, so asking twice changes nothing. */
  readonly id: string;
  readonly noteId: string;
  readonly kind: 'return' | 'look-back';
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The due times that a note asks for. A note with the safety flag asks for none, whatever else it holds. */
export function duesOf(note: Note): readonly Due[] {
  if (note.safety) return [];
  const returnAt = note.nextStep?.returnAt;
  return returnAt ? [{ id: `return:${note.id}`, noteId: note.id, kind: 'return', at: epochOf(returnAt) }] : [];
}
