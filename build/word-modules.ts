/**
 * From the files of words to the modules that pages load: one a use, so that a page loads only what it says.
 */
import { helpDataOf } from '../core/words-help.ts';
import type { Insight } from '../core/words.ts';
import { isRecord } from '../core/record.ts';
import { CARD, FIRST_LANGUAGE, placeOf, type WordSource } from '../core/words-files.ts';
import { PSEUDO_LANGUAGES } from './pseudo-languages.ts';

/** The modules, each with the files that it hands over; those of the interface and `insights` are made otherwise. */
const USES = {
  interface: [],
  popup: [],
  newtab: [],
  worker: [],
  lock: [],
  map: [],
  bring: [],
  settings: [],
  pause: ['pause', 'urges', 'triggers', 'body', 'feelings', 'thoughts', 'signals', 'steps', 'messages', 'help'],
  insights: [],
  help: ['own-plan'],
  notes: ['look-back', 'held', 'afterwards'],
  'first-run': ['first-run', 'worked'],
} as const;

/** The parts of the interface that the pause itself says. The popup loads these alone; what opens behind it brings the rest along. */
export const POPUP_SECTIONS = ['act', 'pause', 'problem'] as const;
/** The part of the interface that the new tab's first frame says: whatever is not in it costs that frame nothing. */
const NEW_TAB_SECTIONS = ['newtab', 'insight'] as const;
/** What the worker says. Its file is read at every waking. */
const WORKER_SECTIONS = ['notification'] as const;
/** What the lock says, where someone turns it on or meets it closed: nothing that the options page waits for. */
const LOCK_SECTIONS = ['lock', 'passphrase'] as const;
/** What the map says. */
const MAP_SECTIONS = ['map'] as const;
/** What the room of copies says: taking them out, the sheet to print, and bringing one in. */
const BRING_SECTIONS = ['bring', 'copies', 'sheet', 'field', 'passphrase', 'settings'] as const;
/** What the settings say: the room of copies names some of them too. */
const SETTINGS_SECTIONS = ['settings'] as const;
/** What comes with a room of the options page when it is opened. */
const LATE_SECTIONS = [...LOCK_SECTIONS, ...MAP_SECTIONS, ...BRING_SECTIONS, ...SETTINGS_SECTIONS];

/** What words are used for. */
export type WordUse = keyof typeof USES;

/** Words by language, then by use. The first language comes first. */
export type WordsByLanguage = ReadonlyMap<string, Readonly<Record<WordUse, unknown>>>;

/** Whether there is a module of this name. */
export function isWordUse(name: string): name is WordUse {
  return Object.hasOwn(USES, name);
}

/** Everything that the modules say. `withPseudo` adds the two made-up languages, which no released build may have. */
export function wordsByLanguage(sources: readonly WordSource[], withPseudo: boolean): WordsByLanguage {
  const places = sources.flatMap((source) => {
    const place = placeOf(source.file);
    return place ? [{ ...place, value: source.value }] : [];
  });
  const languages = [...new Set([FIRST_LANGUAGE, ...places.map(({ language }) => language)])];
  const files = languages.map((language) => ({ language, entries: places.filter((place) => place.language === language) }));
  const english = files[0]?.entries ?? [];
  const pseudo = (withPseudo ? PSEUDO_LANGUAGES : []).map(({ language, translate }) => ({
    language,
    entries: english.map((entry) => ({ ...entry, value: translate(entry.name, entry.value) })),
  }));
  return new Map(
    [...files, ...pseudo].map(({ language, entries }) => {
      const valueOf = (name: string) => entries.find((entry) => entry.name === name)?.value;
      const group = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, valueOf(name)]));
      return [language, {
        interface: withoutSections(valueOf('interface'), LATE_SECTIONS),
        popup: sectionsOf(valueOf('interface'), POPUP_SECTIONS),
        newtab: sectionsOf(valueOf('interface'), NEW_TAB_SECTIONS),
        worker: sectionsOf(valueOf('interface'), WORKER_SECTIONS),
        lock: sectionsOf(valueOf('interface'), LOCK_SECTIONS),
        map: sectionsOf(valueOf('interface'), MAP_SECTIONS),
        bring: sectionsOf(valueOf('interface'), BRING_SECTIONS),
        settings: sectionsOf(valueOf('interface'), SETTINGS_SECTIONS),
        pause: group(USES.pause),
        insights: entries.filter(({ name }) => name === CARD).flatMap(({ value }) => insightOf(value)),
        help: group(USES.help),
        notes: group(USES.notes),
        'first-run': group(USES['first-run']),
      }];
    }),
  );
}

function sectionsOf(words: unknown, sections: readonly string[]): Record<string, unknown> {
  return isRecord(words) ? Object.fromEntries(sections.map((section) => [section, words[section]])) : {};
}

function withoutSections(words: unknown, sections: readonly string[]): unknown {
  return isRecord(words) ? Object.fromEntries(Object.entries(words).filter(([section]) => !sections.includes(section))) : words;
}

// A retired card is left out: no note names it, so nothing would ever ask for its text.
function insightOf(value: unknown): Insight[] {
  if (!isRecord(value) || value['retired'] === true) return [];
  const { id, idea, kind, part, tags, title, body, ask, counterweight } = value as unknown as Insight;
  return [{ id, idea, kind, part, tags, counterweight: counterweight === true, title, body, ask }];
}

/** The source of a use's main module: English at once, the other languages when they are asked for. `importOf` names a language's module. */
export function mainModule(use: WordUse, words: WordsByLanguage, importOf: (language: string) => string): string {
  const others = [...words.keys()].filter((language) => language !== FIRST_LANGUAGE);
  const loaders = others.map((language) => `${JSON.stringify(language)}: () => import(${JSON.stringify(importOf(language))}),`);
  return [
    `export const english = ${JSON.stringify(words.get(FIRST_LANGUAGE)?.[use])};`,
    `export const languages = ${JSON.stringify([...words.keys()])};`,
    ...(use === 'interface' ? [`export const names = ${JSON.stringify(namesOf(words))};`] : []),
    ...(others.length === 0
      ? ['export const load = async () => english;']
      : [
          `const others = { ${loaders.join(' ')} };`,
          'export const load = async (language) => Object.hasOwn(others, language) ? (await others[language]()).words : english;',
        ]),
  ].join('\n');
}

/** The source of the module of help lines: by country, the same in every language. */
export function helpModule(sources: readonly WordSource[]): string {
  return `export const helpLines = ${JSON.stringify(helpDataOf(sources))};`;
}

/** The source of one language's module. */
export function languageModule(use: WordUse, language: string, words: WordsByLanguage): string {
  return `export const words = ${JSON.stringify(words.get(language)?.[use])};`;
}

// What each language calls itself, so that the choice can be shown before any of them is loaded.
function namesOf(words: WordsByLanguage): Record<string, string> {
  const nameOf = (value: unknown) => (value as { language?: { name?: string } } | undefined)?.language?.name;
  return Object.fromEntries([...words].map(([language, uses]) => [language, nameOf(uses.interface) ?? language]));
}
