import { describe, expect, test, vi } from 'vitest';
import { MapRoom } from '../../../components/patterns/MapRoom.tsx';
import { NO_FILTERS, type Filters } from '../../../core/filters.ts';
import type { Note } from '../../../core/note.ts';
import { Reading, renderReading } from '../../support/reading.tsx';
import { drawnOut, render } from '../../support/render.tsx';
import { heldOn, lookedBackOn } from '../../support/sample-map.ts';
import { noteWith } from '../../support/sample-pause.ts';

const warm = (count: number, at = '2026-11-25T20:00:00+00:00') =>
  Array.from({ length: count }, (_, index) =>
    noteWith(`n${index}`, { triggers: ['warm-time'], urges: ['go-quiet'], feelings: ['sad'], body: ['tight-chest'], verdict: 'both', strength: 5, strengthAfter: 5 }, at),
  );

async function map(notes: readonly Note[], filters: Partial<Filters> = {}) {
  const onNotesWanted = vi.fn<(ids: readonly string[]) => void>();
  const onHelpWanted = vi.fn<() => void>();
  const drawn = await renderReading(
    <MapRoom notes={notes} total={notes.length} isReading={false} filters={{ ...NO_FILTERS, ...filters }} aliases={[]} onFiltersChanged={() => undefined} onNotesWanted={onNotesWanted} onHelpWanted={onHelpWanted} />,
  );
  const view = (title: string) => {
    const section = [...drawn.root.querySelectorAll('section')].find((each) => each.querySelector('h2')?.textContent === title);
    if (!section) throw new Error(`there is no view “${title}”`);
    return section;
  };
  return { drawn, view, onNotesWanted, onHelpWanted };
}

const VIEWS = [
  'How sure then, how it looks later', 'How strong the pull, how it looks later', 'What came before, and what the pull wanted', 'Feelings and verdicts', 'Body and feelings',
  'Time of day and weekday', 'The pull at the start and at the end', 'What you did, by the first verdict', 'Closeness that came and held',
];
const rare = (at: number) => noteWith(`r${at}`, { triggers: [`gone-${at}`], urges: [`gone-${at}`] });

describe('the map', () => {
  test.each<[string, readonly Note[]]>([
    ['no notes', []],
    ['one note', warm(1)],
    ['all on one day', warm(30)],
    ['unknown dates', warm(30, 'nonsense')],
    ['words that are gone', Array.from({ length: 30 }, (_, at) => rare(at))],
    ['all equal, looked back on', Array.from({ length: 30 }, (_, at) => lookedBackOn(`l${at}`, 'both', 'both', { confidence: 50, strength: 5 }))],
    ['one moment that held on each of many days', Array.from({ length: 30 }, (_, at) => heldOn(`h${at}`, `20${String(at + 10)}-01-01`))],
    ['numbers that are none', warm(30).map((note) => ({ ...note, strength: Number.NaN, strengthAfter: Number.POSITIVE_INFINITY, confidence: Number.NaN }))],
  ])('of %s shows no NaN and no empty frame', async (_, notes) => {
    const { drawn, view } = await map(notes);
    expect(drawn.root.innerHTML).not.toMatch(/NaN|Infinity|undefined|null/);
    for (const svg of drawn.root.querySelectorAll('svg')) expect(svg.querySelectorAll('circle, rect').length).toBeGreaterThan(0);
    for (const title of notes.length === 0 ? [] : VIEWS) {
      const section = view(title);
      expect(section.querySelector('svg') !== null || /Too early to tell/.test(section.textContent ?? '')).toBe(true);
    }
  });

  test('without a note says what will be here', async () => {
    const { drawn } = await map([]);
    expect(drawn.text()).toContain('Every note you keep adds to this page.');
    expect(drawn.all('heading')).toEqual([]);
  });

  test('says how many notes it takes where there are too few', async () => {
    const { view } = await map(warm(7));
    expect(view(VIEWS[2]!).textContent).toContain('Too early to tell: 7 notes so far. It takes at least 8.');
    expect(view(VIEWS[0]!).textContent).toContain('Too early to tell: 0 pauses looked back on so far. It takes at least 20.');
  });

  test('says a view in sentences, with what it rests on', async () => {
    const { view } = await map([...warm(9), noteWith('other', { triggers: ['criticism'], urges: ['leave'] })]);
    expect(view(VIEWS[2]!).textContent).toContain('In 9 of 10 notes, “a warm time” came before.');
    expect(view(VIEWS[2]!).textContent).toContain('From 10 notes.');
  });

  test('keeps the focus on a part of a picture when it is counted anew, as after a change in another page', async () => {
    const room = (notes: readonly Note[]) => (
      <Reading>
        <MapRoom notes={notes} total={notes.length} isReading={false} filters={NO_FILTERS} aliases={[]} onFiltersChanged={() => undefined} onNotesWanted={() => undefined} onHelpWanted={() => undefined} />
      </Reading>
    );
    const drawn = await render(room(warm(9)));
    const mark = drawn.root.querySelector<HTMLButtonElement>('[role=toolbar] button')!;
    mark.focus();
    await drawn.redraw(room(warm(10)));
    expect(mark.isConnected).toBe(true);
    expect(document.activeElement).toBe(mark);
    expect(mark.getAttribute('aria-label')).toContain('10 notes');
  });

  test('has a table with the numbers of the picture, and both lead to the notes', async () => {
    const { view, onNotesWanted } = await map([...warm(9), noteWith('other', { triggers: ['criticism'], urges: ['leave'] })]);
    const section = view(VIEWS[2]!);
    const named = (selector: string) => [...section.querySelectorAll<HTMLButtonElement>(selector)].map((button) => button.getAttribute('aria-label'));
    expect(named('[role=toolbar] button')).toEqual(['a warm time, go quiet: 9 notes', 'criticism or hurt, leave: 1 note']);
    section.querySelector<HTMLButtonElement>('.moreline')!.click();
    await drawnOut();
    expect(named('td button')).toEqual(named('[role=toolbar] button'));
    section.querySelectorAll<HTMLButtonElement>('td button')[1]!.click();
    section.querySelectorAll<HTMLButtonElement>('[role=toolbar] button')[1]!.click();
    expect(onNotesWanted.mock.calls).toEqual([[['other']], [['other']]]);
  });

  test('never shows how it looks later for one person or one search', async () => {
    const notes = Array.from({ length: 30 }, (_, at) => lookedBackOn(`l${at}`, 'both', 'both', { confidence: 50, strength: 5, who: 'K' }));
    expect((await map(notes)).view(VIEWS[0]!).querySelector('svg')).not.toBeNull();
    for (const filters of [{ who: 'K' }, { query: 'K' }]) {
      const { view } = await map(notes, filters);
      for (const title of VIEWS.slice(0, 2)) {
        expect(view(title).querySelector('svg, table')).toBeNull();
        expect(view(title).textContent).toContain('never shown for one person');
      }
    }
  });

  test('leads to help by one quiet line, the same for everyone', async () => {
    for (const notes of [[], warm(1), warm(30)]) {
      const { drawn, onHelpWanted } = await map(notes);
      await drawn.press('button', 'If you don’t feel safe with someone, there is help.');
      expect(onHelpWanted).toHaveBeenCalledOnce();
    }
  });

  test('copies a table in which no word of one’s own is a formula (IE-07), and says when copying is refused', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => (copied.length === 0 ? Promise.resolve(void copied.push(text)) : Promise.reject(new Error('refused'))) };
    vi.stubGlobal('navigator', { ...navigator, clipboard });
    const { view } = await map(warm(8).map((note) => ({ ...note, triggers: ['=1+1'] })));
    const copy = [...view(VIEWS[2]!).querySelectorAll('button')].find((button) => button.textContent === 'Copy as CSV')!;
    copy.click();
    await drawnOut();
    expect(copied).toEqual(['\uFEFF"What came before","go quiet"\r\n"\'=1+1","8"\r\n']);
    expect(view(VIEWS[2]!).textContent).toContain('Table copied');
    copy.click();
    await drawnOut();
    expect(view(VIEWS[2]!).textContent).toContain('Your browser did not let this be copied.');
    vi.unstubAllGlobals();
  });
});
