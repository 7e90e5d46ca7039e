import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LookBackForm } from '../../../components/look-back/LookBackForm.tsx';
import { LookBackRoom } from '../../../components/look-back/LookBackRoom.tsx';
import type { Waiting } from '../../../core/due.ts';
import type { LookBackSpan, Note } from '../../../core/note.ts';
import { notes, renderReading } from '../../support/reading.tsx';
import { t, words } from '../../support/render.tsx';
import { NINE, noteWith } from '../../support/sample-pause.ts';

const [kept, left, stopped, unsafe, seen] = [vi.fn(), vi.fn(), vi.fn(), vi.fn(), vi.fn()];
const text = notes['look-back'];
beforeEach(() => vi.clearAllMocks());

const form = (span: LookBackSpan | null = 'day') =>
  renderReading(<LookBackForm noteId="n1" text={text} span={span} takesFocus onKept={kept} onLeft={left} onStopped={stopped} onUnsafeSaid={unsafe} />);

describe('the form', () => {
  test.each([['day', text.laterQuestions.day], ['week', text.laterQuestions.week], ['month', text.laterQuestions.month], [null, text.question]] as const)('asks after a %s in its own words', async (span, question) => {
    expect((await form(span)).find('heading', question)).toBe(document.activeElement);
  });
  test('has no answer chosen beforehand, and keeps nothing until there is one', async () => {
    const page = await form();
    expect(page.all('radio').some((radio) => (radio as HTMLInputElement).checked)).toBe(false);
    expect(page.find<HTMLButtonElement>('button', t('look-back.keep')).disabled).toBe(true);
  });
  test('hands over the verdict, what was done and the line', async () => {
    const page = await form();
    await page.press('radio', new RegExp(`^${words.pause.signal.verdicts.unsure.name}`));
    await page.press('button', 'waited');
    await page.press('button', 'took space, came back');
    await page.type(page.find('textbox', text.lineLabel), 'ok');
    await page.press('button', t('look-back.keep'));
    expect(kept).toHaveBeenCalledWith({ verdict: 'unsure', done: ['waited', 'space-and-back'], line: 'ok' });
  });
  test('offers “I don’t feel safe” like any other answer, and two ways out', async () => {
    const page = await form();
    await page.press('button', text.unsafe);
    await page.press('button', t('look-back.later'));
    await page.press('button', t('look-back.stop'));
    expect([unsafe, left, stopped].map((spy) => spy.mock.calls.length)).toEqual([1, 1, 1]);
  });
});

const room = (waiting: Waiting | null, note: Note | null, isOff = false) =>
  renderReading(<LookBackRoom begun={null} onChanged={() => undefined} waiting={waiting} note={note} isOff={isOff} onReturnSeen={seen} onKept={kept} onLetGo={left} onStopped={stopped} onUnsafeSaid={unsafe} />);

describe('the room', () => {
  const note = noteWith('n1', { verdict: 'protection', urgeText: 'pack a bag' });
  const two: Waiting = { returns: [], lookBacks: [{ noteId: 'n1', span: 'week', at: NINE }, { noteId: 'n2', span: 'day', at: NINE - 1 }] };

  test('asks about one note at a time, without what it looked like then', async () => {
    const page = await room(two, note);
    expect(page.all('heading', text.laterQuestions.week)).toHaveLength(1);
    expect(page.text()).toContain('pack a bag');
    expect(page.text()).not.toContain(t('look-back.then'));
  });
  test('says calmly that nothing waits, or that it is turned off', async () => {
    expect((await room({ returns: [], lookBacks: [] }, null)).text()).toContain(t('look-back.empty'));
    expect((await room({ returns: [], lookBacks: [] }, null, true)).text()).toContain(t('look-back.off'));
  });
  test('says that a named time has come, until it is seen', async () => {
    const page = await room({ returns: [{ id: 'return:n1', noteId: 'n1', kind: 'return', at: NINE }], lookBacks: [] }, null);
    expect(page.text()).toContain(t('look-back.return-passed'));
    await page.press('button', t('act.done'));
    expect(seen).toHaveBeenCalledWith('return:n1');
  });
});
