/**
 * Rules for what the lists offer as a whole: how many words each may hold, and which answers must be among them.
 *
 * They are asked of the first language only, since every other one holds the same words. A retired word is offered to nobody, so it does not count.
 */
import type { WordFile, WordPath, WordSource } from './words-files.ts';
import { VERDICTS } from './note.ts';
import { offered, type StepWord, type Trigger, type Word } from './words.ts';
import type { Report, ShapedFiles } from './words-rules.ts';

/** How many words of a list may be offered: enough to find one’s own, few enough to look through in a hard moment. */
const COUNTS: readonly (readonly [WordFile, string, number, number])[] = [
  ['urges', 'urges', 12, 16], ['triggers', 'triggers', 12, 18], ['body', 'body words', 14, 20], ['feelings', 'feelings', 55, 70], ['thoughts', 'thoughts', 10, 14],
];
// What is hard to say when someone comes close. The two answers of whoever cannot say are asked for in words-rules.
const FEELINGS_NEEDED = ['longing', 'lonely', 'tender', 'love', 'guilty', 'ashamed'];
// Leaving is a valid step, and so is all that leads there.
const SIGNAL_STEPS_NEEDED = ['leave', 'set-a-limit', 'talk-to-someone', 'name-the-thing'];
const FEWEST_STEPS = 3;

/** Checks the lists of the first language, where their shape is right. */
export function checkVocabulary(files: ShapedFiles, report: Report): void {
  for (const [name, noun, least, most] of COUNTS) {
    const source = files.get(name);
    if (!source) continue;
    const { length } = offered(source.value as readonly Word[]);
    if (length > most) report(source, lastOf(source), `With this one there are ${length} ${noun}. Please keep it to ${most}: take it out, or retire another.`);
    if (length < least) report(source, [], `There are ${length} ${noun} that are not retired. Please offer at least ${least}.`);
  }

  const feelings = files.get('feelings');
  if (feelings) {
    const ids = new Set(offered(feelings.value as readonly Word[]).map(({ id }) => id));
    for (const id of FEELINGS_NEEDED) if (!ids.has(id)) report(feelings, [], `The feeling “${id}” must be there, and not retired: it is hard to say without a word for it.`);
  }
  const triggers = files.get('triggers');
  const first = triggers && offered(triggers.value as readonly Trigger[])[0];
  if (triggers && first && first.group !== 'closeness') {
    report(triggers, [(triggers.value as readonly Trigger[]).indexOf(first)], 'The first trigger must be of the group “closeness”: a good moment is a full answer. Please move one of them to the top.');
  }
  const steps = files.get('steps');
  if (steps) checkStepsOffered(steps, report);
}

function checkStepsOffered(source: WordSource, report: Report): void {
  const steps = offered(source.value as readonly StepWord[]);
  for (const verdict of VERDICTS) {
    const { length } = steps.filter((step) => step.for.includes(verdict));
    if (length < FEWEST_STEPS) report(source, [], `There are ${length} steps for the verdict “${verdict}”. Please offer at least ${FEWEST_STEPS}.`);
  }
  const { length } = steps.filter((step) => step.safe);
  if (length < FEWEST_STEPS) report(source, [], `There are ${length} steps with “safe: true”. Please offer at least ${FEWEST_STEPS}: a person who is not safe needs a choice too.`);
  const ids = new Set(steps.filter((step) => step.for.includes('signal')).map(({ id }) => id));
  for (const id of SIGNAL_STEPS_NEEDED) if (!ids.has(id)) report(source, [], `The step “${id}” must be offered for “signal”. Please put it back.`);
}

// New words are written at the end, so the last one is the place to look at.
function lastOf(source: WordSource): WordPath {
  return [(source.value as readonly unknown[]).length - 1];
}
