import type { Day } from './day.ts';
import type { UpcomingInsight } from './insight.ts';
import type { Mirror } from './mirror.ts';

/**
 * What the new tab asks of what is kept, once its first frame is drawn. Each answers with the mirror as it now is, and has written it
 * for the next tab. Rejects when something could not be kept; what is on the screen stays right all the same.
 */
export interface InsightPort {
  /** Brings mirror and kept things together. `isShown` says whether a card is in sight: one that stays under its cover is not used up. */
  sync(day: Day, isShown: boolean): Promise<Mirror>;
  favour(day: Day, id: string, isFavourite: boolean): Promise<Mirror>;
  /** Never shows the card again. If it was the day's, another takes its place. */
  hide(day: Day, id: string): Promise<Mirror>;
  /** Takes back hiding or passing by: the card stands on the day again. */
  putBack(day: Day, card: UpcomingInsight): Promise<Mirror>;
  another(day: Day): Promise<Mirror>;
  /** Whether cards wait under a cover from now on. */
  cover(day: Day, isCovered: boolean): Promise<Mirror>;
}

/** The rooms of the options page that the new tab leads to. */
export type OptionsRoom = 'notes' | 'look-back' | 'insights' | 'help';

/** The event by which the rest of the page hands itself over to what drew the first frame. */
export const NEW_TAB_READY = 'one-beat-ready';

/** The rest of the new tab, which loads after its first frame. */
export interface NewTabRest {
  readonly insights: InsightPort;
  /** Draws the pause in this tab. `onDone` tells that it is over and the card may come back. */
  startPause(onDone: () => void): Promise<void>;
  /** Leaves for a room of the options page. */
  openRoom(room: OptionsRoom): Promise<void>;
}
