import { beforeEach, describe, expect, test, vi } from 'vitest';
import { BringIn, type BringInState } from '../../../components/copies/BringIn.tsx';
import type { CopyFacts } from '../../../core/copy-facts.ts';
import { DEFAULT_CHOICES, type MergeChoices } from '../../../core/copy-merge.ts';
import { copyWith } from '../../support/copies.ts';
import { renderReading } from '../../support/reading.tsx';
import { t } from '../../support/render.tsx';
import { noteWith } from '../../support/sample-pause.ts';

// The list draws what is near the window; here there is none.
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });

const [chosen, given, merged, replaced, stopped, left, takenBack, broughtBack] = Array.from({ length: 8 }, () => vi.fn());
beforeEach(() => vi.clearAllMocks());

const bringIn = (state: BringInState, canBringBack = false) =>
  renderReading(
    <BringIn
      state={state} canBringBack={canBringBack} onFileChosen={chosen!} onPassphraseGiven={given!} onMerged={merged!} onReplaced={replaced!}
      onStopped={stopped!} onLeft={left!} onTakenBack={takenBack!} onBroughtBack={broughtBack!}
    />,
  );

const NOTHING: CopyFacts = {
  copy: copyWith({ notes: [] }), entries: [], counts: { new: 0, same: 0, 'newer-here': 0, 'newer-there': 0, 'in-bin': 0 }, toBin: [], deletedThere: 0,
  words: { added: [], kept: 0 }, plan: 'none', settings: { count: 0 }, insightCount: 0, hereCount: 0,
};
const facts = (change: Partial<CopyFacts>): BringInState => ({ step: 'preview', facts: { ...NOTHING, ...change }, hasChanged: false });
const later = { theirs: noteWith('a', { urgeText: 'theirs' }), mine: noteWith('a', { urgeText: 'mine' }), standing: 'newer-there' as const };
const withLater = facts({ entries: [later], counts: { ...NOTHING.counts, 'newer-there': 1 }, hereCount: 3 });

describe('bringing a copy in', () => {
  test('begins with a file, and hands over the one that was chosen or dropped', async () => {
    const page = await bringIn({ step: 'idle' });
    const file = new File(['{}'], 'copy.json');
    const drop = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer: { files: [file] } });
    page.root.querySelector('.choose-file')!.dispatchEvent(drop);
    expect(chosen).toHaveBeenCalledExactlyOnceWith(file);
    expect(drop.defaultPrevented).toBe(true);
  });

  test.each(['unreadable', 'empty', 'too-large', 'not-text', 'not-json', 'cut-off', 'too-deep', 'not-ours', 'newer', 'damaged', 'cancelled', 'failed'] as const)('that is refused (%s) says why, and that nothing was written (IE-04)', async (code) => {
    const page = await bringIn({ step: 'refused', code });
    const said = page.find('alert', /./).textContent;
    expect(said).toContain(t(`bring.file-${code}`));
    expect(said).toContain('Nothing was written.');
    expect(said).not.toContain('bring.');
  });

  test('asks for the passphrase of a locked one, and gives no empty one', async () => {
    const page = await bringIn({ step: 'sealed', isWrong: true });
    expect(page.has('alert', /That did not open it/)).toBe(true);
    await page.press('button', 'Open the copy');
    expect(given).not.toHaveBeenCalled();
    const field = page.root.querySelector<HTMLInputElement>('input[type=password]')!;
    // It shows where to write.
    expect(document.activeElement).toBe(field);
    expect(field.autocomplete).toBe('off');
    // With no form around it, no browser offers to keep it (SE-09).
    expect(field.form).toBeNull();
    await page.type(field, 'a calm grey sea');
    await page.press('button', 'Open the copy');
    expect(given).toHaveBeenCalledExactlyOnceWith('a calm grey sea');
  });

  test('shows how far it is, and can be stopped (IE-06)', async () => {
    const page = await bringIn({ step: 'working', is: 'writing', done: 500, total: 50_000 });
    expect(page.text()).toContain('500 of 50,000 done');
    expect(page.root.querySelector('progress')).toMatchObject({ value: 500, max: 50_000 });
    await page.press('button', 'Stop');
    expect(stopped).toHaveBeenCalledOnce();
  });

  test.each(['taking-back', 'bringing-back'] as const)('says what it does on the way back (%s), how far it is, and can be stopped', async (is) => {
    const page = await bringIn({ step: 'working', is, done: 300, total: 10_000 });
    expect(page.text()).toContain('300 of 10,000 done');
    await page.press('button', 'Stop');
    expect(stopped).toHaveBeenCalledOnce();
    expect(page.text()).toContain(t(`bring.working-${is}`));
    expect(page.text()).not.toContain(t('bring.working-writing'));
  });

  test('names what comes in damaged as the page does, apart from what does not come in at all (IE-13, IE-14)', async () => {
    const copy = {
      ...copyWith({ notes: [] }),
      refused: [{ list: 'note' as const, place: 2, why: 'unreadable' as const }],
      damaged: [{ list: 'note' as const, place: 3, id: 'a', names: ['saidOrDone', 'wantsLookBack', 'lookBacks'] }],
      unfitSettings: ['newTab', 'newTab.howOften', 'lockAfterMinutes'],
    };
    const page = await bringIn(facts({ copy }));
    const text = page.text();
    expect([...page.root.querySelectorAll('.bring-remarks > p')].map(({ textContent }) => textContent)).toEqual([
      '1 part of the file is not brought in:',
      '1 note comes in with something missing:',
      expect.stringContaining('“New tab”, “How often a card shows”, “Lock”'),
    ]);
    expect([...page.root.querySelectorAll('.bring-remarks > ul')].map((list) => list.children.length)).toEqual([1, 1]);
    expect(text).toContain('Note 3 comes in without what can’t be read: “What was said or done”, “Looking back”.');
    expect(text).not.toMatch(/saidOrDone|wantsLookBack|newTab|lockAfter/);
  });

  test('says where nothing is to be done, and offers no button for it (IE-01)', async () => {
    const page = await bringIn(facts({ counts: { ...NOTHING.counts, same: 3 }, entries: [] }));
    expect(page.text()).toContain('There is nothing to bring in.');
    expect(page.has('button', /^Bring in/)).toBe(false);
  });

  test('lets the person choose for all notes that differ', async () => {
    const page = await bringIn(withLater);
    await page.press('button', 'Bring in 1 note');
    expect(merged).toHaveBeenLastCalledWith(DEFAULT_CHOICES);
    await page.press('radio', 'Keep the note here');
    expect(page.has('button', /^Bring in \d/)).toBe(false);
    await page.press('radio', 'Take the copy’s');
    await page.press('button', 'Bring in 1 note');
    expect((merged!.mock.lastCall![0] as MergeChoices).sides['newer-there']).toBe('theirs');
  });

  test('asks before a copy takes the place of everything, and does not offer it where not all of it can be read', async () => {
    const page = await bringIn(withLater);
    await page.press('button', 'Put the copy in place of everything');
    expect(page.text()).toContain('Put the copy in place of 3 notes?');
    expect(replaced).not.toHaveBeenCalled();
    await page.press('button', 'Put it in their place');
    expect(replaced).toHaveBeenCalledOnce();
    const odd = await bringIn(facts({ copy: copyWith({ notes: [5] }), hereCount: 3 }));
    expect(odd.has('button', /in place of everything/)).toBe(false);
    const part = await bringIn(facts({ copy: copyWith({ notes: [] }, { part: true }), hereCount: 3 }));
    expect(part.text()).toContain('holds only some of the notes');
    expect(part.has('button', /in place of everything/)).toBe(false);
  });

  test('names everything that is left out, by place and name (IE-13, IE-14)', async () => {
    const copy = copyWith({ notes: [{ x: 1 }, { ...noteWith('a', { who: 'K' }), strength: 99, colour: 'blue' }, { ...noteWith('b', { who: 'K' }), begunAt: 'never' }] }, { settings: { mood: 1, theme: 'pink' } });
    const page = await bringIn(facts({ copy }));
    for (const line of ['Note 1: it has no name of its own.', 'Note 2 comes in without what can’t be read: “Strength of the pull (0–10)”.', 'Note 3 comes in without its day', '“Colours”', 'mood', 'note.colour']) expect(page.text()).toContain(line);
  });

  test('a great many refusals are all there, the first ones at once', async () => {
    const page = await bringIn(facts({ copy: copyWith({ notes: Array.from({ length: 300 }, () => null) }) }));
    expect(page.text()).toContain('300 parts of the file are not brought in:');
    await page.press('button', 'Show 290 more');
    expect(page.find<HTMLTextAreaElement>('textbox', 'What is not brought in').value).toContain('Note 300:');
  });

  test('says that something changed meanwhile, and that nothing was written', async () => {
    const page = await bringIn({ step: 'preview', facts: NOTHING, hasChanged: true });
    expect(page.find('alert', /changed in the meantime/).textContent).toContain('nothing was written');
  });

  test('can be taken back, or gone back on, with a question before', async () => {
    const done = await bringIn({ step: 'done', is: 'merged', count: 3, isSettingsMissing: true, canTakeBack: true });
    expect(done.text()).toContain('3 notes were brought in');
    expect(done.text()).toContain('The settings could not be kept');
    await done.press('button', 'Take it back');
    expect(takenBack).toHaveBeenCalledOnce();
    const page = await bringIn({ step: 'idle' }, true);
    await page.press('button', 'Bring back what was here');
    expect(broughtBack).not.toHaveBeenCalled();
    page.root.querySelector<HTMLButtonElement>('dialog .main')!.click();
    expect(broughtBack).toHaveBeenCalledOnce();
  });
});
