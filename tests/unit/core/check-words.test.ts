import { describe, expect, test } from 'vitest';
import { edit, problemsOf, realFiles } from '../../support/word-files.ts';

const URGES = 'content/en/urges.yml';
const STEPS = 'content/en/steps.yml';
const SIGNALS = 'content/en/signals.yml';
const CARD = 'content/en/insights/the-chain-on-the-door.md';
const LOCALE = 'locales/en.yml';

test('finds nothing in the words as they are', () => {
  expect(problemsOf(realFiles())).toEqual([]);
});

/** Breaks one thing in one place and expects exactly one problem, on that line. */
function seeded(file: string, find: string, replace: string, message: string | RegExp) {
  const files = realFiles();
  const line = edit(files, file, find, replace);
  const problems = problemsOf(files);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`${file}, line ${line}: `);
  expect(problems[0]).toMatch(message);
}

describe('the shape of an entry', () => {
  const help = 'help: "Fill the time with work, chores or a project."';

  test.each([
    ['a key that is not known', URGES, 'text: get busy, first: true,', 'text: get busy, first: true, colour: red,', /“colour” is not known here/],
    ['a text with an unquoted comma', URGES, 'text: cancel plans,', 'text: cancel, or put off plans,', /“or put off plans” is not known here\. If it is part of the text before it, please put quotation marks/],
    ['a key that is missing', URGES, `, ${help}`, '', /“help” is missing here\. Please add a line “help: …”/],
    ['a figure where words belong', URGES, 'text: get busy,', 'text: 5,', /“text” must be words/],
    ['a flag that is not true', URGES, 'text: get busy, first: true', 'text: get busy, first: yes', /“first” can only be “true”/],
    ['a text with nothing in it', URGES, help, 'help: " "', /The help line is empty/],
    ['a verdict that does not exist', STEPS, 'for: [unsure]', 'for: [maybe]', /maybe, which is not known\. It can be signal, protection, both, unsure/],
    ['a group that does not exist', 'content/en/triggers.yml', 'group: plans', 'group: dates', /dates, which is not known\. It can be closeness, need/],
    ['one value where a list belongs', STEPS, 'for: [unsure]', 'for: unsure', /“for” must be a list/],
    ['the same name twice', URGES, 'text: get busy,', 'text: get busy, text: get busy,', /stands here twice/],
  ])('%s', (_, file, find, replace, message) => seeded(file, find, replace, message));

  test('a file that stops in the middle, with the line from which it cannot be read', () => {
    const files = realFiles();
    edit(files, URGES, help, 'help: "Fill the time');
    expect(problemsOf(files)).toContainEqual(expect.stringMatching(/^content\/en\/urges\.yml, line \d+: .*cannot be read/));
  });
  test('a tab at the beginning of a line', () => {
    const files = realFiles();
    const line = edit(files, STEPS, '  when: it happens again', '\twhen: it happens again');
    expect(problemsOf(files)).toContainEqual(expect.stringMatching(new RegExp(`^content/en/steps\\.yml, line (${line}|${line - 1}): `)));
  });
});

describe('lengths', () => {
  test('says how long a help line is, and how long it may be', () => {
    const long = 'a'.repeat(103);
    seeded(URGES, '"Fill the time with work, chores or a project."', `"${long}"`, `The help line is 103 characters long. Please keep it to 90.`);
  });
  test('counts characters as a person does', () => {
    const files = realFiles();
    edit(files, URGES, '"Fill the time with work, chores or a project."', `"${'👩‍👩‍👧‍👦'.repeat(90)}"`);
    expect(problemsOf(files)).toEqual([]);
  });
  test.each([
    ['more than four words', 'text: cancel plans,', 'text: cancel the plan we had,', /more than four words/],
    ['a capital letter at the start', 'text: cancel plans,', 'text: Cancel plans,', /starts with a capital letter/],
    ['a long text on the first screen', 'text: pick a fight,', 'text: pick a big fight,', /16 characters long\. Please keep it to 14 on the first screen/],
  ])('%s', (_, find, replace, message) => seeded(URGES, find, replace, message));
  test('a step with a long label', () => {
    seeded(STEPS, 'text: Set a limit', 'text: Set a limit and hold to it whatever comes of it', /The text is \d+ characters long\. Please keep it to 40/);
  });
});

describe('ids', () => {
  test('an id in capitals', () => {
    seeded(URGES, 'id: sleep,', 'id: Sleep_in,', /The id “Sleep_in” may hold only small letters/);
  });
  test('an id that stands twice names the line of the first', () => {
    const files = realFiles();
    const first = edit(files, URGES, '{ id: go-quiet,', '{ id: go-quiet,');
    const line = edit(files, URGES, 'id: sleep,', 'id: go-quiet,');
    expect(problemsOf(files)).toEqual([`${URGES}, line ${line}: The id “go-quiet” stands here twice, first in line ${first}. Please choose another for the new entry.`]);
  });
});

describe('what may stand together', () => {
  test.each([
    ['an eighth urge on the first screen', URGES, 'text: sleep,', 'text: sleep, first: true,', /8 urges have “first: true”/],
    ['no way to say that nothing can be felt', 'content/en/body.yml', ', alone: true', '', /Exactly one entry has “alone: true”/],
    ['numb among the further words', 'content/en/feelings.yml', 'text: numb, family: far away, basic: true', 'text: numb, family: far away', /“numb” must be there with “basic: true”/],
  ])('%s', (_, file, find, replace, message) => {
    const files = realFiles();
    edit(files, file, find, replace);
    const problems = problemsOf(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  const safe = 'will: call or text a helpline\n  safe: true';
  test.each([
    ['a safe step with contact', STEPS, safe, `${safe}\n  contact: true`, /safe: true” may be offered to someone who is not safe, so it never has “contact”/, 2],
    ['a safe step with a time to come back', STEPS, safe, `${safe}\n  space: true`, /never has “space”/, 2],
    ['a safe step that speaks of protection', STEPS, 'will: call or text a helpline', 'will: see my protection for what it is', /“protection” never stands where someone may not be safe/, 0],
    ['a safe page that speaks of protection', 'content/en/help.yml', 'It doesn’t have to leave a mark.', 'It may be protection.', /“protection” never stands/, 0],
    ['a number on the safe page', 'content/en/help.yml', 'It doesn’t have to leave a mark.', 'Call 112.', /There is a number here/, 0],
    ['a step for nobody', STEPS, 'for: [unsure]', 'for: []', /nobody would ever see it/, 0],
    ['a step with a message that is not there', STEPS, 'message: space', 'message: room', /There is no message “room”/, 0],
    ['a question that has no “no”', SIGNALS, '  no: May point to protection. Friends can only go by what they see and hear.\n', '', /“no” is missing here/, -3],
    ['a second tick', SIGNALS, '- id: friend', '- id: friend\n  tick: true', /Only the question “afraid” has “tick: true”/, 0],
    ['an urge that a worked pause names and nobody has', 'content/en/worked.yml', 'urge: leave', 'urge: fly', /There is no “fly” in urges\.yml/, 0],
  ])('%s', (_, file, find, replace, message, down) => {
    const files = realFiles();
    const line = edit(files, file, find, replace) + down;
    const problems = problemsOf(files);
    expect(problems.filter((problem) => message.test(problem))).toHaveLength(1);
    expect(problems.find((problem) => message.test(problem))).toContain(`${file}, line ${line}: `);
  });
  test('a question too many', () => {
    const files = realFiles();
    edit(files, SIGNALS, '- id: friend', '- { id: x, text: X?, yes: Y., no: N., why: W., evidence: none }\n- id: friend');
    expect(problemsOf(files)).toEqual([expect.stringContaining('There are 7 questions. Please make it exactly 6.')]);
  });
});

describe('sentences', () => {
  const find = 'May point to protection. Friends can only go by what they see and hear.';
  test.each([
    ['a banned phrase', 'It may be JUST  protection.', /“just protection” are on the list/],
    ['a banned phrase with another apostrophe', 'You‘re avoidant.', /“you’re avoidant” are on the list/],
    ['a banned beginning of a word', 'That is traumatic.', /“trauma\*” are on the list/],
    ['a straight apostrophe', 'It doesn\'t.', /straight apostrophe/],
    ['a space at the end', '"and then "', /begins or ends with a space/],
    ['a text that goes on from another', '…and then', /piece of a sentence/],
    ['a gap and nothing else', '"{name}"', /a gap and nothing else/],
    ['an exclamation mark', 'Do it!', /exclamation mark/],
    ['a telephone number', 'Call +44 20 7946 0000.', /looks like a telephone number/],
  ])('%s', (_, text, message) => seeded(SIGNALS, find, text, message));

  test.each([['adjust protection'], ['In 2023 and 2024, 1,208 people took part.'], ['“Just” a word.']])('lets “%s” pass', (text) => {
    const files = realFiles();
    edit(files, SIGNALS, find, text);
    expect(problemsOf(files)).toEqual([]);
  });
  test('a draft that ends in a gap', () => {
    seeded('content/en/messages.yml', 'I will [what I will do].', 'I will [what I will do]', /begins or ends with a gap/);
  });
});

describe('files', () => {
  test.each(['content/en/urges.yml', 'content/en/help.yml', 'content/ideas.yml', LOCALE])('%s is missed', (file) => {
    const files = realFiles();
    files.delete(file);
    expect(problemsOf(files).some((problem) => problem.startsWith(`${file}, line 1: This file is missing.`))).toBe(true);
  });
  test('a file of an unknown name is named', () => {
    const files = realFiles();
    files.set('content/en/colours.yml', 'a: b\n');
    expect(problemsOf(files)).toEqual([expect.stringContaining('content/en/colours.yml, line 1: A file of this name is not known.')]);
  });
  test('all problems are told at once, by file and line', () => {
    const files = realFiles();
    const lines = [
      edit(files, CARD, 'idea: D4', 'idea: D0'),
      edit(files, URGES, 'text: cancel plans,', 'text: Cancel plans,'),
      edit(files, URGES, 'text: sleep,', 'text: Sleep,'),
      edit(files, 'content/ideas.yml', 'id: D4,', 'id: D4,'),
    ];
    const places = [CARD, URGES, URGES, 'content/ideas.yml'].map((file, index) => `${file}, line ${lines[index]}`);
    expect(problemsOf(files).map((problem) => problem.split(':')[0])).toEqual(places);
  });
});

describe('what the lists offer as a whole', () => {
  const FEELINGS = 'content/en/feelings.yml';
  const add = (file: string, count: number, entry: (number: number) => string) => {
    const files = realFiles();
    files.set(file, files.get(file)! + Array.from({ length: count }, (_, at) => `${entry(at)}\n`).join(''));
    return problemsOf(files);
  };
  const urge = (at: number) => `- { id: urge-${at}, text: urge, help: "A help line." }`;

  test('two urges more are fine, and the third says how many there may be', () => {
    expect(add(URGES, 2, urge)).toEqual([]);
    expect(add(URGES, 3, urge)).toEqual([expect.stringMatching(/^content\/en\/urges\.yml, line \d+: With this one there are 17 urges\. Please keep it to 16/)]);
    expect(add(URGES, 3, (at) => urge(at).replace('text: urge', 'text: urge, retired: true'))).toEqual([]);
  });
  test('so many words are retired that too few are left', () => {
    const files = realFiles();
    files.set('content/en/thoughts.yml', files.get('content/en/thoughts.yml')!.replaceAll(/^- \{ ?id: ([^,]+),/gm, '- { id: $1, retired: true,').replaceAll(/^- id: (.*)$/gm, '- id: $1\n  retired: true'));
    expect(problemsOf(files)).toEqual([expect.stringContaining('There are 0 thoughts that are not retired. Please offer at least 10.')]);
  });
  test('a feeling that has to be there', () => {
    const files = realFiles();
    edit(files, FEELINGS, 'id: longing,', 'id: longing, retired: true,');
    expect(problemsOf(files)).toContainEqual(expect.stringContaining('The feeling “longing” must be there'));
  });
  test('what invites leaving is offered for a real signal', () => {
    const files = realFiles();
    edit(files, STEPS, '- id: leave\n', '- id: leave\n  retired: true\n');
    expect(problemsOf(files)).toContainEqual(expect.stringContaining('The step “leave” must be offered for “signal”'));
  });
  test('too few steps for a verdict, and for a person who is not safe', () => {
    const files = realFiles();
    files.set(STEPS, files.get(STEPS)!.replaceAll(/ *safe: true,?\n?/g, '').replaceAll(/\bunsure\b/g, 'both').replaceAll('both, both', 'both'));
    const problems = problemsOf(files).join('\n');
    expect(problems).toContain('There are 0 steps for the verdict “unsure”.');
    expect(problems).toContain('There are 0 steps with “safe: true”.');
  });
  test('a good, close moment comes first among what came before', () => {
    const files = realFiles();
    const first = /^- \{.*group: closeness.*$/m.exec(files.get('content/en/triggers.yml')!)![0];
    edit(files, 'content/en/triggers.yml', first, first.replace('group: closeness', 'group: plans'));
    expect(problemsOf(files)).toEqual([expect.stringContaining('The first trigger must be of the group “closeness”')]);
  });
});
