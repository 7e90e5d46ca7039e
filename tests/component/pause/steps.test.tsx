import { describe, expect, test } from 'vitest';
import { PAUSE_STEPS, type PauseStep } from '../../../core/pause.ts';
import { drawnOut, t, words } from '../../support/render.tsx';
import { renderPause, TITLES, word } from '../../support/render-pause.tsx';
import { draftWith, pauseWith } from '../../support/sample-pause.ts';
import { testPort } from '../../support/test-port.ts';

const spoken = () => (document.activeElement?.textContent ?? '').replace(/\s+/g, ' ').trim();
const named = (step: PauseStep) => `${words.pause[step].title}, ${t('pause.position', { number: PAUSE_STEPS.indexOf(step) + 1, count: PAUSE_STEPS.length })}`;

describe('each step that appears takes the focus to its heading, with name and position (AX-01)', () => {
  test.each(['popup', 'new tab'] as const)('forward and back, in a %s', async (surface) => {
    const page = await renderPause(testPort(), surface);
    const steps = PAUSE_STEPS.slice(1, -1).map(named);
    expect(steps.length).toBeGreaterThan(3);
    await page.press('button', words.pause.slow.look);
    expect(spoken()).toBe(steps[0]);
    for (const step of steps.slice(1)) {
      await page.press('button', t('act.next'));
      expect(spoken()).toBe(step);
    }
    for (const step of [...steps.slice(0, -1).reverse(), named('slow')]) {
      await page.press('button', t('act.back'));
      expect(spoken()).toBe(step);
    }
  });

  test('the first step of a popup has it from the start, that of a new tab leaves it where it is (BR-09)', async () => {
    await renderPause(testPort());
    expect(spoken()).toBe(named('slow'));
    await renderPause(testPort(), 'new tab');
    expect(document.activeElement).toBe(document.body);
  });

  test('also what ends the pause, and the safe page and the way back from it', async () => {
    const page = await renderPause(testPort({ draft: draftWith(pauseWith({ urges: ['leave'] }, { step: 'feeling' })) }));
    await page.press('button', t('act.unsafe'));
    expect(spoken()).toBe(TITLES.safe);
    await page.press('button', words.help.actions['flag-off']);
    await page.press('button', words.help.actions.back);
    expect(spoken()).toBe(named('feeling'));
    await page.press('button', t('act.keep'));
    await drawnOut();
    expect(spoken()).toBe(named('kept'));
  });
});

describe('the short path', () => {
  test('is four taps', async () => {
    const port = testPort();
    const page = await renderPause(port);
    await page.press('button', word('urges', 'leave'));
    await page.press('button', word('feelings', 'sad'));
    await page.press('radio', /^Some of both/);
    await page.press('button', t('act.keep'));
    await drawnOut();
    expect(port.kept).toMatchObject([{ urges: ['leave'], feelings: ['sad'], verdict: 'both', day: '2026-11-25' }]);
  });

  test('has no verdict chosen beforehand, and all four are alike', async () => {
    const page = await renderPause(testPort({ draft: draftWith(pauseWith({ urges: ['leave'] }, { step: 'signal' })) }));
    const radios = page.all('radio') as HTMLInputElement[];
    expect(radios).toHaveLength(4);
    expect(radios.filter((radio) => radio.checked)).toEqual([]);
    expect(new Set(radios.map((radio) => radio.closest('label')!.className)).size).toBe(1);
  });

  test('can end at once, with nothing kept', async () => {
    const port = testPort();
    const page = await renderPause(port);
    await page.press('button', words.pause.slow['not-now']);
    await drawnOut();
    expect(port.asked).toEqual(['end']);
    await page.press('button', t('act.done'));
    expect(page.onDone).toHaveBeenCalledOnce();
  });
});

describe('the earlier answers', () => {
  test('stay in reach, and lead back to their step', async () => {
    const page = await renderPause(testPort({ draft: draftWith(pauseWith({ urges: ['leave'], feelings: ['sad'] }, { step: 'signal' })) }));
    const line = page.find('region', t('pause.answers'));
    expect(line.textContent).toContain(`${word('urges', 'leave')} · ${word('feelings', 'sad')}`);
    await page.press('button', t('act.show'));
    await page.press('button', TITLES.feeling);
    expect(spoken()).toBe(named('feeling'));
  });

  test('each keep to their own line and direction (TX-11, TX-13)', async () => {
    const page = await renderPause(
      testPort({ draft: draftWith(pauseWith({ urgeText: 'end \u202E of it', feelingText: 'أحتاج ساعة.' }, { step: 'signal' })) }),
    );
    expect(page.find('region', t('pause.answers')).querySelector('bdi')?.textContent).toContain('\u202E');
    await page.press('button', t('act.show'));
    const lines = [...page.root.querySelectorAll('dd')];
    expect(lines.map((line) => line.dir)).toEqual(['auto', 'auto']);
    expect(lines.map((line) => line.textContent)).toEqual(['end \u202E of it', 'أحتاج ساعة.']);
  });
});

test('Enter in a line goes on, but not the Enter that ends a composition (TX-01)', async () => {
  const page = await renderPause(testPort({ draft: draftWith(pauseWith({ urges: ['leave'] }, { step: 'urge' })) }));
  await page.type(page.find('textbox', words.pause.urge.own), 'にげる');
  await page.key('Enter', { isComposing: true });
  await page.key('Enter', { keyCode: 229 });
  expect(page.has('textbox', words.pause.urge.own)).toBe(true);
  await page.key('Enter');
  expect(spoken()).toBe(named('feeling'));
});

test('a return time that has passed is said with no content, until it is seen', async () => {
  const due = { id: 'return:n1', noteId: 'n1', kind: 'return' as const, at: 0 };
  const port = testPort({ passedReturns: [due] });
  const page = await renderPause(port);
  expect(page.text()).toContain(t('pause.return-passed'));
  await page.press('button', t('act.done'));
  expect(page.text()).not.toContain(t('pause.return-passed'));
  expect(port.asked).toEqual(['settle return:n1']);
});
