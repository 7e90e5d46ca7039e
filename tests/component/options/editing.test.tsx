import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import type { EditState } from '../../../components/notes/EditNotice.tsx';
import { ShortNote } from '../../../components/notes/ShortNote.tsx';
import { createNoteActs } from '../../../entrypoints/options/note-acts.ts';
import { useEditing, type EditingHandle } from '../../../entrypoints/options/use-editing.ts';
import { ShortNoteApp } from '../../../entrypoints/popup/ShortNoteApp.tsx';
import { useUntoldEdits } from '../../../entrypoints/options/use-untold-edits.ts';
import { useFailed } from '../../../entrypoints/options/use-failed.ts';
import { blankNote, type Note } from '../../../core/note.ts';
import type { EditJournal } from '../../../storage/edit-journal.ts';
import { createNoteEdits } from '../../../storage/note-edits.ts';
import type { NotesServices } from '../../../storage/notes-services.ts';
import { StorageError } from '../../../storage/storage-error.ts';
import { renderReading } from '../../support/reading.tsx';
import { drawnOut, render, t } from '../../support/render.tsx';
import { NINE, noteWith } from '../../support/sample-pause.ts';

/** A page with a note list of one, over a disk that can be full. */
async function editingPage(note: Note = noteWith('n1', { urgeText: 'old' })) {
  const disk = { isFull: true, stored: note as Note | null };
  const full = () => {
    if (disk.isFull) throw new StorageError('quota');
  };
  const notes = {
    add: async (begun: Note) => (full(), void (disk.stored = begun)),
    revise: async (_: string, __: number, change: (stored: Note) => Note) => (full(), disk.stored && (disk.stored = change(disk.stored))),
  };
  const journal = { write: async () => undefined, clear: async () => undefined } as unknown as EditJournal;
  const forgotten: string[][] = [];
  const bin = { forget: async (ids: string[]) => void forgotten.push(ids) };
  const services = { edits: createNoteEdits(notes as never, journal, () => 1), bin, notes } as unknown as NotesServices;
  const there = { handle: null as unknown as EditingHandle };
  function Page() {
    const { box, fail } = useFailed();
    there.handle = useEditing(services, () => null, useUntoldEdits(services, fail));
    const { editing } = there.handle;
    return (
      <>
        {box}
        {editing && <p class="open">{`${editing.note.urgeText} ${editing.state.type}`}</p>}
      </>
    );
  }
  const page = await render(<Page />);
  const shown = () => page.root.querySelector('.open')?.textContent ?? null;
  const write = (text: string) => act(async () => there.handle.change(note.id, { urgeText: note.urgeText }, { urgeText: text }));
  return { page, disk, services, handle: () => there.handle, shown, write, note, forgotten };
}

describe('an edit that cannot be written', () => {
  test('keeps the note open after “Done”, and says so (LD-04, ST-07)', async () => {
    const { handle, shown, write, disk, note, page } = await editingPage();
    await act(async () => handle().open(note));
    await write('new');
    await act(() => handle().finish());
    expect(shown()).toContain('failed');
    // The note says it for itself; the page does not say it twice.
    expect(page.text()).not.toContain(t('problem.storage-quota'));
    disk.isFull = false;
    await act(() => handle().finish());
    expect(shown()).toBeNull();
    expect(disk.stored?.urgeText).toBe('new');
  });

  test('is told by the page when the note was left, and tried again from there', async () => {
    const { handle, write, disk, note, page } = await editingPage();
    await act(async () => handle().open(note));
    await write('new');
    await act(async () => handle().close());
    await drawnOut();
    expect(page.find('alert', /./).textContent).toContain(t('problem.storage-quota'));
    disk.isFull = false;
    await page.press('button', t('problem.again'));
    await drawnOut();
    expect(disk.stored?.urgeText).toBe('new');
  });

  test('is shown again when its note is opened again, never “Saved” over the old text', async () => {
    const { handle, shown, write, note } = await editingPage();
    await act(async () => handle().open(note));
    await write('new');
    await act(async () => handle().close());
    await drawnOut();
    await act(async () => handle().open(note));
    expect(shown()).toBe('new writing');
    await drawnOut();
    expect(shown()).toBe('new failed');
  });

  test('of a note that was deleted elsewhere is told once, and can be left then', async () => {
    const { handle, shown, write, disk, note } = await editingPage();
    disk.isFull = false;
    disk.stored = null;
    await act(async () => handle().open(note));
    await write('new');
    await act(() => handle().finish());
    expect(shown()).toContain('gone');
    await act(() => handle().finish());
    expect(shown()).toBeNull();
  });

  test('of a new note does not bring it back once it is deleted for good', async () => {
    const note = { ...blankNote('afterwards', 'n2', '2026-11-25T09:00:00+00:00', 0) };
    const { handle, write, disk, services, forgotten } = await editingPage(note);
    disk.stored = null;
    await act(async () => handle().open(note, true));
    await write('new');
    await act(async () => void (await services.edits.flush('n2')));
    const acts = createNoteActs(services, t, () => undefined, () => undefined);
    await acts.forget(['n2']);
    disk.isFull = false;
    await services.edits.flushAll();
    expect(forgotten).toEqual([['n2']]);
    expect(disk.stored).toBeNull();
  });
});

describe('a short note', () => {
  const begun = blankNote('held', 'n3', '2026-11-25T09:00:00+00:00', 0);
  const draw = (state: EditState, onRetried = vi.fn()) =>
    renderReading(
      <ShortNote
        note={{ ...begun, texts: { happened: 'we talked' } }}
        state={state}
        offsetAt={() => 0}
        isPending={() => false}
        onChanged={vi.fn()}
        onLeft={vi.fn()}
        onRetried={onRetried}
        onUnsafeSaid={vi.fn()}
        onDeleted={vi.fn()}
        onDone={vi.fn()}
      />,
    );

  test.each([{ type: 'failed', problem: 'storage-quota' }, { type: 'gone' }] as const)('that is $type is not called kept', async (state) => {
    const page = await draw(state);
    expect(page.text()).not.toContain(t('notes.kept-as-you-write'));
    expect(page.has('button', t('pause.copy-text'))).toBe(true);
  });

  test('that could not be kept can be tried again', async () => {
    const onRetried = vi.fn();
    const page = await draw({ type: 'failed', problem: 'storage-quota' }, onRetried);
    await page.press('button', t('problem.again'));
    expect(onRetried).toHaveBeenCalled();
  });

  test('says that it is kept as it is written, while it is', async () => {
    expect((await draw({ type: 'writing', overlaps: [] })).text()).toContain(t('notes.kept-as-you-write'));
  });
});

describe('a short note in the popup that cannot be kept', () => {
  const open = async () => {
    const disk = { isFull: true };
    const add = vi.fn(async () => {
      if (disk.isFull) throw new StorageError('quota');
    });
    const notes = { add, revise: async (_: string, __: number, change: (stored: Note) => Note) => change(blankNote('held', 'n', '2026-11-25T09:00:00+00:00', 0)) };
    const journal = { write: async () => undefined, clear: async () => undefined } as unknown as EditJournal;
    const clock = { now: () => ({ epochMs: NINE, offsetMinutes: 0 }), offsetAt: () => 0 };
    const services = { clock, edits: createNoteEdits(notes as never, journal, () => 1) } as unknown as NotesServices;
    const onLeft = vi.fn();
    const page = await render(<ShortNoteApp services={services} kind="held" escapePresses={1} onLeft={onLeft} onHidden={vi.fn()} />);
    await page.type(page.all('textbox')[0]!, 'we talked');
    return { page, disk, add, onLeft };
  };

  test.each(['act.done', 'act.back'])('says so at “%s”, and stays (LD-04)', async (leave) => {
    const { page, disk, onLeft } = await open();
    await page.press('button', t(leave));
    await drawnOut();
    expect(onLeft).not.toHaveBeenCalled();
    expect(page.find('alert', /./).textContent).toContain(t('problem.storage-quota'));
    expect(page.has('button', t('pause.copy-text'))).toBe(true);
    disk.isFull = false;
    await page.press('button', t('problem.again'));
    await drawnOut();
    expect(page.has('alert', /./)).toBe(false);
    await page.press('button', t(leave));
    await drawnOut();
    expect(onLeft).toHaveBeenCalled();
  });

  test('can be left by “Back” once that was said', async () => {
    const { page, onLeft } = await open();
    await page.press('button', t('act.back'));
    await drawnOut();
    await page.press('button', t('act.back'));
    await drawnOut();
    expect(onLeft).toHaveBeenCalled();
  });
});
