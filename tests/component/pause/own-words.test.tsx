import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { drawnOut, t, words } from '../../support/render.tsx';
import { renderPause, TITLES, word } from '../../support/render-pause.tsx';
import { draftWith, NINE, pauseWith } from '../../support/sample-pause.ts';
import { testPort } from '../../support/test-port.ts';
import type { Pause } from '../../../core/pause.ts';

const OWN = t('pause.own-add');
const URGES = `${OWN} + (${words.pause.urge.title})`;
const open = async (pause: Pause = pauseWith({ strength: 3 }, { step: 'urge' }), rest = {}) => {
  const port = testPort({ draft: draftWith(pause, rest) });
  return { port, page: await renderPause(port) };
};
const typing = async (text = 'kni') => {
  const opened = await open();
  await opened.page.press('button', URGES);
  await opened.page.type(opened.page.find('textbox', OWN), text);
  return opened;
};

describe('an own word half typed', () => {
  test('is in the draft at every letter, and is back in its field (LD-01, LD-02)', async () => {
    const { port, page } = await typing();
    expect(port.written.slice(-3).map(({ begunWords }) => begunWords.urges)).toEqual(['k', 'kn', 'kni']);
    page.destroy();
    const again = await open(port.written.at(-1)!);
    expect(again.page.find<HTMLTextAreaElement>('textbox', OWN).value).toBe('kni');
  });

  test('is added and chosen when the step is left', async () => {
    const { port, page } = await typing('knit ');
    await page.press('button', t('act.next'));
    await drawnOut();
    expect(port.written.at(-1)).toMatchObject({ step: 'feeling', begunWords: {}, answers: { urges: ['own:knit'] } });
    expect(page.text()).toContain('knit');
  });

  test('is in the note that is kept', async () => {
    const { port, page } = await typing('knit');
    await page.press('button', t('act.keep'));
    await drawnOut();
    expect(port.kept.at(-1)?.urges).toEqual(['own:knit']);
    expect(page.has('heading', new RegExp(`^${TITLES.kept}`))).toBe(true);
  });

  test('alone is enough to be kept, and stays when the badge asks for a draft', async () => {
    const { port, page } = await open(pauseWith({}, { step: 'urge', begunWords: { urges: 'knit' } }));
    await page.press('button', t('act.keep'));
    await drawnOut();
    expect(port.asked).not.toContain('end');
    expect(port.kept.at(-1)?.urges).toEqual(['own:knit']);
  });

  test('of an earlier day is kept with its draft (DT-12)', async () => {
    const { port, page } = await open(pauseWith({}, { step: 'urge', begunAt: '2026-11-22T23:50:00+01:00', begunWords: { urges: 'knit' } }), { writtenAt: NINE - 2 * 86_400_000 });
    await page.press('button', t('pause.stale-keep'));
    await drawnOut();
    expect(port.kept.at(-1)?.urges).toEqual(['own:knit']);
  });

  test('is put once, however often it is asked for', async () => {
    const { port, page } = await typing('knit');
    let done = () => undefined as void;
    const slow = new Promise<void>((resolve) => (done = resolve));
    const put = port.addOwnWord;
    port.addOwnWord = async (list, text) => (await slow, put(list, text));
    for (const what of ['act.next', 'act.back', 'act.next', 'act.keep']) await page.press('button', t(what));
    done();
    await drawnOut();
    expect(port.asked.filter((what) => what === 'own word')).toHaveLength(1);
    expect(port.kept.at(-1)?.urges).toEqual(['own:knit']);
  });

  test('is closed by Esc and taken away with its field', async () => {
    const { port, page } = await typing();
    await page.key('Escape');
    await page.press('button', t('act.next'));
    expect(port.asked).not.toContain('own word');
    expect(port.written.at(-1)?.begunWords).toEqual({});
  });
});

describe('an own word that cannot be put', () => {
  test('stays in its field, and in what is copied (LD-04)', async () => {
    const { port, page } = await typing('knit');
    port.broken['own word'] = 'storage-failed';
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    await page.press('button', t('act.add'));
    await drawnOut();
    expect(page.find<HTMLTextAreaElement>('textbox', OWN).value).toBe('knit');
    expect(page.find('alert', /./).textContent).toContain(t('problem.storage-failed'));
    await page.press('button', t('pause.copy-text'));
    expect(writeText).toHaveBeenCalledWith(expect.stringContaining('knit'));
    delete port.broken['own word'];
    await page.press('button', t('act.add'));
    await drawnOut();
    expect(page.has('textbox', OWN)).toBe(false);
    expect(page.has('alert', /./)).toBe(false);
    vi.unstubAllGlobals();
  });

  test('is never part of a note that is called kept (ST-05)', async () => {
    const { port, page } = await typing('knit');
    port.broken['own word'] = 'storage-quota';
    await page.press('button', t('act.keep'));
    await drawnOut();
    expect(port.kept).toEqual([]);
    expect(page.find('alert', /./).textContent).toContain(t('problem.storage-quota'));
    expect(page.find<HTMLTextAreaElement>('textbox', OWN).value).toBe('knit');
  });
});

test('a word put for one pause is not chosen in the next', async () => {
  const { port, page } = await typing('knit');
  let done = () => undefined as void;
  const slow = new Promise<void>((resolve) => (done = resolve));
  const put = port.addOwnWord;
  port.addOwnWord = async (list, text) => (await slow, put(list, text));
  await page.press('button', t('act.add'));
  await act(async () => port.tellDraft(draftWith(pauseWith({ urges: ['leave'] }, { noteId: 'note-9', step: 'urge' }))));
  done();
  await drawnOut();
  expect(page.find('button', word('urges', 'leave')).getAttribute('aria-pressed')).toBe('true');
  expect(page.find('button', 'knit').getAttribute('aria-pressed')).toBe('false');
});

describe('beside three feelings', () => {
  test('there is no fourth: what was being typed stands with the lines about the feeling', async () => {
    const { port, page } = await open(pauseWith({ feelings: ['sad', 'numb'], feelingText: 'heavy' }, { step: 'feeling', open: ['feeling'], begunWords: { feelings: 'foggy' } }));
    await page.press('button', word('feelings', 'angry'));
    await page.press('button', t('act.next'));
    await drawnOut();
    expect(port.written.at(-1)).toMatchObject({ begunWords: {}, answers: { feelings: ['sad', 'numb', 'angry'], feelingText: 'heavy foggy' } });
  });

  test('no field for one is offered', async () => {
    const { page } = await open(pauseWith({ feelings: ['sad', 'numb', 'angry'] }, { step: 'feeling', open: ['feeling'] }));
    expect(page.has('button', `${OWN} + (${words.pause.feeling.title})`)).toBe(false);
  });
});

test('an own word for the body takes the place of “nothing I can feel”', async () => {
  const { port, page } = await open(pauseWith({ body: ['nothing-i-can-feel'] }, { step: 'feeling', open: ['feeling'], begunWords: { body: 'buzzing' } }));
  await page.press('button', t('act.add'));
  await drawnOut();
  expect(port.written.at(-1)?.answers.body).toEqual(['own:buzzing']);
});
