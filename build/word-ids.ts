/**
 * The ledger of ids. Notes keep ids for ever, so an id that was once handed out is written down and never taken away.
 */
import { isRecord } from '../core/record.ts';
import { CARD, FIRST_LANGUAGE, idLists, placeOf, type WordSource } from '../core/words-files.ts';

/** Ids by list, such as `urges` or `look-back/done`, in the order in which they came. */
export type WordIds = Readonly<Record<string, readonly string[]>>;

// Pages to read, not words to choose: no note ever names their parts, so they may come and go.
const READ_ONLY = ['interface', 'help', 'first-run', 'worked'];

/** The ids of all words that are there, retired or not. */
export function idsOfWords(sources: readonly WordSource[]): WordIds {
  const ids: Record<string, string[]> = {};
  for (const { file, value } of sources) {
    const place = placeOf(file);
    if (place?.language !== FIRST_LANGUAGE || READ_ONLY.includes(place.name)) continue;
    if (place.name === CARD) (ids[CARD] ??= []).push(isRecord(value) ? String(value['id']) : '');
    else for (const list of idLists(value)) ids[[place.name, ...list.path].join('/')] = [...list.ids];
  }
  return ids;
}

/** The ledger with the new ids at the end of their lists, and which they are. Nothing is ever taken out or moved. */
export function addIds(ledger: WordIds, ids: WordIds): { readonly ledger: WordIds; readonly added: readonly string[] } {
  const lists = [...new Set([...Object.keys(ledger), ...Object.keys(ids)])];
  const newIn = (list: string) => (ids[list] ?? []).filter((id) => !ledger[list]?.includes(id));
  return {
    ledger: Object.fromEntries(lists.map((list) => [list, [...(ledger[list] ?? []), ...newIn(list)]])),
    added: lists.flatMap((list) => newIn(list).map((id) => `${list}/${id}`)),
  };
}

/** Ids of the ledger that no word carries any more, as sentences that say what to do. */
export function lostIds(ledger: WordIds, ids: WordIds): readonly string[] {
  return Object.entries(ledger).flatMap(([list, known]) =>
    known
      .filter((id) => !ids[list]?.includes(id))
      .map((id) => `The word “${id}” is gone from “${list}”, but old notes may name it. Please bring it back with “retired: true”.`),
  );
}
