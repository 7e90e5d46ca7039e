import type { OffsetAt, Moment } from '../../core/day.ts';
import type { Pause, PauseEvent } from '../../core/pause.ts';
import type { OwnWordProps } from './ChipGroup.tsx';

/** What every step view gets. */
export interface StepProps {
  readonly pause: Pause;
  readonly position: readonly [number, number];
  readonly own: OwnWordProps;
  readonly dispatch: (event: PauseEvent) => void;
  readonly now: () => Moment;
  readonly offsetAt: OffsetAt;
}
