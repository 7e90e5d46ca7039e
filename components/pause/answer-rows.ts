import type { Answers } from '../../core/note.ts';
import type { PauseStep } from '../../core/pause.ts';
import type { Translate } from '../../core/translate.ts';
import { textOf, type OwnWord, type PauseWords, type Word } from '../../core/words.ts';
import { questionRows } from './question-rows.ts';
import { timeName } from './time-name.ts';

/** The step that asks, its question, and the answer to it. */
export type AnswerRow = readonly [at: PauseStep, label: string, text: string];

/** Every answer that was given, in the order of the steps. What may not be shown under the safety flag has to be taken out before. */
export function answerRows(answers: Answers, words: PauseWords, own: readonly OwnWord[], t: Translate, language: string): readonly AnswerRow[] {
  const { urge, feeling, signal, 'next-step': nextStep } = words.pause;
  const list = (from: readonly Word[], ids: readonly string[]) => ids.map((id) => textOf(from, id, own)).join(' · ');
  const step = answers.nextStep;
  const rows: readonly AnswerRow[] = [
    ['urge', urge.title, [list(words.urges, answers.urges), answers.urgeText].filter(Boolean).join('\n')],
    ['urge', urge.strength, answers.strength === null ? '' : String(answers.strength)],
    ['urge', urge.trigger, list(words.triggers, answers.triggers)],
    ['urge', urge.who, answers.who],
    ['feeling', feeling.body, list(words.body, answers.body)],
    ['feeling', feeling.title, [list(words.feelings, answers.feelings), answers.feelingText].filter(Boolean).join('\n')],
    ['signal', signal.title, answers.verdict ? signal.verdicts[answers.verdict].name : ''],
    ['signal', signal.confidence, answers.confidence === null ? '' : t('pause.sure', { n: answers.confidence })],
    ['signal', signal['said-or-done'], answers.saidOrDone],
    ['signal', signal['read-into'], answers.readInto],
    ...questionRows(answers, words),
    ['next-step', nextStep.when, step?.when ?? ''],
    ['next-step', nextStep.will, step?.will ?? ''],
    ['next-step', nextStep.return, step?.returnAt ? timeName(step.returnAt, language) : ''],
    ['next-step', nextStep.message, answers.message],
  ];
  return rows.filter(([, , text]) => text.trim() !== '');
}
