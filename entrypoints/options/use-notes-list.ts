/**
 * All notes of this page, read once and kept true: the newest are there first, the rest follows in batches, and from then on each change that
 * is announced, by this page or another, is read again by its id. Nothing here is ever written back, so an old copy cannot do harm (LD-05).
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { newestFirst } from '../../core/note-order.ts';
import type { Note } from '../../core/note.ts';
import { plainTextOf, type ReadingWords } from '../../core/note-text.ts';
import type { Problem } from '../../core/pause-port.ts';
import { MANY_NOTES, OWN_PLAN, OWN_WORDS } from '../../storage/changes.ts';
import { everyNote } from '../../storage/every-note.ts';
import type { NotesServices } from '../../storage/notes-services.ts';
import { readProblem } from './read-problem.ts';

const FIRST = 50;

/** What a reading that went well leaves of a problem: a page that has let go for a newer one stays so, also when a reading ends just after (ST-01). */
const afterReading = (known: Problem | null) => (known === 'storage-stepped-aside' ? known : null);

export interface NotesList {
  /** Newest first; null until the first are read. */
  readonly notes: readonly Note[] | null;
  /** How many there are; null until that is known, which is after the first are shown. */
  readonly total: number | null;
  /** False while only the newest are there. */
  readonly isComplete: boolean;
  readonly problem: Problem | null;
  /** What search looks through. */
  plainOf(note: Note): string;
  reload(): void;
}

interface Found {
  readonly notes: readonly Note[] | null;
  readonly total: number | null;
  readonly isComplete: boolean;
}

/** `isReadable` is false while the notes are locked, or while that is not known: then nothing is read and nothing of it is held. */
export function useNotesList(services: NotesServices, reading: ReadingWords, isReadable: boolean): NotesList {
  const [found, setFound] = useState<Found>({ notes: null, total: null, isComplete: false });
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef(found);
  const readings = useRef(0);
  /** Changed while a reading was under way: what that reading has of them may be older. */
  const missed = useRef(new Set<string>());
  const underWay = useRef(0);
  const plain = useRef({ reading, texts: new WeakMap<Note, string>() });
  if (plain.current.reading !== reading) plain.current = { reading, texts: new WeakMap() };

  function show(next: Found): void {
    latest.current = next;
    setFound(next);
  }

  function plainOf(note: Note): string {
    const { texts, reading: words } = plain.current;
    const known = texts.get(note);
    if (known !== undefined) return known;
    const text = plainTextOf(note, words);
    texts.set(note, text);
    return text;
  }

  const fail = (thrown: unknown) => setProblem(readProblem(thrown));

  async function load(): Promise<void> {
    readings.current += 1;
    const mine = readings.current;
    const isCurrent = () => mine === readings.current;
    if (latest.current.notes === null) {
      const notes = await services.notes.newest(FIRST);
      if (!isCurrent()) return;
      const isComplete = notes.length < FIRST;
      show({ notes, total: isComplete ? notes.length : null, isComplete });
      setProblem(afterReading);
      if (notes.length === 0) return;
      // What is there is painted before the rest is counted and read.
      await new Promise((resolve) => setTimeout(resolve));
      const total = await services.notes.count();
      if (!isCurrent()) return;
      if (!latest.current.isComplete) show({ ...latest.current, total });
    }
    const all: Note[] = [];
    await everyNote(services, (batch) => {
      all.push(...batch);
      // Made now, a batch at a time, so that the first letter of a search need not make them all.
      for (const note of batch) plainOf(note);
    });
    if (!isCurrent()) return;
    const byId = new Map(all.map((note) => [note.id, note]));
    while (missed.current.size > 0) {
      const ids = [...missed.current];
      missed.current.clear();
      const notes = await Promise.all(ids.map((id) => services.notes.get(id)));
      if (!isCurrent()) return;
      ids.forEach((id, at) => (notes[at] ? byId.set(id, notes[at]) : byId.delete(id)));
    }
    show({ notes: [...byId.values()].sort(newestFirst), total: byId.size, isComplete: true });
    setProblem(afterReading);
  }

  async function refresh(id: string): Promise<void> {
    if (underWay.current > 0) missed.current.add(id);
    if (!latest.current.isComplete) return void missed.current.add(id);
    const note = await services.notes.get(id);
    const others = (latest.current.notes ?? []).filter((other) => other.id !== id);
    const notes = note ? [...others, note].sort(newestFirst) : others;
    show({ notes, total: notes.length, isComplete: true });
  }

  const reload = () => {
    underWay.current += 1;
    void load()
      .catch(fail)
      .finally(() => (underWay.current -= 1));
  };

  useEffect(() => {
    if (!isReadable) {
      readings.current += 1;
      missed.current.clear();
      plain.current = { reading, texts: new WeakMap() };
      show({ notes: null, total: null, isComplete: false });
      setProblem(null);
      return undefined;
    }
    reload();
    const stopChanges = services.changes.watch((what) => {
      if (what === OWN_WORDS || what === OWN_PLAN) return;
      if (what === MANY_NOTES) reload();
      else refresh(what).catch(fail);
    });
    const stopTrouble = services.database.onTrouble(setProblem);
    return () => {
      stopChanges();
      stopTrouble();
    };
  }, [services, isReadable]);

  return { ...found, problem, plainOf, reload };
}
