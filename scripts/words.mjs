// `npm run words`: checks the words and says what to mend. The first command of a person who has never seen code, so it installs what it needs.
import { ensurePackages, run, toolEnvironment } from './setup.mjs';

const isWell = ensurePackages() && run('node', ['build/check-content.ts'], { env: toolEnvironment() });
process.exitCode = isWell ? 0 : 1;
