// Does what content/README.md tells its readers to do, word for word.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent, LEDGER } from '../../../build/check-content.ts';
import { readSources } from '../../../build/read-content.ts';
import type { WordIds } from '../../../build/word-ids.ts';
import { wordsByLanguage } from '../../../build/word-modules.ts';
import { offered, textOf, type Insight, type PauseWords } from '../../../core/words.ts';
import { isTranslation, ROOT } from '../../support/word-files.ts';

interface Step { readonly action: string; readonly file: string; readonly text: string; readonly under: string }

const readme = readFileSync(join(ROOT, 'content/README.md'), 'utf8');

/** The blocks that a reader types, each with the heading it stands under. */
function stepsIn(text: string): Step[] {
  return [...text.matchAll(/^```(?:yaml|md) (find|replace|append|new) (\S+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    action: match[1] ?? '', file: match[2] ?? '', text: match[3] ?? '', under: text.slice(0, match.index).match(/^## .*$/gm)?.at(-1) ?? '',
  }));
}

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'one-beat-words-'));
  for (const folder of ['content', 'locales', dirname(LEDGER)]) cpSync(join(ROOT, folder), join(root, folder), { recursive: true, filter: (from) => !isTranslation(relative(ROOT, from).replaceAll('\\', '/')) });
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const write = (file: string, text: string) => writeFileSync(join(root, file), text);
const english = () => wordsByLanguage(readSources(root), false).get('en');
const pause = () => english()?.pause as PauseWords;

function follow(heading: string): void {
  const steps = stepsIn(readme).filter(({ under }) => under === `## ${heading}`);
  expect(steps.length, heading).toBeGreaterThan(0);
  steps.forEach(({ action, file, text }, index) => {
    if (action === 'append') write(file, read(file) + text);
    if (action === 'new') write(file, text);
    if (action === 'find') expect(read(file).split(text), `the line in ${file}`).toHaveLength(2);
    if (action === 'replace') write(file, read(file).replace(steps[index - 1]?.text ?? '', text));
  });
}

const isWell = () => expect(checkContent(root)).toMatchObject({ isWell: true });

test('says first that there is no code here', () => {
  expect(readme.split('\n')[0]).toMatch(/no code in this folder/);
});

test('every block that a reader types is tried here', () => {
  const headings = new Set(stepsIn(readme).map(({ under }) => under));
  expect([...headings]).toEqual(['## Change a word', '## Add an urge', '## Take a word away', '## Add a card']);
  expect(readme.match(/^```(yaml|md)/gm)).toHaveLength(stepsIn(readme).length);
});

describe('following it', () => {
  test('a word is changed, and old notes say the new one', () => {
    follow('Change a word');
    isWell();
    expect(textOf(pause().urges, 'go-quiet')).toBe('fall silent');
  });
  test('an urge is added, and its id is kept for ever', () => {
    follow('Add an urge');
    isWell();
    expect(offered(pause().urges).at(-1)?.text).toBe('clean the flat');
    const { urges } = JSON.parse(read(LEDGER)) as WordIds;
    expect(urges?.at(-1)).toBe('clean-up');
  });
  test('a word is taken away: no longer offered, still named', () => {
    follow('Take a word away');
    isWell();
    expect(offered(pause().urges).map(({ id }) => id)).not.toContain('sleep');
    expect(textOf(pause().urges, 'sleep')).toBe('sleep');
  });
  test('a card is added', () => {
    follow('Add a card');
    isWell();
    const cards = english()?.insights as Insight[] | undefined;
    expect(cards?.find(({ id }) => id === 'the-borrowed-umbrella')?.title).toBe('The borrowed umbrella');
  });
  test('a language is added, with the cards that are translated and no English ones', () => {
    cpSync(join(root, 'content/en'), join(root, 'content/de'), { recursive: true });
    write('locales/de.yml', read('locales/en.yml').replace('name: English', 'name: Deutsch'));
    const cards = readSources(root).filter(({ file }) => file.startsWith('content/de/insights/')).slice(2);
    for (const { file } of cards) rmSync(join(root, file));
    const banned = /```banned-en[\s\S]*?```/.exec(readme)?.[0] ?? '';
    write('content/README.md', `${readme}\n${banned.replace('banned-en', 'banned-de')}\n`);
    isWell();
    expect(wordsByLanguage(readSources(root), false).get('de')?.insights).toHaveLength(2);
  });
  test('the problem it quotes reads as it says', () => {
    const file = 'content/en/urges.yml';
    const help = /help: "[^"]*"/.exec(read(file).split('\n')[13] ?? '')?.[0] ?? '';
    write(file, read(file).replace(help, `help: "${'a'.repeat(103)}"`));
    const quoted = /such as “([^”]*)”/.exec(readme.replace(/\s+/g, ' '))?.[1];
    expect(checkContent(root)).toEqual({ isWell: false, lines: [quoted] });
  });
  test('a deleted word is asked back', () => {
    const file = 'content/en/urges.yml';
    write(file, read(file).replace(/^- \{ id: sleep,.*\n/m, ''));
    expect(checkContent(root).lines).toEqual(['The word “sleep” is gone from “urges”, but old notes may name it. Please bring it back with “retired: true”.']);
  });
});
