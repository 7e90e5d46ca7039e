import { scaleBand, scaleSqrt } from 'd3-scale';
import type { Grid } from '../../core/patterns.ts';
import { useWords } from '../base/words-context.ts';
import { Picture } from './Picture.tsx';
import { linesIn, shorten, widthOf } from './picture-text.ts';
import { useFrame } from './use-frame.ts';
import type { PictureProps } from './view-model.ts';

interface Props extends PictureProps {
  readonly grid: Grid;
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
}

const CELL = 44;

/** Two answers crossed: a disc for every pair that stands together, with its number in it. The larger, the more often. */
export function GridPicture({ grid, rowNames, columnNames, title, onNotesWanted }: Props) {
  const { t, language } = useWords();
  const { ref, frame } = useFrame();
  const { width, unit, x } = frame;
  const line = 17 * unit;
  const beside = 170 * unit;
  // In a narrow page the name of a row stands above it instead of beside it.
  const isWide = width >= beside + columnNames.length * 60;
  const start = isWide ? beside : 0;
  const columns = scaleBand<number>(columnNames.map((_, at) => at), [start, Math.min(width, start + columnNames.length * 96)]);
  const across = columns.bandwidth();
  const isTurned = columnNames.some((name) => linesIn(name, across - 3, unit).some((part) => part.endsWith('…')));
  const longest = Math.min(120 * unit, Math.max(...columnNames.map((name) => widthOf(name, unit))));
  const headHeight = isTurned ? longest + 10 : line * Math.max(...columnNames.map((name) => linesIn(name, across - 3, unit).length)) + 8;
  const rowHeight = isWide ? CELL : CELL + line + 6;
  const height = headHeight + rowNames.length * rowHeight + 2;
  const rows = scaleBand<number>(rowNames.map((_, at) => at), [headHeight, height - 2]);
  const counts = grid.cells.map((row) => row.map((ids) => ids.length));
  const radius = scaleSqrt([1, Math.max(2, ...counts.flat())], [11, Math.max(11, Math.min(20, across / 2 - 1))]);
  const discs = counts.flatMap((row, r) =>
    row.flatMap((count, c) => (count === 0 ? [] : [{ r, c, count, centre: columns(c)! + across / 2, middle: rows(r)! + rowHeight - CELL / 2 }])),
  );
  return (
    <Picture
      title={title}
      frameRef={ref}
      width={width}
      height={height}
      onNotesWanted={onNotesWanted}
      marks={discs.map(({ r, c, count, centre, middle }) => ({
        key: `${r}-${c}`,
        name: t('map.mark', { row: rowNames[r]!, column: columnNames[c]!, n: count }),
        ids: grid.cells[r]![c]!,
        start: centre - Math.min(CELL, across) / 2, top: middle - CELL / 2, width: Math.min(CELL, across), height: CELL,
      }))}
    >
      {columnNames.map((name, c) => {
        const centre = x(columns(c)! + across / 2);
        if (isTurned) {
          return (
            <text key={c} class="map-text turned" transform={`translate(${centre} ${headHeight - 6}) rotate(-90)`} dominant-baseline="central">
              {shorten(name, longest, unit)}
            </text>
          );
        }
        const lines = linesIn(name, across - 3, unit);
        return lines.map((part, at) => (
          <text key={`${c}-${at}`} class="map-text middle" x={centre} y={headHeight - 10 - (lines.length - 1 - at) * line}>
            {part}
          </text>
        ));
      })}
      {rowNames.map((name, r) => (
        <g key={r}>
          <line class="map-line" x1={0} x2={width} y1={rows(r)! + 0.5} y2={rows(r)! + 0.5} />
          {isWide ? (
            linesIn(name, beside - 14, unit).map((part, at, all) => (
              <text key={at} class="map-text" x={x(0)} y={rows(r)! + rowHeight / 2 + (at - (all.length - 1) / 2) * line} dominant-baseline="central">
                {part}
              </text>
            ))
          ) : (
            <text class="map-text" x={x(0)} y={rows(r)! + line}>
              {shorten(name, width, unit)}
            </text>
          )}
        </g>
      ))}
      {discs.map(({ r, c, count, centre, middle }) => (
        <g key={`${r}-${c}`}>
          <circle class="map-full" cx={x(centre)} cy={middle} r={radius(count)} />
          <text class="map-text on-full middle" x={x(centre)} y={middle} dominant-baseline="central">
            {count.toLocaleString(language)}
          </text>
        </g>
      ))}
    </Picture>
  );
}
