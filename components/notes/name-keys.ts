import type { LookBackSpan, NoteKind } from '../../core/note.ts';

/** What each kind of note is called, as a key. */
export const KIND_KEYS: Readonly<Record<NoteKind, string>> = {
  pause: 'notes.kind-pause',
  afterwards: 'notes.kind-afterwards',
  held: 'notes.kind-held',
};

/** What each look back is called on a note, as a key. */
export const SPAN_KEYS: Readonly<Record<LookBackSpan, string>> = {
  day: 'look-back.day',
  week: 'look-back.week',
  month: 'look-back.month',
};
