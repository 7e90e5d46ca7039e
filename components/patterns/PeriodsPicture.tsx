import { scaleBand, scaleLinear } from 'd3-scale';
import type { Periods } from '../../core/patterns-periods.ts';
import { useWords } from '../base/words-context.ts';
import { Picture } from './Picture.tsx';
import { shorten, widthOf } from './picture-text.ts';
import { useFrame } from './use-frame.ts';
import type { PictureProps } from './view-model.ts';

interface Props extends PictureProps {
  readonly held: Periods;
  readonly names: readonly string[];
}

const ROW = 44;
const BAR = 24;

/** A bar for every stretch of time, the earliest first, with its number beside it. */
export function PeriodsPicture({ held, names, title, onNotesWanted }: Props) {
  const { t, language } = useWords();
  const { ref, frame } = useFrame();
  const { width, unit, x } = frame;
  const beside = Math.min(width * 0.5, Math.max(...names.map((name) => widthOf(name, unit))) + 14);
  const counts = held.periods.map(({ ids }) => ids.length);
  const most = Math.max(1, ...counts);
  const room = widthOf(most.toLocaleString(language), unit) + 10;
  const length = scaleLinear([0, most], [0, width - beside - room]);
  const rows = scaleBand<number>(names.map((_, at) => at), [0, names.length * ROW]);
  return (
    <Picture
      title={title}
      frameRef={ref}
      width={width}
      height={names.length * ROW}
      onNotesWanted={onNotesWanted}
      marks={held.periods.flatMap(({ ids }, at) =>
        ids.length === 0 ? [] : [{ key: `${at}`, name: t('map.mark-row', { row: names[at]!, n: ids.length }), ids, start: 0, top: rows(at)!, width, height: ROW }],
      )}
    >
      {counts.map((count, at) => {
        const middle = rows(at)! + ROW / 2;
        const end = beside + length(count);
        return (
          <g key={at}>
            <text class="map-text" x={x(0)} y={middle} dominant-baseline="central">
              {shorten(names[at]!, beside - 10, unit)}
            </text>
            <rect class="map-full" x={Math.min(x(beside), x(end))} y={middle - BAR / 2} width={end - beside} height={BAR} rx={2} />
            <text class={count === 0 ? 'map-text quiet' : 'map-text'} x={x(end + 8)} y={middle} dominant-baseline="central">
              {count.toLocaleString(language)}
            </text>
          </g>
        );
      })}
      <line class="map-axis" x1={x(beside)} x2={x(beside)} y1={0} y2={names.length * ROW} />
    </Picture>
  );
}
