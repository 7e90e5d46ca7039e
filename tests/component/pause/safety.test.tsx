import { describe, expect, test } from 'vitest';
import { pauseCopyText } from '../../../components/pause/copy-text.ts';
import { drawnOut, t, words, type Drawn } from '../../support/render.tsx';
import { renderPause, TITLES } from '../../support/render-pause.tsx';
import { ALL_ANSWERS, draftWith, NINE, pauseWith } from '../../support/sample-pause.ts';
import { testPort } from '../../support/test-port.ts';
import { PAUSE_STEPS, type PauseStep } from '../../../core/pause.ts';

const STEPS: readonly PauseStep[] = PAUSE_STEPS.slice(0, -1);
const VERDICT_NAMES = Object.values(words.pause.signal.verdicts).map((verdict) => verdict.name);
const open = (step: PauseStep, safety = false) => {
  const port = testPort({ draft: draftWith(pauseWith({ ...ALL_ANSWERS, safety }, { step, open: ['signal', 'next-step'] })) });
  return { port, page: renderPause(port) };
};

function nothingUnsafe(page: Drawn): void {
  const text = page.root.innerHTML;
  for (const name of [...VERDICT_NAMES, 'rotection', ALL_ANSWERS.message, words.pause['next-step'].return, words.pause['next-step'].message, words.pause.kept['look-back'], '20:00']) {
    expect(text).not.toContain(name);
  }
  for (const step of words.steps.filter((one) => one.contact === true || one.space === true)) expect(text).not.toContain(step.text);
  // What stands in a field is no part of the markup.
  const written = [...page.root.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value);
  for (const unsafe of [ALL_ANSWERS.nextStep!.when, ALL_ANSWERS.nextStep!.will, ALL_ANSWERS.message]) expect(written).not.toContain(unsafe);
}

test.each(STEPS)('“I don’t feel safe” stands on %s, and opens its page with the draft intact', async (step) => {
  const { port, page: opening } = open(step);
  const page = await opening;
  await page.press('button', t('act.unsafe'));
  expect(page.has('heading', TITLES.safe)).toBe(true);
  expect(port.written.at(-1)?.answers).toEqual({ ...ALL_ANSWERS, safety: true });
  nothingUnsafe(page);
});

test('“I don’t feel safe” stands on what was kept too, and takes it back into a pause with its page', async () => {
  const { port, page: opening } = open('urge');
  const page = await opening;
  await page.press('button', t('act.keep'));
  await drawnOut();
  expect(page.has('heading', new RegExp(`^${TITLES.kept}`))).toBe(true);
  await page.press('button', t('act.unsafe'));
  await drawnOut();
  expect(page.has('heading', TITLES.safe)).toBe(true);
  expect(port.asked).toContain('undo');
  expect(port.written.at(-1)?.answers).toMatchObject({ urges: ALL_ANSWERS.urges, safety: true });
});

test('the sixth question opens the same page', async () => {
  const { page: opening } = open('signal');
  const page = await opening;
  await page.press('checkbox', words.signals.find((question) => question.tick)!.text);
  expect(page.has('heading', TITLES.safe)).toBe(true);
});

test.each(STEPS.filter((step) => step !== 'signal'))('while the flag stands, %s says nothing of verdicts, messages, return times or looking back', async (step) => {
  const { page: opening } = open(step, true);
  const page = await opening;
  nothingUnsafe(page);
  // The line of answers is opened too: what was given before must not show there.
  if (page.has('button', t('act.show'))) await page.press('button', t('act.show'));
  nothingUnsafe(page);
});

test('the flag passes over signal or protection, and only safe steps are offered', async () => {
  const { page: opening } = open('feeling', true);
  const page = await opening;
  await page.press('button', t('act.next'));
  expect(page.has('heading', new RegExp(`^${TITLES.nextStep.replace('?', '\\?')}`))).toBe(true);
  const chips = [...page.root.querySelectorAll('.chips .chip')].map((chip) => chip.textContent);
  expect(chips).toEqual([...words.steps.filter((step) => step.safe === true).map((step) => step.text), words.pause['next-step'].own]);
});

test('with the flag the first step says nothing of not acting on the pull', async () => {
  expect((await open('slow', true).page).has('button', words.pause.slow['not-now'])).toBe(false);
  expect((await open('slow').page).has('button', words.pause.slow['not-now'])).toBe(true);
});

test('what is copied when nothing can be kept holds with the flag no verdict, no message and no unsafe step', () => {
  const copied = pauseCopyText(pauseWith({ ...ALL_ANSWERS, safety: true }), words, [], t, 'en');
  for (const unsafe of [...VERDICT_NAMES, ALL_ANSWERS.message, ALL_ANSWERS.nextStep!.will]) expect(copied).not.toContain(unsafe);
  expect(copied).toContain(ALL_ANSWERS.urgeText);
});

test('a draft of an earlier day with the flag is not proposed to be kept', async () => {
  const port = testPort({ draft: draftWith(pauseWith({ ...ALL_ANSWERS, safety: true }, { begunAt: '2026-11-22T23:50:00+01:00' }), { writtenAt: NINE - 2 * 86_400_000 }) });
  const page = await renderPause(port);
  expect(page.has('button', t('pause.stale-go-on'))).toBe(true);
  expect(page.has('button', t('pause.stale-keep'))).toBe(false);
});

test('the flag raised while a slow disk is still keeping is in what is kept', async () => {
  const { port, page: opening } = open('urge');
  let done = () => undefined as void;
  port.slowness = new Promise((resolve) => (done = resolve));
  const page = await opening;
  await page.press('button', t('act.keep'));
  await page.press('button', t('act.unsafe'));
  done();
  await drawnOut();
  expect(port.kept.map((note) => note.safety)).toEqual([false, true]);
  expect(port.asked.filter((what) => what === 'amend')).toEqual([]);
});

test('taken off again, everything is there', async () => {
  const { port, page: opening } = open('signal');
  const page = await opening;
  await page.press('button', t('act.unsafe'));
  await page.press('button', words.help.actions['flag-off']);
  await page.press('button', words.help.actions.back);
  expect(port.written.at(-1)).toMatchObject({ isSafePageOpen: false, answers: ALL_ANSWERS });
  await page.press('button', t('act.next'));
  expect((page.all('radio') as HTMLInputElement[]).find((radio) => radio.checked)?.closest('label')?.textContent).toContain(words.pause.signal.verdicts.protection.name);
});

describe('under the flag a note', () => {
  test('is never proposed to be kept on a step, and can be deleted past the bin', async () => {
    const { port, page: opening } = open('feeling', true);
    const page = await opening;
    expect(page.has('button', t('act.keep'))).toBe(false);
    await page.press('button', words.help.actions.delete);
    await drawnOut();
    expect(port.asked.at(-1)).toBe('forgot note-1');
    expect(page.has('heading', t('pause.deleted'))).toBe(true);
  });

  test('may be kept from the safe page, and shows nothing unsafe when it is', async () => {
    const { port, page: opening } = open('feeling', true);
    const page = await opening;
    await page.press('button', t('act.unsafe'));
    await page.press('button', words.help.actions.keep);
    await drawnOut();
    expect(port.kept).toMatchObject([{ safety: true, wantsLookBack: false, verdict: 'protection' }]);
    expect(page.has('heading', new RegExp(`^${TITLES.kept}`))).toBe(true);
    nothingUnsafe(page);
  });
});

test('the flag alone is not offered to be kept', async () => {
  const page = await renderPause(testPort());
  await page.press('button', t('act.unsafe'));
  expect(page.has('button', words.help.actions.keep)).toBe(false);
});
