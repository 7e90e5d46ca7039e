/**
 * Anything at all in place of what we stored ourselves, or of a sealed file: a disk that lies, an older or a later version, a person who tried
 * something. Whatever is read there must answer, never throw and never let through what the rest of the product does not expect.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isDay, isLocalTime } from '../../../core/day.ts';
import { decodePlan, hasPlan, NO_PLAN, PLAN_PARTS } from '../../../core/help-plan.ts';
import { dealFromMirror, decodeMirror } from '../../../core/mirror.ts';
import { rebuildNote } from '../../../core/note-decode.ts';
import { mergeEdit } from '../../../core/note-edit.ts';
import { decodeInsights, markInsight, seenOf } from '../../../core/seen.ts';
import { decodeUnsaved } from '../../../storage/edit-journal.ts';
import { LOCKED } from '../../../storage/local-sealing.ts';
import { openFile, sealFile } from '../../../storage/sealed-file.ts';
import { anyNearJson, anyNote } from '../../support/arbitrary-copy.ts';
import { anyAnswers, anyText } from '../../support/arbitrary-pause.ts';
import { fuzz, FUZZ_SEED, FUZZ_TIMEOUT_MS } from '../../support/fuzzing.ts';
import { noteWith } from '../../support/sample-pause.ts';
import { emptyStores } from '../../support/stores.ts';
import { endSession, open, turnOn } from '../../support/vault.ts';

const own = Object.getOwnPropertyNames(Object.prototype);
beforeAll(() => console.log(`fuzz: seed ${FUZZ_SEED}`));
beforeEach(emptyStores);
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(own);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

/** Near what is stored: the right names, with anything in them now and then. */
function near(parts: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const odd = Object.fromEntries(Object.entries(parts).map(([name, right]) => [name, fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: anyNearJson })]));
  return fc.oneof({ weight: 1, arbitrary: anyNearJson }, { weight: 5, arbitrary: fc.record(odd, { requiredKeys: [] }) });
}
/** As it would come back from the disk. */
const stored = (value: unknown) => JSON.parse(JSON.stringify(value) ?? 'null') as unknown;
const day = fc.constantFrom('2026-11-25', '2026-02-30', '0000-00-00', '2024-02-29');
const list = (each: fc.Arbitrary<unknown>) => fc.array(each, { maxLength: 3 });
const base64 = fc.oneof(fc.uint8Array({ maxLength: 90 }).map((bytes) => bytes.toBase64()), anyText, fc.constantFrom('', 'AAAA', 'AAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAA=='));

test('any edit in the journal is one that a note can take, or none', () => {
  const parts = fc.oneof(anyAnswers, near({ urgeText: anyText, safety: fc.boolean(), begunAt: fc.constant('2026-11-25T09:00:00+00:00'), texts: fc.dictionary(anyText, anyText), nextStep: anyNearJson, lookBacks: anyNearJson, id: anyText }));
  const anyEdit = near({ noteId: anyText, edit: near({ mine: parts, base: parts }), begun: fc.oneof(anyNote, fc.constant(null)), begunWords: near({ urges: anyText, feelings: anyText }), writtenAt: fc.nat() });
  fc.assert(fc.property(anyEdit, (value) => {
    const unsaved = decodeUnsaved(stored(value));
    if (!unsaved) return;
    expect(Number.isFinite(unsaved.writtenAt)).toBe(true);
    for (const [list, text] of Object.entries(unsaved.begunWords)) expect([['urges', 'triggers', 'body', 'feelings'].includes(list), typeof text]).toEqual([true, 'string']);
    const before = noteWith('n', { urgeText: 'before' });
    const { note } = mergeEdit(before, unsaved.edit);
    // Sound all over, and nothing is changed that is not the edit's.
    expect(rebuildNote(note)).toEqual(note);
    expect(note).toMatchObject({ id: 'n', changedAt: before.changedAt, lookBacks: [] });
  }), fuzz(5_000));
}, FUZZ_TIMEOUT_MS);

test('every edit that a person can make comes out of the journal as it went in', () => {
  fc.assert(fc.property(anyAnswers, anyAnswers, (mine, base) => {
    const begunWords = { urges: mine.urgeText };
    expect(decodeUnsaved(stored({ noteId: 'n', edit: { mine, base }, begun: null, begunWords, writtenAt: 5 }))).toEqual({ noteId: 'n', edit: stored({ mine, base }), begun: null, begunWords: stored(begunWords), writtenAt: 5 });
  }), fuzz(500));
}, FUZZ_TIMEOUT_MS);

test('any stored plan is a plan, and stays what it is when it is read again', () => {
  const contact = near({ id: anyText, name: anyText, reach: anyText });
  fc.assert(fc.property(near({ contacts: list(contact), signs: anyText, helps: anyText, people: anyText, places: anyText }), (value) => {
    const plan = decodePlan(stored(value));
    expect(Object.keys(plan).toSorted()).toEqual(Object.keys(NO_PLAN).toSorted());
    for (const part of PLAN_PARTS) expect(typeof plan[part]).toBe('string');
    for (const each of plan.contacts) expect([typeof each.id, typeof each.name, typeof each.reach]).toEqual(['string', 'string', 'string']);
    expect(typeof hasPlan(plan)).toBe('boolean');
    expect(decodePlan(stored(plan))).toEqual(plan);
  }), fuzz(5_000));
}, FUZZ_TIMEOUT_MS);

test('any mirror is one that can be dealt from, or none', () => {
  const card = near({ id: anyText, kind: anyText, part: anyText, title: anyText, ask: anyText, reason: anyText, body: list(anyText), isFavourite: fc.boolean() });
  const newTab = near({ isCovered: fc.constantFrom(true, false, null), howOften: fc.constantFrom('every-tab', 'never'), picksByPattern: fc.boolean() });
  const anyMirror = near({
    version: fc.constant(1), revision: fc.nat(), theme: fc.constant('dark'), textSize: fc.constant('large'), language: fc.constant('en'), words: fc.constant(null), newTab,
    openedOn: fc.option(day), days: list(near({ day, card })), next: list(card), isDue: fc.boolean(),
  });
  fc.assert(fc.property(anyMirror, (value) => {
    const mirror = decodeMirror(stored(value));
    if (!mirror) return;
    const dealt = dealFromMirror(mirror, '2026-12-01');
    for (const each of [...dealt.days.map((one) => one.card), ...dealt.next]) expect(each.body.join('')).toBeTypeOf('string');
    expect(dealt.days.every((one) => isDay(one.day))).toBe(true);
    expect(decodeMirror(stored(dealt))).toEqual(dealt);
  }), fuzz(5_000));
}, FUZZ_TIMEOUT_MS);

test('any kept insights are insights, and stay what they are when they are read again', () => {
  const seen = near({ id: anyText, lastShownOn: fc.option(day), isFavourite: fc.boolean(), isHidden: fc.boolean() });
  const deck = near({ round: fc.integer(), queue: list(anyText), seen: list(anyText), picks: list(anyText), days: list(near({ day, id: anyText, reason: fc.constantFrom('next', 'another', 'odd') })) });
  fc.assert(fc.property(near({ revision: fc.nat(), deck, seen: list(seen) }), (value) => {
    const kept = decodeInsights(stored(value));
    expect(Number.isSafeInteger(kept.revision)).toBe(true);
    expect(seenOf(markInsight(kept.seen, 'card', { isFavourite: true }), 'card').isFavourite).toBe(true);
    expect(decodeInsights(stored(kept))).toEqual(kept);
  }), fuzz(5_000));
}, FUZZ_TIMEOUT_MS);

test('any sealed file gets an answer (SE-07, IE-04)', async () => {
  const rounds = fc.constantFrom(1, 2, 3, 0, -1, 1.5, 1e15, '1', null);
  const right = { format: fc.constant('one-beat-sealed'), version: fc.constantFrom(1, 1, 1, 1, 2, 0, '1'), rounds, salt: base64, iv: base64, data: base64 };
  const ours = { ...(JSON.parse(await sealFile('{"format":"one-beat"}', 'a calm grey sea')) as object), rounds: 1 };
  const harmed = fc.record({ salt: base64, iv: base64, data: base64, format: anyNearJson, version: anyNearJson }, { requiredKeys: [] }).map((harm) => ({ ...ours, ...harm }));
  await fc.assert(fc.asyncProperty(fc.oneof(near(right), harmed), anyText, async (value, passphrase) => {
    const opened = await openFile(stored(value), passphrase);
    if (opened.ok) expect(typeof opened.value).toBe('string');
    else expect(['damaged', 'newer', 'wrong-passphrase']).toContain(opened.code);
  }), fuzz(5_000));
}, FUZZ_TIMEOUT_MS);

test.each(['open', 'closed'])('any sealed draft gets an answer while the lock is %s: what it holds, locked, or damaged', async (how) => {
  const page = open();
  await turnOn(page);
  if (how === 'closed') await endSession();
  const vaultId = ((await fakeBrowser.storage.local.get('vault'))['vault'] as { vaultId: string }).vaultId;
  const key = near({ sender: base64, iv: base64, data: base64 });
  const anySealed = near({ vault: fc.constantFrom(vaultId, 'gone'), key, iv: base64, data: base64 });
  await fc.assert(fc.asyncProperty(anySealed, async (sealed) => {
    const value = stored({ version: 1, isHidden: false, sealed });
    const opened = await page.localSealing.open('draft', value);
    expect(opened === LOCKED || opened === 'damaged' || opened === value).toBe(true);
    if (how === 'open') expect(opened).not.toBe(LOCKED);
  }), fuzz(500));
}, FUZZ_TIMEOUT_MS);

test('any mark that pages leave for each other reads as one, or as none', async () => {
  const page = open();
  const keys = ['vault', 'vaultKey', 'vaultIdle', 'filters', 'picked', 'room', 'lookBackDraft', 'lastCopy', 'notesHidden', 'kept', 'lastPauseEndedAt'];
  const right = near({ vaultId: anyText, publicKey: base64, key: base64, usedAt: fc.integer(), afterMinutes: fc.integer(), noteId: fc.constant('n'), answer: anyNearJson, birth: anyText, count: anyNearJson });
  await fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom(...keys), right, { noNullPrototype: true }), async (values) => {
    const all = stored(values) as Record<string, unknown>;
    await fakeBrowser.storage.local.set(all);
    await fakeBrowser.storage.session.set(all);
    expect(['off', 'locked', 'unlocked']).toContain(await page.lock.state());
    const view = await page.viewState.read();
    expect([typeof view.isHidden, view.picked === null || Array.isArray(view.picked)]).toEqual(['boolean', true]);
    const copiedAt = await page.lastCopy.read();
    expect(copiedAt === null || isLocalTime(copiedAt)).toBe(true);
    const answer = await page.lookBackDraft.read('n');
    if (answer) expect(Array.isArray(answer.done)).toBe(true);
    const loss = await page.keeping.loss();
    expect(loss === null || Number.isFinite(loss.count)).toBe(true);
    await fakeBrowser.storage.local.clear();
    await fakeBrowser.storage.session.clear();
  }), fuzz(1_000));
}, FUZZ_TIMEOUT_MS);
