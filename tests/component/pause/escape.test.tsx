import { afterEach, describe, expect, test, vi } from 'vitest';
import { drawnOut, t } from '../../support/render.tsx';
import { renderPause, TITLES } from '../../support/render-pause.tsx';
import { ALL_ANSWERS, draftWith, NINE, pauseWith } from '../../support/sample-pause.ts';
import { testPort } from '../../support/test-port.ts';

afterEach(() => {
  document.documentElement.hidden = false;
});

const port = () => testPort({ draft: draftWith(pauseWith(ALL_ANSWERS, { step: 'urge' })) });
const isBlank = () => document.documentElement.hidden && document.title === '';
const ownWord = new RegExp(`^${t('pause.own-add')}`);

describe('Esc in the field for an own word (AX-07)', () => {
  test('closes that field alone; the page and the draft stay', async () => {
    const world = port();
    const page = await renderPause(world);
    const [openField] = page.all('button', ownWord);
    openField!.click();
    await drawnOut();
    const field = page.find('textbox', t('pause.own-add'));
    await page.type(field, 'kni');
    await page.key('Escape');
    expect(page.has('textbox', t('pause.own-add'))).toBe(false);
    expect(isBlank()).toBe(false);
    expect(page.onHidden).not.toHaveBeenCalled();
    await page.key('Escape');
    await drawnOut();
    expect(isBlank()).toBe(true);
    expect(world.asked.at(-1)).toBe('hide');
  });

  test.each([['isComposing', { isComposing: true }], ['key code 229', { keyCode: 229 }]])('while composing (%s) closes nothing at all', async (_, rest) => {
    const page = await renderPause(port());
    page.all('button', ownWord)[0]!.click();
    await drawnOut();
    page.find('textbox', t('pause.own-add')).focus();
    await page.key('Escape', rest);
    expect(page.has('textbox', t('pause.own-add'))).toBe(true);
    expect(isBlank()).toBe(false);
  });
});

describe('hiding', () => {
  test('in a popup one Esc blanks the page at once, writes the draft as hidden and leaves', async () => {
    const world = port();
    const page = await renderPause(world);
    await page.key('Escape');
    expect(isBlank()).toBe(true);
    await drawnOut();
    expect(world.asked).toEqual(['hide']);
    expect(page.onHidden).toHaveBeenCalledOnce();
  });

  test('in a tab it takes two within a second', async () => {
    const page = await renderPause(port(), 'tab');
    const at = vi.spyOn(Event.prototype, 'timeStamp', 'get');
    for (const [moment, hides] of [[1_000, false], [2_000, false], [2_999, true]] as const) {
      at.mockReturnValue(moment);
      await page.key('Escape');
      expect(isBlank()).toBe(hides);
    }
    at.mockRestore();
  });

  const begun = pauseWith(ALL_ANSWERS, { step: 'urge' });
  test.each([
    ['a pause under way', () => port()],
    ['a draft of an earlier day', () => testPort({ draft: draftWith(pauseWith(ALL_ANSWERS, { begunAt: '2026-11-22T23:50:00+01:00' }), { writtenAt: NINE - 2 * 86_400_000 }) })],
    ['what was hidden before', () => testPort({ draft: draftWith(begun, { isHidden: true }) })],
    ['a locked draft', () => testPort({ isDraftLocked: true })],
  ] as const)('works by its button over %s', async (_, make) => {
    const page = await renderPause(make());
    await page.press('button', t('act.hide'));
    await drawnOut();
    expect(isBlank()).toBe(true);
    expect(page.onHidden).toHaveBeenCalledOnce();
  });

  test('works by its button also while the draft cannot be written', async () => {
    const world = port();
    vi.spyOn(world, 'hideDraft').mockRejectedValue(new Error('no'));
    const page = await renderPause(world);
    await page.press('button', t('act.hide'));
    await drawnOut();
    expect(isBlank()).toBe(true);
    expect(page.onHidden).toHaveBeenCalledOnce();
  });

  test('the next opening is a neutral screen with nothing of what was written, until it is asked for', async () => {
    const world = testPort({ draft: draftWith(pauseWith(ALL_ANSWERS, { step: 'feeling' }), { isHidden: true }) });
    const page = await renderPause(world);
    for (const text of [ALL_ANSWERS.urgeText, ALL_ANSWERS.who, TITLES.feeling]) expect(page.root.innerHTML).not.toContain(text);
    await page.press('button', t('pause.hidden-show'));
    await drawnOut();
    expect(page.text()).toContain(ALL_ANSWERS.urgeText);
    expect(world.asked).toEqual(['show']);
  });

  test('a new pause from there leaves what was hidden for later', async () => {
    const world = testPort({ draft: draftWith(pauseWith(ALL_ANSWERS), { isHidden: true }) });
    const page = await renderPause(world);
    await page.press('button', t('pause.hidden-new'));
    await drawnOut();
    expect(world.asked).toEqual(['step back']);
    expect(page.root.innerHTML).not.toContain(ALL_ANSWERS.urgeText);
  });
});
