import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDraft } from '../../../core/draft.ts';
import { NO_ANSWERS } from '../../../core/note.ts';
import { PAUSE_STEPS, stepsOf } from '../../../core/pause.ts';
import { decodeSettings, DEFAULT_SETTINGS } from '../../../core/settings.ts';
import { anyPause, anyText } from '../../support/arbitrary-pause.ts';

const anyDraft = fc.record({ version: fc.constant(1), pause: anyPause, writer: fc.uuid(), writtenAt: fc.nat(), isHidden: fc.boolean() });
const junk = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, withSet: true });

test('reading what was written gives it back', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      expect(decodeDraft(draft)).toEqual({ ok: true, value: draft });
      expect(decodeDraft(JSON.parse(JSON.stringify(draft)))).toEqual({ ok: true, value: draft });
    }),
  );
});

test('no junk makes reading throw', () => {
  fc.assert(fc.property(junk, (stored) => void decodeDraft(stored)), { numRuns: 2_000 });
});

test('junk in one answer leaves all the others, and gives way to something that can be shown', () => {
  const fields = Object.keys(NO_ANSWERS) as (keyof typeof NO_ANSWERS)[];
  fc.assert(
    fc.property(anyDraft, fc.constantFrom(...fields), junk, (draft, field, odd) => {
      const result = decodeDraft({ ...draft, pause: { ...draft.pause, answers: { ...draft.pause.answers, [field]: odd } } });
      if (!result.ok || result.value === null) throw new Error('the draft was lost');
      const { [field]: given, ...others } = result.value.pause.answers;
      const { [field]: _, ...kept } = draft.pause.answers;
      expect(others).toEqual(kept);
      const empty = NO_ANSWERS[field];
      if (typeof empty === 'string' || typeof empty === 'boolean') expect(typeof given).toBe(typeof empty);
      else if (Array.isArray(empty)) expect(Array.isArray(given) && given.every((id) => typeof id === 'string')).toBe(true);
      else expect(typeof given).not.toBe('undefined');
    }),
    { numRuns: 2_000 },
  );
});

test('junk beside the answers leaves every answer, on a step that exists', () => {
  fc.assert(
    fc.property(anyDraft, fc.constantFrom('step', 'isSafePageOpen', 'open'), junk, (draft, field, odd) => {
      const result = decodeDraft({ ...draft, pause: { ...draft.pause, [field]: odd } });
      if (!result.ok || result.value === null) throw new Error('the draft was lost');
      expect(result.value.pause.answers).toEqual(draft.pause.answers);
      expect(stepsOf(result.value.pause)).toContain(result.value.pause.step);
      expect(result.value.pause.open.every((step) => PAUSE_STEPS.includes(step))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('any later version is said to be later, whatever else it holds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2 }), anyText, (version, text) => {
      expect(decodeDraft({ version, pause: text })).toEqual({ ok: false, code: 'draft-newer' });
    }),
  );
});

// None of these is the default, so a default that takes the place of all of them is seen.
const chosen = { ...DEFAULT_SETTINGS, breathCount: 7, slowWay: 'look-around', offersLookBack: false, theme: 'dark', language: 'pt-BR', spellCheck: true };

test('junk among the settings leaves the others, and never throws', () => {
  fc.assert(
    fc.property(junk, fc.constantFrom(...Object.keys(DEFAULT_SETTINGS)), (odd, key) => {
      void decodeSettings(odd);
      const { [key]: given, ...others } = { ...decodeSettings({ ...chosen, [key]: odd }) } as Record<string, unknown>;
      const { [key]: standard, ...kept } = { ...chosen } as Record<string, unknown>;
      expect(others).toEqual(kept);
      // A country is the one setting that may be none, and two capital letters are junk that fits.
      if (typeof given === 'string' && key === 'helpCountry') expect(given).toMatch(/^([A-Z]{2}|unlisted)$/);
      else expect(typeof given).toBe(typeof standard);
    }),
    { numRuns: 1_000 },
  );
});
