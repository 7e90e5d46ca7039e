/** A copy of the build in which every page and the background first run a small script of a test's own: only what comes before all others is sure to come in time. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFor } from '../../support/browser/launch.ts';
import type { BrowserName } from '../../support/browser/types.ts';

/** Makes the copy; `remove` takes it away again. The script is sent as text: it sees nothing of the test's file. */
export function preparedBuild(name: BrowserName, first: () => void): { readonly folder: string; remove(): void } {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'one-beat-prepared-')));
  const folder = join(home, 'extension');
  cpSync(builtFor(name), folder, { recursive: true });
  const script = `(${first.toString()})();\n`;
  writeFileSync(join(folder, 'first.js'), script);
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    if (file.endsWith('.html')) writeFileSync(path, readFileSync(path, 'utf8').replace(/<head>/i, '<head><script src="/first.js"></script>'));
    if (file === 'background.js') writeFileSync(path, script + readFileSync(path, 'utf8'));
  }
  return { folder, remove: () => rmSync(home, { recursive: true, force: true }) };
}
