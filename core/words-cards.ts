/**
 * Rules for the insight cards and for the list of ideas that they speak of.
 *
 * An idea that could talk a person out of a true doubt carries `counterweight: true` in `content/ideas.yml`, and so must each of its cards:
 * the same card then says that a doubt can also be right.
 */
import * as v from 'valibot';
import { FIRST_LANGUAGE, type WordSource } from './words-files.ts';
import { checkTags, type Report } from './words-rules.ts';
import { countWords, misshapen, roomFor } from './words-shapes.ts';

/** `content/ideas.yml`: the ideas, and the name of each part by its letter. */
export interface Ideas {
  readonly parts: Readonly<Record<string, string>>;
  readonly ideas: readonly { readonly id: string; readonly name: string; readonly counterweight?: true }[];
}

/** A card as it is written; it becomes an `Insight` when it is handed over. */
export interface CardFile {
  readonly id: string;
  readonly idea: string;
  readonly kind: 'understand' | 'notice' | 'practise' | 'repair';
  readonly part: string;
  readonly tags: readonly string[];
  readonly counterweight?: true;
  readonly reviewed: string;
  readonly retired?: true;
  readonly title: string;
  readonly body: readonly string[];
  readonly ask: string;
}

const MOST = { title: 8, body: 60, ask: 25 } as const;
const LEAST_BODY = 25;
const MOST_PARAGRAPHS = 2;

const isTrue = v.exactOptional(v.literal(true));
const ideasShape = v.strictObject({
  parts: v.record(v.string(), v.string()),
  ideas: v.array(v.strictObject({ id: v.pipe(v.string(), v.regex(/^[A-Z]\d+$/, 'An idea’s id is a capital letter and a number, such as “S1”.')), name: v.string(), counterweight: isTrue })),
}) satisfies v.GenericSchema<unknown, Ideas>;
const cardShape = v.strictObject({
  id: v.string(),
  idea: v.string(),
  kind: v.picklist(['understand', 'notice', 'practise', 'repair']),
  part: v.string(),
  tags: v.pipe(v.array(v.string()), v.minLength(1, 'There is no tag. Please give one to four.'), v.maxLength(4, 'There are more than four tags. Please keep the four that fit best.')),
  counterweight: isTrue,
  reviewed: v.string(),
  retired: isTrue,
  title: v.string(),
  body: v.array(v.string()),
  ask: v.string(),
}) satisfies v.GenericSchema<unknown, CardFile>;

/** The list of ideas, or null after reporting what is wrong with it. */
export function checkIdeas(source: WordSource, report: Report): Ideas | null {
  const problems = misshapen(ideasShape, source.value);
  problems.forEach(({ path, message }) => report(source, path, message));
  if (problems.length > 0) return null;
  const list = source.value as Ideas;
  list.ideas.forEach((idea, index) => {
    if (!list.parts[idea.id[0] ?? '']) report(source, ['ideas', index, 'id'], `There is no part “${idea.id[0]}” in “parts”. Please add it, or mend the id.`);
    if (list.ideas.findIndex((other) => other.id === idea.id) !== index) report(source, ['ideas', index, 'id'], `The idea “${idea.id}” stands here twice. Please take one away.`);
  });
  return list;
}

/** Checks the cards of one language. Only the first language must have a card for every idea; the others have what has been translated. */
export function checkCards(
  cards: readonly WordSource[], language: string, ideas: Ideas | null, files: ReadonlyMap<string, WordSource>, ideasFile: WordSource | undefined, report: Report,
): void {
  const spokenOf = new Set<string>();
  for (const source of cards) {
    const problems = misshapen(cardShape, source.value);
    problems.forEach(({ path, message }) => report(source, path, message));
    if (problems.length > 0) continue;
    const card = source.value as CardFile;
    if (!card.retired) spokenOf.add(card.idea);
    checkCard(card, source, language, report);
    checkTags(card.tags, source, files, report);
    const idea = ideas?.ideas.find(({ id }) => id === card.idea);
    if (ideas && !idea) report(source, ['idea'], `There is no idea “${card.idea}” in content/ideas.yml. Please use an id that is there.`);
    if (idea?.counterweight && !card.counterweight) {
      report(source, ['idea'], `A card for the idea ${card.idea} could talk someone out of a true doubt. Please say in the card that a doubt can be right, and add “counterweight: true” above.`);
    }
    const part = ideas?.parts[card.idea[0] ?? ''];
    if (language === FIRST_LANGUAGE && part && card.part !== part) report(source, ['part'], `The part for the idea ${card.idea} is called “${part}”. Please write it so.`);
  }
  if (language !== FIRST_LANGUAGE || !ideas || !ideasFile) return;
  ideas.ideas.forEach(({ id, name }, index) => {
    if (!spokenOf.has(id)) report(ideasFile, ['ideas', index], `No card speaks of the idea ${id} (${name}). Please write one in content/${language}/insights/.`);
  });
}

function checkCard(card: CardFile, source: WordSource, language: string, report: Report): void {
  const fileName = source.file.replace(/^.*\/|\.md$/g, '');
  if (card.id !== fileName) report(source, ['id'], `The id “${card.id}” is not the name of the file. Please write “${fileName}”.`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(fileName)) report(source, ['id'], 'The file’s name may hold only small letters a to z, digits and hyphens. Please rename it.');
  if (card.title === '') report(source, ['title'], 'There is no title. Please write one line that begins with “# ”.');
  if (card.ask === '') report(source, ['ask'], 'There is no question or practice. Please write it at the end, in a line that begins with “> ”.');
  const count = { title: countWords(card.title, language), body: countWords(card.body.join(' '), language), ask: countWords(card.ask, language) };
  const nouns = { title: 'title', body: 'body', ask: 'question or practice' };
  for (const key of ['title', 'body', 'ask'] as const) {
    const most = roomFor(MOST[key], language);
    if (count[key] > most) report(source, [key], `The ${nouns[key]} has ${count[key]} words. Please keep it to ${most}.`);
  }
  if (count.body < LEAST_BODY && language === FIRST_LANGUAGE) report(source, ['body'], `The body has ${count.body} words. Please write at least ${LEAST_BODY}.`);
  if (card.body.length > MOST_PARAGRAPHS) report(source, ['body'], `The body has ${card.body.length} paragraphs. Please make it one or two.`);
  if (language === FIRST_LANGUAGE) checkVoice(card, source, report);
}

/** How an English card speaks: to “you” or as “we”, of a pattern and never of what someone is, and with no number that could be called. */
function checkVoice({ title, body, ask }: CardFile, source: WordSource, report: Report): void {
  const text = [title, ...body, ask].join('\n\n');
  if (!/\b(you|your|you’[a-z]+|yourself|we|us|our)\b/i.test(text)) report(source, ['body'], 'The card speaks to nobody. Please say “you” or “we” in it.');
  if (/\byou(’re| are) (an? |the (kind|type|sort)|avoidant|dismissive|fearful|cold|broken|damaged)|\bavoidants?\b(?! (attachment|patterns?|ones))(?!” is)/i.test(text)) {
    report(source, ['body'], 'The card says what someone is. Please write of a pattern: what may happen, what someone may do.');
  }
  if (/\+?\d[\d\s().-]{4,}\d|\b\d{3}\b(?! people)/.test(text)) {
    report(source, ['body'], 'There is a number here that someone might call. Please write it in words, or take it out; three digits may only stand before “people”.');
  }
}
