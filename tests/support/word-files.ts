// The real words with an edit made to them, so that each check can be seen to find what it is for.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources, sourceOf } from '../../build/read-content.ts';
import { checkWords, problemLine } from '../../core/check-words.ts';
import type { WordSource } from '../../core/words-files.ts';

export const ROOT = join(import.meta.dirname, '../..');

export type Files = Map<string, string>;

/** Whether the file belongs to a language other than English: these checks are shown edits of the English words, whatever else is translated. */
export function isTranslation(file: string): boolean {
  return /^content\/(?!en(\/|$)|help(\/|$))[^/.]+(\/|$)|^locales\/(?!en\.yml$)./.test(file);
}

/** Every English file of words as it is written, by its path in the project. */
export function realFiles(): Files {
  const files = readSources(ROOT).map(({ file }) => file).filter((file) => !isTranslation(file));
  const written = (file: string) => readFileSync(join(ROOT, file), 'utf8');
  return new Map(files.map((file) => [file, file === 'content/README.md' ? written(file).replaceAll(/```banned-(?!en\b)[\s\S]*?```\n?/g, '') : written(file)]));
}

export function sourcesOf(files: Files): WordSource[] {
  return [...files].map(([file, text]) => sourceOf(file, text));
}

export function problemsOf(files: Files): string[] {
  return checkWords(sourcesOf(files)).map(problemLine);
}

/** Replaces a text that must stand in the file exactly once; gives the line on which it stands. */
export function edit(files: Files, file: string, find: string, replace: string): number {
  const text = files.get(file);
  if (text === undefined) throw new Error(`there is no ${file}`);
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`“${find}” stands ${parts.length - 1} times in ${file}`);
  files.set(file, parts.join(replace));
  return (parts[0] ?? '').split('\n').length;
}

/** A second language made from the English files, with a text of its own in each place; `cards` says how many cards are taken along. */
export function addLanguage(files: Files, language: string, cards: number): void {
  let taken = 0;
  const english = Array.from(files);
  for (const [file, text] of english) {
    if (file.startsWith('content/en/insights/') && (taken += 1) > cards) continue;
    if (file.startsWith('content/en/')) files.set(file.replace('content/en/', `content/${language}/`), text);
    if (file === 'locales/en.yml') files.set(`locales/${language}.yml`, text.replace('name: English', `name: ${language}`));
  }
  const readme = files.get('content/README.md') ?? '';
  files.set('content/README.md', `${readme}\n\`\`\`banned-${language}\nnie\n\`\`\`\n`);
}
