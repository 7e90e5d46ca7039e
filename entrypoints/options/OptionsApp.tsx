// long: the page holds what its rooms share, and hands it down in one place
/**
 * The options page: a row of parts, and the part that is open. Which one it is stands in the session's storage, never in the address.
 */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { CopyReminder } from '../../components/copies/CopyReminder.tsx';
import { applyAppearance } from '../../components/base/appearance.ts';
import { blankPage, watchEscape } from '../../components/base/hide.ts';
import { ProblemBox } from '../../components/base/ProblemBox.tsx';
import { WordsContext, type Words } from '../../components/base/words-context.ts';
import { HelpRoom } from '../../components/help/HelpRoom.tsx';
import { SafeRoom } from '../../components/help/SafeRoom.tsx';
import { Notice, type NoticeText } from '../../components/notes/Notice.tsx';
import { ReadingContext } from '../../components/notes/reading-context.ts';
import { NO_FILTERS, type Filters } from '../../core/filters.ts';
import type { Note } from '../../core/note.ts';
import type { FirstRunWords, NotesWords } from '../../core/words.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { mirrorLook } from '../../storage/look.ts';
import { HiddenScreen } from './HiddenScreen.tsx';
import { createNoteActs } from './note-acts.ts';
import { BinView, BringInView, CopiesView, InsightsView, LockView, LookBackView, MapView, ErasedScreen, LossBox, SettingsView, UnlockView } from './later-rooms.ts';
import { NotesView } from './NotesView.tsx';
import { NEEDS_NOTES, RoomNav, ROOM_KEYS, ROOMS, type Room } from './RoomNav.tsx';
import { unreadIn } from './unread.ts';
import { lockNow, useLock } from './use-lock.ts';
import { useFailed } from './use-failed.ts';
import { useLastCopy } from './use-last-copy.ts';
import { useLoss } from './use-loss.ts';
import { useNotesList } from './use-notes-list.ts';
import { useOwnWords } from './use-own-words.ts';
import { useSettings } from './use-settings.ts';
import { useUntoldEdits } from './use-untold-edits.ts';
import { useWaiting } from './use-waiting.ts';
import { useWriteOnLeaving } from './use-write-on-leaving.ts';

interface Props {
  readonly services: NotesServices;
  readonly words: Omit<Words, 'spellCheck'>;
  readonly notesWords: NotesWords;
  readonly firstRun: FirstRunWords;
  readonly languages: readonly { readonly value: string; readonly name: string }[];
}

/** What is open. `bin` is a part of Notes and has no place in the row. */
type Open = Room | 'bin';

export function OptionsApp({ services, words, notesWords, firstRun, languages }: Props) {
  const { t } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const [isHidden, setIsHidden] = useState(false);
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const [notice, setNotice] = useState<NoticeText | null>(null);
  const { box: failedBox, fail: setProblem } = useFailed();
  const [unsafe, setUnsafe] = useState<Note | null>(null);
  const [toTakeOut, setToTakeOut] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const [isErased, setIsErased] = useState(false);
  const [loss, acknowledgeLoss] = useLoss(services);
  const knownSettings = useSettings(services);
  const { settings } = knownSettings;
  const knownLock = useLock(services, settings?.lockAfterMinutes);
  const lock = knownLock.state;
  const isReadable = lock === 'off' || lock === 'unlocked';
  const own = useOwnWords(services, isReadable);
  const knownWaiting = useWaiting(services, settings);
  const { waiting } = knownWaiting;
  const unread = unreadIn(open, knownLock, knownSettings, knownWaiting);
  const reading = useMemo(() => ({ words: words.words, notes: notesWords, own }), [words, notesWords, own]);
  const list = useNotesList(services, reading, isReadable);
  const lastCopy = useLastCopy(services, settings, list);
  const openNote = useUntoldEdits(services, setProblem);
  const acts = useMemo(() => createNoteActs(services, t, setNotice, setProblem), [services, t]);

  useEffect(() => {
    services.viewState.read().then(
      (state) => {
        setFilters(state.filters);
        setPicked(state.picked);
        setIsHidden(state.isHidden);
        setOpen(ROOMS.find((room) => room === state.room) ?? 'notes');
      },
      () => setOpen('notes'),
    );
  }, [services]);
  useWriteOnLeaving(services);

  // Nothing that was said of a note stays on the screen when they are locked.
  useLayoutEffect(() => {
    if (lock !== 'locked') return;
    setUnsafe(null);
    setNotice(null);
    setProblem(null);
  }, [lock]);

  // Before the next drawing, and in a page that lies behind too.
  useLayoutEffect(() => {
    if (!settings) return;
    applyAppearance({ ...settings, language: words.language });
    mirrorLook(settings);
  }, [settings]);

  async function hide(): Promise<void> {
    blankPage();
    await Promise.allSettled([services.edits.flushAll(), services.viewState.writeHidden(true)]);
    location.replace('about:blank');
  }
  useEffect(() => watchEscape(2, () => void hide()), []);

  function go(room: Open, ids: readonly string[] | null = null): void {
    setOpen(room);
    pick(room === 'notes' ? ids : null);
    setToTakeOut(new Set(room === 'copies' ? ids : null));
    setUnsafe(null);
    setProblem(null);
    if (room !== 'bin') services.viewState.writeRoom(room).catch((thrown: unknown) => console.warn('the room could not be kept for a reload', thrown));
    // After the part is drawn, so that its heading is what is read out.
    setTimeout(() => {
      heading.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    });
  }

  function filter(next: Filters): void {
    setFilters(next);
    services.viewState.writeFilters(next).catch((thrown: unknown) => console.warn('the filters could not be kept for a reload', thrown));
  }

  /** Only these notes are listed; null lists them all. */
  function pick(ids: readonly string[] | null): void {
    if (ids === picked) return;
    setPicked(ids);
    services.viewState.writePicked(ids).catch((thrown: unknown) => console.warn('the picked notes could not be kept for a reload', thrown));
  }

  if (isErased) return <ErasedScreen t={t} onLeft={() => location.reload()} />;
  if (isHidden) {
    return (
      <HiddenScreen
        t={t}
        onShown={() => {
          setIsHidden(false);
          services.viewState.writeHidden(false).catch((thrown: unknown) => console.warn('the next opening is hidden again', thrown));
        }}
      />
    );
  }

  const room = () => {
    if (open && NEEDS_NOTES.has(open) && !isReadable) return lock === 'locked' ? <UnlockView services={services} /> : null;
    switch (open) {
      case 'notes':
        return (
          <NotesView
            services={services}
            list={list}
            acts={acts}
            openNote={openNote}
            filters={filters}
            onFiltersChanged={filter}
            picked={picked}
            onAllWanted={() => pick(null)}
            onMapWanted={() => go('map')}
            onNoticed={setNotice}
            onUnsafeSaid={say}
            onBinWanted={() => go('bin')}
            onTakenOut={(ids) => go('copies', ids)}
          />
        );
      case 'bin':
        return <BinView services={services} acts={acts} onLeft={() => go('notes')} />;
      case 'look-back':
        return <LookBackView services={services} waiting={waiting} isOff={settings?.offersLookBack === false} acts={acts} onUnsafeSaid={say} />;
      case 'map':
        return <MapView list={list} filters={filters} onFiltersChanged={filter} onNotesWanted={(ids) => go('notes', ids)} onHelpWanted={() => go('help')} />;
      case 'settings':
        return (settings || knownSettings.problem) && (
          <SettingsView
            services={services}
            settings={settings}
            cover={firstRun['first-run'].cover}
            languages={languages}
            ownWords={own}
            areWordsLocked={!isReadable}
            acts={acts}
            onFailed={setProblem}
            onHidden={() => void hide()}
            onCopiesWanted={() => go('copies')}
            onErased={() => setIsErased(true)}
          />
        );
      case 'insights':
        return <InsightsView services={services} />;
      case 'lock':
        return lock && settings && <LockView services={services} state={lock} settings={settings} onCopyWanted={() => go('copies')} onFailed={setProblem} />;
      case 'copies':
        return (
          <>
            <CopiesView services={services} list={list} filters={filters} chosenIds={toTakeOut} lastCopy={lastCopy} onFailed={setProblem} />
            <BringInView services={services} onFailed={setProblem} />
          </>
        );
      case 'help':
        // Drawn anew when the notes are locked or unlocked: an open plan does not stay on the screen.
        return <HelpRoom key={lock} about={firstRun['first-run'].pages} onFirstRunWanted={() => void browser.tabs.create({ url: '/first-run.html' })} />;
      case null:
        return null;
    }
  };

  /** "I don't feel safe", said of a note: the mark is set, and the page behind it opens. */
  function say(note: Note): void {
    void acts.flag(note.id, true);
    setUnsafe({ ...note, safety: true });
  }

  return (
    <WordsContext.Provider value={{ ...words, spellCheck: settings?.spellCheck ?? false }}>
      <ReadingContext.Provider value={reading}>
        <div class="options">
          <RoomNav t={t} open={open === 'bin' ? 'notes' : open} hasWaiting={waiting !== null && waiting.lookBacks.length + waiting.returns.length > 0} onChosen={go} onHidden={() => void hide()} onLocked={lock === 'unlocked' ? () => void lockNow(services, setProblem) : undefined} />
          <main class="room">
            {unsafe && failedBox}
            {unsafe ? (
              <SafeRoom
                isFlagged={unsafe.safety}
                onFlagChanged={(safety) => {
                  void acts.flag(unsafe.id, safety);
                  setUnsafe({ ...unsafe, safety });
                }}
                onDeleted={() => void acts.forget([unsafe.id]).then(() => setUnsafe(null))}
                onLeft={() => setUnsafe(null)}
              />
            ) : (
              <>
                <h1 ref={heading} tabIndex={-1}>
                  {open !== null && t(open === 'bin' ? 'bin.title' : ROOM_KEYS[open])}
                </h1>
                {loss && <LossBox count={loss.count} onBringInWanted={() => go('copies')} onAcknowledged={acknowledgeLoss} />}
                {failedBox}
                {unread && <ProblemBox problem={unread.problem} onRetried={unread.reload} />}
                {open === 'notes' && lastCopy.isDue && <CopyReminder onCopyWanted={() => go('copies')} />}
                {room()}
              </>
            )}
          </main>
          <Notice notice={notice} onDismissed={() => setNotice(null)} />
        </div>
      </ReadingContext.Provider>
    </WordsContext.Provider>
  );
}
