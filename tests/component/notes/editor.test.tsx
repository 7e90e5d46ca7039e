import type { ComponentProps } from 'preact';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EditState } from '../../../components/notes/EditNotice.tsx';
import { NoteEditor } from '../../../components/notes/NoteEditor.tsx';
import { blankNote, type Note } from '../../../core/note.ts';
import type { EditableField } from '../../../core/note-edit.ts';
import { Reading, renderReading } from '../../support/reading.tsx';
import { drawnOut, t, words } from '../../support/render.tsx';
import { noteWith } from '../../support/sample-pause.ts';

const SAVED: EditState = { type: 'saved', overlaps: [] };
const FEELING = words.pause.feeling.title;
const URGE = words.pause.urge.title;
const changed = vi.fn();
const left = vi.fn();
const forgotten = vi.fn();
const typedWords = vi.fn();
const pending = new Set<EditableField>();
beforeEach(() => {
  changed.mockClear();
  left.mockClear();
  pending.clear();
});

function editor(note: Note, state: EditState = SAVED, rest: Partial<ComponentProps<typeof NoteEditor>> = {}) {
  return (
    <NoteEditor
      note={note}
      state={state}
      offsetAt={() => 60}
      isPending={(field) => pending.has(field)}
      onChanged={changed}
      onLeft={left}
      onOwnWordAdded={() => Promise.resolve(null)}
      onOwnWordTyped={typedWords}
      onRetried={() => undefined}
      onUnsafeSaid={() => undefined}
      onDeleted={() => undefined}
      onForgotten={forgotten}
      onDone={() => undefined}
      {...rest}
    />
  );
}

describe('writing in a note', () => {
  test('sends each letter with what the field showed before it', async () => {
    const page = await renderReading(editor(noteWith('n1', { urgeText: 'go' })));
    await page.type(page.find('textbox', URGE), ' x');
    expect(changed.mock.calls).toEqual([[{ urgeText: 'go' }, { urgeText: 'go ' }], [{ urgeText: 'go ' }, { urgeText: 'go x' }]]);
  });

  test('says that it is kept, with no button to press for it', async () => {
    const page = await renderReading(editor(noteWith('n1')));
    expect(page.find('status', t('notes.saved')).textContent).toBe(t('notes.saved'));
    expect(page.has('button', /save/i)).toBe(false);
  });

  test('writes when the focus leaves a field', async () => {
    const page = await renderReading(editor(noteWith('n1')));
    page.find('textbox', FEELING).focus();
    page.find('textbox', URGE).focus();
    expect(left).toHaveBeenCalled();
  });
});

describe('what another page writes meanwhile', () => {
  test('comes into every field that nobody is writing in', async () => {
    const page = await renderReading(editor(noteWith('n1', { urgeText: 'old', feelingText: 'old' })));
    page.find('textbox', URGE).focus();
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    await page.redraw(<Reading>{editor(noteWith('n1', { urgeText: 'theirs', feelingText: 'theirs' }))}</Reading>);
    expect(page.find<HTMLTextAreaElement>('textbox', URGE).value).toBe('old');
    expect(page.find<HTMLTextAreaElement>('textbox', FEELING).value).toBe('theirs');
    // What is typed now is told from what this field showed, not from what it has not shown yet.
    await page.type(page.find('textbox', URGE), '!');
    expect(changed).toHaveBeenLastCalledWith({ urgeText: 'old' }, { urgeText: 'old!' });
  });

  test('comes into that field as soon as it is left', async () => {
    const page = await renderReading(editor(noteWith('n1', { urgeText: 'old' })));
    page.find('textbox', URGE).focus();
    await page.redraw(<Reading>{editor(noteWith('n1', { urgeText: 'theirs' }))}</Reading>);
    page.find('textbox', FEELING).focus();
    await page.redraw(<Reading>{editor(noteWith('n1', { urgeText: 'theirs' }))}</Reading>);
    expect(page.find<HTMLTextAreaElement>('textbox', URGE).value).toBe('theirs');
  });

  test('does not come into a field whose own words are not on the disk yet', async () => {
    const page = await renderReading(editor(noteWith('n1', { urgeText: 'old' })));
    pending.add('urgeText');
    await page.redraw(<Reading>{editor(noteWith('n1', { urgeText: 'theirs' }))}</Reading>);
    expect(page.find<HTMLTextAreaElement>('textbox', URGE).value).toBe('old');
  });

  test.each([
    ['two texts are said to stand under each other', { type: 'saved', overlaps: ['urgeText'] }, 'notes.overlap-text'],
    ['a choice is said to stand', { type: 'saved', overlaps: ['verdict'] }, 'notes.overlap-choice'],
    ['a deleted note is said to be deleted, with the words to copy', { type: 'gone' }, 'notes.gone'],
    ['a full disk is said', { type: 'failed', problem: 'storage-quota' }, 'problem.storage-quota'],
  ] as const)('%s', async (_, state, key) => {
    const page = await renderReading(editor(noteWith('n1', { urgeText: 'mine' }), state));
    expect(page.all('alert').map((alert) => alert.textContent).join()).toContain(t(key));
    expect(page.has('button', t('pause.copy-text'))).toBe(state.type !== 'saved');
  });
});

describe('a note with the safety flag', () => {
  const flagged = noteWith('n1', { safety: true, verdict: 'protection', message: 'call me', confidence: 80 });
  test('asks for no verdict, no message and no look back', async () => {
    const page = await renderReading(editor(flagged));
    await page.press('button', t('notes.more-parts'));
    expect(page.all('radio')).toEqual([]);
    expect(page.text()).not.toContain(words.pause['next-step'].message);
    expect(page.text()).not.toContain(words.pause.signal.confidence);
    expect(page.has('checkbox', t('look-back.wants'))).toBe(false);
  });
  test('shows no step that was chosen before and does not go with the flag', async () => {
    const nextStep = { id: 'space-with-return', when: 'it is too much', will: 'say when I will be back', returnAt: null };
    const page = await renderReading(editor(noteWith('n1', { safety: true, nextStep })));
    await page.press('button', t('notes.more-parts'));
    const written = [...page.root.querySelectorAll<HTMLInputElement>('input, textarea')].map((field) => field.value);
    expect(written).not.toContain(nextStep.will);
    expect(written).not.toContain(nextStep.when);
  });
  test('lets the flag be taken off', async () => {
    const page = await renderReading(editor(flagged));
    await page.press('button', words.help.actions['flag-off']);
    expect(changed).toHaveBeenCalledWith({ safety: true }, { safety: false });
  });
});

describe('deleting it for good now', () => {
  test('is there for any note, and not for one that skips the bin anyway', async () => {
    const page = await renderReading(editor(noteWith('n1', { urges: ['leave'] })));
    await page.press('button', t('notes.forget'));
    expect(forgotten).toHaveBeenCalledOnce();
    const flagged = await renderReading(editor(noteWith('n1', { safety: true })));
    expect(flagged.has('button', t('notes.forget'))).toBe(false);
  });
});

describe('a note of unknown day (DT-10)', () => {
  test('can be given one', async () => {
    const page = await renderReading(editor({ ...noteWith('n1'), begunAt: null, day: null }));
    const field = page.root.querySelector<HTMLInputElement>('input[type=datetime-local]')!;
    field.value = '2026-11-25T21:40';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    expect(changed).toHaveBeenCalledWith({ begunAt: null }, { begunAt: '2026-11-25T21:40:00+01:00' });
  });
  test('and of no other does the day move', async () => {
    const page = await renderReading(editor(noteWith('n1')));
    expect(page.root.querySelector('input[type=datetime-local]')).toBeNull();
  });
});

test('a note of closeness that held has its own questions', async () => {
  const page = await renderReading(editor({ ...blankNote('held', 'n1', '2026-11-25T09:00:00+01:00', 0), texts: { 'what-happened': 'tea' } }));
  expect(page.find<HTMLTextAreaElement>('textbox', 'What happened?').value).toBe('tea');
  await page.press('button', 'a need was met');
  expect(changed).toHaveBeenLastCalledWith({ moments: [] }, { moments: ['need-was-met'] });
  await page.type(page.find('textbox', 'What came of it?'), 'x');
  expect(changed).toHaveBeenLastCalledWith({ texts: { 'what-happened': 'tea' } }, { texts: { 'what-happened': 'tea', 'what-came-instead': 'x' } });
});

describe('an own word half typed', () => {
  const field = t('pause.own-add');
  const typed = async (put: ComponentProps<typeof NoteEditor>['onOwnWordAdded'], note = noteWith('n1')) => {
    const onDone = vi.fn();
    const page = await renderReading(editor(note, SAVED, { onOwnWordAdded: put, onDone }));
    await page.press('button', t('notes.more-parts'));
    await page.press('button', `${field} + (${words.pause.feeling.body})`);
    await page.type(page.find('textbox', field), 'buzzing');
    return { page, onDone };
  };
  const word = { id: 'own:1', list: 'body', text: 'buzzing', isPinned: false, isArchived: false } as const;

  test('is told at every letter, and told as gone once it is put', async () => {
    const { page } = await typed(async () => word);
    expect(typedWords).toHaveBeenLastCalledWith({ body: 'buzzing' });
    await page.press('button', t('act.add'));
    await drawnOut();
    expect(typedWords).toHaveBeenLastCalledWith({});
  });

  test('is put and chosen before the note is left (LD-01)', async () => {
    const { page, onDone } = await typed(async () => word, noteWith('n1', { body: ['nothing-i-can-feel'] }));
    await page.press('button', t('notes.edit-done'));
    await drawnOut();
    expect(changed).toHaveBeenLastCalledWith({ body: ['nothing-i-can-feel'] }, { body: ['own:1'] });
    expect(onDone).toHaveBeenCalled();
  });

  test('that cannot be put keeps its field and the note open (LD-04)', async () => {
    const { page, onDone } = await typed(async () => null);
    await page.press('button', t('notes.edit-done'));
    await drawnOut();
    expect(onDone).not.toHaveBeenCalled();
    expect(page.find<HTMLTextAreaElement>('textbox', field).value).toBe('buzzing');
  });

  test('is put when another note is opened over it', async () => {
    const { page } = await typed(async () => word);
    await page.redraw(<Reading>{null}</Reading>);
    await drawnOut();
    expect(changed).toHaveBeenLastCalledWith({ body: [] }, { body: ['own:1'] });
  });
});
