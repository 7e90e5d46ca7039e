/** Every view of the map, from the counts to what is said, listed and drawn. */
import { h } from 'preact';
import { LEAST, type Change, type Patterns } from '../../core/patterns.ts';
import { LATER, type Later, type Sureness } from '../../core/patterns-sureness.ts';
import type { Translate } from '../../core/translate.ts';
import { ChangesPicture } from './ChangesPicture.tsx';
import { gridViews } from './grid-views.ts';
import type { Names } from './names.ts';
import { PeriodsPicture } from './PeriodsPicture.tsx';
import { SurenessPicture } from './SurenessPicture.tsx';
import type { PictureProps, ViewModel } from './view-model.ts';

const CHANGES_AT_A_TIME = 10;

const SURENESS_KEYS = {
  confidence: {
    title: 'map.confidence-title', help: 'map.confidence-help', head: 'map.confidence-head', band: 'map.confidence-band',
    more: 'map.confidence-more', less: 'map.confidence-less', open: 'map.confidence-open', none: 'map.confidence-none',
  },
  strength: {
    title: 'map.strength-title', help: 'map.strength-help', head: 'map.strength-head', band: 'map.strength-band',
    more: 'map.strength-more', less: 'map.strength-less', open: 'map.strength-open', none: 'map.strength-none',
  },
} as const;

/** The views in the order in which they are shown. `isForOne`: the notes are filtered down to one person, or may be. */
export function viewsOf(patterns: Patterns, names: Names, t: Translate, language: string, isForOne: boolean): readonly ViewModel[] {
  const grids = gridViews(patterns, names, t, language);
  const surenessOf = (by: keyof typeof SURENESS_KEYS) => ({ ...surenessView(by, patterns[by], t, language), ...(isForOne ? { instead: t('map.never-person') } : {}) });
  return [
    surenessOf('confidence'),
    surenessOf('strength'),
    grids.before,
    grids.feeling,
    grids.body,
    grids.when,
    changesView(patterns, names, t, language),
    grids.done,
    heldView(patterns, names, t, language),
  ];
}

function surenessView(by: keyof typeof SURENESS_KEYS, sureness: Sureness, t: Translate, language: string): ViewModel {
  const keys = SURENESS_KEYS[by];
  const bandNames = sureness.bands.map(({ from, to }) => t(keys.band, { from, to }));
  const laterNames: Readonly<Record<Later, string>> = {
    same: t('map.later-same'), signal: t('map.later-signal'), protection: t('map.later-protection'), unsure: t('map.later-unsure'),
  };
  const total = (later: Later) => sureness.bands.reduce((sum, band) => sum + band.later[later].length, 0);
  const percent = (share: number) => Math.round(share * 100);
  const title = t(keys.title);
  const trendKey = keys[sureness.trend ?? 'none'];
  return {
    key: by,
    title,
    help: t(keys.help),
    n: sureness.n,
    least: LEAST.sureness,
    isLookedBack: true,
    sentences: [
      t(trendKey),
      t('map.later-changed', { n: sureness.n, same: total('same'), signal: total('signal'), protection: total('protection'), unsure: total('unsure') }),
    ],
    table: {
      head: [t(keys.head), t('map.pauses-head'), ...LATER.map((later) => laterNames[later]), t('map.range-head')],
      rows: sureness.bands
        .map((band, at) => ({
          head: bandNames[at]!,
          cells: [
            { text: band.n.toLocaleString(language), plain: String(band.n) },
            ...LATER.map((later) => ({
              text: band.later[later].length.toLocaleString(language),
              plain: String(band.later[later].length),
              ids: band.later[later],
              name: t('map.mark', { row: bandNames[at]!, column: laterNames[later], n: band.later[later].length }),
            })),
            { text: band.interval ? t('map.range-of', { low: percent(band.interval.low), high: percent(band.interval.high) }) : t('map.range-none') },
          ],
        }))
        .reverse(),
    },
    picture: (props: PictureProps) => h(SurenessPicture, { ...props, sureness, bandNames, laterNames }),
  };
}

function changesView({ changes }: Patterns, names: Names, t: Translate, language: string): ViewModel {
  const nameOf = ({ day }: Change) => names.day(day);
  return {
    key: 'changes',
    title: t('map.changes-title'),
    help: t('map.changes-help'),
    n: changes.n,
    least: LEAST.changes,
    pageSize: CHANGES_AT_A_TIME,
    sentences: [t('map.changes-sentence', { total: changes.n, weaker: changes.weaker.length, same: changes.same.length, stronger: changes.stronger.length })],
    table: {
      head: [t('map.changes-head'), t('map.changes-before'), t('map.changes-after')],
      rows: changes.all.map((change) => {
        const name = t('map.mark-change', { day: nameOf(change), before: change.before, after: change.after });
        const cell = (value: number) => ({ text: value.toLocaleString(language), plain: String(value), ids: [change.id], name });
        return { head: nameOf(change), cells: [{ text: change.before.toLocaleString(language), plain: String(change.before) }, cell(change.after)] };
      }),
    },
    picture: (props: PictureProps) =>
      h(ChangesPicture, { ...props, changes: changes.all.slice(props.page * CHANGES_AT_A_TIME, (props.page + 1) * CHANGES_AT_A_TIME), nameOf }),
  };
}

function heldView({ held }: Patterns, names: Names, t: Translate, language: string): ViewModel {
  const periodNames = held.periods.map(({ from }) => names.period(from, held.unit));
  const counts = held.periods.map(({ ids }) => ids.length);
  const most = Math.max(0, ...counts);
  // Where several have the most, none of them stands out.
  const isAlone = counts.filter((count) => count === most).length === 1 && counts.length > 1;
  return {
    key: 'held',
    title: t('map.held-title'),
    help: t('map.held-help'),
    n: held.n,
    least: LEAST.held,
    sentences: [t('map.held-sentence', { n: held.n }), ...(isAlone ? [t('map.held-most', { n: most, period: periodNames[counts.indexOf(most)]! })] : [])],
    table: {
      head: [t('map.held-head'), t('map.notes-head')],
      rows: held.periods.map(({ ids }, at) => ({
        head: periodNames[at]!,
        cells: [{ text: ids.length.toLocaleString(language), plain: String(ids.length), ids, name: t('map.mark-row', { row: periodNames[at]!, n: ids.length }) }],
      })),
    },
    picture: (props: PictureProps) => h(PeriodsPicture, { ...props, held, names: periodNames }),
  };
}
