import { later } from '../../components/base/later.ts';

/** Notes are read far more often than they are written in. Each comes with the first note that is opened, and is there at once from then on. */
export const NoteEditor = later(() => import('../../components/notes/NoteEditor.tsx').then((part) => part.NoteEditor));
export const ShortNote = later(() => import('../../components/notes/ShortNote.tsx').then((part) => part.ShortNote));
