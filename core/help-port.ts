import type { Day } from './day.ts';
import type { HelpData, Place } from './help.ts';
import type { OwnPlan } from './help-plan.ts';
import type { Translate } from './translate.ts';
import type { OwnPlanWords } from './words-plan.ts';

/** The words of the whole interface, and those around the own plan. */
export interface HelpPanelWords {
  readonly t: Translate;
  readonly plan: OwnPlanWords;
}

/**
 * What the safe page and the room of help ask of the world around them. It never needs the passphrase but for the plan, so a help line is
 * there also while the notes are locked.
 */
export interface HelpPort {
  /** The numbers. They come when they are first asked for, so that no page waits for them. */
  lines(): Promise<HelpData>;
  /** What is said around it: a page that opens quickly has only some of its words at first. */
  words(): Promise<HelpPanelWords>;
  place(): Place;
  today(): Day;
  newId(): string;
  /** The confirmed country, `unlisted`, or null while none is. */
  readCountry(): Promise<string | null>;
  confirmCountry(country: string | null): Promise<void>;
  /** Hears of a country confirmed on another page. */
  watchCountry(listener: (country: string | null) => void): () => void;
  /** The own plan; what is empty when nothing was written. Rejects when it could not be read, with the code `locked` while the lock is closed, `damaged` where it does not open any more: then nothing may be written over it, and a damaged one may be deleted. */
  readPlan(): Promise<OwnPlan>;
  /**
   * Writes what `change` makes of the plan as it is stored by now; null where that cannot be known, since the lock has just closed. Resolves to
   * what is stored then. Two pages that write at once take turns.
   */
  writePlan(change: (stored: OwnPlan | null) => OwnPlan): Promise<OwnPlan>;
  /** Hears that the plan was written or deleted, here or on another page. Returns the way to stop. */
  watchPlan(listener: () => void): () => void;
  /** Deletes the plan for good. */
  forgetPlan(): Promise<void>;
}
