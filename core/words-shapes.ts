/**
 * The shape of every file of words, and how long its lines may be.
 *
 * English is written to measure. Other languages get more room, since the same thought is often longer in them, and are not held to
 * small first letters.
 */
import * as v from 'valibot';
import { SIGNAL_ANSWERS, VERDICTS } from './note.ts';
import { lengthOf } from './text.ts';
import { isRecord } from './record.ts';
import { FIRST_LANGUAGE, type WordFile, type WordPath } from './words-files.ts';
import { PLAN_TEXTS, type OwnPlanWords } from './words-plan.ts';
import {
  HELP_ACTIONS, PAUSE_TEXTS,
  type AfterwardsWords, type BodyWord, type Feeling, type FirstRunText, type HeldWords, type HelpWords, type LookBackWords, type Message,
  type PauseText, type SignalQuestion, type StepWord, type Thought, type Trigger, type Urge, type WorkedPause,
} from './words.ts';

/** What a trigger may be grouped under. */
export const TRIGGER_GROUPS = ['closeness', 'need', 'autonomy', 'vulnerability', 'conflict', 'plans', 'criticism', 'quiet', 'other'] as const;

const ROOM_ELSEWHERE = 1.4;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** How many words a text has, by the language's own rules. */
export function countWords(text: string, language: string): number {
  let count = 0;
  for (const part of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) if (part.isWordLike) count += 1;
  return count;
}

/** The most that a measure of English may be in a language. */
export function roomFor(most: number, language: string): number {
  return language === FIRST_LANGUAGE ? most : Math.ceil(most * ROOM_ELSEWHERE);
}

/** The shape of each file in a language. */
export function shapesFor(language: string) {
  const line = (noun: string, most: number) =>
    v.pipe(
      v.string(),
      v.check((text) => text.trim() !== '', `The ${noun} is empty. Please write it.`),
      v.check(
        (text) => lengthOf(text) <= roomFor(most, language),
        ({ input }) => `The ${noun} is ${lengthOf(input)} characters long. Please keep it to ${roomFor(most, language)}.`,
      ),
    );
  const id = v.pipe(
    v.string(),
    v.check((text) => ID.test(text), ({ input }) => `The id “${input}” may hold only small letters a to z, digits and hyphens, such as “go-quiet”. Please change it.`),
  );
  const chip = v.pipe(
    line('text', 24),
    v.check((text) => text.split(/\s+/).length <= 4, ({ input }) => `The text “${input}” has more than four words. Please make it shorter.`),
    v.check(
      (text) => language !== FIRST_LANGUAGE || /^(I\b|\P{Lu})/u.test(text),
      ({ input }) => `The text “${input}” starts with a capital letter. Please start it with a small one.`,
    ),
  );
  const isTrue = v.exactOptional(v.literal(true));
  const lines = v.pipe(v.array(line('line', 200)), v.minLength(1, 'There is no line here. Please write at least one.'));
  const verdicts = v.array(v.picklist(VERDICTS));
  const word = { id, text: chip, retired: isTrue };
  const texts = <const Key extends string>(keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, line('text', 120)])) as Record<Key, ReturnType<typeof line>>;
  const section = v.strictObject({ id, title: line('title', 60), lines });
  const prompts = v.array(v.strictObject({ id, text: line('text', 60), retired: isTrue }));
  const pause = v.strictObject({
    slow: v.strictObject({ ...texts(PAUSE_TEXTS.slow), 'look-around': lines }),
    urge: v.strictObject(texts(PAUSE_TEXTS.urge)),
    feeling: v.strictObject(texts(PAUSE_TEXTS.feeling)),
    signal: v.strictObject({
      ...texts(PAUSE_TEXTS.signal),
      verdicts: v.strictObject(v.entriesFromList(VERDICTS, v.strictObject({ name: line('name', 24), help: line('help line', 48) }))),
      answers: v.strictObject(v.entriesFromList(SIGNAL_ANSWERS, line('answer', 16))),
    }),
    'next-step': v.strictObject({
      ...texts(PAUSE_TEXTS['next-step']),
      'return-presets': v.strictObject(v.entriesFromList(['in-20-minutes', 'in-an-hour', 'tonight', 'tomorrow'], line('text', 24))),
    }),
    kept: v.strictObject(texts(PAUSE_TEXTS.kept)),
    ended: v.strictObject(texts(PAUSE_TEXTS.ended)),
  }) satisfies Shape<PauseText>;

  return {
    pause,
    urges: v.array(v.strictObject({ ...word, help: line('help line', 90), first: isTrue })) satisfies Shape<Urge[]>,
    triggers: v.array(v.strictObject({ ...word, help: line('help line', 90), group: v.picklist(TRIGGER_GROUPS) })) satisfies Shape<Trigger[]>,
    body: v.array(v.strictObject({ ...word, alone: isTrue })) satisfies Shape<BodyWord[]>,
    feelings: v.array(v.strictObject({ ...word, family: line('family', 16), meaning: line('meaning', 90), basic: isTrue })) satisfies Shape<Feeling[]>,
    thoughts: v.array(v.strictObject({ ...word, text: line('text', 40), note: line('note', 90) })) satisfies Shape<Thought[]>,
    signals: v.array(
      v.strictObject({
        ...word,
        text: line('question', 170),
        help: v.exactOptional(line('help line', 140)),
        yes: v.exactOptional(line('yes line', 140)),
        no: v.exactOptional(line('no line', 140)),
        why: line('why line', 140),
        evidence: v.string(),
        tick: isTrue,
      }),
    ) satisfies Shape<SignalQuestion[]>,
    steps: v.array(
      v.strictObject({
        ...word, text: line('text', 40), for: verdicts, when: line('“when” half', 90), will: line('“will” half', 90),
        contact: isTrue, space: isTrue, message: v.exactOptional(id), safe: isTrue,
      }),
    ) satisfies Shape<StepWord[]>,
    messages: v.array(v.strictObject({ ...word, text: line('message', 280), title: line('title', 40), for: verdicts })) satisfies Shape<Message[]>,
    help: v.strictObject({
      title: line('title', 60), lead: line('lead', 200), sections: v.array(section), actions: v.strictObject(texts(HELP_ACTIONS)),
    }) satisfies Shape<HelpWords>,
    'own-plan': v.strictObject(texts(PLAN_TEXTS)) satisfies Shape<OwnPlanWords>,
    'look-back': v.strictObject({
      question: line('question', 60), help: line('help line', 120), lineLabel: line('label', 60),
      laterQuestions: v.strictObject(texts(['day', 'week', 'month'])), unsafe: line('text', 60), done: v.array(v.strictObject(word)),
    }) satisfies Shape<LookBackWords>,
    held: v.strictObject({ title: line('title', 40), help: line('help line', 220), prompts, moments: v.array(v.strictObject(word)) }) satisfies Shape<HeldWords>,
    afterwards: v.strictObject({ title: line('title', 40), help: line('help line', 220), prompts }) satisfies Shape<AfterwardsWords>,
    'first-run': v.strictObject({
      pages: v.array(section), cover: v.strictObject(texts(['question', 'help', 'open', 'covered'])), pin: v.strictObject(texts(['chromium', 'firefox'])),
    }) satisfies Shape<FirstRunText>,
    worked: v.array(
      v.strictObject({
        id, title: line('title', 60), verdict: v.picklist(VERDICTS), story: line('story', 600), urge: id, trigger: id,
        body: v.array(id), feelings: v.array(id), saidOrDone: line('text', 140), readInto: line('text', 140),
        step: v.strictObject({ id, when: line('“when” half', 90), will: line('“will” half', 90) }), later: line('later lines', 300),
      }),
    ) satisfies Shape<WorkedPause[]>,
  } satisfies Record<WordFile, v.GenericSchema>;
}

// A shape fits a type when whatever passes it may be used as that type.
type Shape<Type> = v.GenericSchema<unknown, Type>;

/** What is wrong with the shape of a value, each with its path, in words for a person who writes. */
export function misshapen(shape: v.GenericSchema, value: unknown): readonly { readonly path: WordPath; readonly message: string }[] {
  const result = v.safeParse(shape, value);
  if (result.success) return [];
  return result.issues.map((issue) => {
    const path = (issue.path ?? []).map((part) => part.key as string | number);
    return { path, message: issue.kind === 'validation' ? issue.message : misfit(issue, path, value) };
  });
}

function misfit(issue: v.BaseIssue<unknown>, path: WordPath, value: unknown): string {
  const key = path.at(-1);
  const name = typeof key === 'string' ? `“${key}”` : 'This entry';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const isText = typeof key === 'string' && key.includes(' ');
    return isText
      ? `${name} is not known here. If it is part of the text before it, please put quotation marks around the whole text.`
      : `${name} is not known here. Please check how it is spelled, or take it out.`;
  }
  const parent = path.slice(0, -1).reduce<unknown>((inner, part) => (inner as Record<string | number, unknown> | undefined)?.[part], value);
  if (isRecord(parent) && typeof key === 'string' && !(key in parent)) return `${name} is missing here. Please add a line “${key}: …”.`;
  if (issue.type === 'string') return `${name} must be words. Please put them in quotation marks.`;
  if (issue.type === 'literal') return `${name} can only be “true”. Please write “true”, or take it out.`;
  if (issue.type === 'picklist') return `${name} is ${issue.received.replaceAll('"', '')}, which is not known. It can be ${listOf(issue.expected)}.`;
  if (issue.type === 'array') return `${name} must be a list. Please start each entry with “- ”.`;
  return `${name} must hold named parts, each as “name: …”.`;
}

const listOf = (expected: string | null) => (expected ?? '').replace(/[()"]/g, '').split(' | ').join(', ');
