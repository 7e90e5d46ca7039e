// A class that is drawn before its style is there looks broken until something else brings it: found by walking from each page to what it loads.

import { describe, expect, test } from 'vitest';
import { readProject } from '../../scripts/project-files.ts';
import { unstyledClasses } from '../support/styles-reach.ts';
import { ROOT } from '../support/word-files.ts';

describe('a class that is drawn', () => {
  const page = (main: string) => [
    { path: 'entrypoints/a/index.html', text: '<link rel="stylesheet" href="./a.css" /><script type="module" src="./main.tsx"></script>' },
    { path: 'entrypoints/a/a.css', text: "@import '../../components/page.css';" },
    { path: 'components/page.css', text: '.act { color: red; }' },
    { path: 'entrypoints/a/main.tsx', text: main },
    { path: 'components/chip.css', text: '/* .nothing */ .chip { color: red; }' },
    { path: 'components/Chip.tsx', text: "import './chip.css';\nexport const chip = <i class=\"chip act\" />;" },
    { path: 'components/Search.tsx', text: 'export const search = <i class="chip" />;' },
  ];

  test('without its style is found, also where a later part would bring it', () => {
    expect(unstyledClasses(page("import '../../components/Search.tsx';\nvoid import('../../components/Chip.tsx');"))).toEqual([
      'components/Search.tsx draws “chip”, whose style is in components/chip.css, which is not there when it comes with entrypoints/a/index.html',
    ]);
  });
  test('has it from a neighbour that comes at once, or from the page that loads it later', () => {
    expect(unstyledClasses(page("import '../../components/Search.tsx';\nimport '../../components/Chip.tsx';"))).toEqual([]);
    expect(unstyledClasses(page("import '../../components/Chip.tsx';\nvoid import('../../components/Search.tsx');"))).toEqual([]);
  });
  test('has its style in every page of this project', () => {
    const files = readProject(ROOT).filter(({ path }) => /^(components|entrypoints)\//.test(path));
    expect(files.some(({ path }) => path.endsWith('.css')) && files.some(({ path }) => path.endsWith('.html'))).toBe(true);
    expect(unstyledClasses(files)).toEqual([]);
  });
});
