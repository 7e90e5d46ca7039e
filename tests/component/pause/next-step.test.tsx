import { describe, expect, test, vi } from 'vitest';
import { LIMITS, type Answers } from '../../../core/note.ts';
import { drawnOut, t, words } from '../../support/render.tsx';
import { renderPause } from '../../support/render-pause.tsx';
import { draftWith, NINE, pauseWith } from '../../support/sample-pause.ts';
import { testPort } from '../../support/test-port.ts';

const text = words.pause['next-step'];
const [first, second] = words.steps.filter((step) => step.for.length > 0 && step.space !== true);
const space = words.steps.find((step) => step.space === true)!;
const [template, other] = words.messages;
const open = async (answers: Partial<Answers> = {}, rest: object = {}) => {
  const port = testPort({ draft: draftWith(pauseWith({ urges: ['leave'], ...answers }, { step: 'next-step', open: ['next-step'], ...rest })) });
  const page = await renderPause(port);
  return { port, page, step: () => port.written.at(-1)?.answers.nextStep, message: () => port.written.at(-1)?.answers.message };
};

describe('a tap on another step', () => {
  test('takes the place of one that was only proposed, with nothing to undo', async () => {
    const { page } = await open();
    await page.press('button', first!.text);
    await page.press('button', second!.text);
    expect(page.has('button', t('act.undo'))).toBe(false);
  });

  test.each([['another step', () => second!.text], ['the same step', () => first!.text], ['an own step', () => text.own]])('brings back what was written in the one before (%s)', async (_, name) => {
    const written = { id: first!.id, when: `${first!.when} at home`, will: first!.will, returnAt: null };
    const { page, step } = await open({ nextStep: written });
    await page.press('button', name());
    expect(page.text()).toContain(t('pause.replaced'));
    await page.press('button', t('act.undo'));
    expect(step()).toEqual(written);
    expect(page.all('textbox').map((field) => (field as HTMLTextAreaElement).value)).toContain(written.when);
    expect(page.has('button', t('act.undo'))).toBe(false);
  });

  test('under the safety flag brings back nothing that does not go with it', async () => {
    const safe = words.steps.find((one) => one.safe === true)!;
    const { page } = await open({ safety: true, nextStep: { id: space.id, when: 'it is too much', will: 'say when I will be back', returnAt: null } });
    await page.press('button', safe.text);
    expect(page.has('button', t('act.undo'))).toBe(false);
  });
});

describe('a message to start from', () => {
  test('takes the place of nothing, and of one that was not touched', async () => {
    const { page, message } = await open();
    await page.press('button', template!.title);
    await page.press('button', other!.title);
    expect(message()).toBe(other!.text);
  });

  test('comes beneath what was written, once', async () => {
    const { page, message } = await open({ message: 'I need an hour.' });
    await page.press('button', template!.title);
    await page.press('button', template!.title);
    expect(message()).toBe(`I need an hour.\n${template!.text}`);
  });

  test('that has no room beneath is not offered', async () => {
    const { port, page } = await open({ message: 'a'.repeat(LIMITS.message - 5) });
    await page.press('button', template!.title);
    expect(port.written).toEqual([]);
  });
});

describe('a return time', () => {
  const at = { nextStep: { id: space.id, when: 'it is too much', will: 'say when I will be back', returnAt: null } };
  const preset = text['return-presets']['in-20-minutes'];
  const pressed = (element: HTMLElement) => element.getAttribute('aria-pressed');

  test('is taken off by pressing its chip again', async () => {
    const { page, step } = await open(at);
    await page.press('button', preset);
    expect(step()?.returnAt).toBe('2026-11-25T09:20:00+00:00');
    await page.press('button', preset);
    expect(step()?.returnAt).toBeNull();
    expect(pressed(page.find('button', preset))).toBe('false');
  });

  test('keeps its mark as the clock goes on, also when the pause is opened again', async () => {
    const { port, page } = await open(at);
    await page.press('button', preset);
    port.epochMs = NINE + 10 * 60_000;
    await page.type(page.all('textbox')[0]!, '!');
    expect(pressed(page.find('button', preset))).toBe('true');
    const again = testPort({ draft: draftWith(port.written.at(-1)!) });
    again.epochMs = NINE + 15 * 60_000;
    const later = await renderPause(again);
    expect(pressed(later.find('button', preset))).toBe('true');
    expect(later.all('button').filter((chip) => pressed(chip) === 'true' && chip.closest('[role=group]'))).toHaveLength(1);
  });

  test('at the same minute marks only the one that was chosen', async () => {
    const { port, page } = await open(at);
    port.epochMs = Date.parse('2026-11-25T19:40:00Z');
    await page.press('button', preset);
    expect(pressed(page.find('button', text['return-presets'].tonight))).toBe('false');
  });

  test('and the answers to the questions stand in the note as it was kept, and in what is copied', async () => {
    const { page, port } = await open({ ...at, nextStep: { ...at.nextStep, returnAt: '2026-11-25T20:00:00+00:00' }, questions: { specific: 'no' }, strength: 7, confidence: 60, message: 'I will call.' });
    port.broken.write = 'draft-failed';
    await page.type(page.all('textbox')[0]!, '!');
    await drawnOut();
    const writeText = vi.fn(async (text: string) => void text);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    await page.press('button', t('pause.copy-text'));
    vi.unstubAllGlobals();
    const copied = writeText.mock.calls[0]![0];
    await page.press('button', t('act.keep'));
    await drawnOut();
    const question = words.signals.find(({ id }) => id === 'specific')!.text;
    for (const given of ['Wednesday, November 25 at 08:00 PM', question, 'I will call.', '7', t('pause.sure', { n: 60 })]) {
      expect(copied).toContain(given);
      expect(page.text()).toContain(given);
    }
  });
});

test('“I don’t feel safe” says on the step that it is set, and is no switch (AX-04)', async () => {
  const { page } = await open({ safety: true, urges: [] });
  expect(page.find('region', t('pause.answers')).textContent).toContain(t('pause.safety-mark'));
  expect(page.find('button', t('act.unsafe')).hasAttribute('aria-pressed')).toBe(false);
});
