import { describe, expect, test, vi } from 'vitest';
import { ProblemBox } from '../../../components/base/ProblemBox.tsx';
import { LookBackView } from '../../../entrypoints/options/LookBackView.tsx';
import { createNoteActs } from '../../../entrypoints/options/note-acts.ts';
import { unreadIn } from '../../../entrypoints/options/unread.ts';
import { useFailed } from '../../../entrypoints/options/use-failed.ts';
import { useNotesList, type NotesList } from '../../../entrypoints/options/use-notes-list.ts';
import { useSettings } from '../../../entrypoints/options/use-settings.ts';
import { useWaiting } from '../../../entrypoints/options/use-waiting.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings.ts';
import type { Note } from '../../../core/note.ts';
import { MANY_NOTES } from '../../../storage/changes.ts';
import type { NotesServices } from '../../../storage/notes-services.ts';
import { notes as notesWords, renderReading } from '../../support/reading.tsx';
import { drawnOut, render, t, words } from '../../support/render.tsx';
import { noteWith } from '../../support/sample-pause.ts';

const broken = () => Promise.reject(new Error('the disk is away'));
const asServices = (part: object) => part as unknown as NotesServices;
const nothingWatched = { watch: () => () => undefined };

describe('a reading that fails', () => {
  test('of the list says that it could not be read, not that it could not be kept (LD-04)', async () => {
    const services = asServices({ notes: { newest: broken, get: broken }, changes: nothingWatched, database: { onTrouble: () => () => undefined } });
    const reading = { words, notes: notesWords, own: [] };
    function List() {
      const list = useNotesList(services, reading, true);
      return list.problem && <ProblemBox problem={list.problem} onRetried={list.reload} />;
    }
    const page = await render(<List />);
    await drawnOut();
    expect(page.text()).toContain(t('problem.read-failed'));
    expect(page.text()).not.toContain('could not be kept');
  });

  test('of the settings gives no defaults, says so where they are needed, and is tried again (ST-09)', async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const read = vi.fn(broken as () => Promise<typeof DEFAULT_SETTINGS>);
    const services = asServices({ settings: { read, ...nothingWatched } });
    const lock = { state: 'off' as const, problem: null, reload: () => undefined };
    function Room({ open }: { readonly open: string }) {
      const settings = useSettings(services);
      const unread = unreadIn(open, lock, settings, { waiting: null, problem: null, reload: () => undefined });
      return unread ? <ProblemBox problem={unread.problem} onRetried={unread.reload} /> : <p>{JSON.stringify(settings.settings)}</p>;
    }
    const page = await render(<Room open="settings" />);
    await drawnOut();
    expect(page.text()).toContain(t('problem.settings-unread'));
    await page.redraw(<Room open="notes" />);
    expect(page.text()).toBe('null');
    await page.redraw(<Room open="settings" />);
    read.mockResolvedValue({ ...DEFAULT_SETTINGS, breathCount: 7 });
    await page.press('button', t('problem.again'));
    await drawnOut();
    expect(page.text()).toContain('"breathCount":7');
  });

  test('of what is due leaves no blank page, and is tried again', async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const dues = vi.fn(broken as () => Promise<{ passed: [] }>);
    const services = asServices({ notes: { dues }, clock: { now: () => ({ epochMs: 0, offsetMinutes: 0 }) }, changes: nothingWatched, database: { onTrouble: () => () => undefined } });
    const known = { state: 'off' as const, problem: null, settings: DEFAULT_SETTINGS, reload: () => undefined };
    function Room() {
      const waiting = useWaiting(services, DEFAULT_SETTINGS);
      const unread = unreadIn('look-back', known, known, waiting);
      return unread ? <ProblemBox problem={unread.problem} onRetried={unread.reload} /> : <p>{waiting.waiting && 'read'}</p>;
    }
    const page = await render(<Room />);
    await drawnOut();
    expect(page.text()).toContain(t('problem.read-failed'));
    dues.mockResolvedValue({ passed: [] });
    await page.press('button', t('problem.again'));
    await drawnOut();
    expect(page.text()).toBe('read');
  });

  test('of the note to look back on leaves no blank page; one that is gone is asked for no more', async () => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined);
    const get = vi.fn(broken as () => Promise<Note | undefined>);
    const settle = vi.fn(async () => undefined);
    const services = asServices({ notes: { get, settle }, lookBackDraft: { read: async () => null } });
    const waiting = { lookBacks: [{ noteId: 'n1', span: 'day' as const, at: 0 }], returns: [] };
    const page = await renderReading(<LookBackView services={services} waiting={waiting} isOff={false} acts={{} as never} onUnsafeSaid={() => undefined} />);
    await drawnOut();
    expect(page.text()).toContain(t('problem.read-failed'));
    get.mockResolvedValue(undefined);
    await page.press('button', t('problem.again'));
    await drawnOut();
    expect(page.has('alert', /./)).toBe(false);
    expect(settle).toHaveBeenCalledWith('look-back:n1:day');
  });
});

test('a note that is changed while all are read again shows its change (LD-05)', async () => {
  const before = noteWith('n1', { urgeText: 'before' });
  const after = { ...before, urgeText: 'after' };
  let heard: (what: string) => void = () => undefined;
  let goOn: () => void = () => undefined;
  let stored = before;
  let isHeld = false;
  const services = asServices({
    notes: {
      newest: async () => [before], count: async () => 1, get: async () => stored,
    },
    changes: { watch: (listener: typeof heard) => ((heard = listener), () => undefined) },
    database: {
      onTrouble: () => () => undefined,
      use: async () => {
        const batch = [stored];
        if (isHeld) await new Promise<void>((resolve) => (goOn = resolve));
        return batch;
      },
    },
    sealing: { openAll: async (_: string, records: readonly Note[]) => records, open: async (_: string, record: Note) => record },
  });
  const reading = { words, notes: notesWords, own: [] };
  let list: NotesList | undefined;
  function List() {
    list = useNotesList(services, reading, true);
    return null;
  }
  await render(<List />);
  await drawnOut();
  isHeld = true;
  heard(MANY_NOTES);
  await drawnOut();
  stored = after;
  heard('n1');
  await drawnOut();
  goOn();
  await drawnOut();
  expect(list!.problem).toBeNull();
  expect(list!.notes!.map(({ urgeText }) => urgeText)).toEqual(['after']);
});

test('“Try again” does again what was not done; where there is nothing to try, the line can be closed', async () => {
  const forget = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('the disk is away'));
  let fail: ReturnType<typeof useFailed>['fail'] = () => undefined;
  function Page() {
    const failed = useFailed();
    fail = failed.fail;
    return failed.box;
  }
  const page = await render(<Page />);
  const told = vi.fn();
  const acts = createNoteActs(asServices({ edits: { drop: async () => undefined }, bin: { forget } }), t, told, (problem, again) => fail(problem, again));
  await acts.forget(['n1']);
  await drawnOut();
  expect(told).not.toHaveBeenCalled();
  await page.press('button', t('problem.again'));
  await drawnOut();
  expect(forget).toHaveBeenCalledTimes(2);
  expect(told).toHaveBeenCalledOnce();
  expect(page.text()).toBe('');
  fail('storage-failed');
  await drawnOut();
  await page.press('button', t('bin.dismiss'));
  expect(page.text()).toBe('');
});
