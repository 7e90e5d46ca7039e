import { later } from '../../components/base/later.ts';

/** Most people never have a damaged note. Apart from the other late parts, since two of those show it. */
export const DamagedNote = later(() => import('./DamagedNote.tsx').then((part) => part.DamagedNote));
