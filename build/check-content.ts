/**
 * What `npm run words` does: checks the words, says what to mend, and writes new ids into the ledger when all is well.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkWords, problemLine } from '../core/check-words.ts';
import { checkCardTexts } from './check-cards.ts';
import { readSources } from './read-content.ts';
import { addIds, idsOfWords, lostIds, type WordIds } from './word-ids.ts';

/** The ledger's place in the project. */
export const LEDGER = 'tests/fixtures/word-ids.json';

/** Checks the words under a folder. Gives what to say, and whether all is well; adds to the ledger only then. */
export function checkContent(root: string): { readonly isWell: boolean; readonly lines: readonly string[] } {
  const sources = readSources(root);
  const file = join(root, LEDGER);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WordIds) : {};
  const ids = idsOfWords(sources);
  const lines = [...[...checkWords(sources), ...checkCardTexts(sources)].map(problemLine), ...lostIds(known, ids)];
  if (lines.length > 0) return { isWell: false, lines };

  const { ledger, added } = addIds(known, ids);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(ledger, null, 2)}\n`);
  return { isWell: true, lines: ['All is well.', ...added.map((id) => `A new id, from now on for ever: ${id}`)] };
}

if (import.meta.main) {
  const { isWell, lines } = checkContent(join(import.meta.dirname, '..'));
  console.log(lines.join('\n'));
  process.exitCode = isWell ? 0 : 1;
}
