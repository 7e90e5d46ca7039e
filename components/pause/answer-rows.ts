import type { Answers } from '../../core/note.ts';
import type { PauseStep } from '../../core/pause.ts';
import type { Translate } from '../../core/translate.ts';
import { textOf, type OwnWord, type PauseWords, type Word } from '../../core/words.ts';
import { timeName } from './time-name.ts';

/** An answer under its question, and the step that asks it. */
export interface AnswerRow {
  readonly at: PauseStep;
  readonly label: string;
  readonly text: string;
}

/** Every answer that was given, in the order of the steps. What may not be shown under the safety flag has to be taken out before. */
export function answerRows(answers: Answers, words: PauseWords, own: readonly OwnWord[], t: Translate, language: string): readonly AnswerRow[] {
  const { urge, feeling, signal, 'next-step': nextStep } = words.pause;
  const list = (from: readonly Word[], ids: readonly string[]) => ids.map((id) => textOf(from, id, own)).join(' · ');
  const step = answers.nextStep;
  const rows: readonly AnswerRow[] = [
    { at: 'urge', label: urge.title, text: [list(words.urges, answers.urges), answers.urgeText].filter(Boolean).join('\n') },
    { at: 'urge', label: urge.strength, text: answers.strength === null ? '' : String(answers.strength) },
    { at: 'urge', label: urge.trigger, text: list(words.triggers, answers.triggers) },
    { at: 'urge', label: urge.who, text: answers.who },
    { at: 'feeling', label: feeling.body, text: list(words.body, answers.body) },
    { at: 'feeling', label: feeling.title, text: [list(words.feelings, answers.feelings), answers.feelingText].filter(Boolean).join('\n') },
    { at: 'signal', label: signal.title, text: answers.verdict ? signal.verdicts[answers.verdict].name : '' },
    { at: 'signal', label: signal.confidence, text: answers.confidence === null ? '' : t('pause.sure', { n: answers.confidence }) },
    { at: 'signal', label: signal['said-or-done'], text: answers.saidOrDone },
    { at: 'signal', label: signal['read-into'], text: answers.readInto },
    ...questionRows(answers, words),
    { at: 'next-step', label: nextStep.when, text: step?.when ?? '' },
    { at: 'next-step', label: nextStep.will, text: step?.will ?? '' },
    { at: 'next-step', label: nextStep.return, text: step?.returnAt ? timeName(step.returnAt, language) : '' },
    { at: 'next-step', label: nextStep.message, text: answers.message },
  ];
  return rows.filter(({ text }) => text.trim() !== '');
}

/** The plain questions that were answered. */
export function questionRows(answers: Answers, { pause, signals }: PauseWords): readonly AnswerRow[] {
  return signals.flatMap(({ id, text }) => {
    const answer = answers.questions[id];
    return answer ? [{ at: 'signal' as const, label: text, text: pause.signal.answers[answer] }] : [];
  });
}
