import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { applyAppearance } from '../../components/base/appearance.ts';
import { blankPage } from '../../components/base/hide.ts';
import { WordsContext, type Words } from '../../components/base/words-context.ts';
import { Pause } from '../../components/pause/Pause.tsx';
import type { Settings } from '../../core/settings.ts';
import { mirrorLook } from '../../storage/look.ts';
import type { Translate } from '../../core/translate.ts';
import { nameRoom } from '../../storage/open-room.ts';
import type { Services } from '../../storage/services.ts';

interface Props {
  readonly services: Services;
  readonly words: Omit<Words, 'spellCheck'>;
  /** False when the same page runs in a tab of its own. */
  readonly isPopup: boolean;
  /** The words of the whole interface, for what opens behind the pause. */
  readonly onMoreWordsWanted: () => Promise<Translate>;
}

/** The pause in the popup, or in a tab where it goes on. */
export function PopupApp({ services, words, isPopup, onMoreWordsWanted }: Props) {
  const [said, setSaid] = useState<Words>({ ...words, spellCheck: false });
  useEffect(() => {
    const take = (settings: Settings) => {
      // The language is the one that this page was drawn in; another comes with the next opening.
      applyAppearance({ ...settings, language: words.language });
      mirrorLook(settings);
      setSaid((before) => ({ ...before, spellCheck: settings.spellCheck }));
    };
    // Where the settings cannot be read, the pause says so; its look stays as it is.
    services.settings.read().then(take, () => undefined);
    return services.settings.watch(take);
  }, [services]);
  const [shortNote, setShortNote] = useState<ComponentChildren>(null);
  if (shortNote !== null) return <WordsContext.Provider value={said}>{shortNote}</WordsContext.Provider>;
  return (
    <WordsContext.Provider value={said}>
      <Pause
        onShortNoteWanted={(kind) => void beginShortNote(kind)}
        onUnlockWanted={() => void unlock()}
        port={services.pause}
        escapePresses={isPopup ? 1 : 2}
        takesFocus
        onDone={() => void leave()}
        onHidden={vanish}
        onTabWanted={isPopup ? () => void openTab('/popup.html') : undefined}
        onNotesWanted={() => void openNotes()}
      />
    </WordsContext.Provider>
  );

  function vanish(): void {
    if (isPopup) window.close();
    else location.replace('about:blank');
  }

  async function beginShortNote(kind: 'afterwards' | 'held'): Promise<void> {
    const [{ ShortNoteApp }, { createNotesServices }, whole] = await Promise.all([import('./ShortNoteApp.tsx'), import('../../storage/notes-services.ts'), onMoreWordsWanted()]);
    setSaid((now) => ({ ...now, t: whole }));
    const all = createNotesServices(services);
    const hide = () => {
      blankPage();
      void all.edits.flushAll().finally(vanish);
    };
    setShortNote(<ShortNoteApp services={all} kind={kind} escapePresses={isPopup ? 1 : 2} onLeft={() => setShortNote(null)} onHidden={hide} />);
  }

  async function unlock(): Promise<void> {
    const { UnlockStep } = await import('./UnlockStep.tsx');
    const back = () => setShortNote(null);
    setShortNote(<UnlockStep escapePresses={isPopup ? 1 : 2} onUnlockWanted={async (passphrase) => (await services.vault()).unlock(passphrase)} onLeft={back} onHidden={vanish} />);
  }

  async function openNotes(): Promise<void> {
    await nameRoom('notes');
    await browser.runtime.openOptionsPage();
    if (isPopup) window.close();
  }

  async function openTab(page: '/popup.html'): Promise<void> {
    await browser.tabs.create({ url: page });
    window.close();
  }

  async function leave(): Promise<void> {
    if (isPopup) return window.close();
    const tab = await browser.tabs.getCurrent();
    if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
  }
}
