import { beforeEach, describe, expect, test, vi } from 'vitest';
import { english as firstRun } from 'virtual:words/first-run';
import { OwnWords } from '../../../components/settings/OwnWords.tsx';
import { SettingsRoom } from '../../../components/settings/SettingsRoom.tsx';
import { DEFAULT_SETTINGS, type Settings } from '../../../core/settings.ts';
import type { OwnWord } from '../../../core/words.ts';
import { render, t } from '../../support/render.tsx';

const [changed, put, added, notify] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
const reset = vi.fn(async () => true);
beforeEach(() => vi.clearAllMocks());
const word: OwnWord = { id: 'own:1', list: 'urges', text: 'bake bread', isPinned: false, isArchived: false };

const room = (settings: Partial<Settings> = {}, shortcut: string | null = 'Alt+Shift+K', own: readonly OwnWord[] = [], durability: 'promised' | 'not-promised' | 'unknown' | null = null) =>
  render(
    <SettingsRoom
      settings={{ ...DEFAULT_SETTINGS, ...settings }}
      cover={firstRun['first-run'].cover}
      languages={[{ value: 'en', name: 'English' }]}
      ownWords={own}
      shortcut={shortcut}
      isNotifyRefused={false}
      durability={durability}
      onChanged={changed}
      onNotifyWanted={notify}
      onShortcutWanted={() => undefined}
      onOwnWordPut={put}
      onOwnWordAdded={added}
      onHidden={() => undefined}
      onReset={reset}
    />,
  );

describe('the settings', () => {
  test.each([
    ['radio', t('settings.slow-look-around'), { slowWay: 'look-around' }],
    ['checkbox', t('settings.look-back-offer'), { offersLookBack: false }],
    ['checkbox', t('settings.span-week'), { lookBackSpans: ['day', 'month'] }],
    ['radio', t('settings.theme-dark'), { theme: 'dark' }],
    ['radio', t('settings.text-larger'), { textSize: 'larger' }],
    ['checkbox', t('settings.spelling'), { spellCheck: true }],
    ['checkbox', t('settings.copies'), { remindsOfCopies: false }],
    ['checkbox', t('settings.file-names'), { neutralFileNames: false }],
    ['radio', firstRun['first-run'].cover.open, { newTab: { isCovered: false } }],
    ['checkbox', t('settings.picks'), { newTab: { picksByPattern: true } }],
    ['radio', t('settings.often-never'), { newTab: { howOften: 'never' } }],
  ] as const)('%s “%s” changes %o', async (role, name, change) => {
    await (await room()).press(role, name);
    expect(changed).toHaveBeenCalledWith(change);
  });

  test('have no answer about the cover until the person gives one', async () => {
    const page = await room();
    expect(page.all('radio', firstRun['first-run'].cover.covered).some((radio) => (radio as HTMLInputElement).checked)).toBe(false);
  });

  test('hide how many breaths where there is none, and the spans where looking back is off', async () => {
    expect((await room({ slowWay: 'look-around' })).text()).not.toContain(t('settings.breaths'));
    expect((await room({ offersLookBack: false })).text()).not.toContain(t('settings.look-back-spans'));
  });

  test.each([['Alt+Shift+K', t('settings.shortcut-is', { keys: 'Alt+Shift+K' })], ['', t('settings.shortcut-none')]])('show the shortcut as it really is: %o (BR-10)', async (shortcut, sentence) => {
    expect((await room({}, shortcut)).text()).toContain(sentence);
  });

  test('ask for a notification only when it is wanted, and reset says what it leaves alone', async () => {
    const page = await room();
    await page.press('checkbox', t('settings.notify'));
    expect(notify).toHaveBeenCalledWith(true);
    expect(page.text()).toContain(t('settings.reset-help'));
    await page.press('button', t('settings.reset'));
    expect(reset).toHaveBeenCalledTimes(1);
    expect(page.text()).toContain(t('settings.reset-done'));
    // It says so once it is written, and not when it could not be (LD-04).
    reset.mockResolvedValueOnce(false);
    await page.press('button', t('settings.reset'));
    expect(page.text()).not.toContain(t('settings.reset-done'));
  });
});

describe('what is kept', () => {
  test.each([
    ['promised', t('settings.keep-promised')],
    ['not-promised', t('settings.keep-not-promised')],
    ['unknown', t('settings.keep-unknown')],
  ] as const)('says what the browser answered: %s (ST-10)', async (durability, said) => {
    expect((await room({}, null, [], durability)).text()).toContain(said);
  });
});

describe('own words', () => {
  test('are renamed when the field is left, pinned and archived, never deleted', async () => {
    const page = await room({}, null, [word]);
    const field = page.find('textbox', t('settings.word-of', { word: 'bake bread' }));
    await page.type(field, '!');
    await page.press('checkbox', t('settings.word-pin', { word: 'bake bread' }));
    expect(put).toHaveBeenCalledWith({ ...word, text: 'bake bread!' });
    expect(put).toHaveBeenLastCalledWith({ ...word, text: 'bake bread!', isPinned: true });
    await page.press('checkbox', t('settings.word-archive', { word: 'bake bread' }));
    expect(put).toHaveBeenLastCalledWith({ ...word, text: 'bake bread!', isArchived: true });
    expect(page.all('button').some((button) => /delete/i.test(button.textContent ?? ''))).toBe(false);
  });
  test('renamed in another page keep that name, whatever is done here next (LD-05)', async () => {
    const row = (text: string) => <OwnWords ownWords={[{ ...word, text }]} onPut={put} onAdded={added} />;
    const page = await render(row('bake bread'));
    // Renamed here first: what was typed then is no longer what counts.
    await page.type(page.find('textbox', t('settings.word-of', { word: 'bake bread' })), '!');
    page.find('checkbox', t('settings.word-pin', { word: 'bake bread' })).focus();
    await page.redraw(row('bake bread!'));
    await page.redraw(row('bake a cake'));
    put.mockClear();
    page.find('textbox', t('settings.word-of', { word: 'bake a cake' })).focus();
    await page.press('checkbox', t('settings.word-pin', { word: 'bake a cake' }));
    expect(put.mock.calls).toEqual([[{ ...word, text: 'bake a cake', isPinned: true }]]);
  });
  test('are added for a question', async () => {
    const page = await room();
    await page.press('button', t('settings.words-add'));
    // Nothing is added, and it shows where to write.
    expect(document.activeElement).toBe(page.find('textbox', t('settings.word')));
    await page.type(page.find('textbox', t('settings.word')), ' knit ');
    await page.press('button', t('settings.words-add'));
    expect(added).toHaveBeenCalledWith('urges', 'knit');
  });
});
