/**
 * Checks everything that is written in `content/` and `locales/`, and says what to do about each problem in words for a person who writes,
 * not for one who codes: "content/en/urges.yml, line 14: The help line is 103 characters long. Please keep it to 90."
 *
 * The rules stand in the files beside this one: shapes and lengths (words-shapes), sentences (words-prose), what may stand together
 * (words-rules), what the lists offer as a whole (words-vocabulary), cards (words-cards), other languages (words-languages), help lines by
 * country (words-help). All problems are found at once. How hard and how alike the cards are is measured in `build/check-cards.ts`.
 */
import { checkCards, checkIdeas, type Ideas } from './words-cards.ts';
import { checkHelp, isHelpFile } from './words-help.ts';
import { isRecord } from './record.ts';
import { CARD, FIRST_LANGUAGE, idLists, isSaid, placeOf, textsIn, WORD_FILES, type WordSource } from './words-files.ts';
import { checkInterface, checkSameCard, checkSameWords } from './words-languages.ts';
import { bannedRule, PROSE_RULES } from './words-prose.ts';
import { checkRules, type Report } from './words-rules.ts';
import { misshapen, roomFor, shapesFor } from './words-shapes.ts';
import { checkVocabulary } from './words-vocabulary.ts';

/** Something to mend, and where. */
export interface WordProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

const README = 'content/README.md';
const IDEAS = 'content/ideas.yml';
const FIRST_CHIP = 14;

/**
 * Every problem in a set of files, in the order of files and lines; none when all is well. The sources are the files of `content/` and
 * `locales/`, with `content/README.md` as a list of banned phrases by language.
 */
export function checkWords(sources: readonly WordSource[]): readonly WordProblem[] {
  const problems: WordProblem[] = [];
  const report: Report = (source, path, message) => problems.push({ file: source.file, line: source.lineOf(path), message });
  for (const { file, faults } of sources) for (const fault of faults ?? []) problems.push({ file, ...fault });
  const missing = (file: string, message: string) => problems.push({ file, line: 1, message });

  const readable = sources.filter((source) => (source.faults ?? []).length === 0);
  const ideasFile = sources.find(({ file }) => file === IDEAS);
  if (!ideasFile) missing(IDEAS, 'This file is missing. Please bring it back: it lists the ideas that the cards speak of.');
  const ideas = ideasFile && readable.includes(ideasFile) ? checkIdeas(ideasFile, report) : null;
  checkHelp(readable.filter(({ file }) => isHelpFile(file)), report);
  const banned = sources.find(({ file }) => file === README);

  const languages = [...new Set([FIRST_LANGUAGE, ...sources.flatMap(({ file }) => placeOf(file)?.language ?? [])])];
  const byLanguage = new Map(languages.map((language) => [language, filesOf(language, readable)]));
  for (const language of languages) {
    for (const file of [...WORD_FILES.map((name) => `content/${language}/${name}.yml`), `locales/${language}.yml`]) {
      if (sources.some((source) => source.file === file)) continue;
      missing(file, `This file is missing. Please ${language === FIRST_LANGUAGE ? 'bring it back' : `copy ${file.replace(`/${language}`, `/${FIRST_LANGUAGE}`)} to this place and translate it`}.`);
    }
    const phrases = isRecord(banned?.value) ? banned.value[language] : undefined;
    if (!Array.isArray(phrases)) missing(README, `There is no list “banned-${language}”. Please add one: the phrases that are not used in this language.`);
    checkLanguage(language, byLanguage, Array.isArray(phrases) ? phrases.map(String) : [], { ideas, ideasFile }, report);
  }
  return problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** A problem as one line of text. */
export function problemLine({ file, line, message }: WordProblem): string {
  return `${file}, line ${line}: ${message}`;
}

interface LanguageFiles {
  readonly named: ReadonlyMap<string, WordSource>;
  readonly cards: readonly WordSource[];
}

function filesOf(language: string, sources: readonly WordSource[]): LanguageFiles {
  const own = sources.flatMap((source) => {
    const place = placeOf(source.file);
    return place?.language === language ? [{ name: place.name, source }] : [];
  });
  return {
    named: new Map(own.filter(({ name }) => name !== CARD).map(({ name, source }) => [name, source])),
    cards: own.filter(({ name }) => name === CARD).map(({ source }) => source),
  };
}

function checkLanguage(
  language: string,
  all: ReadonlyMap<string, LanguageFiles>,
  banned: readonly string[],
  { ideas, ideasFile }: { readonly ideas: Ideas | null; readonly ideasFile: WordSource | undefined },
  report: Report,
): void {
  const { named, cards } = all.get(language) ?? { named: new Map<string, WordSource>(), cards: [] };
  const first = all.get(FIRST_LANGUAGE);
  const shapes = shapesFor(language);
  const shaped = new Map<string, WordSource>();

  for (const [name, source] of named) {
    if (name === 'interface') continue;
    const shape = WORD_FILES.find((known) => known === name);
    if (!shape) {
      report(source, [], `A file of this name is not known. The files are: ${WORD_FILES.join(', ')}.`);
      continue;
    }
    const wrong = misshapen(shapes[shape], source.value);
    wrong.forEach(({ path, message }) => report(source, path, message));
    if (wrong.length === 0) shaped.set(name, source);
    checkIds(source, report);
  }
  checkRules(shaped, report, roomFor(FIRST_CHIP, language));
  if (language === FIRST_LANGUAGE) checkVocabulary(shaped, report);
  checkCards(cards, language, ideas, named, ideasFile, report);

  const rules = [...PROSE_RULES, bannedRule(banned)];
  for (const [name, source] of [...named, ...cards.map((card) => [CARD, card] as const)]) {
    for (const { path, text } of textsIn(source.value)) {
      if (isSaid(name, path)) for (const message of rules.map((rule) => rule(text))) if (message) report(source, path, message);
    }
  }

  const words = named.get('interface');
  const firstWords = first?.named.get('interface');
  if (words) checkInterface(firstWords ?? words, words, language, report);
  if (language === FIRST_LANGUAGE || !first) return;
  for (const [name, source] of named) {
    const model = first.named.get(name);
    if (model && name !== 'interface') checkSameWords(name, model, source, report);
  }
  for (const card of cards) {
    checkSameCard(first.cards.find(({ file }) => file.split('/').at(-1) === card.file.split('/').at(-1)), card, report);
  }
}

function checkIds(source: WordSource, report: Report): void {
  for (const { path, ids } of idLists(source.value)) {
    ids.forEach((id, index) => {
      const before = ids.indexOf(id);
      if (id === '' || before === index) return;
      report(source, [...path, index, 'id'], `The id “${id}” stands here twice, first in line ${source.lineOf([...path, before])}. Please choose another for the new entry.`);
    });
  }
}
