/**
 * Rules within one language: how many words stand where, which may stand together, and that whatever is named exists.
 *
 * Some of them keep people safe: a step that may be offered beside "I don't feel safe" never brings contact, and the safe page never
 * speaks of protection.
 */
import { isRecord } from './record.ts';
import { isSaid, textsIn, type WordFile, type WordPath, type WordSource } from './words-files.ts';
import type { BodyWord, Feeling, Message, PauseText, SignalQuestion, StepWord, Urge, WorkedPause, Word } from './words.ts';

/** Files of one language whose shape is right, by name: the others are left to their own problems. */
export type ShapedFiles = ReadonlyMap<string, WordSource>;

/** Something wrong at a path of a file. */
export type Report = (source: WordSource, path: WordPath, message: string) => void;

const FIRST_URGES = 7;
const FIRST_TEXT = 14;
const SIGNALS = 6;

const nounOf: Readonly<Record<string, string>> = { urges: 'urge', triggers: 'trigger', feelings: 'feeling' };

/** The id that each entry of a list has, whatever the rest of it is like; null when there is no such list. */
export function idsIn(source: WordSource | undefined): ReadonlySet<string> | null {
  if (!source || !Array.isArray(source.value)) return null;
  return new Set(source.value.filter(isRecord).map((entry) => String(entry['id'])));
}

/** Checks one language's files against each other. `roomForFirst` is the most characters of a chip on the first screen. */
export function checkRules(files: ShapedFiles, report: Report, roomForFirst: number = FIRST_TEXT): void {
  const list = <Entry extends Word>(name: WordFile, check: (entries: readonly Entry[], source: WordSource) => void) => {
    const source = files.get(name);
    if (source) check(source.value as readonly Entry[], source);
  };

  list<Urge>('urges', (urges, source) => {
    const first = urges.filter((urge) => urge.first && !urge.retired);
    if (first.length !== FIRST_URGES) {
      report(source, [], `${first.length} urges have “first: true”. Please give it to exactly ${FIRST_URGES}: they stand on the first screen.`);
    }
    urges.forEach((urge, index) => {
      const { length } = [...urge.text];
      if (urge.first && length > roomForFirst) {
        report(source, [index, 'text'], `The text “${urge.text}” is ${length} characters long. Please keep it to ${roomForFirst} on the first screen, or take “first: true” away.`);
      }
    });
  });
  list<BodyWord>('body', (words, source) => {
    const alone = words.filter((word) => word.alone && !word.retired).map((word) => word.id);
    if (alone.join() !== 'nothing-i-can-feel') report(source, [], 'Exactly one entry has “alone: true”, and its id is “nothing-i-can-feel”. Please put that right.');
  });
  list<Feeling>('feelings', (feelings, source) => {
    const basic = new Set(feelings.filter((feeling) => feeling.basic && !feeling.retired).map((feeling) => feeling.id));
    if (basic.size < 10 || basic.size > 14) report(source, [], `${basic.size} feelings have “basic: true”. Please give it to about twelve (10 to 14).`);
    for (const id of ['numb', 'cant-tell']) if (!basic.has(id)) report(source, [], `The feeling “${id}” must be there with “basic: true”: it is a full answer.`);
  });
  list<SignalQuestion>('signals', checkSignals(report));
  list<StepWord>('steps', checkSteps(files, report));
  list<Word>('worked', (entries, source) => checkWorked(entries as unknown as readonly WorkedPause[], source, files, report));

  const firstRun = files.get('first-run');
  const pages = (firstRun?.value as { pages: readonly unknown[] } | undefined)?.pages;
  if (firstRun && pages?.length !== 3) report(firstRun, ['pages'], `There are ${pages?.length} pages. Please make it exactly three.`);
  checkSafePage(files, report);
}

const checkSignals = (report: Report) => (signals: readonly SignalQuestion[], source: WordSource) => {
  const asked = signals.filter((signal) => !signal.retired);
  if (asked.length !== SIGNALS) report(source, [], `There are ${asked.length} questions. Please make it exactly ${SIGNALS}.`);
  const last = asked.at(-1);
  if (last && (last.id !== 'afraid' || !last.tick)) report(source, [], 'The last question must be “afraid” with “tick: true”: it opens the safe page.');
  signals.forEach((signal, index) => {
    if (signal.tick && signal.id !== 'afraid') report(source, [index], 'Only the question “afraid” has “tick: true”. Please take it away here.');
    if (signal.tick && (signal.yes !== undefined || signal.no !== undefined)) report(source, [index], 'The question with “tick: true” is never answered yes or no. Please take “yes” and “no” away.');
    if (signal.tick && signal.help === undefined) report(source, [index], '“help” is missing here. Please add a line “help: …”.');
    if (signal.tick) return;
    for (const key of ['yes', 'no'] as const) if (signal[key] === undefined) report(source, [index], `“${key}” is missing here. Please add a line “${key}: …”.`);
  });
};

const checkSteps = (files: ShapedFiles, report: Report) => (steps: readonly StepWord[], source: WordSource) => {
  const messages = idsIn(files.get('messages'));
  const drafts = files.get('messages')?.value as readonly Message[] | undefined;
  steps.forEach((step, index) => {
    if (step.safe) {
      for (const key of ['contact', 'space', 'message'] as const) {
        if (step[key] !== undefined) report(source, [index, key], `A step with “safe: true” may be offered to someone who is not safe, so it never has “${key}”. Please take one of the two away.`);
      }
    }
    if (!step.safe && step.for.length === 0) report(source, [index, 'for'], 'This step is offered for no verdict, and it is not “safe: true”, so nobody would ever see it. Please name a verdict.');
    if (step.message === undefined || !messages) return;
    const draft = drafts?.find((message) => message.id === step.message && !message.retired);
    if (!draft) report(source, [index, 'message'], `There is no message “${step.message}” in messages.yml. Please use one that is there, or write it.`);
    if (!step.contact) report(source, [index], 'A step with a “message” brings contact. Please add “contact: true”.');
    const without = step.for.filter((verdict) => draft && !draft.for.includes(verdict));
    if (without.length > 0) report(source, [index, 'message'], `The message “${step.message}” is not there for ${without.join(', ')}, but this step is. Please add it to “for” in messages.yml.`);
  });
};

function checkWorked(worked: readonly WorkedPause[], source: WordSource, files: ShapedFiles, report: Report): void {
  if (worked.length !== 3) report(source, [], `There are ${worked.length} pauses. Please make it exactly three.`);
  const known = (name: WordFile, id: string, path: WordPath) => {
    if (idsIn(files.get(name))?.has(id) === false) report(source, path, `There is no “${id}” in ${name}.yml. Please use an id that is there.`);
  };
  worked.forEach((pause, index) => {
    known('urges', pause.urge, [index, 'urge']);
    known('triggers', pause.trigger, [index, 'trigger']);
    known('steps', pause.step.id, [index, 'step', 'id']);
    pause.body.forEach((id, at) => known('body', id, [index, 'body', at]));
    pause.feelings.forEach((id, at) => known('feelings', id, [index, 'feelings', at]));
    const step = (files.get('steps')?.value as readonly StepWord[] | undefined)?.find((entry) => entry.id === pause.step.id);
    if (step && !step.for.includes(pause.verdict)) report(source, [index, 'step', 'id'], `The step “${step.id}” is not offered for “${pause.verdict}”. Please choose another.`);
  });
}

// The verdict "protection" is named in pause.yml; its name never stands where someone may not be safe.
function checkSafePage(files: ShapedFiles, report: Report): void {
  const name = (files.get('pause')?.value as PauseText | undefined)?.signal.verdicts.protection.name.toLowerCase();
  if (!name) return;
  const help = files.get('help');
  const steps = files.get('steps');
  const said = (source: WordSource, value: unknown, at: WordPath, fileName: string) =>
    textsIn(value, at).filter(({ path }) => isSaid(fileName, path)).forEach(({ path, text }) => {
      if (text.toLowerCase().includes(name)) report(source, path, `The word “${name}” never stands where someone may not be safe. Please say it another way.`);
    });
  if (help) {
    said(help, help.value, [], 'help');
    textsIn(help.value).filter(({ text }) => /\d{3}/.test(text)).forEach(({ path }) =>
      report(help, path, 'There is a number here. Please take it out: numbers come from the country data, which says where each one is from.'));
  }
  if (steps) (steps.value as readonly StepWord[]).forEach((step, index) => { if (step.safe) said(steps, step, [index], 'steps'); });
}

/** Checks that a card's tags name words that are there and are offered. `path` leads to the tags. */
export function checkTags(tags: readonly string[], card: WordSource, files: ReadonlyMap<string, WordSource>, report: Report): void {
  tags.forEach((tag, index) => {
    const [, kind = '', id = ''] = /^(trigger|urge|feeling):(.+)$/.exec(tag) ?? [];
    const name = Object.keys(nounOf).find((list) => nounOf[list] === kind);
    if (!name) {
      report(card, ['tags', index], `The tag “${tag}” must begin with “trigger:”, “urge:” or “feeling:”.`);
      return;
    }
    const ids = idsIn(files.get(name));
    if (ids && !ids.has(id)) report(card, ['tags', index], `The tag “${tag}” names no ${kind} in ${name}.yml. Please use an id that is there.`);
  });
}

