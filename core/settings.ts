import * as v from 'valibot';
import { LOOK_BACK_SPANS, type LookBackSpan } from './note.ts';
import { LOCK_AFTER_MINUTES, type LockAfterMinutes } from './lock.ts';

/** How the first step slows things down: paced breaths, or looking around for people who dislike attending to breath. */
export type SlowWay = 'breath' | 'look-around';

/** Whether the browser's new tabs show the card of the day: all of them, the first of each day, or none. */
export type HowOften = 'every-tab' | 'first-of-day' | 'never';

/** What a person can set about new tabs. */
export interface NewTabSettings {
  /** Whether the card waits under a cover. Null until the person has answered: then it is covered, since someone may see the screen. */
  readonly isCovered: boolean | null;
  readonly howOften: HowOften;
  /** Whether cards may be picked, on this device, by what recent notes hold. */
  readonly picksByPattern: boolean;
}

/** The size of all text: as the browser has it, or larger. */
export type TextSize = 'normal' | 'large' | 'larger';

/** The sizes of text in order. */
export const TEXT_SIZES: readonly TextSize[] = ['normal', 'large', 'larger'];

/** Everything a person can set. Each has a default, so a missing or odd value never stops a page. */
export interface Settings {
  /** Breaths at the start of a pause, 1–10. */
  readonly breathCount: number;
  readonly slowWay: SlowWay;
  /** Whether notes ask to be looked back on at all; each may still say no. */
  readonly offersLookBack: boolean;
  /** How long after a pause it is asked for. */
  readonly lookBackSpans: readonly LookBackSpan[];
  /** Whether a notification, with neutral words, says that a promised time has come. */
  readonly notifiesReturn: boolean;
  readonly textSize: TextSize;
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: string;
  /** Whether the browser may check the spelling of private text: some browsers send it away, so it is off (SE-08). */
  readonly spellCheck: boolean;
  readonly newTab: NewTabSettings;
  /** The country whose help lines are shown, once the person has confirmed one; `unlisted` for one that is not in the list. */
  readonly helpCountry: string | null;
  /** After how many minutes without use an open lock closes; 0 is never in this session. Only of use where there is a lock. */
  readonly lockAfterMinutes: LockAfterMinutes;
  /** Whether a quiet line says when a new copy is worth taking. */
  readonly remindsOfCopies: boolean;
  /** Whether files that are taken out are called `notes-…`, without the name of this product: someone else may see the folder. */
  readonly neutralFileNames: boolean;
}

/** Some settings to change. Those of new tabs may come one by one: what is not named stays as it is stored. */
export type SettingsChange = Omit<Partial<Settings>, 'newTab'> & { readonly newTab?: Partial<NewTabSettings> };

/** The settings with a change in them. */
export function withChange(settings: Settings, change: SettingsChange): Settings {
  return { ...settings, ...change, newTab: { ...settings.newTab, ...change.newTab } };
}

/** Three breaths is our inference from E2–E5, not a tested dose. */
export const DEFAULT_SETTINGS: Settings = {
  breathCount: 3,
  slowWay: 'breath',
  offersLookBack: true,
  lookBackSpans: LOOK_BACK_SPANS,
  notifiesReturn: false,
  textSize: 'normal',
  theme: 'system',
  language: 'en',
  spellCheck: false,
  newTab: { isCovered: null, howOften: 'every-tab', picksByPattern: false },
  helpCountry: null,
  lockAfterMinutes: 15,
  remindsOfCopies: true,
  neutralFileNames: true,
};

const NewTabSchema = v.object({
  isCovered: v.fallback(v.nullable(v.boolean()), DEFAULT_SETTINGS.newTab.isCovered),
  howOften: v.fallback(v.picklist(['every-tab', 'first-of-day', 'never']), DEFAULT_SETTINGS.newTab.howOften),
  picksByPattern: v.fallback(v.boolean(), DEFAULT_SETTINGS.newTab.picksByPattern),
});

const SettingsSchema = v.object({
  breathCount: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), DEFAULT_SETTINGS.breathCount),
  slowWay: v.fallback(v.picklist(['breath', 'look-around']), DEFAULT_SETTINGS.slowWay),
  offersLookBack: v.fallback(v.boolean(), DEFAULT_SETTINGS.offersLookBack),
  lookBackSpans: v.fallback(v.array(v.picklist(LOOK_BACK_SPANS)), [...DEFAULT_SETTINGS.lookBackSpans]),
  notifiesReturn: v.fallback(v.boolean(), DEFAULT_SETTINGS.notifiesReturn),
  textSize: v.fallback(v.picklist(TEXT_SIZES), DEFAULT_SETTINGS.textSize),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), DEFAULT_SETTINGS.theme),
  language: v.fallback(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)), DEFAULT_SETTINGS.language),
  spellCheck: v.fallback(v.boolean(), DEFAULT_SETTINGS.spellCheck),
  newTab: v.fallback(NewTabSchema, DEFAULT_SETTINGS.newTab),
  helpCountry: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^([A-Z]{2}|unlisted)$/))), DEFAULT_SETTINGS.helpCountry),
  lockAfterMinutes: v.fallback(v.picklist(LOCK_AFTER_MINUTES), DEFAULT_SETTINGS.lockAfterMinutes),
  remindsOfCopies: v.fallback(v.boolean(), DEFAULT_SETTINGS.remindsOfCopies),
  neutralFileNames: v.fallback(v.boolean(), DEFAULT_SETTINGS.neutralFileNames),
});

/** Raised when a setting comes to mean something else, so that what is truly older can be told from what is new (ST-08). */
export const SETTINGS_VERSION = 1;

/** Settings as they are stored: with their version from the very first writing on, and beside what a later version may have added to `stored`. */
export function encodeSettings(settings: Settings, stored: unknown = {}): Record<string, unknown> {
  const before = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const version = typeof before['version'] === 'number' && before['version'] > SETTINGS_VERSION ? before['version'] : SETTINGS_VERSION;
  return { ...before, ...settings, version };
}

/** Settings from whatever was stored: a value that does not fit gives way to its default, alone. */
export function decodeSettings(stored: unknown): Settings {
  const parsed = v.safeParse(SettingsSchema, stored);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}
