// The project tests its own rules. Each rule is shown a small project that breaks it, then the real one: a
// rule that cannot fail proves nothing.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readProject } from '../../scripts/project-files.ts';
import { barrels, enums, hiddenClocks, lateFocus, misplacedComponents, missingDocstrings } from '../support/code-rules.ts';
import {
  codeAmongWords, forgottenIds, idsOf, longFiles, looseEntrypoints, misnamedFiles, missingRooms, placeWords,
  strayTests, unexpectedPermissions, unexplainedPackages, ungatedWrites, vagueFolders,
} from '../support/house-rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = readProject(root);
const textOf = (path: string) => project.find((file) => file.path === path)?.text ?? '';
const file = (path: string, text = '') => [{ path, text }];
const lines = (count: number) => 'x\n'.repeat(count);

// What breaks a rule, what keeps it, and the words that the reader is told.
const RULES = [
  {
    rule: 'a file over 250 lines says why', check: longFiles,
    broken: file('core/pause.ts', lines(251)), kept: file('core/pause.ts', `// long: one state machine, read as one\n${lines(300)}`),
    says: 'core/pause.ts has 251 lines',
  },
  {
    rule: 'no folder is a drawer for everything', check: vagueFolders,
    broken: file('core/utils/day.ts'), kept: file('core/day.ts'),
    says: 'core/utils/ says nothing',
  },
  {
    rule: 'nothing in the project names the machine it was written on', check: placeWords,
    broken: file('README.md', `see ${['..', 'shared', 'notes.md'].join('/')}`), kept: file('README.md', 'see docs/decisions'),
    says: 'README.md:1 holds a path outside the project',
  },
  {
    rule: 'no lock file names the host its packages came from', check: placeWords,
    broken: file('package-lock.json', `"resol${'ved'}": "https://example.org/a.tgz"`), kept: file('package-lock.json', '"integrity": "sha512-x"'),
    says: 'package-lock.json:1 holds the address of a package registry',
  },
  {
    rule: 'files are named by kind', check: misnamedFiles,
    broken: file('core/lookBack.ts'), kept: [...file('core/look-back.ts'), ...file('components/pause/UrgeStep.tsx'), ...file('entrypoints/popup/main.tsx')],
    says: 'core/lookBack.ts: components are PascalCase.tsx',
  },
  {
    rule: 'no loose file becomes an entrypoint', check: looseEntrypoints,
    broken: file('entrypoints/services.ts'), kept: file('entrypoints/popup/main.tsx'),
    says: 'entrypoints/services.ts would be built',
  },
  {
    rule: 'there is no code among the words', check: codeAmongWords,
    broken: file('content/en/pause.ts'), kept: file('content/en/pause.yml'),
    says: 'content/en/pause.ts: content/ and locales/ hold',
  },
  {
    rule: 'nothing is written to the browser’s areas past the gate of an erasing (ST-12)', check: ungatedWrites,
    broken: file('entrypoints/popup/main.tsx', 'void browser.storage.local.set({ [KEY]: 1 });'), kept: [...file('entrypoints/popup/main.tsx', 'void writeLocal({ [KEY]: 1 });'), ...file('storage/areas.ts', 'browser.storage.local.set(items)')],
    says: 'entrypoints/popup/main.tsx writes to browser.storage itself',
  },
  {
    rule: 'every test is run by a project', check: strayTests,
    broken: file('tests/support/clock.test.ts'), kept: file('tests/unit/core/day.test.ts'),
    says: 'tests/support/clock.test.ts is run by no project',
  },
  {
    rule: 'no file hands on what another exports', check: barrels,
    broken: file('core/index.ts', "export * from './day.ts';\nexport { a } from './pause.ts';"), kept: file('core/day.ts', 'export const day = 1;'),
    says: 'core/index.ts:1 hands on',
  },
  {
    rule: 'there are unions of strings, no enums', check: enums,
    broken: file('core/note.ts', 'export enum Verdict { Signal }'), kept: file('core/note.ts', "export type Verdict = 'signal';"),
    says: 'core/note.ts:1 declares an enum',
  },
  {
    rule: 'core/ never asks what time it is', check: hiddenClocks,
    broken: file('core/day.ts', '\nexport const a = new Date();\nexport const b = Date();'), kept: file('core/day.ts', 'export const a = (now: number) => new Date(now);'),
    says: 'core/day.ts:2 reads the clock: take `now` as a parameter',
  },
  {
    rule: 'the focus is moved before the frame, so that no key goes astray', check: lateFocus,
    broken: file('components/notes/Top.tsx', 'export const Top = () => { useEffect(() => top.current?.focus(), []); };'),
    kept: file('components/notes/Top.tsx', 'export const Top = () => { useLayoutEffect(() => top.current?.focus(), []); };'),
    says: 'components/notes/Top.tsx:1 moves the focus after the frame',
  },
  {
    rule: 'what core/ and storage/ export says what comes out', check: missingDocstrings,
    broken: file('storage/notes.ts', '// not a docstring\nexport const readNotes = async () => [];'),
    kept: file('storage/notes.ts', '/** The newest notes, at most fifty. */\nexport async function readNotes() { return []; }\nconst own = () => 1;'),
    says: 'storage/notes.ts:2 exports readNotes without a docstring',
  },
  {
    rule: 'a component is exported from the file of its name, alone', check: misplacedComponents,
    broken: file('components/base/Chip.tsx', 'export function Chip() { return <b />; }\nexport function Row() { return <i />; }'),
    kept: file('components/base/Chip.tsx', 'function Mark() { return <i />; }\nexport function Chip() { return <Mark />; }'),
    says: 'components/base/Chip.tsx also exports Row',
  },
];

describe.each(RULES)('$rule', ({ check, broken, kept, says }) => {
  test('is seen when broken', () => {
    expect(check(broken)[0]).toContain(says);
    expect(check(kept)).toEqual([]);
  });

  test('holds in this project', () => {
    expect(check(project)).toEqual([]);
  });
});

describe('every room of the plan is there', () => {
  test('is seen when broken', () => expect(missingRooms(file('core/day.ts'))).toContain('storage/ is missing'));
  test('holds in this project', () => expect(missingRooms(project)).toEqual([]));
});

describe('every package has a line that says what it is for', () => {
  const manifest = { dependencies: { idb: '8.0.4' }, devDependencies: { yaml: '2' } };

  test('is seen when broken', () => {
    expect(unexplainedPackages(manifest, '- `idb`: IndexedDB with promises\n- `yaml`')).toEqual(['CONTRIBUTING.md has no line that says what `yaml` is for']);
  });

  test('holds in this project', () => {
    expect(unexplainedPackages(JSON.parse(textOf('package.json')), textOf('CONTRIBUTING.md'))).toEqual([]);
  });
});

describe('the ledger of word ids only grows', () => {
  const path = 'tests/fixtures/word-ids.json';

  test('is seen when broken', () => {
    expect(forgottenIds({ urges: ['leave', 'sleep'] }, { urges: ['leave', 'mute'] })).toEqual([
      'the word urges/sleep is gone from the ledger: retire it in content/, keep its id',
    ]);
    expect(forgottenIds({ urges: { leave: '2026' } }, { urges: { leave: '2026', mute: '2027' } })).toEqual([]);
  });

  test('holds in this project, against every version in its history', () => {
    const now: unknown = JSON.parse(textOf(path));
    expect(idsOf(now).length).toBeGreaterThan(100);
    for (const before of earlierVersions(path)) expect(forgottenIds(before, now)).toEqual([]);
  });
});

// Without git, or before the first commit, there is no earlier version to compare with.
function earlierVersions(path: string): unknown[] {
  if (!existsSync(join(root, '.git'))) return [];
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const commits = git('log', '--format=%H', '--diff-filter=AM', '--', path).split('\n').filter(Boolean);
    return commits.map((commit) => JSON.parse(git('show', `${commit}:${path}`)) as unknown);
  } catch (error) {
    if (existsSync(join(root, '.git', 'logs', 'HEAD'))) throw error;
    return [];
  }
}

describe('the extension asks for three permissions, that of keeping without a limit among them (ST-10), and no site', () => {
  const promised = { permissions: ['storage', 'alarms', 'unlimitedStorage'], optional_permissions: ['notifications'] };
  const output = join(root, '.output');
  const built = (existsSync(output) ? readdirSync(output) : []).filter((name) => !name.endsWith('-dev') && existsSync(join(output, name, 'manifest.json')));

  test('is seen when broken', () => {
    expect(unexpectedPermissions(promised)).toEqual([]);
    expect(unexpectedPermissions({ ...promised, permissions: ['storage', 'tabs'] })).toHaveLength(1);
    expect(unexpectedPermissions({ ...promised, host_permissions: ['<all_urls>'] })).toEqual(['host_permissions: this extension touches no site']);
    expect(unexpectedPermissions({ ...promised, optional_permissions: ['history'] })).toHaveLength(1);
  });

  test.each(['chrome', 'firefox'])('holds in wxt.config.ts for %s', async (browser) => {
    const { default: config } = await import('../../wxt.config.ts');
    const env = { browser, mode: 'production', command: 'build', manifestVersion: 3 } as const;
    const manifest = typeof config.manifest === 'function' ? await config.manifest(env) : await config.manifest;
    expect(unexpectedPermissions({ ...manifest })).toEqual([]);
  });

  test.each(built)('holds in the built %s', (name) => {
    expect(unexpectedPermissions(JSON.parse(readFileSync(join(output, name, 'manifest.json'), 'utf8')))).toEqual([]);
  });
});
