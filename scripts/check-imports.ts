// `npm run imports`: reads the whole project and names each import that the rules of import-rules.ts forbid.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkImports } from './import-rules.ts';
import { readProject } from './project-files.ts';

const root = process.argv[2] ?? process.cwd();
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string> | undefined>;
const packages = new Set([...Object.keys(manifest['dependencies'] ?? {}), ...Object.keys(manifest['devDependencies'] ?? {})]);
const { violations, fileCount, importCount } = checkImports(readProject(root), packages);

for (const { path, line, message } of violations) console.error(`${path}:${line}: ${message}`);
if (fileCount === 0 || importCount === 0) {
  console.error('no import was read, so nothing was checked');
  process.exitCode = 1;
} else {
  console.log(`${importCount} imports in ${fileCount} files, ${violations.length} forbidden`);
  if (violations.length > 0) process.exitCode = 1;
}
