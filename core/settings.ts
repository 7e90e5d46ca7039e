import * as v from 'valibot';

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

/** Everything a person can set. Each has a default, so a missing or odd value never stops a page. */
export interface Settings {
  /** Breaths at the start of a pause, 1–10. */
  readonly breathCount: number;
  readonly slowWay: SlowWay;
  /** Whether a new note asks to be looked back on, unless it says otherwise. */
  readonly offersLookBack: boolean;
  readonly theme: 'system' | 'light' | 'dark';
  readonly language: string;
  /** Whether the browser may check the spelling of private text: some browsers send it away, so it is off (SE-08). */
  readonly spellCheck: boolean;
  readonly newTab: NewTabSettings;
}

/** Three breaths is our inference from E2–E5, not a tested dose. */
export const DEFAULT_SETTINGS: Settings = {
  breathCount: 3,
  slowWay: 'breath',
  offersLookBack: true,
  theme: 'system',
  language: 'en',
  spellCheck: false,
  newTab: { isCovered: null, howOften: 'every-tab', picksByPattern: false },
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
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), DEFAULT_SETTINGS.theme),
  language: v.fallback(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)), DEFAULT_SETTINGS.language),
  spellCheck: v.fallback(v.boolean(), DEFAULT_SETTINGS.spellCheck),
  newTab: v.fallback(NewTabSchema, DEFAULT_SETTINGS.newTab),
});

/** Settings from whatever was stored: a value that does not fit gives way to its default, alone. */
export function decodeSettings(stored: unknown): Settings {
  const parsed = v.safeParse(SettingsSchema, stored);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}
