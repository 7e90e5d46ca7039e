import { beforeEach, expect, test, vi } from 'vitest';
import { english as text } from 'virtual:words/first-run';
import { FirstRun } from '../../../components/first-run/FirstRun.tsx';
import { render, t } from '../../support/render.tsx';

const [chosen, done, hidden] = [vi.fn(), vi.fn(), vi.fn()];
const { pages, cover, pin } = text['first-run'];
beforeEach(() => vi.clearAllMocks());
const open = (browserKind: 'chromium' | 'firefox' = 'chromium', shortcut = '') => render(<FirstRun text={text} browserKind={browserKind} shortcut={shortcut} isCovered={null} onCoverChosen={chosen} onDone={done} onHidden={hidden} />);

test('there are three pages, each with all its lines, and a way back', async () => {
  const page = await open();
  for (const [index, each] of pages.entries()) {
    expect(page.find('heading', each.title).textContent).toBe(each.title);
    for (const line of each.lines) expect(page.text()).toContain(line);
    if (index < 2) await page.press('button', t('act.next'));
  }
  await page.press('button', t('act.back'));
  expect(page.find('heading', pages[1]!.title)).toBe(document.activeElement);
});

test('each page can be hidden, and the page of help and own plan behind them too', async () => {
  const page = await open();
  for (let index = 0; index < pages.length; index += 1) {
    await page.press('button', t('act.hide'));
    if (index < 2) await page.press('button', t('act.next'));
  }
  await page.press('button', t('help.show'));
  await page.press('button', t('act.hide'));
  expect(hidden).toHaveBeenCalledTimes(pages.length + 1);
});

test.each(['chromium', 'firefox'] as const)('the first says how to keep it in reach in %s', async (kind) => {
  expect((await open(kind)).text()).toContain(pin[kind]);
});

test('the keys that open a pause are named where there are any', async () => {
  expect((await open('chromium', 'Alt+Shift+K')).text()).toContain(t('settings.shortcut-is', { keys: 'Alt+Shift+K' }));
  expect((await open()).text()).not.toContain('shortcut');
});

test('removing the extension is said to remove the notes, with what to do first (LD-12)', () => {
  expect(pages.flatMap(({ lines }) => lines).join(' ')).toMatch(/remove the extension, your notes are gone.*Save a copy/);
});

test('the question about the new tab has no answer chosen, and hands over the one that is given', async () => {
  const page = await open();
  await page.press('button', t('act.next'));
  expect(page.all('radio').map((radio) => (radio as HTMLInputElement).checked)).toEqual([false, false]);
  await page.press('radio', cover.open);
  expect(chosen).toHaveBeenCalledWith(false);
});

test('the last tells three pauses with three verdicts, all alike, and closes', async () => {
  const page = await open();
  await page.press('button', t('act.next'));
  await page.press('button', t('act.next'));
  expect(page.root.querySelectorAll('details')).toHaveLength(text.worked.length);
  for (const worked of text.worked) expect(page.text()).toContain(worked.story);
  await page.press('button', t('first-run.finish'));
  expect(done).toHaveBeenCalledTimes(1);
});
