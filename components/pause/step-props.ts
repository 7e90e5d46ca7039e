import type { OffsetAt, Moment } from '../../core/day.ts';
import type { Pause, PauseEvent } from '../../core/pause.ts';
import type { OwnWord } from '../../core/words.ts';

/** What every step view gets. */
export interface StepProps {
  readonly pause: Pause;
  readonly position: readonly [number, number];
  readonly ownWords: readonly OwnWord[];
  readonly dispatch: (event: PauseEvent) => void;
  readonly onOwnWordAdded: (list: OwnWord['list'], text: string) => void;
  readonly now: () => Moment;
  readonly offsetAt: OffsetAt;
}
