import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { applyAppearance } from '../../components/base/appearance.ts';
import { blankPage, watchEscape } from '../../components/base/hide.ts';
import { WordsContext, type Words } from '../../components/base/words-context.ts';
import { FirstRun } from '../../components/first-run/FirstRun.tsx';
import { DEFAULT_SETTINGS, type Settings } from '../../core/settings.ts';
import type { FirstRunWords } from '../../core/words.ts';
import type { SettingsStore } from '../../storage/settings.ts';

interface Props {
  readonly settings: SettingsStore;
  readonly words: Omit<Words, 'spellCheck'>;
  readonly text: FirstRunWords;
}

/** The pages that open once after installing. Leaving them unanswered is fine: the card on a new tab then stays covered. */
export function FirstRunApp({ settings: store, words, text }: Props) {
  const [settings, setSettings] = useState<Settings>(DEFAULT_SETTINGS);
  const [shortcut, setShortcut] = useState('');
  useEffect(() => {
    store.read().then(setSettings, (thrown: unknown) => console.warn('settings could not be read', thrown));
    void browser.commands.getAll().then((all) => setShortcut(all.find(({ name }) => name === '_execute_action')?.shortcut ?? ''));
    const stopEscape = watchEscape(2, hide);
    const stopSettings = store.watch(setSettings);
    return () => {
      stopEscape();
      stopSettings();
    };
  }, [store]);
  useLayoutEffect(() => applyAppearance(settings), [settings]);
  return (
    <WordsContext.Provider value={{ ...words, spellCheck: false }}>
      <FirstRun
        text={text}
        browserKind={location.protocol === 'moz-extension:' ? 'firefox' : 'chromium'}
        shortcut={shortcut}
        isCovered={settings.newTab.isCovered}
        onCoverChosen={(isCovered) => void store.change({ newTab: { isCovered } })}
        onDone={() => void leave()}
        onHidden={hide}
      />
    </WordsContext.Provider>
  );

  function hide(): void {
    blankPage();
    location.replace('about:blank');
  }

  async function leave(): Promise<void> {
    const tab = await browser.tabs.getCurrent();
    if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
  }
}
