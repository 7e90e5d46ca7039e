/** The views that cross two answers. */
import { h } from 'preact';
import { LEAST, type Grid, type Patterns } from '../../core/patterns.ts';
import type { Translate } from '../../core/translate.ts';
import { GridPicture } from './GridPicture.tsx';
import type { NameOf, Names } from './names.ts';
import type { PictureProps, ViewModel } from './view-model.ts';

interface Plan {
  readonly key: string;
  readonly title: string;
  readonly help?: string;
  readonly grid: Grid;
  readonly head: string;
  readonly rowName: NameOf;
  readonly columnName: NameOf;
  /** The sentences about the most frequent row and the most frequent pair, as keys. */
  readonly rowKey: string;
  readonly pairKey: string;
}

/** What comes before × what the pull wants, feelings × verdicts, body × feelings, time of day × weekday, what was done × verdicts. */
export function gridViews(patterns: Patterns, names: Names, t: Translate, language: string): Readonly<Record<'before' | 'feeling' | 'body' | 'when' | 'done', ViewModel>> {
  const view = (plan: Plan) => gridView(plan, t, language);
  return {
    before: view({
      key: 'before', title: t('map.before-title'), grid: patterns.before, head: t('map.before-head'),
      rowName: names.trigger, columnName: names.urge, rowKey: 'map.before-row', pairKey: 'map.before-pair',
    }),
    feeling: view({
      key: 'feeling', title: t('map.feeling-title'), grid: patterns.feeling, head: t('map.feeling-head'),
      rowName: names.feeling, columnName: names.verdict, rowKey: 'map.word-row', pairKey: 'map.before-pair',
    }),
    body: view({
      key: 'body', title: t('map.body-title'), grid: patterns.body, head: t('map.body-head'),
      rowName: names.body, columnName: names.feeling, rowKey: 'map.word-row', pairKey: 'map.before-pair',
    }),
    when: view({
      key: 'when', title: t('map.when-title'), help: t('map.when-help'), grid: patterns.when, head: t('map.when-head'),
      rowName: names.dayPart, columnName: names.weekday, rowKey: 'map.when-row', pairKey: 'map.when-cell',
    }),
    done: view({
      key: 'done', title: t('map.done-title'), help: t('map.done-help'), grid: patterns.done, head: t('map.done-head'),
      rowName: names.done, columnName: names.verdict, rowKey: 'map.done-row', pairKey: 'map.before-pair',
    }),
  };
}

function gridView({ grid, rowName, columnName, ...plan }: Plan, t: Translate, language: string): ViewModel {
  const rowNames = grid.rows.map(rowName);
  const columnNames = grid.columns.map(columnName);
  const picture = (props: PictureProps) => h(GridPicture, { ...props, grid, rowNames, columnNames });
  return {
    key: plan.key,
    title: plan.title,
    ...(plan.help === undefined ? {} : { help: plan.help }),
    n: grid.n,
    least: LEAST.grid,
    sentences: grid.n < LEAST.grid ? [] : sentencesOf(grid, rowNames, columnNames, plan, t),
    table: {
      head: [plan.head, ...columnNames],
      rows: grid.cells.map((cells, row) => ({
        head: rowNames[row]!,
        cells: cells.map((ids, column) => ({
          text: ids.length.toLocaleString(language),
          plain: String(ids.length),
          ids,
          name: t('map.mark', { row: rowNames[row]!, column: columnNames[column]!, n: ids.length }),
        })),
      })),
    },
    picture,
  };
}

/** The most frequent row, and the most frequent pair. What gathers the rarer ones is never the most frequent of anything. */
function sentencesOf(grid: Grid, rowNames: readonly string[], columnNames: readonly string[], { rowKey, pairKey }: Pick<Plan, 'rowKey' | 'pairKey'>, t: Translate): readonly string[] {
  let row = 0;
  let pair = { row: 0, column: 0, n: 0 };
  grid.rows.forEach((id, r) => {
    if (id === null) return;
    if (grid.rowIds[r]!.length > grid.rowIds[row]!.length) row = r;
    grid.columns.forEach((other, c) => {
      const n = grid.cells[r]![c]!.length;
      if (other !== null && n > pair.n) pair = { row: r, column: c, n };
    });
  });
  const first = t(rowKey, { n: grid.rowIds[row]!.length, total: grid.n, row: rowNames[row]! });
  if (pair.n < 2) return [first, t('map.no-pair')];
  return [first, t(pairKey, { n: pair.n, total: grid.n, row: rowNames[pair.row]!, column: columnNames[pair.column]! })];
}
