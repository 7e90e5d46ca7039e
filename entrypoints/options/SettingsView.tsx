import { useEffect, useState } from 'preact/hooks';
import { english, load } from 'virtual:words/settings';
import { browser } from 'wxt/browser';
import { LateWords } from '../../components/base/LateWords.tsx';
import { EraseEverything } from '../../components/settings/EraseEverything.tsx';
import { ResetSettings } from '../../components/settings/ResetSettings.tsx';
import { SettingsRoom } from '../../components/settings/SettingsRoom.tsx';
import type { Problem } from '../../core/pause-port.ts';
import type { Settings } from '../../core/settings.ts';
import type { FirstRunText, OwnWord } from '../../core/words.ts';
import { eraseEverything } from '../../storage/erasing.ts';
import type { Durability } from '../../storage/keeping.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { asStorageError } from '../../storage/storage-error.ts';
import type { NoteActs } from './note-acts.ts';

interface Props {
  readonly services: NotesServices;
  /** Null where they could not be read: then nothing of them is shown, and what needs none of them is still there. */
  readonly settings: Settings | null;
  readonly cover: FirstRunText['cover'];
  readonly languages: readonly { readonly value: string; readonly name: string }[];
  readonly ownWords: readonly OwnWord[];
  readonly areWordsLocked: boolean;
  readonly acts: NoteActs;
  readonly onFailed: (problem: Problem, again?: () => void) => void;
  readonly onHidden: () => void;
  readonly onCopiesWanted: () => void;
  readonly onErased: () => void;
}

const NOTIFICATIONS = { permissions: ['notifications'] } as const satisfies { permissions: readonly string[] };

/** The settings beside what only the browser knows: the shortcut as it really is, and whether notifications are allowed. */
export function SettingsView({ services, settings, cover, languages, ownWords, areWordsLocked, acts, onFailed, onHidden, onCopiesWanted, onErased }: Props) {
  const [shortcut, setShortcut] = useState<string | null>(null);
  const [durability, setDurability] = useState<Durability | null>(null);
  const [isNotifyRefused, setIsNotifyRefused] = useState(false);
  const attempt = (work: () => Promise<unknown>): void => void work().catch((thrown: unknown) => onFailed(`storage-${asStorageError(thrown).code}`, () => attempt(work)));

  useEffect(() => {
    const read = () => void browser.commands.getAll().then((all) => setShortcut(all.find(({ name }) => name === '_execute_action')?.shortcut ?? ''));
    read();
    // It is changed on a page of the browser's own, so coming back is the moment to look again (BR-10).
    document.addEventListener('visibilitychange', read);
    window.addEventListener('focus', read);
    return () => {
      document.removeEventListener('visibilitychange', read);
      window.removeEventListener('focus', read);
    };
  }, []);

  useEffect(() => void services.keeping.askToKeep().then(setDurability), [services]);

  async function setNotify(isOn: boolean): Promise<void> {
    // Asked first of all, while the click still counts as the person's own act.
    const isAllowed = isOn && (await browser.permissions.request({ permissions: [...NOTIFICATIONS.permissions] }));
    setIsNotifyRefused(isOn && !isAllowed);
    await services.settings.change({ notifiesReturn: isAllowed });
    if (!isOn) await browser.permissions.remove({ permissions: [...NOTIFICATIONS.permissions] });
  }

  async function reset(): Promise<boolean> {
    try {
      await services.settings.reset();
      return true;
    } catch (thrown) {
      onFailed(`storage-${asStorageError(thrown).code}`);
      return false;
    }
  }

  async function erase(): Promise<void> {
    await eraseEverything(services.database);
    onErased();
  }

  return (
    <LateWords english={english} load={load}>
      {settings && <SettingsRoom
        settings={settings}
        cover={cover}
        languages={languages}
        ownWords={ownWords}
        areWordsLocked={areWordsLocked}
        shortcut={shortcut}
        isNotifyRefused={isNotifyRefused}
        durability={durability}
        onChanged={(change) => attempt(() => services.settings.change(change))}
        onNotifyWanted={(isOn) => attempt(() => setNotify(isOn))}
        onShortcutWanted={() => void openShortcuts()}
        onOwnWordPut={(word) => attempt(() => services.ownWords.put(word))}
        onOwnWordAdded={(list, text) => void acts.addOwnWord(list, text)}
        onHidden={onHidden}
        onReset={reset}
      />}
      <div class="settings">
        {!settings && (
          <section class="settings-part">
            <ResetSettings onReset={reset} />
          </section>
        )}
        <EraseEverything onCopiesWanted={onCopiesWanted} onErased={erase} onReloadWanted={() => location.reload()} />
      </div>
    </LateWords>
  );
}

/** Firefox opens its page for us; Chromium's is an address of its own, which a page may open as a tab. */
async function openShortcuts(): Promise<void> {
  const commands = browser.commands as typeof browser.commands & { openShortcutSettings?(): Promise<void> };
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: location.protocol === 'moz-extension:' ? 'about:addons' : 'chrome://extensions/shortcuts' });
}
