/**
 * What the notes show, as counts: each view of the map with the notes behind every one of its parts.
 *
 * Nothing here judges, predicts or adds up "false alarms". A note with the safety flag counts nowhere, and what a note does not say counts
 * nowhere either: each view says how many notes it rests on (`n`), and below `LEAST` it is too early to tell. The order of the notes never
 * matters, and no clock or zone is asked: the wall time on a note decides its day and its hour (DT-01, DT-05).
 */
import { sureness, type Sureness } from './patterns-sureness.ts';
import { clockOf, dayNumber, type Day } from './day.ts';
import { newestFirst } from './note-order.ts';
import { VERDICTS, type Note } from './note.ts';
import { periodsOf, type Periods } from './patterns-periods.ts';

/** Ids of the notes behind a part of a view, newest note first. Their number is the part's count. */
export type NoteIds = readonly string[];

/** Two answers that stand on the same notes. */
export interface Grid {
  /** Ids of words, or of parts of the day and the like; null gathers all the rarer ones. */
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  /** Row by row. A note with several answers stands in several cells. */
  readonly cells: readonly (readonly NoteIds[])[];
  /** The notes of each row, each once. */
  readonly rowIds: readonly NoteIds[];
  /** Notes that give both answers. */
  readonly n: number;
}

/** How strong the pull was in a note, from its beginning to its end, 0–10. */
export interface Change {
  readonly id: string;
  readonly day: Day | null;
  readonly before: number;
  readonly after: number;
}

/** All changes, newest first, and the notes by which way it went. A rise is as normal as a fall (E15). */
export interface Changes {
  readonly all: readonly Change[];
  readonly weaker: NoteIds;
  readonly same: NoteIds;
  readonly stronger: NoteIds;
  readonly n: number;
}

/** Every view of the map. */
export interface Patterns {
  /** Notes that count at all: those without the safety flag. */
  readonly n: number;
  readonly confidence: Sureness;
  readonly strength: Sureness;
  /** What came before × what the pull wanted. */
  readonly before: Grid;
  /** Feeling × verdict. */
  readonly feeling: Grid;
  /** Body × feeling. */
  readonly body: Grid;
  /** Part of the day × weekday, of pauses. */
  readonly when: Grid;
  /** What was done, as said at looking back × the first verdict. */
  readonly done: Grid;
  readonly changes: Changes;
  readonly held: Periods;
}

/** Below this many notes a view says that it is too early to tell. */
export const LEAST = { grid: 8, changes: 5, held: 3, sureness: 20 } as const;

/** Parts of a day, each with the hour at which it begins, in the order of the clock. */
export const DAY_PARTS = [
  { id: 'night', fromHour: 0 },
  { id: 'morning', fromHour: 6 },
  { id: 'afternoon', fromHour: 12 },
  { id: 'evening', fromHour: 18 },
] as const;

/** Weekdays from Monday, as ids. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

const MOST_ROWS = 8;
const MOST_COLUMNS = 6;

/** Every view, of these notes. Those in the bin are not among them. */
export function patternsOf(notes: readonly Note[]): Patterns {
  const counted = notes.filter((note) => !note.safety).sort(newestFirst);
  const verdictOf = ({ verdict }: Note) => (verdict === null ? [] : [verdict]);
  return {
    n: counted.length,
    confidence: sureness(counted, 'confidence'),
    strength: sureness(counted, 'strength'),
    before: gridOf(counted, { rowsOf: ({ triggers }) => triggers, columnsOf: ({ urges }) => urges }),
    feeling: gridOf(counted, { rowsOf: ({ feelings }) => feelings, columnsOf: verdictOf, columns: VERDICTS }),
    body: gridOf(counted, { rowsOf: ({ body }) => body, columnsOf: ({ feelings }) => feelings }),
    when: gridOf(counted, { rowsOf: dayPartOf, columnsOf: weekdayOf, rows: DAY_PARTS.map(({ id }) => id), columns: WEEKDAYS }),
    done: gridOf(counted, { rowsOf: doneOf, columnsOf: verdictOf, columns: VERDICTS }),
    changes: changesOf(counted),
    held: periodsOf(counted.filter(({ kind }) => kind === 'held')),
  };
}

interface GridPlan {
  readonly rowsOf: (note: Note) => readonly string[];
  readonly columnsOf: (note: Note) => readonly string[];
  /** Fixed rows or columns, shown also where nothing is in them. Without them, the most frequent answers are, and the rarer ones together. */
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

/** How often each answer stands beside each other one. */
export function gridOf(notes: readonly Note[], { rowsOf, columnsOf, rows, columns }: GridPlan): Grid {
  const both: { readonly id: string; readonly rows: readonly string[]; readonly columns: readonly string[] }[] = [];
  for (const note of notes) {
    const answers = { id: note.id, rows: rowsOf(note), columns: columnsOf(note) };
    if (answers.rows.length > 0 && answers.columns.length > 0) both.push(answers);
  }
  const rowKeys = rows ?? mostFrequent(both.map((answers) => answers.rows), MOST_ROWS);
  const columnKeys = columns ?? mostFrequent(both.map((answers) => answers.columns), MOST_COLUMNS);
  const cells = rowKeys.map(() => columnKeys.map((): string[] => []));
  const rowIds = rowKeys.map((): string[] => []);
  const rowPlaces = placesOf(rowKeys);
  const columnPlaces = placesOf(columnKeys);
  for (const answers of both) {
    const inColumns = columnPlaces(answers.columns);
    for (const row of rowPlaces(answers.rows)) {
      rowIds[row]!.push(answers.id);
      for (const column of inColumns) cells[row]![column]!.push(answers.id);
    }
  }
  return { rows: rowKeys, columns: columnKeys, cells, rowIds, n: both.length };
}

/** The most frequent first, the rarer ones together at the end as null. One rare answer alone keeps its name. */
function mostFrequent(answers: readonly (readonly string[])[], most: number): readonly (string | null)[] {
  const counts = new Map<string, number>();
  for (const ids of answers) ids.forEach((id, at) => ids.indexOf(id) === at && counts.set(id, (counts.get(id) ?? 0) + 1));
  const sorted = [...counts].sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1)).map(([id]) => id);
  return sorted.length <= most + 1 ? sorted : [...sorted.slice(0, most), null];
}

/** Where a note's answers stand, each place once. Asked for every note and view, so it makes nothing that it need not. */
function placesOf(keys: readonly (string | null)[]): (ids: readonly string[]) => readonly number[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  const rest = places.get(null);
  return (ids) => {
    const found: number[] = [];
    for (const id of ids) {
      const place = places.get(id) ?? rest;
      if (place !== undefined && !found.includes(place)) found.push(place);
    }
    return found;
  };
}

function dayPartOf({ kind, begunAt }: Note): readonly string[] {
  if (kind !== 'pause' || begunAt === null) return [];
  const hour = Number(clockOf(begunAt).slice(0, 2));
  const part = DAY_PARTS.findLast(({ fromHour }) => hour >= fromHour);
  return part ? [part.id] : [];
}

function weekdayOf({ kind, day }: Note): readonly string[] {
  // 1 January 1970 was a Thursday.
  return kind !== 'pause' || day === null ? [] : [String(((((dayNumber(day) + 3) % 7) + 7) % 7) + 1)];
}

function doneOf({ kind, lookBacks }: Note): readonly string[] {
  return kind === 'pause' ? lookBacks.flatMap(({ done }) => done) : [];
}

function changesOf(notes: readonly Note[]): Changes {
  const all = notes.flatMap(({ id, day, strength, strengthAfter }): Change[] =>
    isStrength(strength) && isStrength(strengthAfter) ? [{ id, day, before: strength, after: strengthAfter }] : [],
  );
  const idsWhere = (holds: (change: Change) => boolean) => all.filter(holds).map(({ id }) => id);
  return {
    all,
    weaker: idsWhere(({ before, after }) => after < before),
    same: idsWhere(({ before, after }) => after === before),
    stronger: idsWhere(({ before, after }) => after > before),
    n: all.length,
  };
}

function isStrength(value: number | null): value is number {
  return value !== null && value >= 0 && value <= 10;
}
