/** Notes that nobody wrote, for pictures: ordinary, and fit to be seen by anyone. */
import { dueIdsOf, type Due } from '../core/due.ts';
import { NO_ANSWERS, noteOf, type Answers, type Note } from '../core/note.ts';

const DAY_MS = 86_400_000;

const PAUSES: readonly { readonly daysAgo: number; readonly time: string; readonly answers: Partial<Answers> }[] = [
  {
    daysAgo: 0, time: '08:40',
    answers: { urges: ['go-quiet'], feelings: ['restless'], triggers: ['plans-changed'], verdict: 'unsure', strength: 6, strengthAfter: 4, who: 'K', urgeText: 'Not answering until the weekend' },
  },
  {
    daysAgo: 1, time: '19:15',
    answers: { urges: ['get-busy'], feelings: ['pressured', 'tense'], verdict: 'both', strength: 5, strengthAfter: 3, who: 'M', saidOrDone: 'We could cook together on Sunday.', readInto: 'Every Sunday from now on.' },
  },
  { daysAgo: 3, time: '22:05', answers: { urges: ['scroll'], feelings: ['numb'], verdict: 'protection', strength: 4, who: 'K', urgeText: 'One more video, then one more' } },
  { daysAgo: 6, time: '17:30', answers: { urges: ['cancel'], feelings: ['uneasy'], verdict: 'signal', strength: 7, saidOrDone: 'The third change of plan this week, an hour before.' } },
];

/** A handful of notes of the last days, as seen at `now` (milliseconds since 1970). */
export function inventedNotes(now: number): Note[] {
  return PAUSES.map(({ daysAgo, time, answers }, index) => {
    const day = new Date(now - daysAgo * DAY_MS).toISOString().slice(0, 10);
    return noteOf(`invented-${index}`, `${day}T${time}:00+00:00`, { ...NO_ANSWERS, ...answers }, now, true);
  });
}

/** One of them waits to be looked back on. */
export function inventedDues(now: number): Due[] {
  return [{ id: dueIdsOf('invented-1')[0]!, noteId: 'invented-1', kind: 'look-back', span: 'day', at: now - 60_000 }];
}
