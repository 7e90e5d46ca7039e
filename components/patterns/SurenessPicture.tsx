import { scaleLinear } from 'd3-scale';
import { useId } from 'preact/hooks';
import { LATER, type Later, type Sureness } from '../../core/patterns-sureness.ts';
import { useWords } from '../base/words-context.ts';
import { Picture } from './Picture.tsx';
import { shorten, widthOf } from './picture-text.ts';
import { useFrame } from './use-frame.ts';
import type { PictureProps } from './view-model.ts';

interface Props extends PictureProps {
  readonly sureness: Sureness;
  /** From the lowest band to the highest. */
  readonly bandNames: readonly string[];
  readonly laterNames: Readonly<Record<Later, string>>;
}

const BAR = 32;
/** A band with too few pauses is drawn slim, so that nobody reads much into it. */
const SLIM_BAR = 12;
const KEY = 16;

/** A bar for every band: its full part looks the same later, the patterned ones differ. A thin line shows where the full part may really end. */
export function SurenessPicture({ sureness, bandNames, laterNames, title, onNotesWanted }: Props) {
  const { t, language } = useWords();
  const { ref, frame } = useFrame();
  const { width, unit, x } = frame;
  // Patterns are asked for by name, and two pictures must not share one.
  const id = useId().replace(/\W/g, '');
  const line = 18 * unit;
  const legend = legendIn([...LATER.map((later) => ({ key: later as string, name: laterNames[later] })), { key: 'range', name: t('map.range') }], width, unit);
  const top = legend.height + 10;
  const bandHeight = line + BAR + 34;
  const share = scaleLinear([0, 1], [0.5, width - 0.5]);
  const height = top + sureness.bands.length * bandHeight + line;
  // The surest first: it is what one looks for.
  const bands = sureness.bands
    .map((band, index) => ({ ...band, name: bandNames[index]! }))
    .reverse()
    .map((band, place) => {
      let done = 0;
      const parts = LATER.filter((later) => band.later[later].length > 0).map((later) => {
        const from = done / band.n;
        done += band.later[later].length;
        return { later, ids: band.later[later], start: share(from), end: share(done / band.n) };
      });
      return { ...band, parts, top: top + place * bandHeight };
    });
  const fill = (later: Later) => (later === 'same' ? undefined : `url(#${id}-${later})`);
  const valueOf = ({ n, later, interval }: (typeof bands)[number]) =>
    n === 0 ? t('map.band-empty') : t(interval ? 'map.same-of' : 'map.band-few', { same: later.same.length, n });
  return (
    <Picture
      title={title}
      frameRef={ref}
      width={width}
      height={height}
      onNotesWanted={onNotesWanted}
      marks={bands.flatMap((band) =>
        band.parts.map(({ later, ids, start, end }) => ({
          key: `${band.id}-${later}`,
          name: t('map.mark', { row: band.name, column: laterNames[later], n: ids.length }),
          ids,
          start, top: band.top + line, width: end - start, height: Math.max(44, BAR),
        })),
      )}
    >
      <defs>
        <pattern id={`${id}-signal`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="map-empty" width="7" height="7" />
          <rect class="map-ink" width="2" height="7" />
        </pattern>
        <pattern id={`${id}-protection`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect class="map-empty" width="7" height="7" />
          <rect class="map-ink" width="2" height="7" />
        </pattern>
        <pattern id={`${id}-unsure`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect class="map-empty" width="8" height="8" />
          <circle class="map-ink" cx="4" cy="4" r="1.5" />
        </pattern>
      </defs>
      {legend.entries.map(({ key, name, start, top: at }) => (
        <g key={key}>
          {key === 'range' ? (
            <Range from={x(start)} to={x(start + KEY)} y={at + KEY / 2} />
          ) : (
            <rect class={key === 'same' ? 'map-full' : 'map-part'} fill={fill(key as Later)} x={Math.min(x(start), x(start + KEY))} y={at} width={KEY} height={KEY} />
          )}
          <text class="map-text" x={x(start + KEY + 8)} y={at + KEY / 2} dominant-baseline="central">
            {shorten(name, width - KEY - 8, unit)}
          </text>
        </g>
      ))}
      {bands.map((band) => (
        <g key={band.id}>
          <text class="map-text strong" x={x(0)} y={band.top + line - 6}>
            {band.name}
          </text>
          <text class="map-text end" x={x(width)} y={band.top + line - 6}>
            {shorten(valueOf(band), width - widthOf(band.name, unit) * 1.1 - 12, unit)}
          </text>
          {band.parts.length === 0 && <rect class="map-none" x={0.5} y={band.top + line} width={width - 1} height={SLIM_BAR} />}
          {band.parts.map(({ later, start, end }) => (
            <rect
              key={later}
              class={later === 'same' ? 'map-full' : 'map-part'}
              fill={fill(later)}
              x={Math.min(x(start), x(end))}
              y={band.top + line}
              width={end - start}
              height={band.interval ? BAR : SLIM_BAR}
            />
          ))}
          {band.interval && <Range from={x(share(band.interval.low))} to={x(share(band.interval.high))} y={band.top + line + BAR + 10} />}
        </g>
      ))}
      {[0, 0.5, 1].map((part) => (
        <text key={part} class={`map-text quiet ${part === 0 ? '' : part === 1 ? 'end' : 'middle'}`} x={x(share(part))} y={height - 4}>
          {part.toLocaleString(language, { style: 'percent' })}
        </text>
      ))}
    </Picture>
  );
}

function Range({ from, to, y }: { readonly from: number; readonly to: number; readonly y: number }) {
  return <path class="map-range" d={`M${from} ${y - 5}v10M${from} ${y}H${to}M${to} ${y - 5}v10`} />;
}

/** Entries side by side, in as many lines as it takes. */
function legendIn(names: readonly { readonly key: string; readonly name: string }[], width: number, unit: number) {
  const line = 24 * unit;
  let start = 0;
  let top = 0;
  const entries = names.map(({ key, name }) => {
    const needed = KEY + 8 + widthOf(name, unit);
    if (start > 0 && start + needed > width) {
      start = 0;
      top += line;
    }
    const entry = { key, name, start, top };
    start += needed + 20;
    return entry;
  });
  return { entries, height: top + line };
}
