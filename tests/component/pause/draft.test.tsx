import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { drawnOut, t, words } from '../../support/render.tsx';
import { renderPause, TITLES, word } from '../../support/render-pause.tsx';
import { ALL_ANSWERS, draftWith, NINE, pauseWith } from '../../support/sample-pause.ts';
import { testPort } from '../../support/test-port.ts';

afterEach(() => vi.restoreAllMocks());

const OWN_WORDS = words.pause.urge.own;
const atUrge = () => testPort({ draft: draftWith(pauseWith({ urges: ['leave'] }, { step: 'urge' })) });

describe('the draft', () => {
  test('has every letter when the page is destroyed with no blur and no change (LD-02)', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    const field = page.find('textbox', OWN_WORDS);
    field.focus();
    const heard = vi.fn();
    for (const event of ['blur', 'focusout', 'change', 'pagehide', 'visibilitychange']) addEventListener(event, heard, true);
    await page.type(field, 'hal');
    page.destroy();
    expect(heard).not.toHaveBeenCalled();
    expect(port.written.at(-1)).toMatchObject({ step: 'urge', answers: { urges: ['leave'], urgeText: 'hal' } });
    for (const event of ['blur', 'focusout', 'change', 'pagehide', 'visibilitychange']) removeEventListener(event, heard, true);
  });

  test('is written at every letter and every tap, before anything is awaited (LD-01)', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    await page.type(page.find('textbox', OWN_WORDS), 'ha');
    await page.press('button', word('urges', 'scroll'));
    expect(port.written.map(({ answers }) => [answers.urgeText, answers.urges.length])).toEqual([['h', 1], ['ha', 1], ['ha', 2]]);
  });

  test('comes back on the same step with every answer', async () => {
    const page = await renderPause(testPort({ draft: draftWith(pauseWith(ALL_ANSWERS, { step: 'signal', open: ['signal'] })) }));
    expect(page.has('heading', new RegExp(`^${TITLES.signal.replace('?', '\\?')}`))).toBe(true);
    expect(page.find<HTMLTextAreaElement>('textbox', words.pause.signal['said-or-done']).value).toBe(ALL_ANSWERS.saidOrDone);
    expect(page.find<HTMLInputElement>('radio', /^Protection/).checked).toBe(true);
  });

  test('that could not be written is never called saved; the words stay and can be copied (LD-04)', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    port.broken.write = 'draft-failed';
    const field = page.find<HTMLTextAreaElement>('textbox', OWN_WORDS);
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    for (let second = 0; second < 60; second += 1) await page.type(field, 'a');
    expect(page.find('alert', /./).textContent).toContain(t('problem.draft-failed'));
    expect(page.text()).not.toContain(t('pause.draft-saved'));
    expect(field.value).toBe('a'.repeat(60));
    await page.press('button', t('pause.copy-text'));
    expect(writeText).toHaveBeenCalledWith(expect.stringContaining('a'.repeat(60)));
    delete port.broken.write;
    await page.type(field, 'b');
    await drawnOut();
    expect(page.has('alert', /./)).toBe(false);
    vi.unstubAllGlobals();
  });

  test('warning is not taken away by news of the database', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    port.broken.write = 'draft-failed';
    await page.type(page.find('textbox', OWN_WORDS), 'a');
    await act(async () => port.tellTrouble(null));
    expect(page.find('alert', /./).textContent).toContain(t('problem.draft-failed'));
    await act(async () => port.tellTrouble('notes-lost'));
    expect(page.find('alert', /./).textContent).toContain(t('problem.draft-failed'));
  });

  test('of a loss that is known before everything is read stays', async () => {
    const port = atUrge();
    const opened = port.open;
    port.open = async () => {
      await Promise.resolve();
      port.tellTrouble('notes-lost');
      return opened();
    };
    const page = await renderPause(port);
    expect(page.find('alert', /./).textContent).toContain(t('problem.notes-lost'));
  });

  test('of a loss comes when it is known, while the pause goes on', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    expect(page.has('alert', /./)).toBe(false);
    await act(async () => port.tellTrouble('notes-lost'));
    expect(page.find('alert', /./).textContent).toContain(t('problem.notes-lost'));
    expect(page.has('textbox', OWN_WORDS)).toBe(true);
  });
});

describe('each step shows only its own text (TX-12)', () => {
  test('forward and back, quickly, and in a second pause', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    await page.type(page.find('textbox', OWN_WORDS), 'alpha');
    const values = () => page.all('textbox').map((field) => (field as HTMLTextAreaElement).value);
    await page.press('button', t('act.next'));
    await page.press('button', words.pause.feeling.more);
    expect(values()).toEqual(['']);
    for (const act of ['act.next', 'act.next', 'act.back', 'act.back', 'act.back']) await page.press('button', t(act));
    expect(values()).toEqual(['alpha', '']);
    await act(async () => port.tellDraft(null));
    await page.press('button', words.pause.slow.look);
    expect(values()).toEqual(['', '']);
  });

  test('another step’s clauses never stand in the fields of the one chosen now', async () => {
    const page = await renderPause(testPort({ draft: draftWith(pauseWith({ urges: ['leave'] }, { step: 'next-step' })) }));
    const [first, second] = words.steps.filter((step) => step.for.length > 0);
    const fields = () => page.all('textbox').map((field) => (field as HTMLTextAreaElement).value);
    await page.press('button', first!.text);
    expect(fields()).toEqual([first!.when, first!.will]);
    await page.type(page.all('textbox')[0]!, ' and wait');
    await page.press('button', second!.text);
    expect(fields()).toEqual([second!.when, second!.will]);
    // Not every browser gives the focus to a button that is clicked: the field still has it here.
    page.all('textbox')[0]!.focus();
    await act(async () => page.find('button', words.pause['next-step'].own).click());
    expect(fields()).toEqual(['', '']);
  });
});

describe('what another page does', () => {
  test('its writing is taken over', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    await act(async () => port.tellDraft(draftWith(pauseWith({ feelings: ['sad'] }, { step: 'feeling' }))));
    expect(page.has('heading', new RegExp(`^${TITLES.feeling.replace('?', '\\?')}`))).toBe(true);
  });

  test('another pause of its own never gets the text of this one, though the field has the focus (TX-12)', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    await page.type(page.find('textbox', OWN_WORDS), 'mine');
    await act(async () => port.tellDraft(draftWith(pauseWith({ urgeText: 'theirs' }, { noteId: 'note-9', step: 'urge' }))));
    await page.type(page.find('textbox', OWN_WORDS), '!');
    expect(port.written.at(-1)).toMatchObject({ noteId: 'note-9', answers: { urgeText: 'theirs!' } });
  });

  test('a pause that it kept or deleted does not come back from here (LD-03)', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    await act(async () => port.tellDraft(null));
    await page.press('button', word('urges', 'scroll'));
    expect(port.written).toMatchObject([{ answers: { urges: ['scroll'], urgeText: '' } }]);
    expect(port.written[0]!.noteId).not.toBe('note-1-of-the-other-page');
  });

  test('what it hid is gone from here too', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    await act(async () => port.tellDraft(draftWith(pauseWith({ urgeText: 'pack a bag' }, { step: 'urge' }), { isHidden: true })));
    expect(page.has('heading', t('pause.hidden-title'))).toBe(true);
    expect(page.root.innerHTML).not.toContain('pack a bag');
  });
});

describe('a draft of an earlier day (DT-12)', () => {
  const begun = draftWith(pauseWith({ urgeText: 'half a' }, { begunAt: '2026-11-22T23:50:00+01:00', step: 'urge' }), { writtenAt: NINE - 2 * 86_400_000 });

  test('is offered with the day on which it began, and never forced', async () => {
    const page = await renderPause(testPort({ draft: begun }));
    expect(page.text()).toContain('Sunday, November 22');
    expect(page.text()).not.toContain('half a');
  });

  test('can be gone on with, kept, left or deleted', async () => {
    const port = testPort({ draft: begun });
    const page = await renderPause(port);
    await page.press('button', t('pause.stale-go-on'));
    expect(page.find<HTMLTextAreaElement>('textbox', OWN_WORDS).value).toBe('half a');

    const keeping = testPort({ draft: begun });
    const second = await renderPause(keeping);
    await second.press('button', t('pause.stale-keep'));
    await drawnOut();
    expect(keeping.kept).toMatchObject([{ day: '2026-11-22', urgeText: 'half a' }]);

    const leaving = testPort({ draft: begun });
    const third = await renderPause(leaving);
    await third.press('button', t('pause.stale-new'));
    await drawnOut();
    expect(leaving.asked).toEqual(['step back']);

    const deleting = testPort({ draft: begun });
    const fourth = await renderPause(deleting);
    await fourth.press('button', t('pause.stale-drop'));
    await drawnOut();
    expect(deleting.asked).toContain('forgot note-1');
    expect(fourth.has('heading', t('pause.deleted'))).toBe(true);
  });
});

test('where nothing can be kept, the pause works all the same and says so (BR-01, ST-09)', async () => {
  const port = testPort({ problems: ['storage-unavailable'] });
  port.broken.keep = 'storage-unavailable';
  const page = await renderPause(port);
  expect(page.find('alert', /./).textContent).toContain(t('problem.storage-unavailable'));
  await page.press('button', word('urges', 'leave'));
  await page.press('button', word('feelings', 'sad'));
  expect(page.has('heading', new RegExp(`^${TITLES.signal.replace('?', '\\?')}`))).toBe(true);
  expect(page.has('button', t('pause.copy-text'))).toBe(true);
});
