import { describe, expect, test } from 'vitest';
import { encodeCopy } from '../../../core/copy.ts';
import { decodeCopyText, decodeCopy } from '../../../core/copy-decode.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../core/settings.ts';
import { ALL_ANSWERS, noteWith } from '../../support/sample-pause.ts';

const SAVED_AT = '2026-11-25T11:00:00+01:00';
const whole = { ...noteWith('n1', ALL_ANSWERS), lookBacks: [{ lookedAt: '2026-11-26T12:00:00+00:00', span: 'day' as const, verdict: 'both' as const, done: ['waited'], line: 'x' }], texts: { prompt: 'words' }, moments: ['said-openly'] };
const word = { id: 'own:1', list: 'urges' as const, text: 'hide', isPinned: true, isArchived: false };
const seen = [{ id: 'card', lastShownOn: '2026-11-20', isFavourite: true, isHidden: false }];

/** A settings value that differs from the default in everything, with all switches off that can be. */
const CHANGED: Settings = {
  ...DEFAULT_SETTINGS, breathCount: 7, slowWay: 'look-around', offersLookBack: false, lookBackSpans: [], notifiesReturn: true, textSize: 'larger', theme: 'dark',
  language: 'de', spellCheck: true, newTab: { isCovered: false, howOften: 'never', picksByPattern: true }, helpCountry: 'DE',
};
const file = (change: object = {}) => ({
  format: 'one-beat', version: 1, savedAt: SAVED_AT, settings: CHANGED, insights: { revision: 3, deck: null, seen },
  stores: { notes: [whole], bin: [{ id: 'b1', deletedAt: 5, note: noteWith('b1') }], ownWords: [word] }, ...change,
});
const read = (value: unknown) => decodeCopy(JSON.parse(JSON.stringify(value)));
const copyOf = (value: unknown) => {
  const copy = read(value);
  if (!copy.ok) throw new Error(copy.code);
  return copy.value;
};
const withNotes = (...notes: unknown[]) => copyOf(file({ stores: { notes } }));

describe('a copy of ours', () => {
  test('is read back whole, and nothing is named', () => {
    const text = encodeCopy({ stores: file().stores, settings: CHANGED, insights: file().insights }, SAVED_AT);
    const copy = decodeCopyText(text);
    expect(copy).toMatchObject({ ok: true, value: { savedAt: SAVED_AT, notes: [whole], bin: [{ deletedAt: 5 }], ownWords: [word], settings: CHANGED, insights: { seen } } });
    expect(copy.ok && [copy.value.refused, copy.value.damaged, copy.value.unknownSettings, copy.value.unfitSettings, copy.value.unknownParts]).toEqual([[], [], [], [], []]);
  });

  test('may have gained a byte order mark and other line ends (IE-05)', () => {
    const text = encodeCopy({ stores: file().stores, settings: CHANGED, insights: file().insights }, SAVED_AT);
    expect(decodeCopyText(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(decodeCopyText(text));
  });

  test('keeps half a surrogate pair (TX-06)', () => {
    const text = encodeCopy({ stores: { notes: [noteWith('n1', { urgeText: 'a\uD83Db' })] }, settings: DEFAULT_SETTINGS, insights: { revision: 0, deck: null, seen: [] } }, SAVED_AT);
    const copy = decodeCopyText(text);
    expect(copy.ok && copy.value.notes[0]?.urgeText).toBe('a\uD83Db');
    expect(copy.ok && copy.value.damaged).toEqual([]);
  });

  test('of an older build has what was not there yet, empty, and nothing is named (IE-13)', () => {
    const { texts: _t, moments: _m, lookBacks: _l, lookBackSettledAt: _a, kind: _k, ...older } = noteWith('n1', ALL_ANSWERS);
    const copy = copyOf({ format: 'one-beat', version: 1, stores: { notes: [older] } });
    expect(copy.notes).toEqual([noteWith('n1', ALL_ANSWERS)]);
    expect([copy.damaged, copy.refused, copy.settings, copy.insights, copy.plan]).toEqual([[], [], null, null, null]);
  });

  test('keeps a text that is longer than any field here takes, and every empty one (IE-13)', () => {
    const long = 'ä'.repeat(100_000);
    const copy = withNotes(noteWith('empty'), noteWith('long', { urgeText: long, who: long, feelings: ['a', 'b', 'c', 'd', 'e'] }));
    expect(copy.notes.map(({ urgeText }) => urgeText.length)).toEqual([0, 100_000]);
    expect(copy.notes[1]?.feelings).toHaveLength(5);
    expect([copy.refused, copy.damaged]).toEqual([[], []]);
  });

  test('may say of itself that it is only a part', () => {
    expect([copyOf(file()).isPart, copyOf(file({ part: true })).isPart]).toEqual([false, true]);
    expect(copyOf(file({ part: true })).unknownParts).toEqual([]);
  });

  test('brings the own plan where it was asked for', () => {
    const plan = { contacts: [{ id: 'c', name: 'A', reach: '1' }], signs: 's', helps: '', people: '', places: '' };
    expect(copyOf(file({ stores: { notes: [], plan: [{ id: 'own', plan }] } })).plan).toEqual(plan);
    expect(copyOf(file({ plan })).plan).toEqual(plan);
    expect(copyOf(file()).plan).toBeNull();
  });
});

describe('what does not fit in a copy', () => {
  test.each([
    [null, 'no-record'], ['x', 'no-record'], [[], 'no-record'], [{}, 'no-id'], [{ id: '' }, 'no-id'], [{ id: 57 }, 'no-id'], [{ id: 'x'.repeat(201) }, 'no-id'],
    [{ id: 'n57', begunAt: 12, urges: 'x' }, 'unreadable'],
  ])('as a note, %o, is refused by its place', (odd, why) => {
    const notes = [noteWith('a'), odd, noteWith('b')];
    const copy = withNotes(...notes);
    expect(copy.refused).toEqual([{ list: 'note', place: 2, why }]);
    expect(copy.notes.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test.each(['', 'not-a-date', '+275761-09-14T00:00:00+00:00', 5, {}])('as a time, %o, leaves a note of an unknown day, which is said (DT-10)', (begunAt) => {
    const copy = withNotes({ ...whole, begunAt });
    expect(copy.notes).toEqual([{ ...whole, begunAt: null, day: null }]);
    expect(copy.damaged).toEqual([{ list: 'note', place: 1, id: 'n1', names: ['begunAt'] }]);
  });

  test('in a note is left empty and named, and the rest comes in', () => {
    const copy = withNotes({ ...whole, strength: 99, feelings: 'sad', changedAt: 1e300, texts: { a: 1 } });
    expect(copy.notes).toEqual([{ ...whole, strength: null, feelings: [], changedAt: 0, texts: {} }]);
    expect(copy.damaged[0]?.names.toSorted()).toEqual(['changedAt', 'feelings', 'strength', 'texts']);
  });

  test('never takes a safety flag with it', () => {
    const copy = withNotes({ ...whole, safety: 'yes' });
    expect(copy.notes[0]?.safety).toBe(true);
    expect(copy.damaged[0]?.names).toEqual(['safety']);
  });

  test('because it stands twice, and was damaged: the whole one that is taken is not called so', () => {
    const later = { ...whole, changedAt: whole.changedAt + 1 };
    const { notes, refused, damaged } = withNotes({ ...whole, strength: 'x' }, later);
    expect([notes, damaged]).toEqual([[later], []]);
    expect(refused).toMatchObject([{ place: 1, why: 'twice' }]);
    expect(withNotes(whole, { ...later, strength: 'x' }).damaged).toMatchObject([{ list: 'note', place: 2, names: ['strength'] }]);
  });
  test.each([null, 5, 'x', [], {}, { seen: 5 }])('insights that are none are no empty ones, and are named: %j', (insights) => {
    const copy = copyOf(file({ insights }));
    expect([copy.insights, copy.unknownParts, copy.notes]).toEqual([null, ['insights'], [whole]]);
  });
  test('because it stands twice: the later one is taken, and the other is named', () => {
    const later = { ...whole, changedAt: whole.changedAt + 1, who: 'later' };
    expect(withNotes(whole, later)).toMatchObject({ notes: [later], refused: [{ place: 1, why: 'twice' }] });
    expect(withNotes(later, whole)).toMatchObject({ notes: [later], refused: [{ place: 2, why: 'twice' }] });
    expect(withNotes(whole, whole)).toMatchObject({ notes: [whole], refused: [] });
  });

  test('among the settings is named, and the others are read (IE-14)', () => {
    const copy = copyOf(file({ settings: { breathCount: 99, theme: 'dark', colour: 'blue', newTab: { isCovered: true, howOften: 'seldom', sparkle: 1 } } }));
    expect(copy.settings).toEqual({ theme: 'dark', newTab: { isCovered: true } });
    expect(copy.unfitSettings.toSorted()).toEqual(['breathCount', 'newTab.howOften']);
    expect(copy.unknownSettings.toSorted()).toEqual(['colour', 'newTab.sparkle']);
  });

  test('and every name that this version does not know, is named', () => {
    expect(copyOf({ ...file({ mood: 1 }), stores: { notes: [{ ...whole, colour: 'blue' }], dreams: [] } }).unknownParts.toSorted()).toEqual(['mood', 'note.colour', 'stores.dreams']);
  });

  test('among own words and marks of cards is refused by its place', () => {
    const copy = copyOf(file({ stores: { notes: [], ownWords: [word, { ...word, id: 'leave' }, { ...word, list: 'x', id: 'own:2' }, 4, word] }, insights: { seen: [seen[0], { id: 4 }] } }));
    expect(copy.ownWords).toEqual([word]);
    expect(copy.refused.map(({ list, place, why }) => `${list} ${place} ${why}`)).toEqual(['word 2 unreadable', 'word 3 unreadable', 'word 4 no-record', 'word 5 twice', 'insight 2 unreadable']);
  });
});

describe('a file that is no copy (IE-04)', () => {
  const ours = JSON.stringify(file());
  test.each([
    ['', 'empty'], [' \r\n', 'empty'], ['[]', 'not-ours'], ['null', 'not-ours'], ['"x"', 'not-ours'], ['{}', 'not-ours'], ['3', 'not-ours'],
    ['{"name":"one-beat","version":"0.1.0"}', 'not-ours'], ['{"notes":[{"text":"x"}]}', 'not-ours'], ['{"__proto__":{"format":"one-beat","version":1,"stores":{}}}', 'not-ours'],
    ['hello', 'not-json'], ['{"a":1,}', 'not-json'], ['PK\u0003\u0004\u0000\u0000', 'not-text'],
    [ours.slice(0, 400), 'cut-off'], [`${ours}}`, 'cut-off'],
    [JSON.stringify(file({ version: 2 })), 'newer'], [JSON.stringify(file({ version: '1' })), 'damaged'], [JSON.stringify(file({ version: 0 })), 'damaged'],
    [JSON.stringify(file({ stores: [] })), 'damaged'], [JSON.stringify(file({ stores: { notes: {} } })), 'damaged'], [JSON.stringify(file({ stores: { ownWords: 'x' } })), 'damaged'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too-deep'], [`{"format":"one-beat","version":1,"stores":{"notes":[${'['.repeat(40)}${']'.repeat(40)}]}}`, 'too-deep'],
    [`[${'0,'.repeat(20_000_001)}0]`, 'too-large'],
  ])('%.40s is %s', (text, code) => expect(decodeCopyText(text)).toEqual({ ok: false, code }));

  test('brackets inside a text are no depth', () => {
    const urgeText = `${'['.repeat(500)}\\"${'{'.repeat(500)}`;
    const copy = decodeCopyText(JSON.stringify(file({ stores: { notes: [noteWith('a', { urgeText })] } })));
    expect(copy.ok && copy.value.notes[0]?.urgeText).toBe(urgeText);
  });
});

test('keys that name a prototype reach no object: on top, in a note, in settings (SE-02)', () => {
  const harm = '"__proto__":{"polluted":true,"safety":true},"constructor":{"prototype":{"polluted":true}},"prototype":{"polluted":true}';
  const note = JSON.stringify(noteWith('a', { nextStep: { id: null, when: 'w', will: 'v', returnAt: null } }));
  const text = `{"format":"one-beat","version":1,${harm},"settings":{${harm},"theme":"dark","newTab":{${harm},"isCovered":true}},"insights":{${harm},"seen":[{${harm},"id":"c","lastShownOn":null,"isFavourite":true,"isHidden":false}]},
    "stores":{${harm},"notes":[${note.replace('{', `{${harm},`).replace('"questions":{}', `"questions":{${harm}}`).replace('"when":"w"', `"when":"w",${harm}`)}],"ownWords":[{${harm},"id":"own:1","list":"urges","text":"t"}]}}`;
  const copy = decodeCopyText(text);
  if (!copy.ok) throw new Error(copy.code);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.prototype).not.toHaveProperty('polluted');
  const { settings, notes, insights, ownWords } = copy.value;
  const keys = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value));
    for (const key of Object.getOwnPropertyNames(value)) {
      keys.add(key);
      walk((value as Record<string, unknown>)[key]);
    }
  };
  walk({ settings, notes, insights, ownWords });
  expect(['__proto__', 'constructor', 'prototype', 'polluted'].filter((key) => keys.has(key))).toEqual([]);
  expect([settings?.theme, notes[0]?.safety, notes[0]?.nextStep?.when]).toEqual(['dark', false, 'w']);
});
