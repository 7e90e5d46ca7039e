/** What the parts of a copy's records are called on the page: a person never reads the name that a program gave them. */
import type { Note } from '../../core/note.ts';
import type { NewTabSettings, Settings } from '../../core/settings.ts';
import type { Translate } from '../../core/translate.ts';
import { FIELD_KEYS } from './field-keys.ts';

const NOTE_KEYS: Readonly<Record<Exclude<keyof Note, 'id' | 'isDamaged'>, string>> = {
  ...FIELD_KEYS,
  begunAt: 'field.when',
  changedAt: 'bring.name-changed',
  texts: 'copies.part-texts',
  nextStep: 'copies.part-step',
  wantsLookBack: 'field.look-backs',
  lookBackSettledAt: 'field.look-backs',
};

const SETTING_KEYS: Readonly<Record<keyof Settings | `newTab.${keyof NewTabSettings}` | 'settings', string>> = {
  settings: 'room.settings',
  breathCount: 'settings.breaths',
  slowWay: 'settings.slow-way',
  offersLookBack: 'settings.look-back-offer',
  lookBackSpans: 'settings.look-back-spans',
  notifiesReturn: 'settings.notify',
  textSize: 'settings.text-size',
  theme: 'settings.theme',
  language: 'settings.language',
  spellCheck: 'settings.spelling',
  newTab: 'settings.new-tab',
  'newTab.isCovered': 'settings.cover',
  'newTab.howOften': 'settings.often',
  'newTab.picksByPattern': 'settings.picks',
  helpCountry: 'help.country',
  lockAfterMinutes: 'room.lock',
  remindsOfCopies: 'settings.copies',
  neutralFileNames: 'settings.file-names',
};

/** The parts of a note, each once and as the page calls it. */
export const namesOfParts = (names: readonly string[], t: Translate) => listed(names, NOTE_KEYS, t);

/** Settings as the page calls them. */
export const namesOfSettings = (names: readonly string[], t: Translate) => listed(names, SETTING_KEYS, t);

function listed(names: readonly string[], keys: Readonly<Record<string, string>>, t: Translate): string {
  const said = names.map((name) => (Object.hasOwn(keys, name) ? t(keys[name]!) : name));
  return [...new Set(said)].map((name) => t('bring.name', { name })).join(', ');
}
