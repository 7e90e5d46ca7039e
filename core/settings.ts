import * as v from 'valibot';

/** How the first step slows things down: paced breaths, or looking around for people who dislike attending to breath. */
export type SlowWay = 'breath' | 'look-around';

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
  /** The country whose help lines are shown, once the person has confirmed one; `unlisted` for one that is not in the list. */
  readonly helpCountry: string | null;
}

/** Three breaths is our inference from E2–E5, not a tested dose. */
export const DEFAULT_SETTINGS: Settings = {
  breathCount: 3,
  slowWay: 'breath',
  offersLookBack: true,
  theme: 'system',
  language: 'en',
  spellCheck: false,
  helpCountry: null,
};

const SettingsSchema = v.object({
  breathCount: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), DEFAULT_SETTINGS.breathCount),
  slowWay: v.fallback(v.picklist(['breath', 'look-around']), DEFAULT_SETTINGS.slowWay),
  offersLookBack: v.fallback(v.boolean(), DEFAULT_SETTINGS.offersLookBack),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), DEFAULT_SETTINGS.theme),
  language: v.fallback(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)), DEFAULT_SETTINGS.language),
  spellCheck: v.fallback(v.boolean(), DEFAULT_SETTINGS.spellCheck),
  helpCountry: v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^([A-Z]{2}|unlisted)$/))), DEFAULT_SETTINGS.helpCountry),
});

/** Settings from whatever was stored: a value that does not fit gives way to its default, alone. */
export function decodeSettings(stored: unknown): Settings {
  const parsed = v.safeParse(SettingsSchema, stored);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}
