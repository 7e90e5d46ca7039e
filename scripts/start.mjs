// `npm start`: builds the extension and shows it. With a screen, a browser opens with the extension in a
// profile of its own that is thrown away afterwards; without one, play.ts goes through a pause in a
// browser that nobody sees and tells what it did.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BROWSERS, browserVariables, ensurePackages, findBrowser, ensureBrowsers, root, run, toolEnvironment } from './setup.mjs';

const chromiumBuild = join(root, '.output', 'chrome-mv3');
const firefoxBuild = join(root, '.output', 'firefox-mv3');

// Its first pages open by themselves, as they do for everyone.
const WHERE = 'Its button is behind the puzzle piece in the toolbar, and Alt+Shift+K opens a pause. The profile is new and is thrown away when you close it.';

function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Keeps a browser open until the person closes it or stops the command; its exit code is ours. */
function keepOpen(command, args, environment, { quietErrors = false } = {}) {
  const child = spawn(command, args, { cwd: root, env: environment, stdio: quietErrors ? ['inherit', 'inherit', 'ignore'] : 'inherit', shell: process.platform === 'win32' && !/[\\/]/.test(command) });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => { console.error(`${command}: ${error.message}`); resolve(1); });
    child.on('close', (code) => resolve(code ?? 0));
  });
}

async function openChromium(path, environment) {
  const profile = mkdtempSync(join(tmpdir(), 'one-beat-chromium-'));
  // A root account has no sandbox to put pages into, and Chromium refuses to start there without being told.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  console.log(`One Beat is open in Chromium. ${WHERE}`);
  const args = [`--user-data-dir=${profile}`, `--disable-extensions-except=${chromiumBuild}`, `--load-extension=${chromiumBuild}`, ...quiet, ...sandbox];
  // Chromium talks to its own developers on the error channel; nothing there is about the extension.
  const code = await keepOpen(path, args, environment, { quietErrors: true });
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return code;
}

function openFirefox(path, environment) {
  console.log(`One Beat is open in Firefox. ${WHERE}`);
  return keepOpen('web-ext', ['run', '--no-reload', '--no-config-discovery', '--source-dir', firefoxBuild, '--firefox', path], environment);
}

// `npm start -- firefox` shows it in that one.
async function start(wanted) {
  if (wanted && !Object.hasOwn(BROWSERS, wanted)) {
    console.error(`There is no browser called ${wanted} here; there are ${Object.keys(BROWSERS).join(' and ')}.`);
    return 1;
  }
  if (!ensurePackages()) return 1;
  // To look at the product one browser is enough; only when there is none is anything installed.
  const names = wanted ? [wanted] : Object.keys(BROWSERS);
  const pick = (find) => Object.fromEntries(names.map((name) => [name, find(name)]));
  let found = pick(findBrowser);
  if (!Object.values(found).some(Boolean)) {
    const installed = ensureBrowsers();
    found = pick((name) => installed[name]);
  }
  if (!Object.values(found).some(Boolean)) return 1;

  const environment = toolEnvironment(browserVariables(found));
  const build = found.chromium ? ['build'] : ['build', '-b', 'firefox'];
  if (!run('wxt', build, { env: environment })) return 1;

  if (!hasScreen()) {
    console.log('There is no screen here, so a pause is gone through in a browser without one.');
    return keepOpen('node', ['scripts/play.ts', ...names], environment);
  }
  return found.chromium ? openChromium(found.chromium, environment) : openFirefox(found.firefox, environment);
}

process.exitCode = await start(process.argv[2]);
