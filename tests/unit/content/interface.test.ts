import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCode } from '../../../scripts/parse-source.ts';
import { readProject } from '../../../scripts/project-files.ts';
import { sourceOf } from '../../../build/read-content.ts';
import type { InterfaceWords } from '../../../core/translate.ts';
import { ROOT } from '../../support/word-files.ts';

// Keys that are put together from a fixed beginning and a code, such as `problem.${code}`: any key with this beginning counts as used.
const BEGINNINGS = ['problem.', 'help.emergency-', 'help.kind-', 'help.audience-', 'help.hours-', 'help.way-', 'bring.working-', 'bring.file-', 'bring.count-', 'bring.refused-', 'bring.place-', 'bring.done-'];
// Keys that the words plugin reads.
const READ_ELSEWHERE = ['language.name'];

interface Use { readonly file: string; readonly key: string }

/** Every key that a source asks for by name, and every beginning of a key that is put together. */
function usesIn(file: string, text: string): { keys: Use[]; beginnings: Use[] } {
  const keys = [...text.matchAll(/\bt\(\s*(?:[^'"`()]*\?\s*)?(['"])([^'"]+)\1(?:\s*:\s*(['"])([^'"]+)\3)?/g)].flatMap((match) => [match[2], match[4]]);
  const beginnings = [...text.matchAll(/\bt\(\s*`([^`$]*)\$\{/g)].map((match) => match[1]);
  const whole = [...text.matchAll(/\bt\(\s*`([^`$]*)`/g)].map((match) => match[1]);
  const asUses = (found: (string | undefined)[]) => found.filter((key) => key !== undefined).map((key) => ({ file, key }));
  return { keys: asUses([...keys, ...whole]), beginnings: asUses(beginnings) };
}

const words = sourceOf('locales/en.yml', readFileSync(join(ROOT, 'locales/en.yml'), 'utf8')).value as InterfaceWords;
const known = Object.entries(words).flatMap(([section, messages]) => Object.keys(messages).map((key) => `${section}.${key}`));
const sources = readProject(ROOT).filter(({ path }) => isCode(path) && /^(components|entrypoints)\//.test(path));
// What may go wrong has a name in code, and each name a sentence: no other sentence counts as used because it begins like these.
const port = readFileSync(join(ROOT, 'core/pause-port.ts'), 'utf8');
const problems = [.../export type Problem =([^;]*);/.exec(port)![1]!.matchAll(/'([^']+)'/g)].map((match) => `problem.${match[1]}`);
const uses = sources.map(({ path, text }) => usesIn(path, text));

describe('the words of the interface', () => {
  test('are there for every key that a page asks for', () => {
    const missing = uses.flatMap(({ keys }) => keys).filter(({ key }) => !known.includes(key));
    expect(missing.map(({ file, key }) => `${file} asks for ${key}`)).toEqual([]);
  });
  test('are put together from known beginnings only', () => {
    const odd = uses.flatMap(({ beginnings }) => beginnings).filter(({ key }) => !BEGINNINGS.includes(key));
    expect(odd.map(({ file, key }) => `${file} asks for ${key}…`)).toEqual([]);
  });
  test('have a beginning in that list only where some page puts a key together from it', () => {
    const asked = new Set(uses.flatMap(({ beginnings }) => beginnings).map(({ key }) => key));
    expect(BEGINNINGS.filter((beginning) => !asked.has(beginning))).toEqual([]);
  });
  test('have a sentence for everything that may go wrong, and each is said somewhere', () => {
    expect(problems.length).toBeGreaterThan(10);
    expect(problems.filter((key) => !known.includes(key))).toEqual([]);
    const all = readProject(ROOT).filter(({ path }) => isCode(path) && /^(components|entrypoints|storage)\//.test(path)).map(({ text }) => text).join('\n');
    // What comes of a storage error is put together from its code.
    const said = (key: string) => key.startsWith('problem.storage-') || all.includes(`'${key.slice('problem.'.length)}'`);
    expect(problems.filter((key) => !said(key))).toEqual([]);
  });
  test('are all used', () => {
    // A key may also be handed on as a value before it is asked for, so any mention of it in quotes counts.
    const all = sources.map(({ text }) => text).join('\n');
    const isPutTogether = (key: string) => (key.startsWith('problem.') ? problems.includes(key) : BEGINNINGS.some((beginning) => key.startsWith(beginning)));
    const unused = known.filter((key) => !READ_ELSEWHERE.includes(key) && !isPutTogether(key));
    expect(unused.filter((key) => !new RegExp(`['"\`]${key.replace('.', '\\.')}['"\`]`).test(all))).toEqual([]);
  });
});

describe('finding keys', () => {
  test.each([
    ["t('act.next')", ['act.next'], []],
    ['t(\n  "act.next", { n: 1 })', ['act.next'], []],
    ["t(isOpen ? 'act.less' : 'act.show')", ['act.less', 'act.show'], []],
    ['t(`problem.${code}`)', [], ['problem.']],
    ['t(`act.next`)', ['act.next'], []],
    ["get('act.next')", [], []],
  ])('%s', (text, keys, beginnings) => {
    const found = usesIn('x.tsx', text);
    expect(found.keys.map(({ key }) => key)).toEqual(keys);
    expect(found.beginnings.map(({ key }) => key)).toEqual(beginnings);
  });
});
