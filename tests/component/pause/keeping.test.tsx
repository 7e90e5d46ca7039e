import { describe, expect, test, vi } from 'vitest';
import { PAUSE_STEPS } from '../../../core/pause.ts';
import { drawnOut, t, words } from '../../support/render.tsx';
import { renderPause, TITLES } from '../../support/render-pause.tsx';
import { ALL_ANSWERS, draftWith, pauseWith } from '../../support/sample-pause.ts';
import { testPort } from '../../support/test-port.ts';

const OWN_WORDS = words.pause.urge.own;
const KEEP = t('act.keep');
const atUrge = () => testPort({ draft: draftWith(pauseWith({ urges: ['leave'] }, { step: 'urge' })) });

describe('keeping', () => {
  test('five clicks and Enters on a slow disk make one note (LD-11)', async () => {
    const port = atUrge();
    let done = () => undefined as void;
    port.slowness = new Promise((resolve) => (done = resolve));
    const page = await renderPause(port);
    for (let click = 0; click < 5; click += 1) await page.press('button', KEEP);
    expect(port.asked.filter((what) => what === 'keep begun')).toHaveLength(1);
    done();
    await drawnOut();
    expect(port.kept).toHaveLength(1);
    expect(page.has('heading', new RegExp(`^${TITLES.kept}`))).toBe(true);
  });

  test('writes no draft after it (LD-03)', async () => {
    const port = atUrge();
    const page = await renderPause(port);
    await page.type(page.find('textbox', OWN_WORDS), 'last');
    await page.press('button', KEEP);
    await drawnOut();
    expect(port.asked.slice(port.asked.indexOf('keep'))).toEqual(['keep']);
    expect(port.kept[0]).toMatchObject({ id: 'note-1', urgeText: 'last' });
  });

  test.each(['storage-failed', 'storage-quota', 'storage-unavailable'] as const)('that fails is never “Kept”: it says so, and the words stay (ST-05, %s)', async (problem) => {
    const port = atUrge();
    port.broken.keep = problem;
    const page = await renderPause(port);
    await page.type(page.find('textbox', OWN_WORDS), 'pack a bag');
    await page.press('button', KEEP);
    await drawnOut();
    expect(page.has('heading', new RegExp(`^${TITLES.kept}`))).toBe(false);
    expect(page.find('alert', /./).textContent).toContain(t(`problem.${problem}`));
    expect(page.find<HTMLTextAreaElement>('textbox', OWN_WORDS).value).toBe('pack a bag');
    expect(page.has('button', t('pause.copy-text'))).toBe(true);
    delete port.broken.keep;
    await page.press('button', KEEP);
    await drawnOut();
    expect(port.kept).toMatchObject([{ urgeText: 'pack a bag' }]);
    expect(page.has('alert', /./)).toBe(false);
  });

  test('that fails brings the reason into view, however long the step, each time it is pressed; a letter that was not kept moves nothing (ST-05, LD-04)', async () => {
    const port = atUrge();
    port.broken.keep = 'storage-quota';
    port.broken.write = 'draft-failed';
    const seen = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined);
    const page = await renderPause(port);
    await page.type(page.find('textbox', OWN_WORDS), 'pack a bag');
    await drawnOut();
    expect(page.find('alert', /./).textContent).toContain(t('problem.draft-failed'));
    const isReason = () => seen.mock.contexts.filter((element) => (element as Element).classList.contains('problem')).length;
    expect(isReason()).toBe(0);
    for (const times of [1, 2]) {
      await page.press('button', KEEP);
      await drawnOut();
      expect(isReason()).toBe(times);
    }
    seen.mockRestore();
  });

  test('of nothing keeps nothing', async () => {
    const port = testPort();
    const page = await renderPause(port);
    await page.press('button', KEEP);
    await drawnOut();
    expect(port.asked).toEqual(['end']);
    expect(page.has('heading', words.pause.ended.title)).toBe(true);
  });

  test('is taken back with every answer, the strength at the end too', async () => {
    const port = testPort({ draft: draftWith(pauseWith(ALL_ANSWERS, { step: 'next-step' })) });
    const page = await renderPause(port);
    await page.press('button', KEEP);
    await drawnOut();
    await page.press('button', t('act.undo'));
    await drawnOut();
    expect(port.asked).toContain('undo');
    await page.press('button', t('act.back'));
    expect(port.written.at(-1)).toMatchObject({ step: PAUSE_STEPS[PAUSE_STEPS.indexOf('next-step') - 1], answers: ALL_ANSWERS });
  });
});
