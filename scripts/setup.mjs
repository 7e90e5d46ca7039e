// What a fresh clone needs before anything else can run: the packages and two browsers. This file runs on
// the Node that happens to be there, 20 or newer, and imports no package; everything after it runs on the
// Node that the packages bring with them.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

// Google's own Chrome is not among them: it ignores --load-extension, so no test could load the product.
export const BROWSERS = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: ['chromium', 'chromium-browser'],
    places: ['/Applications/Chromium.app/Contents/MacOS/Chromium', 'C:\\Program Files\\Chromium\\Application\\chrome.exe'],
    debian: 'chromium',
    hint: 'Chromium (not Google Chrome, which refuses to load an extension from a folder)',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    debian: 'firefox-esr',
    hint: 'Firefox 142 or newer, or Firefox ESR 153 or newer',
  },
};

/** The environment for every program started from here: the packages' own Node and tools come first. */
export function toolEnvironment(extra = {}) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  return { ...process.env, ...plain, NO_UPDATE_NOTIFIER: '1', ...extra, PATH: path };
}

/** Runs a program and shows what it prints; true when it ended well. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', ...options });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

// npm writes its own record last, so an older record means that the lock file has changed since.
export function packagesAreCurrent(folder = root) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  const wanted = join(folder, 'package-lock.json');
  return existsSync(installed) && (!existsSync(wanted) || statSync(installed).mtimeMs >= statSync(wanted).mtimeMs);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there, or not ours to run: either way no browser.
    return false;
  }
}

/** The path of a browser, or undefined: first what the variable says, then the PATH, then the usual places. */
export function findBrowser(name, environment = process.env) {
  const { variable, commands, places } = BROWSERS[name];
  const told = environment[variable];
  if (told) return isProgram(told) ? told : undefined;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...places].find(isProgram);
}

function isDebianLike() {
  if (!existsSync('/etc/os-release')) return false;
  return /^(ID|ID_LIKE)=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function installBrowsers(names) {
  const packages = names.map((name) => BROWSERS[name].debian);
  console.log(`setup: installing ${packages.join(' and ')}`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  return run('apt-get', ['update', '-qq'], options) && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

/** Installs the packages when they are missing or older than the lock file; false when that failed. */
export function ensurePackages() {
  if (packagesAreCurrent()) return true;
  console.log('setup: installing packages (npm ci)');
  return run('npm', ['ci', '--loglevel=error']);
}

/**
 * Finds the browsers, installing what is missing where that is possible without asking.
 * @returns the paths by name; a browser that is not there is undefined, and what to do has been printed
 */
export function ensureBrowsers() {
  const names = Object.keys(BROWSERS);
  const missing = names.filter((name) => !findBrowser(name));
  const installable = missing.filter((name) => !process.env[BROWSERS[name].variable]);
  if (installable.length > 0 && process.getuid?.() === 0 && isDebianLike()) installBrowsers(installable);

  const found = Object.fromEntries(names.map((name) => [name, findBrowser(name)]));
  for (const name of names.filter((each) => !found[each])) {
    const { variable, debian, hint } = BROWSERS[name];
    const told = process.env[variable];
    console.error(told ? `setup: ${variable} is ${told}, which is no program` : `setup: no ${name} found. Install ${hint}`);
    if (!told) console.error(`setup:   on Debian: sudo apt-get install ${debian}`);
    if (!told) console.error(`setup:   or say where it is: ${variable}=/path/to/${name} npm test`);
  }
  return found;
}

/** The variables that tell the browser tests which programs to start. */
export function browserVariables(found) {
  return Object.fromEntries(Object.entries(BROWSERS).flatMap(([name, { variable }]) => (found[name] ? [[variable, found[name]]] : [])));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packages = ensurePackages();
  const found = ensureBrowsers();
  for (const [name, path] of Object.entries(found)) if (path) console.log(`setup: ${name} is ${path}`);
  if (!packages || Object.values(found).some((path) => !path)) process.exitCode = 1;
  else console.log('setup: ready');
}
