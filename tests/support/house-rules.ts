// The house rules that no linter can say, one function each: files in, broken rules out, as sentences that
// tell the reader what to do. They are kept apart from the test so that it can hand each of them a small
// project that breaks it. Rules that read syntax stand in code-rules.ts.

import { isCode } from '../../scripts/parse-source.ts';
import type { SourceFile } from '../../scripts/parse-source.ts';

const MOST_LINES = 250;

/** A long file needs a reason, given as `// long: …` among its first ten lines. */
export function longFiles(files: SourceFile[]): string[] {
  return files
    .filter(({ path }) => isCode(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n') }))
    .filter(({ lines }) => lines.length > MOST_LINES && !lines.slice(0, 10).some((line) => /^\/\/ long: \S/.test(line)))
    .map(({ path, lines }) => `${path} has ${lines.length} lines: split it, or open it with "// long: " and the reason`);
}

/** A drawer for everything is where a noun was not found. */
export function vagueFolders(files: SourceFile[]): string[] {
  const folders = new Set(files.flatMap(({ path }) => path.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))));
  return [...folders]
    .filter((folder) => /(^|\/)(utils?|helpers?|shared|common|misc)$/i.test(folder))
    .map((folder) => `${folder}/ says nothing of what is in it: name it by its noun`);
}

// Put together from pieces, so that this file does not break its own rule.
const PLACES: [RegExp, string][] = [
  [new RegExp(['\\.\\.', 'shared\\b'].join('/')), 'a path outside the project'],
  [new RegExp(`(^|[\\s"'\`(=:])/${'work'}/`), 'a path of one machine'],
  [new RegExp(['\\bregistry', '[a-z]+', '[a-z]+'].join('\\.')), 'the address of a package registry'],
  [new RegExp(`"resol${'ved'}": *"http`), 'the address of a package registry'],
  [new RegExp(`\\bissue${' '}?#?\\d`, 'i'), 'an issue number: say the reason instead'],
];

/** The project speaks of itself alone: what only holds in one place does not stand in it. */
export function placeWords(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      PLACES.filter(([pattern]) => pattern.test(line)).map(([, what]) => `${path}:${index + 1} holds ${what}`),
    ),
  );
}

const GATE = /^storage\/(areas|erasing)\.ts$/;

/** What is written to the browser's areas past `storage/areas.ts` could bring back what was erased. */
export function ungatedWrites(files: SourceFile[]): string[] {
  return files
    .filter(({ path, text }) => /^(storage|entrypoints|components)\//.test(path) && !GATE.test(path) && /storage\s*\.(local|session|sync)\s*\.set\b/.test(text))
    .map(({ path }) => `${path} writes to browser.storage itself: use writeLocal or writeSession of storage/areas.ts`);
}

const ROOMS = [
  '.ci/', 'build/', 'components/base/', 'components/styles/', 'content/en/', 'content/en/insights/', 'core/', 'docs/decisions/',
  'entrypoints/background/', 'entrypoints/newtab/', 'entrypoints/options/', 'entrypoints/popup/', 'locales/', 'public/icon/',
  'scripts/', 'storage/', 'storage/migrations/', 'tests/component/', 'tests/e2e/', 'tests/fixtures/', 'tests/property/',
  'tests/support/', 'tests/unit/',
];
const PAPERS = ['README.md', 'CONTRIBUTING.md', 'PRIVACY.md', 'CHANGELOG.md', 'LICENSE', 'content/README.md', 'core/tsconfig.json'];

/** Whoever knows the plan of the house finds every room where the plan says. */
export function missingRooms(files: SourceFile[]): string[] {
  const rooms = ROOMS.filter((room) => !files.some(({ path }) => path.startsWith(room)));
  const papers = PAPERS.filter((paper) => !files.some(({ path }) => path === paper));
  return [...rooms, ...papers].map((path) => `${path} is missing`);
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.[a-z]+$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/;

/** Logic is kebab-case, a component's file is PascalCase; main.tsx mounts a page and is neither. */
export function misnamedFiles(files: SourceFile[]): string[] {
  const rooms = /^(core|storage|components|entrypoints|build|scripts|tests)\//;
  return files
    .filter(({ path }) => rooms.test(path) && isCode(path))
    .map(({ path }) => ({ path, name: path.slice(path.lastIndexOf('/') + 1) }))
    .filter(({ path, name }) => !(path.endsWith('.tsx') ? PASCAL.test(name) || name === 'main.tsx' || path.startsWith('tests/') : KEBAB.test(name)))
    .map(({ path }) => `${path}: components are PascalCase.tsx, every other file is kebab-case`);
}

/** The browser build turns every loose file of entrypoints/ into a page of its own. */
export function looseEntrypoints(files: SourceFile[]): string[] {
  return files.filter(({ path }) => /^entrypoints\/[^/]+$/.test(path)).map(({ path }) => `${path} would be built as an entrypoint: move it into a folder`);
}

/** content/ and locales/ are edited by people who write no code, so there is none in them. */
export function codeAmongWords(files: SourceFile[]): string[] {
  return files.filter(({ path }) => /^(content|locales)\//.test(path) && !/\.(ya?ml|md)$/.test(path)).map(({ path }) => `${path}: content/ and locales/ hold .yml and .md only`);
}

/** A test that no vitest project picks up is green for ever. */
export function strayTests(files: SourceFile[]): string[] {
  const run = /^tests\/((unit|property|component|cases)\/.*\.test\.tsx?|e2e\/.*\.test\.ts)$/;
  return files.filter(({ path }) => /\.(test|spec)\.[a-z]+$/.test(path) && !run.test(path)).map(({ path }) => `${path} is run by no project of vitest.config.ts`);
}

type PackageList = Record<string, Record<string, string> | undefined>;

/** Every dependency has its line in CONTRIBUTING.md: what it is for, and why it is worth having. */
export function unexplainedPackages(manifest: PackageList, contributing: string): string[] {
  const names = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((list) => Object.keys(manifest[list] ?? {}));
  const lines = contributing.split('\n');
  return names
    .filter((name) => !lines.some((line) => line.includes(`\`${name}\``) && line.replace(/`[^`]*`/g, '').replace(/\W/g, '').length >= 10))
    .map((name) => `CONTRIBUTING.md has no line that says what \`${name}\` is for`);
}

/** Ids in a ledger, each with the list it stands in, whatever the ledger's depth. */
export function idsOf(ledger: unknown, list = ''): string[] {
  if (Array.isArray(ledger)) return ledger.flatMap((entry) => idsOf(entry, list));
  if (typeof ledger === 'object' && ledger !== null) {
    return Object.entries(ledger).flatMap(([key, value]) => [`${list}/${key}`, ...idsOf(value, `${list}/${key}`)]);
  }
  return [`${list}/${String(ledger)}`];
}

/** Old notes name words by id: an id may be added, never taken out. */
export function forgottenIds(before: unknown, now: unknown): string[] {
  const kept = new Set(idsOf(now));
  return idsOf(before).filter((id) => !kept.has(id)).map((id) => `the word ${id.slice(1)} is gone from the ledger: retire it in content/, keep its id`);
}

type Manifest = Record<string, unknown>;

/** Three permissions, one more that is asked for, no site: what the store page and PRIVACY.md promise. */
export function unexpectedPermissions(manifest: Manifest): string[] {
  const listed = (key: string): string[] => (manifest[key] as string[] | undefined) ?? [];
  const asked = listed('permissions').toSorted().join(', ');
  const wanted = 'alarms, storage, unlimitedStorage';
  const optional = listed('optional_permissions').filter((name) => name !== 'notifications');
  const sites = ['host_permissions', 'optional_host_permissions', 'content_scripts', 'externally_connectable', 'web_accessible_resources'];
  return [
    ...(asked === wanted ? [] : [`permissions are "${asked}", not "${wanted}"`]),
    ...optional.map((name) => `optional permission ${name}: only notifications may be asked for`),
    ...sites.filter((key) => manifest[key] !== undefined).map((key) => `${key}: this extension touches no site`),
  ];
}
