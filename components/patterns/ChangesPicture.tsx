import { scaleLinear } from 'd3-scale';
import type { Change } from '../../core/patterns.ts';
import { useWords } from '../base/words-context.ts';
import { Picture } from './Picture.tsx';
import { shorten, widthOf } from './picture-text.ts';
import { useFrame } from './use-frame.ts';
import type { PictureProps } from './view-model.ts';

interface Props extends PictureProps {
  /** The notes of the page that is shown, newest first. */
  readonly changes: readonly Change[];
  readonly nameOf: (change: Change) => string;
}

const ROW = 44;
const MOST_RADIUS = 11;

/** A row for every note: an open ring where the pull began, a full disc where it ended, and the way between. */
export function ChangesPicture({ changes, nameOf, title, onNotesWanted }: Props) {
  const { t, language } = useWords();
  const { ref, frame } = useFrame();
  const { width, unit, x } = frame;
  const line = 20 * unit;
  const names = [t('map.changes-before'), t('map.changes-after')];
  const beside = Math.min(width * 0.36, Math.max(...changes.map((change) => widthOf(nameOf(change), unit))) + 12);
  const strength = scaleLinear([0, 10], [beside + MOST_RADIUS + 1, width - MOST_RADIUS - 1]);
  // Neighbours on the scale must not hide each other.
  const radius = Math.min(MOST_RADIUS, Math.max(8, (strength(1) - strength(0)) / 2));
  const top = line * 2 + 12;
  const height = top + changes.length * ROW + line;
  const second = MOST_RADIUS * 2 + 24 + widthOf(names[0]!, unit) + MOST_RADIUS;
  return (
    <Picture
      title={title}
      frameRef={ref}
      width={width}
      height={height}
      onNotesWanted={onNotesWanted}
      marks={changes.map((change, at) => ({
        key: change.id,
        name: t('map.mark-change', { day: nameOf(change), before: change.before, after: change.after }),
        ids: [change.id],
        start: 0, top: top + at * ROW, width, height: ROW,
      }))}
    >
      <circle class="map-ring" cx={x(MOST_RADIUS)} cy={line / 2 + 2} r={8} />
      <text class="map-text" x={x(MOST_RADIUS * 2 + 4)} y={line / 2 + 2} dominant-baseline="central">
        {names[0]}
      </text>
      <circle class="map-full" cx={x(second)} cy={line / 2 + 2} r={8} />
      <text class="map-text" x={x(second + MOST_RADIUS + 4)} y={line / 2 + 2} dominant-baseline="central">
        {names[1]}
      </text>
      {[0, 5, 10].map((value) => (
        <g key={value}>
          <text class="map-text quiet middle" x={x(strength(value))} y={top - 8}>
            {value.toLocaleString(language)}
          </text>
          <line class="map-line" x1={x(strength(value))} x2={x(strength(value))} y1={top} y2={height - line} />
        </g>
      ))}
      {changes.map((change, at) => {
        const middle = top + at * ROW + ROW / 2;
        const [before, after] = [x(strength(change.before)), x(strength(change.after))];
        return (
          <g key={change.id}>
            <text class="map-text" x={x(0)} y={middle} dominant-baseline="central">
              {shorten(nameOf(change), beside - 8, unit)}
            </text>
            <line class="map-way" x1={before} x2={after} y1={middle} y2={middle} />
            <circle class="map-ring" cx={before} cy={middle} r={change.before === change.after ? radius + 3 : radius} />
            {change.before !== change.after && (
              <text class="map-text middle" x={before} y={middle} dominant-baseline="central">
                {change.before.toLocaleString(language)}
              </text>
            )}
            <circle class="map-full" cx={after} cy={middle} r={radius} />
            <text class="map-text on-full middle" x={after} y={middle} dominant-baseline="central">
              {change.after.toLocaleString(language)}
            </text>
          </g>
        );
      })}
    </Picture>
  );
}
