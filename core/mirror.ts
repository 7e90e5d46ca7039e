/**
 * What the new tab needs for its first frame, as one small value that can be read without waiting.
 *
 * It is a copy: all of it can be made again from what is kept elsewhere, and a page without it shows a neutral cover. Days are dealt from
 * it as from the deck itself (a known date shows its card again, another date takes the next), so a tab agrees with the deck before the
 * deck has been read, and goes on agreeing where the deck cannot be read at all.
 */
import { isDay, type Day } from './day.ts';
import type { InsightReason } from './insight.ts';
import { isRecord } from './record.ts';
import type { HowOften, NewTabSettings, Settings } from './settings.ts';
import type { InterfaceWords } from './translate.ts';
import type { Insight } from './words.ts';

/** The part of a card that is shown. */
export type CardText = Pick<Insight, 'id' | 'kind' | 'part' | 'title' | 'body' | 'ask'>;

/** A card as the first frame shows it. */
export interface MirrorCard extends CardText {
  readonly reason: InsightReason;
  readonly isFavourite: boolean;
}

/** The mirror. */
export interface Mirror {
  readonly version: 1;
  /** The revision of the kept insights that it shows. */
  readonly revision: number;
  readonly theme: Settings['theme'];
  readonly textSize: Settings['textSize'];
  readonly language: string;
  /** The new tab's words; null for English, which the page brings along. */
  readonly words: InterfaceWords | null;
  readonly newTab: NewTabSettings;
  /** The latest day on which a tab showed this page. */
  readonly openedOn: Day | null;
  readonly days: readonly { readonly day: Day; readonly card: MirrorCard }[];
  /** The cards of the next days. */
  readonly next: readonly MirrorCard[];
  /** Whether something waited to be looked back on, as last seen. What it is stays out of here. */
  readonly isDue: boolean;
}

/** How many coming days a mirror holds cards for, and how many past ones. */
export const MIRROR_DAYS = { next: 14, past: 7 } as const;

/** The card of a date; undefined when the mirror has none for it. */
export function mirrorCardOn(mirror: Mirror, day: Day): MirrorCard | undefined {
  return mirror.days.find((dealt) => dealt.day === day)?.card;
}

/** The mirror with a card on `day`: the one it has or the next. Without any card left, it stays as it is. */
export function dealFromMirror(mirror: Mirror, day: Day): Mirror {
  const [card, ...next] = mirror.next;
  if (mirrorCardOn(mirror, day) || !card) return mirror;
  return { ...mirror, days: [...mirror.days, { day, card }].slice(-MIRROR_DAYS.past), next };
}

/** Whether a new tab shows this page, or hands over to what the browser has of its own. */
export function isShownOn(day: Day, howOften: HowOften, openedOn: Day | null): boolean {
  if (howOften === 'never') return false;
  return howOften === 'every-tab' || openedOn !== day;
}

/** A mirror from what was stored; null when it is anything else. A page without a mirror is slower and covered, never wrong. */
export function decodeMirror(stored: unknown): Mirror | null {
  if (!isRecord(stored) || stored['version'] !== 1) return null;
  const { revision, theme, textSize, language, words, newTab, openedOn, days, next, isDue } = stored;
  const isWhole =
    Number.isSafeInteger(revision) &&
    (theme === 'system' || theme === 'light' || theme === 'dark') &&
    (textSize === 'normal' || textSize === 'large' || textSize === 'larger') &&
    typeof language === 'string' &&
    (words === null || isRecord(words)) &&
    isNewTab(newTab) &&
    (openedOn === null || isDay(openedOn)) &&
    Array.isArray(days) && days.every((dealt) => isRecord(dealt) && isDay(dealt['day']) && isCard(dealt['card'])) &&
    Array.isArray(next) && next.every(isCard) &&
    typeof isDue === 'boolean';
  return isWhole ? (stored as unknown as Mirror) : null;
}

function isNewTab(value: unknown): value is NewTabSettings {
  return (
    isRecord(value) &&
    (value['isCovered'] === null || typeof value['isCovered'] === 'boolean') &&
    ['every-tab', 'first-of-day', 'never'].includes(value['howOften'] as string) &&
    typeof value['picksByPattern'] === 'boolean'
  );
}

function isCard(value: unknown): value is MirrorCard {
  if (!isRecord(value)) return false;
  const texts = ['id', 'kind', 'part', 'title', 'ask', 'reason'];
  return texts.every((key) => typeof value[key] === 'string') && Array.isArray(value['body']) && value['body'].every((part) => typeof part === 'string') && typeof value['isFavourite'] === 'boolean';
}
