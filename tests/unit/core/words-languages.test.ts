import { describe, expect, test } from 'vitest';
import { addLanguage, edit, problemsOf, realFiles, type Files } from '../../support/word-files.ts';

const CARD = 'content/en/insights/the-chain-on-the-door.md';
const LOCALE = 'locales/en.yml';

describe('the interface', () => {
  test.each([
    ['a plural form that English needs', '    one: "{n} note"\n', '', /The plural form “one” is missing here\. This language needs: one, other/],
    ['a plural form that English has not', '    one: "{n} note"\n', '    one: "{n} note"\n    few: "{n} notes"\n', /no plural form “few”/],
    ['a plural form without its figure', '    other: "{n} notes"', '    other: notes', /The gaps here must be the same as in English: \{n\}/],
  ])('%s', (_, find, replace, message) => {
    const files = realFiles();
    edit(files, LOCALE, find, replace);
    expect(problemsOf(files)).toEqual([expect.stringMatching(message)]);
  });
  test('lets “one” go without its figure', () => {
    const files = realFiles();
    edit(files, LOCALE, '    one: "{n} note"\n', '    one: one note\n');
    expect(problemsOf(files)).toEqual([]);
  });
});

describe('a second language', () => {
  const german = (change: (files: Files) => void) => {
    const files = realFiles();
    addLanguage(files, 'de', 3);
    change(files);
    return problemsOf(files);
  };

  test('needs only the cards that are translated', () => {
    expect(german(() => undefined)).toEqual([]);
  });
  test('may have longer lines than English, and capitals', () => {
    expect(german((files) => edit(files, 'content/de/urges.yml', 'text: pick a fight,', 'text: Streit anfangen,'))).toEqual([]);
  });
  test.each([
    ['a file that is missing', (files: Files) => files.delete('content/de/body.yml'), /content\/de\/body\.yml, line 1: This file is missing\. Please copy content\/en\/body\.yml/],
    ['an interface that is missing', (files: Files) => files.delete('locales/de.yml'), /locales\/de\.yml, line 1: This file is missing\. Please copy locales\/en\.yml/],
    ['a key that is missing', (files: Files) => edit(files, 'locales/de.yml', '  done: Done\n  undo: Undo\n', '  done: Done\n'), /locales\/de\.yml, line \d+: “undo” is missing here/],
    ['a key too many', (files: Files) => edit(files, 'locales/de.yml', '  done: Done\n  undo: Undo\n', '  done: Done\n  undo: Undo\n  redo: Redo\n'), /“redo” is not in locales\/en\.yml/],
    ['a gap that is lost', (files: Files) => edit(files, 'locales/de.yml', 'A pause from {day}', 'A pause'), /gaps here must be the same as in English: \{day\}/],
    ['a gap with another name', (files: Files) => edit(files, 'content/de/pause.yml', 'breath {number} of {count}', 'Atemzug {nummer} von {count}'), /gaps here must be the same as in English: \{count\} \{number\}/],
    ['a word that is missing', (files: Files) => edit(files, 'content/de/thoughts.yml', 'id: certain', 'id: sicher'), /The entry “certain” of content\/en\/thoughts\.yml is missing here/],
    ['a flag that differs', (files: Files) => edit(files, 'content/de/steps.yml', 'will: call or text a helpline\n  safe: true', 'will: call or text a helpline\n  safe: true\n  contact: true'), /“contact” must be the same in every language\. It is not there in English/],
    ['a card that English does not have', (files: Files) => files.set('content/de/insights/neu.md', (files.get(CARD) ?? '').replace('id: the-chain-on-the-door', 'id: neu')), /neu\.md, line 2: There is no English card of this name/],
    ['no list of banned phrases', (files: Files) => edit(files, 'content/README.md', '```banned-de', '```banned-nl'), /There is no list “banned-de”/],
    ['a banned phrase of its own', (files: Files) => edit(files, 'content/de/held.yml', 'title: It held', 'title: Nie'), /“nie” are on the list/],
  ])('%s', (_, change, message) => {
    expect(german(change).filter((problem) => message.test(problem))).toHaveLength(1);
  });
  test('needs the plural forms of its own rules', () => {
    const files = realFiles();
    addLanguage(files, 'pl', 0);
    expect(problemsOf(files).some((problem) => /locales\/pl\.yml, line \d+: The plural form “few” is missing here\. This language needs: one, few, many, other\./.test(problem))).toBe(true);
  });
});
