/** The schema of a copy, held from both sides: it lets through whatever the product writes, and nothing that would not come back whole. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCopy, encodeSomeNotes } from '../../../core/copy.ts';
import { decodePlan } from '../../../core/help-plan.ts';
import { NO_ANSWERS } from '../../../core/note.ts';
import { decodeNote } from '../../../core/note-decode.ts';
import { decodeInsights } from '../../../core/seen.ts';
import { DEFAULT_SETTINGS, decodeSettings } from '../../../core/settings.ts';
import { anyContent, objectionsTo } from '../../support/sample-copy.ts';

const SAVED = '2026-11-25T11:00:00+01:00';

describe('the schema of a copy', () => {
  test('has nothing against any copy that is written', () => {
    fc.assert(fc.property(anyContent, (parts) => void expect(objectionsTo(JSON.parse(encodeCopy(parts, SAVED)))).toEqual([])), { numRuns: 200 });
  });

  test('has nothing against any file with some of the notes', () => {
    fc.assert(
      fc.property(anyContent, (parts) => {
        const ids = (parts.stores['notes'] as { id: string }[]).slice(1).map(({ id }) => id);
        const file = JSON.parse(encodeSomeNotes(parts, new Set(ids), SAVED));
        expect(objectionsTo(file)).toEqual([]);
        expect(file.stores.notes.map(({ id }: { id: string }) => id)).toEqual(ids);
      }),
    );
  });

  test('is not laxer than what reads a copy: what it lets through comes back whole', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(anyContent, fc.nat(), fc.constantFrom<(at: Spot) => void>(...CHANGES), (parts, where, change) => {
        const sound = JSON.parse(encodeCopy(parts, SAVED));
        const spots = spotsIn(sound);
        change(spots[where % spots.length]!);
        const file = JSON.parse(JSON.stringify(sound));
        if (objectionsTo(file).length > 0) {
          refused += 1;
          return;
        }
        accepted += 1;
        for (const note of [...file.stores.notes, ...file.stores.bin.map((binned: { note: unknown }) => binned.note)]) {
          // The day follows from the time, which no schema can say.
          // An answer that came later than the format may be missing: it is then as nothing given.
          expect({ ...decodeNote(note), day: null }).toEqual({ ...NO_ANSWERS, ...note, day: null });
        }
        // A setting that came later than the format may be missing: it is then as it was from the start.
        expect(decodeSettings(file.settings)).toEqual({ lockAfterMinutes: DEFAULT_SETTINGS.lockAfterMinutes, ...file.settings });
        expect(decodeInsights(file.insights)).toEqual(file.insights);
        for (const { plan } of file.stores.plan ?? []) expect(decodePlan(plan)).toEqual(plan);
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(30);
  });
});

/** A place in a parsed file: what holds it, and under which name. */
interface Spot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

const put = (value: unknown) => ({ holder, key }: Spot) => void (holder[key] = value);
const CHANGES = [
  ({ holder, key }: Spot) => void delete holder[key],
  ({ holder }: Spot) => void (holder['unheardOf'] = 1),
  ...[null, true, false, 0, 3, -1, 1.5, 11, 1e300, '', 'x', 'breath', 'week', '2026-02-30', '2026-02-30T10:00:00+00:00', '2026-02-28T24:00:00Z', '2026-02-28', [], ['x'], {}, { x: 'yes' }].map(put),
];

function spotsIn(value: unknown): Spot[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...spotsIn(holder[key])]);
}
