import { describe, expect, test } from 'vitest';
import type { OwnWord, PauseWords } from '../../../core/words.ts';
import { drawnOut, t, words } from '../../support/render.tsx';
import { renderPause, word } from '../../support/render-pause.tsx';
import { draftWith, pauseWith } from '../../support/sample-pause.ts';
import { testPort } from '../../support/test-port.ts';
import type { Answers } from '../../../core/note.ts';
import { PAUSE_STEPS, type PauseStep } from '../../../core/pause.ts';

const open = (answers: Partial<Answers>, step: PauseStep, ownWords: readonly OwnWord[] = [], given: PauseWords = words) => {
  const port = testPort({ draft: draftWith(pauseWith(answers, { step, open: ['feeling'] })), ownWords });
  return renderPause(port, 'popup', { words: given }).then((page) => ({ port, page }));
};
const pressed = (element: HTMLElement) => element.getAttribute('aria-pressed');
const ownWord = (rest: Partial<OwnWord>): OwnWord => ({ id: 'own:1', list: 'urges', text: 'knit', isPinned: false, isArchived: false, ...rest });
const addOwn = (label: string) => `${t('pause.own-add')} + (${label})`;

describe('an own word', () => {
  test('is added by Enter, and is chosen; the Enter that ends a composition adds nothing (TX-01)', async () => {
    const { port, page } = await open({ strength: 3 }, 'urge');
    await page.press('button', addOwn(words.pause.urge.title));
    await page.type(page.find('textbox', t('pause.own-add')), '編む');
    await page.key('Enter', { isComposing: true });
    await page.key('Enter', { keyCode: 229 });
    expect(port.asked).not.toContain('own word');
    await page.key('Enter');
    await drawnOut();
    expect(pressed(page.find('button', '編む'))).toBe('true');
    expect(port.written.at(-1)?.answers.urges).toEqual(['own:編む']);
    expect(page.has('textbox', t('pause.own-add'))).toBe(false);
  });

  test('has the focus when its field opens, and gives it back when it closes (AX-01)', async () => {
    const { page } = await open({ strength: 3 }, 'urge');
    await page.press('button', addOwn(words.pause.urge.title));
    expect(document.activeElement).toBe(page.find('textbox', t('pause.own-add')));
    await page.key('Escape');
    expect(document.activeElement).toBe(page.find('button', addOwn(words.pause.urge.title)));
  });

  test('of blanks is none', async () => {
    const { port, page } = await open({ strength: 3 }, 'urge');
    await page.press('button', addOwn(words.pause.urge.title));
    await page.type(page.find('textbox', t('pause.own-add')), '  ');
    await page.press('button', t('act.add'));
    await drawnOut();
    expect(port.asked).not.toContain('own word');
  });

  test('that is pinned stands first, archived only where it was chosen', async () => {
    const own = [ownWord({ id: 'own:1', text: 'knit', isPinned: true }), ownWord({ id: 'own:2', text: 'hum', isArchived: true }), ownWord({ id: 'own:3', text: 'sew', isArchived: true })];
    const { page } = await open({ urges: ['own:3'] }, 'urge', own);
    const names = [...page.root.querySelectorAll('.chip')].map((chip) => chip.textContent);
    expect(names[0]).toBe('knit');
    expect(names).not.toContain('hum');
    expect(names).toContain('sew');
  });

  test.each([['with a mark that turns the direction', 'end \u202E of it'], ['in Hebrew', 'לברוח.'], ['with no space in it', 'a'.repeat(40)]])(
    '%s keeps to its own chip (TX-10, TX-11, TX-13)', async (_, text) => {
      const { page } = await open({ urges: ['own:1'] }, 'urge', [ownWord({ text })]);
      const chip = [...page.root.querySelectorAll('.chip')].find((one) => one.textContent === text);
      expect(chip?.querySelector('bdi')?.textContent).toBe(text);
    },
  );
});

describe('chosen words', () => {
  test('are told by the pressed state, and let go of again (AX-04)', async () => {
    const { port, page } = await open({ strength: 3 }, 'urge');
    const leave = word('urges', 'leave');
    expect(pressed(page.find('button', leave))).toBe('false');
    await page.press('button', leave);
    expect(pressed(page.find('button', leave))).toBe('true');
    await page.press('button', leave);
    expect(pressed(page.find('button', leave))).toBe('false');
    expect(port.written.at(-1)?.answers.urges).toEqual([]);
  });

  test('three feelings are the most: a fourth says so and takes none away', async () => {
    const { port, page } = await open({ feelings: ['sad', 'numb', 'angry'] }, 'feeling');
    await page.press('button', word('feelings', 'tender'));
    expect(port.written).toEqual([]);
    expect(page.text()).toContain(t('pause.feelings-full'));
    expect(page.find('button', word('feelings', 'tender')).getAttribute('aria-disabled')).toBe('true');
  });

  test('three feelings are the most with “more” closed too', async () => {
    const port = testPort({ draft: draftWith(pauseWith({ feelings: ['sad', 'numb', 'angry'] }, { step: 'feeling' })) });
    const page = await renderPause(port);
    expect(page.find('button', word('feelings', 'tender')).getAttribute('aria-disabled')).toBe('true');
    expect(page.text()).toContain(t('pause.feelings-full'));
    await page.press('button', word('feelings', 'sad'));
    expect(port.written.at(-1)).toMatchObject({ step: 'feeling', answers: { feelings: ['numb', 'angry'] } });
    await page.press('button', word('feelings', 'tender'));
    expect(port.written.at(-1)).toMatchObject({ step: PAUSE_STEPS[PAUSE_STEPS.indexOf('feeling') + 1], answers: { feelings: ['numb', 'angry', 'tender'] } });
  });

  test('own feelings that are pinned or chosen are among the first, and no other own ones', async () => {
    const own = [
      ownWord({ id: 'own:1', list: 'feelings', text: 'foggy', isPinned: true }),
      ownWord({ id: 'own:2', list: 'feelings', text: 'brittle' }),
      ownWord({ id: 'own:3', list: 'feelings', text: 'wired', isArchived: true }),
      ownWord({ id: 'own:4', list: 'feelings', text: 'seen', isPinned: true, isArchived: true }),
      ownWord({ id: 'own:5', list: 'feelings', text: 'plain' }),
    ];
    const port = testPort({ draft: draftWith(pauseWith({ feelings: ['own:2', 'own:3'] }, { step: 'feeling' })), ownWords: own });
    const page = await renderPause(port);
    expect(pressed(page.find('button', 'foggy'))).toBe('false');
    for (const text of ['brittle', 'wired']) expect(pressed(page.find('button', text))).toBe('true');
    for (const text of ['seen', 'plain']) expect(page.has('button', text)).toBe(false);
  });

  test('stay in sight when fewer words are asked for', async () => {
    const rare = words.feelings.find((one) => one.basic !== true && one.retired !== true)!;
    const { page } = await open({ feelings: [rare.id] }, 'feeling');
    await page.press('button', t('pause.words-fewer'));
    expect(pressed(page.find('button', rare.text))).toBe('true');
  });

  test('“nothing I can feel” clears the rest of the body, and gives way', async () => {
    const { port, page } = await open({ body: ['tight-chest'] }, 'feeling');
    await page.press('button', word('body', 'nothing-i-can-feel'));
    expect(port.written.at(-1)?.answers.body).toEqual(['nothing-i-can-feel']);
    await page.press('button', word('body', 'hot-face'));
    expect(port.written.at(-1)?.answers.body).toEqual(['hot-face']);
  });
});

describe('a retired word', () => {
  const given: PauseWords = {
    ...words,
    urges: [{ id: 'old-urge', text: 'write a fax', help: 'x', first: true, retired: true }, ...words.urges],
    feelings: [{ id: 'old-feeling', text: 'melancholic', family: 'sad', meaning: 'x', basic: true, retired: true }, ...words.feelings],
    signals: [{ id: 'old-question', text: 'Is it Monday?', why: 'x', evidence: 'none', retired: true }, ...words.signals],
  };

  test.each([['slow', 'write a fax'], ['urge', 'write a fax'], ['feeling', 'melancholic'], ['signal', 'Is it Monday?']] as const)('is not offered on %s', async (step, text) => {
    const port = testPort({ draft: draftWith(pauseWith({ strength: 3 }, { step, open: ['signal'] })) });
    const page = await renderPause(port, 'popup', { words: given });
    expect(page.text()).not.toContain(text);
    if (step === 'feeling') {
      await page.press('button', words.pause.feeling.more);
      expect(page.text()).not.toContain(text);
    }
  });

  test('still stands where it was chosen', async () => {
    const { page } = await open({ urges: ['old-urge'] }, 'urge', [], given);
    expect(pressed(page.find('button', 'write a fax'))).toBe('true');
  });
});
