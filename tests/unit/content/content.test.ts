import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSources } from '../../../build/read-content.ts';
import { LEDGER } from '../../../build/check-content.ts';
import { idsOfWords, lostIds, type WordIds } from '../../../build/word-ids.ts';
import { checkWords, problemLine } from '../../../core/check-words.ts';
import type { Ideas } from '../../../core/words-cards.ts';
import { ROOT } from '../../support/word-files.ts';

const sources = readSources(ROOT);
const ideas = (sources.find(({ file }) => file === 'content/ideas.yml')?.value as Ideas | undefined)?.ideas ?? [];

test('nothing is to be mended in the words', () => {
  expect(checkWords(sources).map(problemLine)).toEqual([]);
});

describe('the list of ideas', () => {
  test('holds all 84, letter by letter', () => {
    const counts = { O: 4, K: 6, Q: 1, W: 4, N: 5, D: 10, F: 10, S: 6, V: 4, R: 10, C: 4, H: 8, X: 5, A: 7 };
    const ids = Object.entries(counts).flatMap(([letter, count]) => Array.from({ length: count }, (_, index) => `${letter}${index + 1}`));
    expect(ids).toHaveLength(84);
    expect(ideas.map(({ id }) => id)).toEqual(ids);
  });
  test('asks for a counterweight wherever an idea could undermine a true doubt', () => {
    const countered = ideas.filter(({ counterweight }) => counterweight).map(({ id }) => id);
    expect(countered.toSorted()).toEqual(['F1', 'F10', 'F2', 'F3', 'F6', 'F8', 'N4', 'R8', 'S2', 'S4']);
  });
});

describe('the ledger of ids', () => {
  const ledger = JSON.parse(readFileSync(join(ROOT, LEDGER), 'utf8')) as WordIds;
  const ids = idsOfWords(sources);

  test('holds every word that is there: `npm run words` writes new ones into it', () => {
    for (const [list, known] of Object.entries(ids)) expect(known.filter((id) => !ledger[list]?.includes(id)), list).toEqual([]);
  });
  test('names no word that is gone: a word is retired, never deleted', () => {
    expect(lostIds(ledger, ids)).toEqual([]);
  });
  test('names no word twice', () => {
    for (const [list, known] of Object.entries(ledger)) expect(new Set(known).size, list).toBe(known.length);
  });
});
