// Pauses and notes to test with: one in which everything was given, and a way to give only some of it.

import { NO_ANSWERS, noteOf, type Answers, type Note } from '../../core/note.ts';
import { DRAFT_VERSION, type Draft } from '../../core/draft.ts';
import { beginPause, type Pause } from '../../core/pause.ts';

/** 09:00 in London on the day of the samples. */
export const NINE = Date.parse('2026-11-25T09:00:00Z');

/** Every answer that a pause can hold. */
export const ALL_ANSWERS: Answers = {
  urges: ['leave', 'scroll'],
  urgeText: 'pack a bag',
  strength: 7,
  triggers: ['warm-moment'],
  who: 'K 🌊',
  body: ['tight-chest'],
  feelings: ['smothered', 'tender'],
  feelingText: 'like a lid',
  verdict: 'protection',
  saidOrDone: 'they asked what I am doing on Sunday',
  readInto: 'that I will never be alone again',
  questions: { specific: 'no', friend: 'not-sure' },
  confidence: 60,
  nextStep: { id: 'space-with-return', when: 'the pull is too strong to talk', will: 'say when I will be back', returnAt: '2026-11-25T20:00:00+00:00' },
  message: 'I need an hour, and I will call at eight.',
  strengthAfter: 4,
  safety: false,
};

/** A pause in which these answers were given. */
export function pauseWith(answers: Partial<Answers> = {}, rest: Partial<Omit<Pause, 'answers'>> = {}): Pause {
  return { ...beginPause('note-1', '2026-11-25T09:00:00+00:00'), ...rest, answers: { ...NO_ANSWERS, ...answers } };
}

/** A draft of such a pause, as a page wrote it. */
export function draftWith(pause: Pause, rest: Partial<Omit<Draft, 'pause'>> = {}): Draft {
  return { version: DRAFT_VERSION, pause, writer: 'another page', writtenAt: NINE, isHidden: false, ...rest };
}

/** A kept note with these answers. */
export function noteWith(id: string, answers: Partial<Answers> = {}, begunAt = '2026-11-25T09:00:00+00:00'): Note {
  return noteOf(id, begunAt, { ...NO_ANSWERS, ...answers }, NINE, true);
}
