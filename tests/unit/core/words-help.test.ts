import { describe, expect, test } from 'vitest';
import { helpDataOf } from '../../../core/words-help.ts';
import { edit, problemsOf, realFiles, sourcesOf } from '../../support/word-files.ts';

const FILE = 'content/help/AT.yml';

/** The problems after one edit to a real file. */
function after(find: string, replace: string, file = FILE): string[] {
  const files = realFiles();
  edit(files, file, find, replace);
  return problemsOf(files);
}

describe('a help line is not built', () => {
  test.each([
    ['with one site only', '"https://travel.gc.ca/destinations/austria", on: 2026-04-23', '"https://www.news.lt/other", on: 2026-04-23', 'AT.yml, line 11: The number 112 has sources on one site only.'],
    ['with no dated source', 'on: 2021-05 }', 'on: none }', 'No source of the number 0800 222 555 bears a date.'],
    ['with a newest source that is too old', 'on: 2021-05 }', 'on: 2012-05 }', 'is of 2012-05, more than 7 years before it was checked.'],
    ['with a source from after the check', 'on: 2025-08 }', 'on: 2027-08 }', 'This source is dated 2027-08, after the day of the check (2026-11-25).'],
    ['with a slip in a number', 'number: "142"', 'number: "l42"', '“l42” does not look like a telephone number.'],
    ['with a source that is no address', '"https://noe.orf.at/stories/3136860/"', '"the radio"', '“the radio” is not an address.'],
    ['with an unknown date', 'on: 2021-05 }', 'on: May 2021 }', '“May 2021” is not a date.'],
    ['with a day of the check that is none', 'checked: 2026-11-25', 'checked: 2026-11-31', '“2026-11-31” is not a day.'],
    ['under another country’s name', 'country: AT', 'country: DE', 'This file is called AT, but its country is DE.'],
    ['with an unknown way', 'number: "142"\n        way: call', 'number: "142"\n        way: fax', '“way” is fax, which is not known.'],
    ['with half of a pair', 'kind: crisis', 'kind: crisis\n    pair: { id: language, of: 2 }', 'The pair “language” should have 2 lines and has 1.'],
    ['with a key that is not known', 'audience: women', 'audience: women\n    motto: we listen', '“motto” is not known here.'],
    ['with other hours', 'audience: women\n    hours: always', 'audience: women\n    hours: mostly', 'hours'],
  ])('%s', (_name, find, replace, message) => {
    const problems = after(find, replace);
    expect(problems.join('\n')).toContain(message);
    expect(problems[0]).toMatch(/^content\/help\/AT\.yml, line \d+: /);
  });
  test('and a directory has an address', () => {
    expect(after('https://findahelpline.com', 'findahelpline', 'content/help/directories.yml').join('\n')).toContain('directories.yml, line 2: “findahelpline” is not an address.');
  });
});

describe('the help lines that are there', () => {
  const data = helpDataOf(sourcesOf(realFiles()));
  test('are all well', () => expect(problemsOf(realFiles())).toEqual([]));
  test('have hosts and dates, and no whole address', () => {
    const sources = data.countries.flatMap(({ emergency, lines }) => [...emergency, ...lines.flatMap(({ numbers }) => numbers)].flatMap((entry) => entry.sources));
    expect(sources.length).toBeGreaterThan(100);
    for (const { host, on } of sources) {
      expect(host).toMatch(/^[a-z0-9.-]+$/);
      if (on !== null) expect(on).toMatch(/^\d{4}/);
    }
  });
  test('name each country once, with one line of a kind', () => {
    expect(new Set(data.countries.map(({ country }) => country)).size).toBe(data.countries.length);
    for (const { lines } of data.countries) for (const kind of ['crisis', 'abuse']) expect(lines.filter((each) => each.kind === kind && !each.pair).length).toBeLessThanOrEqual(1);
  });
  test('have directories for everyone else', () => expect(data.directories.length).toBeGreaterThan(1));
});
