import { afterEach, describe, expect, test, vi } from 'vitest';
import { act } from 'preact/test-utils';
import { Confirm } from '../../../components/base/Confirm.tsx';
import { NoteCard } from '../../../components/notes/NoteCard.tsx';
import { NotesHead } from '../../../components/notes/NotesHead.tsx';
import { QueryContext } from '../../../components/notes/reading-context.ts';
import { SearchTools } from '../../../components/notes/SearchTools.tsx';
import { NO_FILTERS } from '../../../core/filters.ts';
import { blankNote, type Note } from '../../../core/note.ts';
import { foldQuery } from '../../../core/search.ts';
import { renderReading, Reading } from '../../support/reading.tsx';
import { t, words } from '../../support/render.tsx';
import { ALL_ANSWERS, noteWith } from '../../support/sample-pause.ts';

afterEach(() => vi.useRealTimers());

const card = (note: Note) => <NoteCard note={note} acts={() => null} />;

describe('a note in the list', () => {
  test('shows its time, its kind, who, its words, its texts and its history', async () => {
    const lookBack = { lookedAt: '2026-11-26T12:00:00+00:00', span: 'day', verdict: 'unsure', done: ['waited'], line: 'Stayed for breakfast.' } as const;
    const text = (await renderReading(card({ ...noteWith('n1', ALL_ANSWERS), lookBacks: [lookBack] }))).text();
    for (const part of ['09:00', t('notes.kind-pause'), 'K 🌊', 'pack a bag', 'like a lid', t('notes.pull-change', { before: 7, after: 4 }), t('look-back.day'), 'waited', 'Stayed for breakfast.']) expect(text).toContain(part);
  });

  test('with the safety flag shows no verdict, no look back and no step towards the person', async () => {
    const lookBack = { lookedAt: '2026-11-26T12:00:00+00:00', span: null, verdict: 'protection', done: [], line: 'hidden line' } as const;
    const text = (await renderReading(card({ ...noteWith('n1', { ...ALL_ANSWERS, safety: true }), lookBacks: [lookBack] }))).text();
    expect(text).toContain(t('notes.safety'));
    for (const part of ['Protection', 'hidden line', t('look-back.then'), 'say when I will be back']) expect(text).not.toContain(part);
  });

  test('shows the time that was named, the questions that were answered and the message; with the safety flag none of them', async () => {
    const question = words.signals.find(({ id }) => id === 'specific')!.text;
    const parts = ['Wednesday, November 25', '08:00 PM', question, ALL_ANSWERS.message];
    const text = (await renderReading(card(noteWith('n1', ALL_ANSWERS)))).text();
    for (const part of parts) expect(text).toContain(part);
    // A time has no place beside the flag, and with it goes its step; a step with no time would stay.
    const flagged = (await renderReading(card(noteWith('n1', { ...ALL_ANSWERS, safety: true })))).text();
    for (const part of ['08:00 PM', question, ALL_ANSWERS.message]) expect(flagged).not.toContain(part);
  });

  test('found by its message shows where', async () => {
    const page = await renderReading(<QueryContext.Provider value={foldQuery('call at eight')}>{card(noteWith('n1', { message: ALL_ANSWERS.message }))}</QueryContext.Provider>);
    expect([...page.root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['call at eight']);
  });

  test('of another kind shows its own words', async () => {
    const text = (await renderReading(card({ ...blankNote('held', 'n1', '2026-11-25T09:00:00+00:00', 0), moments: ['said-no'], texts: { 'what-happened': 'tea' } }))).text();
    expect(text).toContain('my no was heard');
    expect(text).toContain('tea');
    expect(text).toContain(t('notes.kind-held'));
  });

  test('is text and never markup', async () => {
    const page = await renderReading(card(noteWith('n1', { urgeText: '<b id="x">bold</b>' })));
    expect(page.root.querySelector('#x')).toBeNull();
    expect(page.text()).toContain('<b id="x">bold</b>');
  });

  test('marks what is searched for', async () => {
    const page = await renderReading(<QueryContext.Provider value={foldQuery('cafe')}>{card(noteWith('n1', { urgeText: 'the Café' }))}</QueryContext.Provider>);
    expect([...page.root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Café']);
  });
});

describe('search', () => {
  const draw = async (filters = NO_FILTERS) => {
    const onChanged = vi.fn();
    const page = await renderReading(<SearchTools filters={filters} aliases={['M']} onChanged={onChanged} />);
    return { page, onChanged, field: page.root.querySelector<HTMLInputElement>('input[type=search]')! };
  };

  test('asks with each letter', async () => {
    const { field, onChanged } = await draw();
    field.value = 'x';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    expect(onChanged).toHaveBeenCalledWith({ ...NO_FILTERS, query: 'x' });
  });

  test('is emptied by Esc, which then hides nothing; an empty one leaves Esc alone', async () => {
    const { page, field, onChanged } = await draw({ ...NO_FILTERS, query: 'x' });
    field.focus();
    expect(await page.key('Escape')).toBe(false);
    expect(onChanged).toHaveBeenCalledWith(NO_FILTERS);
    expect(await page.key('Escape')).toBe(true);
  });

  test('says how many filters stand and clears them all, but not the search', async () => {
    const { page, onChanged } = await draw({ ...NO_FILTERS, query: 'x', kind: 'held', who: 'M' });
    expect(page.text()).toContain(t('search.standing', { n: 2 }));
    await page.press('button', t('search.clear-filters'));
    expect(onChanged).toHaveBeenCalledWith({ ...NO_FILTERS, query: 'x' });
  });

  test('opens with its other filters when one of them stands', async () => {
    expect((await draw({ ...NO_FILTERS, who: 'M' })).page.root.querySelectorAll('select')).toHaveLength(6);
    expect((await draw({ ...NO_FILTERS, kind: 'held' })).page.root.querySelectorAll('select')).toHaveLength(2);
  });
});

describe('the count', () => {
  const head = (shownCount: number) => (
    <NotesHead shownCount={shownCount} total={9} hasNotes isFiltering isReading={false} onBegun={() => undefined} onChoosing={() => undefined} onBinWanted={() => undefined} />
  );
  test('is spoken once typing stops, none included (AX-03)', async () => {
    vi.useFakeTimers();
    const page = await renderReading(head(5));
    await page.redraw(<Reading>{head(3)}</Reading>);
    expect(page.all('status').map((status) => status.textContent)).toEqual(['']);
    await act(async () => void vi.advanceTimersByTime(600));
    expect(page.find('status', /3/).textContent).toBe(t('notes.count-of', { n: 3, total: 9 }));
    await page.redraw(<Reading>{head(0)}</Reading>);
    await act(async () => void vi.advanceTimersByTime(600));
    expect(page.find('status', t('notes.none-found')).textContent).toBe(t('notes.none-found'));
  });
});

describe('a question before something is deleted', () => {
  test('is closed by Esc alone, and nothing else is (AX-07)', async () => {
    const [confirmed, cancelled] = [vi.fn(), vi.fn()];
    const page = await renderReading(<Confirm question="Delete 3 notes?" lines={['x']} act="Delete 3 notes" cancel="Leave them" onConfirmed={confirmed} onCancelled={cancelled} />);
    page.find('button', 'Leave them').focus();
    expect(await page.key('Escape')).toBe(false);
    expect(cancelled).toHaveBeenCalledTimes(1);
    expect(confirmed).not.toHaveBeenCalled();
  });
});
