// Any copy as the product may write it, and the schema that says what a copy is.

import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CopyContent } from '../../core/copy.ts';
import { LOOK_BACK_SPANS } from '../../core/note.ts';
import type { KeptInsights } from '../../core/seen.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import { anyInstant, anyText } from './arbitrary-pause.ts';
import { anyNote } from './sample-export.ts';
import { ROOT } from './word-files.ts';

/** The schema in the docs. */
export const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'docs/copy-format/schema-1.json'), 'utf8')) as object;

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
// The package is in the older form of modules, where what it exports may stand under `default`.
const giveFormats = (addFormats as { readonly default?: unknown }).default ?? addFormats;
(giveFormats as (to: Ajv2020) => void)(ajv);
const validate = ajv.compile(SCHEMA);

/** What the schema has against a parsed file; empty where nothing. */
export function objectionsTo(file: unknown): readonly string[] {
  return validate(file) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const anyDay = anyInstant.map((at) => new Date(at).toISOString().slice(0, 10));

/** Any settings: every one of them away from its default at times. */
export const anySettings: fc.Arbitrary<Settings> = fc.record<Settings>({
  breathCount: fc.integer({ min: 1, max: 10 }),
  slowWay: fc.constantFrom('breath', 'look-around'),
  offersLookBack: fc.boolean(),
  lookBackSpans: fc.subarray([...LOOK_BACK_SPANS]),
  notifiesReturn: fc.boolean(),
  textSize: fc.constantFrom('normal', 'large', 'larger'),
  theme: fc.constantFrom('system', 'light', 'dark'),
  language: fc.constantFrom('en', 'de', 'pt-BR', 'ckb'),
  spellCheck: fc.boolean(),
  newTab: fc.record({ isCovered: fc.option(fc.boolean()), howOften: fc.constantFrom('every-tab', 'first-of-day', 'never'), picksByPattern: fc.boolean() }),
  helpCountry: fc.option(fc.constantFrom('GB', 'DE', 'unlisted')),
  remindsOfCopies: fc.boolean(),
  neutralFileNames: fc.boolean(),
  lockAfterMinutes: fc.constantFrom(0, 5, 15, 60),
});

/** Every setting away from its default, and all that can be switched off switched off. */
export const OTHER_SETTINGS: Settings = {
  ...DEFAULT_SETTINGS, breathCount: 7, slowWay: 'look-around', offersLookBack: false, lookBackSpans: [], notifiesReturn: true, textSize: 'larger', theme: 'dark', language: 'de',
  spellCheck: true, newTab: { isCovered: false, howOften: 'never', picksByPattern: true }, helpCountry: 'unlisted', remindsOfCopies: false, neutralFileNames: false, lockAfterMinutes: 60,
};

const anyIds = fc.array(fc.constantFrom('a-beat', 'the-wave', 'gone-card'), { maxLength: 3 });
const anyInsights: fc.Arbitrary<KeptInsights> = fc.record({
  revision: fc.nat(),
  deck: fc.option(
    fc.record({
      round: fc.nat(), queue: anyIds, seen: anyIds, picks: anyIds,
      days: fc.array(fc.record({ day: anyDay, id: fc.constant('a-beat'), reason: fc.constantFrom('next', 'another', 'pattern') }), { maxLength: 3 }),
    }),
  ),
  seen: fc.array(fc.record({ id: fc.constant('a-beat'), lastShownOn: fc.option(anyDay), isFavourite: fc.boolean(), isHidden: fc.boolean() }), { maxLength: 3 }),
});

const anyOwnWord = fc.record({
  id: fc.uuid().map((id) => `own:${id}`), list: fc.constantFrom('urges', 'triggers', 'body', 'feelings'), text: anyText, isPinned: fc.boolean(), isArchived: fc.boolean(),
});
const anyDues = fc.array(
  fc.oneof(
    fc.record({ id: fc.constant('return:x'), noteId: fc.constant('x'), kind: fc.constant('return'), at: anyInstant }),
    fc.record({ id: fc.constant('look-back:x:day'), noteId: fc.constant('x'), kind: fc.constant('look-back'), at: anyInstant, span: fc.constant('day'), isTold: fc.constant(true) }),
  ),
  { maxLength: 2 },
);
const anyBinned = fc.oneof(
  fc.record({ note: anyNote, deletedAt: anyInstant, dues: anyDues }),
  fc.record({ note: anyNote, deletedAt: anyInstant }),
).map((binned) => ({ id: binned.note.id, ...binned }));
const anyPlan = fc.record({
  id: fc.constant('own'),
  plan: fc.record({ contacts: fc.array(fc.record({ id: fc.uuid(), name: anyText, reach: anyText }), { maxLength: 2 }), signs: anyText, helps: anyText, people: anyText, places: anyText }),
});

/** Everything that may be kept, as it is read for a copy. */
export const anyContent: fc.Arbitrary<CopyContent> = fc
  .record({
    notes: fc.array(anyNote, { maxLength: 4 }), bin: fc.array(anyBinned, { maxLength: 2 }), ownWords: fc.array(anyOwnWord, { maxLength: 2 }),
    plan: fc.option(fc.array(anyPlan, { maxLength: 1 }), { nil: undefined }), settings: anySettings, insights: anyInsights,
  })
  .map(({ settings, insights, plan, ...stores }) => ({ settings, insights, stores: plan ? { ...stores, plan } : stores }));
