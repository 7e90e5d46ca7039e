/** What an own word makes of the answers that it is added to. */
import { MOST_FEELINGS, type Answers } from './note.ts';
import type { OwnWord } from './words.ts';

/**
 * What an own word that was put makes of the answers: it is chosen beside the others, without those that stand only alone (`aloneIds`). A
 * fourth feeling is none; its text goes to the lines about the feeling.
 */
export function ownWordIn(answers: Answers, { list, id, text, aloneIds = [] }: { list: OwnWord['list']; id: string; text: string; aloneIds?: readonly string[] | undefined }): Partial<Answers> {
  if (answers[list].includes(id)) return {};
  if (list === 'feelings' && !canAddFeeling(answers)) return { feelingText: answers.feelingText.trim() === '' ? text : `${answers.feelingText} ${text}` };
  return { [list]: [...answers[list].filter((other) => !aloneIds.includes(other)), id] };
}

/** Whether a feeling can still be added. */
export function canAddFeeling(answers: Answers): boolean {
  return answers.feelings.length < MOST_FEELINGS;
}
