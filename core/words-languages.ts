/**
 * Rules between languages: a second one says the same things, with the same gaps, and its interface is complete.
 *
 * Notes keep ids, and the flags of a step decide what may be offered to someone who is not safe. So both are the same in every language.
 */
import { isRecord } from './record.ts';
import { idLists, isSaid, textsIn, type WordPath, type WordSource } from './words-files.ts';
import type { Report } from './words-rules.ts';

const at = (value: unknown, path: WordPath): unknown => path.reduce<unknown>((inner, part) => (inner as Record<string | number, unknown> | undefined)?.[part], value);
const gapsOf = (text: string): string => [...new Set(text.match(/\{[a-z]+\}/g))].toSorted().join(' ');
const entryOf = (list: unknown, id: string): unknown => (Array.isArray(list) ? list.find((entry) => isRecord(entry) && entry['id'] === id) : undefined);

/** Checks that a file of another language names the same words as the first language's, with the same flags and gaps. */
export function checkSameWords(name: string, first: WordSource, other: WordSource, report: Report): void {
  for (const { path, ids } of idLists(first.value)) {
    const there = at(other.value, path);
    for (const id of ids) {
      const entry = entryOf(there, id);
      if (entry === undefined) {
        report(other, path, `The entry “${id}” of ${first.file} is missing here. Please translate it.`);
        continue;
      }
      const place = (there as readonly unknown[]).indexOf(entry);
      checkSameFlags(name, entryOf(at(first.value, path), id), entry, (path_, message) => report(other, [...path, place, ...path_], message));
    }
    if (!Array.isArray(there)) continue;
    there.forEach((entry, place) => {
      if (isRecord(entry) && !ids.includes(String(entry['id']))) report(other, [...path, place], `The entry “${String(entry['id'])}” is not in ${first.file}. Please add it there first.`);
    });
  }
  if (idLists(first.value).some(({ path }) => path.length === 0)) return;
  for (const { path, text } of textsIn(first.value)) {
    const said = at(other.value, path);
    if (typeof said === 'string' && gapsOf(said) !== gapsOf(text)) report(other, path, gapProblem(text));
  }
}

function checkSameFlags(name: string, first: unknown, other: unknown, report: (path: WordPath, message: string) => void): void {
  if (!isRecord(first) || !isRecord(other)) return;
  for (const key of new Set([...Object.keys(first), ...Object.keys(other)])) {
    const isText = typeof (first[key] ?? other[key]) === 'string' && isSaid(name, [key]);
    if (isText || isRecord(first[key]) || Array.isArray(first[key]) && isSaid(name, [key])) continue;
    if (JSON.stringify(first[key]) === JSON.stringify(other[key])) continue;
    const wanted = first[key] === undefined ? 'It is not there in English, so please take it out.' : `Please write it as in English: ${JSON.stringify(first[key])}.`;
    report([key], `“${key}” must be the same in every language. ${wanted}`);
  }
}

/** Checks that a card of another language is a translation of a card that is there. */
export function checkSameCard(first: WordSource | undefined, other: WordSource, report: Report): void {
  if (!first) {
    report(other, ['id'], `There is no English card of this name. Please write it first, or mend the file’s name.`);
    return;
  }
  for (const key of ['idea', 'kind', 'tags', 'counterweight', 'retired']) {
    if (JSON.stringify(at(first.value, [key])) !== JSON.stringify(at(other.value, [key]))) {
      report(other, [key], `“${key}” must be the same in every language. Please write it as in ${first.file}.`);
    }
  }
}

/**
 * Checks the interface of a language: the same sections and keys as the first language's, the same gaps, and the plural forms that the
 * language needs. `first` may be the file itself: then only its own plural forms are checked.
 */
export function checkInterface(first: WordSource, other: WordSource, language: string, report: Report): void {
  if (!isRecord(first.value) || !isRecord(other.value)) {
    report(other, [], 'This file must hold sections, each as “name:”.');
    return;
  }
  compareKeys(first, other, [], report);
  for (const [section, words] of Object.entries(other.value)) {
    if (!isRecord(words)) {
      report(other, [section], `The section “${section}” must hold lines, each as “name: text”.`);
      continue;
    }
    compareKeys(first, other, [section], report);
    for (const [key, message] of Object.entries(words)) checkMessage(at(first.value, [section, key]), message, language, (path, text) => report(other, [section, key, ...path], text));
  }
}

function compareKeys(first: WordSource, other: WordSource, path: WordPath, report: Report): void {
  const wanted = at(first.value, path);
  const there = at(other.value, path);
  if (!isRecord(wanted) || !isRecord(there)) return;
  for (const key of Object.keys(wanted)) if (!(key in there)) report(other, path, `“${key}” is missing here. Please add it as in ${first.file}.`);
  for (const key of Object.keys(there)) if (!(key in wanted)) report(other, [...path, key], `“${key}” is not in ${first.file}. Please check how it is spelled, or take it out.`);
}

function checkMessage(first: unknown, message: unknown, language: string, report: (path: WordPath, text: string) => void): void {
  if (typeof message !== 'string' && !isRecord(message)) {
    report([], 'This must be words. Please put them in quotation marks.');
    return;
  }
  if (first !== undefined && isRecord(first) !== isRecord(message)) {
    report([], isRecord(first) ? 'This text needs its plural forms, as in English.' : 'This text has no plural forms in English. Please write one text.');
    return;
  }
  const sample = textsIn(first).map(({ text }) => text).join(' ');
  const forms = isRecord(message) ? Object.entries(message) : [['', message] as const];
  for (const [form, text] of forms) {
    const path = form === '' ? [] : [form];
    if (typeof text !== 'string' || text.trim() === '') report(path, 'The text is empty. Please write it.');
    // "one note" may be said without a figure; "several" may not.
    else if (first !== undefined && gapsOf(text) !== gapsOf(sample) && !(form !== '' && form !== 'other' && gapsOf(text) === gapsOf(sample.replaceAll('{n}', '')))) {
      report(path, gapProblem(sample));
    }
  }
  if (!isRecord(message)) return;
  const needed: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const form of needed) if (!(form in message)) report([], `The plural form “${form}” is missing here. This language needs: ${needed.join(', ')}.`);
  for (const form of Object.keys(message)) if (!needed.includes(form)) report([form], `This language has no plural form “${form}”. It needs: ${needed.join(', ')}.`);
}

function gapProblem(text: string): string {
  const gaps = gapsOf(text);
  return gaps === '' ? 'There is a gap here that English does not have. Please take it out.' : `The gaps here must be the same as in English: ${gaps}. Please leave them as they are.`;
}
