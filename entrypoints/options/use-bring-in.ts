/**
 * Bringing a copy in, from the file to the outcome. What is at work can be stopped at any time; whatever was stopped wrote nothing.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BringInState } from '../../components/copies/BringIn.tsx';
import type { Copy } from '../../core/copy-decode.ts';
import type { MergeChoices } from '../../core/copy-merge.ts';
import type { Problem } from '../../core/pause-port.ts';
import { mergeCopy, type Brought, type BringStores, type NotBrought, type TakeBack } from '../../storage/bring-in.ts';
import { previewCopy, type Attention, type CopyPreview } from '../../storage/copy-preview.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { replacedAt } from '../../storage/replaced-aside.ts';
import { bringBackReplaced, replaceWithCopy } from '../../storage/replaced.ts';
import { asStorageError, StorageError } from '../../storage/storage-error.ts';
import { takeBackCopy } from '../../storage/take-back.ts';
import { readCopy, type Reading } from './read-copy.ts';
import type { Result } from '../../core/result.ts';

export interface BringingIn {
  readonly state: BringInState;
  readonly canBringBack: boolean;
  chooseFile(file: Blob): void;
  givePassphrase(passphrase: string): void;
  merge(choices: MergeChoices): void;
  replace(): void;
  stop(): void;
  leave(): void;
  takeBack(): void;
  bringBack(): void;
}

/** How often bringing back begins anew by itself. */
const TRIES = 3;

/** `onFailed` hears when the disk did not do its part. */
export function useBringIn(services: NotesServices, onFailed: (problem: Problem | null) => void): BringingIn {
  const [state, setState] = useState<BringInState>({ step: 'idle' });
  const [canBringBack, setCanBringBack] = useState(false);
  const reading = useRef<Reading | null>(null);
  const stopping = useRef(new AbortController());
  const preview = useRef<CopyPreview | null>(null);
  const undo = useRef<TakeBack | null>(null);
  const stores: BringStores = services;

  const lookAside = () => replacedAt(services.database).then((at) => setCanBringBack(at !== null), (thrown: unknown) => console.warn('what was replaced could not be looked for', thrown));
  useEffect(() => {
    void lookAside();
    return () => {
      reading.current?.stop();
      stopping.current.abort();
    };
  }, [services]);

  type Work = Extract<BringInState, { step: 'working' }>['is'];
  const work = (is: Work, done = 0, total = 0) => setState({ step: 'working', is, done, total });

  /** Something long that can be stopped. A failing disk is told at the top of the page, and leaves everything as it was. */
  async function attempt(is: Work, task: (attention: Attention) => Promise<void>, after: BringInState): Promise<void> {
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    onFailed(null);
    work(is);
    try {
      await task({ signal, onProgress: (done, total) => !signal.aborted && work(is, done, total) });
    } catch (thrown) {
      // Only what came of the stopping: a disk that failed afterwards is no "nothing was written".
      if (signal.aborted && thrown === signal.reason) return setState({ step: 'refused', code: 'cancelled' });
      onFailed(`storage-${asStorageError(thrown).code}`);
      setState(after);
    }
  }

  function compare(copy: Copy, hasChanged = false): Promise<void> {
    return attempt('comparing', async (attention) => {
      await services.edits.flushAll();
      preview.current = await previewCopy(stores, copy, attention);
      setState({ step: 'preview', facts: preview.current, hasChanged });
    }, { step: 'idle' });
  }

  function write(is: 'merged' | 'replaced', task: (shown: CopyPreview, attention: Attention) => Promise<Result<Brought, NotBrought>>): void {
    const shown = preview.current;
    if (!shown) return;
    void attempt('writing', async (attention) => {
      const outcome = await task(shown, attention);
      if (!outcome.ok) return outcome.code === 'changed' ? compare(shown.copy, true) : setState({ step: 'refused', code: 'cancelled' });
      const { noteCount, isSettingsMissing, takeBack } = outcome.value;
      undo.current = takeBack;
      preview.current = null;
      await lookAside();
      setState({ step: 'done', is, count: noteCount, isSettingsMissing, canTakeBack: takeBack !== null });
    }, { step: 'preview', facts: shown, hasChanged: false });
  }

  return {
    state,
    canBringBack,
    chooseFile(file) {
      reading.current?.stop();
      work('reading');
      reading.current = readCopy(
        file,
        (event) => {
          switch (event.type) {
            case 'progress':
              return work('reading', event.done, event.total);
            case 'sealed':
              return setState({ step: 'sealed', isWrong: event.isWrong });
            case 'fault':
              return setState({ step: 'refused', code: event.code });
            case 'copy':
              return void compare(event.copy);
          }
        },
        (thrown) => {
          console.warn('the file could not be read', thrown);
          setState({ step: 'refused', code: 'failed' });
        },
      );
    },
    givePassphrase(passphrase) {
      work('opening');
      reading.current?.open(passphrase);
    },
    merge: (choices) => write('merged', (shown, attention) => mergeCopy(stores, shown, choices, attention)),
    replace: () => write('replaced', (shown, attention) => replaceWithCopy(stores, shown, attention)),
    stop() {
      if (state.step === 'working' && (state.is === 'reading' || state.is === 'opening')) {
        reading.current?.stop();
        setState({ step: 'refused', code: 'cancelled' });
      } else stopping.current.abort(new DOMException('the person stopped it', 'AbortError'));
    },
    leave() {
      reading.current?.stop();
      preview.current = null;
      undo.current = null;
      setState({ step: 'idle' });
    },
    takeBack() {
      const wanted = undo.current;
      if (!wanted) return;
      void attempt('taking-back', async (attention) => {
        await services.edits.flushAll();
        const taken = await takeBackCopy(stores, wanted, attention);
        if (!taken.ok) return setState({ step: 'done', is: 'stopped', count: 0, isSettingsMissing: false, canTakeBack: true });
        const kept = taken.value;
        undo.current = null;
        setState({ step: 'done', is: kept > 0 ? 'taken-back-partly' : 'taken-back', count: kept, isSettingsMissing: false, canTakeBack: false });
      }, state);
    },
    bringBack() {
      void attempt('bringing-back', async (attention) => {
        await services.edits.flushAll();
        let back = await bringBackReplaced(stores, attention);
        // Something was written just then, here or in another page: it is looked at anew.
        for (let again = 0; !back.ok && back.code === 'changed' && again < TRIES; again += 1) back = await bringBackReplaced(stores, attention);
        await lookAside();
        if (!back.ok && back.code === 'changed') throw new StorageError('failed');
        if (!back.ok && back.code === 'gone') return setState({ step: 'idle' });
        setState({ step: 'done', is: back.ok ? 'brought-back' : 'stopped', count: 0, isSettingsMissing: false, canTakeBack: false });
      }, state);
    },
  };
}
