/** What choosing a word, or adding one's own, makes of the answers. */
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

/**
 * What pressing a word makes of the answers: one that was chosen is so no more. One that stands only alone (`alone`) takes the place of all
 * others, and any other takes the place of those (`aloneIds`). A fourth feeling is none.
 */
export function withToggled(answers: Answers, { list, id, alone = false, aloneIds = [] }: { list: OwnWord['list']; id: string; alone?: boolean | undefined; aloneIds?: readonly string[] | undefined }): Partial<Answers> {
  const chosen = answers[list];
  if (chosen.includes(id)) return { [list]: chosen.filter((other) => other !== id) };
  if (alone) return { [list]: [id] };
  const others = chosen.filter((other) => !aloneIds.includes(other));
  return { [list]: list === 'feelings' && others.length >= MOST_FEELINGS ? others : [...others, id] };
}

/** Whether a feeling can still be added. */
export function canAddFeeling(answers: Answers): boolean {
  return answers.feelings.length < MOST_FEELINGS;
}
