/**
 * Anything at all, given to whatever reads what came from outside: a file, a draft, settings, a search. It must never throw, never hang and
 * never touch a prototype; what it lets through must be what the rest of the product expects.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeCopyText, decodeCopy, type Copy } from '../../../core/copy-decode.ts';
import type { FileFault } from '../../../core/copy-text.ts';
import { isLocalTime } from '../../../core/day.ts';
import { decodeDraft } from '../../../core/draft.ts';
import { decodeFilters, matcherOf } from '../../../core/filters.ts';
import { decodeNote, rebuildNote } from '../../../core/note-decode.ts';
import { isSame } from '../../../core/note-edit.ts';
import { NOTE_KINDS, type Note } from '../../../core/note.ts';
import { PAUSE_STEPS } from '../../../core/pause.ts';
import { fold } from '../../../core/search.ts';
import { decodeSettings, DEFAULT_SETTINGS } from '../../../core/settings.ts';
import { readFileText } from '../../../storage/copy-file.ts';
import { anyNearCopy, anyNearJson, anyNote } from '../../support/arbitrary-copy.ts';
import { anyText } from '../../support/arbitrary-pause.ts';
import { copyText } from '../../support/copies.ts';
import { fuzz, FUZZ_SEED, FUZZ_TIMEOUT_MS } from '../../support/fuzzing.ts';
import { noteWith } from '../../support/sample-pause.ts';

const FAULTS: readonly FileFault[] = ['unreadable', 'empty', 'too-large', 'not-text', 'not-json', 'cut-off', 'too-deep', 'not-ours', 'newer', 'damaged'];
const own = Object.getOwnPropertyNames(Object.prototype);

beforeAll(() => console.log(`fuzz: seed ${FUZZ_SEED}`));
afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(own);
  expect(Object.keys(Array.prototype)).toEqual([]);
});

function expectSound(copy: Copy): void {
  for (const note of [...copy.notes, ...copy.bin.map((binned) => binned.note)]) {
    expect(typeof note.id === 'string' && note.id !== '').toBe(true);
    expect(note.begunAt === null ? note.day === null : isLocalTime(note.begunAt)).toBe(true);
    expect(NOTE_KINDS).toContain(note.kind);
    expect(Number.isSafeInteger(note.changedAt) && note.changedAt >= 0).toBe(true);
    // What comes in reads the same once it is kept: nothing gives way a second time.
    expect(isSame(rebuildNote(note), note)).toBe(true);
    expect(Object.getPrototypeOf(note)).toBe(Object.prototype);
  }
  const ids = copy.notes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  if (copy.settings) expect(decodeSettings({ ...DEFAULT_SETTINGS, ...copy.settings, newTab: { ...DEFAULT_SETTINGS.newTab, ...copy.settings.newTab } })).toMatchObject(copy.settings);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

describe('bringing in', () => {
  const ours = copyText({ notes: [noteWith('a', { urgeText: 'first 😀' }), noteWith('b')] }, { settings: DEFAULT_SETTINGS });
  const bytesOfOurs = new TextEncoder().encode(ours);

  test('any bytes give an answer', async () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      // Ours, with some bytes turned, taken out or put in.
      fc.array(fc.record({ at: fc.nat(bytesOfOurs.length - 1), byte: fc.nat(255), how: fc.constantFrom('turn', 'drop', 'add', 'cut') }), { minLength: 1, maxLength: 4 }).map((harms) => {
        let bytes = [...bytesOfOurs];
        for (const { at, byte, how } of harms) {
          if (how === 'turn') bytes[at % Math.max(1, bytes.length)] = byte;
          else if (how === 'cut') bytes = bytes.slice(0, at);
          else bytes.splice(at, how === 'drop' ? 1 : 0, ...(how === 'add' ? [byte] : []));
        }
        return Uint8Array.from(bytes);
      }),
    );
    await fc.assert(fc.asyncProperty(anyBytes, async (bytes) => {
      const text = await readFileText(new Blob([Uint8Array.from(bytes)]));
      const copy = text.ok ? decodeCopyText(text.value) : text;
      if (copy.ok) expectSound(copy.value);
      else expect(FAULTS).toContain(copy.code);
    }), fuzz(1_000));
  }, FUZZ_TIMEOUT_MS);

  test('any text gives an answer', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '\\ud83d', '\u0000', '\uFEFF', 'null', '1e999', '-0', '"format":"one-beat"', '"__proto__":', ' ', '\r\n');
    fc.assert(fc.property(fc.oneof(anyText, fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))), (text) => {
      const copy = decodeCopyText(text);
      if (copy.ok) expectSound(copy.value);
      else expect(FAULTS).toContain(copy.code);
    }), fuzz(500));
  }, FUZZ_TIMEOUT_MS);

  test('JSON that is nearly a copy gives an answer, and what it lets in is sound', () => {
    fc.assert(fc.property(fc.oneof(anyNearJson, anyNearCopy), (value) => {
      const copy = decodeCopy(JSON.parse(JSON.stringify(value) ?? 'null'));
      if (copy.ok) expectSound(copy.value);
      else expect(FAULTS).toContain(copy.code);
    }), fuzz(1_500));
  }, FUZZ_TIMEOUT_MS);
});

test('any stored draft is read, set aside, or none', () => {
  const anyDraft = fc.oneof(anyNearJson, fc.record({ version: fc.constantFrom(1, 2, 0, '1'), pause: fc.oneof(anyNearJson, fc.record({ noteId: fc.oneof(anyText, fc.constant('n')), begunAt: fc.oneof(anyText, fc.constant('2026-11-25T09:00:00+00:00')), step: anyNearJson, answers: fc.oneof(anyNote, anyNearJson) })) }));
  fc.assert(fc.property(anyDraft, (stored) => {
    const draft = decodeDraft(stored);
    if (!draft.ok) expect(['draft-newer', 'draft-unreadable']).toContain(draft.code);
    else if (draft.value) {
      expect(PAUSE_STEPS).toContain(draft.value.pause.step);
      expect(decodeDraft(JSON.parse(JSON.stringify(draft.value)))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(draft.value)) });
    }
  }), fuzz(700));
}, FUZZ_TIMEOUT_MS);

test('any stored settings are settings, and stay what they are when they are read again', () => {
  fc.assert(fc.property(fc.oneof(anyNearJson, fc.record({ breathCount: anyNearJson, newTab: anyNearJson, lookBackSpans: anyNearJson, language: anyNearJson })), (stored) => {
    const settings = decodeSettings(stored);
    expect(Object.keys(settings).toSorted()).toEqual(Object.keys(DEFAULT_SETTINGS).toSorted());
    expect(decodeSettings(settings)).toEqual(settings);
  }), fuzz(700));
}, FUZZ_TIMEOUT_MS);

test('any search over any note answers, and what a text begins with is found in it (TX-07)', () => {
  const asFindable = (note: Note) => ({ note, plain: () => fold(`${note.urgeText} ${note.who}`) });
  fc.assert(fc.property(fc.oneof(anyNote, anyNearJson), fc.oneof(anyText, fc.string()), anyNearJson, (stored, query, filters) => {
    const note = decodeNote(stored);
    const wanted = { ...decodeFilters(filters), query };
    if (note) expect(typeof matcherOf(wanted)(asFindable(note))).toBe('boolean');
    const found = { ...noteWith('n', { urgeText: `before ${query} after` }) };
    expect(matcherOf({ ...decodeFilters({}), query })(asFindable(found))).toBe(true);
  }), fuzz(600));
}, FUZZ_TIMEOUT_MS);
