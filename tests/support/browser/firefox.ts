/**
 * Firefox, by WebDriver BiDi straight to the browser: no driver program, and the extension is installed for good, as from a store.
 *
 * What BiDi cannot reach (the popup, the event page, the keyboard on its way through the window) is done inside Firefox; see `firefox-inside.ts`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Bidi } from './bidi.ts';
import { PopupHands, TabHands, type CallInside } from './firefox-hands.ts';
import { makeInside } from './firefox-inside.ts';
import { OWN_HOSTS, packExtension, PAGE_ID, writeSettings } from './firefox-profile.ts';
import { ended, endTree, guard, newProfile, removeProfile, type Guard } from './guard.ts';
import { startOutwardProxy, type OutwardProxy } from './outward-proxy.ts';
import { asExpression, fromAnswer, PageSurface } from './surface.ts';
import type { Browser, ForeignRequest, InPage, LaunchOptions, Size, Surface } from './types.ts';

const DEFAULT_SIZE: Size = { width: 1280, height: 800 };
const START_TIMEOUT_MS = 30_000;
const SETTLE_TIMEOUT_MS = 10_000;

/** The second lets a preference say where Firefox looks for its remote settings: nowhere. */
const ENVIRONMENT = { MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' };

type Running = { child: ChildProcess; guard: Guard; bidi: Bidi; inside: CallInside };

export async function launchFirefox(program: string, options: LaunchOptions): Promise<Browser> {
  const browser = new Firefox(program, options, await startOutwardProxy());
  try {
    await browser.start();
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

class Firefox implements Browser {
  readonly name = 'firefox';
  readonly origin = `moz-extension://${PAGE_ID}`;
  readonly profileDir: string;
  readonly #program: string;
  readonly #options: LaunchOptions;
  readonly #manifest: { browser_specific_settings: { gecko: { id: string } }; chrome_url_overrides?: { newtab?: string } };
  readonly #proxy: OutwardProxy;
  #requestsBefore: ForeignRequest[] = [];
  #running: Running | undefined;

  constructor(program: string, options: LaunchOptions, proxy: OutwardProxy) {
    this.#program = program;
    this.#options = options;
    this.#proxy = proxy;
    this.#manifest = JSON.parse(readFileSync(path.join(options.extensionDir, 'manifest.json'), 'utf8'));
    this.profileDir = options.profileDir ?? newProfile('firefox');
  }

  async start(): Promise<void> {
    const { headless = true, timezone, extensionDir } = this.#options;
    const geckoId = this.#manifest.browser_specific_settings.gecko.id;
    writeSettings(this.profileDir, geckoId, this.#proxy.port, this.#options);
    const child = spawn(
      this.#program,
      ['--profile', this.profileDir, '--no-remote', ...(headless ? ['--headless'] : []), '--remote-debugging-port=0', '--remote-allow-system-access', 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32', env: { ...process.env, ...ENVIRONMENT, ...(timezone ? { TZ: timezone } : {}) } },
    );
    if (child.pid === undefined) throw new Error(`${this.#program} did not start.`);
    const watch = guard(child.pid, this.#options.profileDir ? undefined : this.profileDir);
    try {
      const bidi = await Bidi.connect(`${await addressOf(child)}/session`);
      // A question on leaving would hold up everything that follows.
      await bidi.send('session.new', { capabilities: { alwaysMatch: { unhandledPromptBehavior: { default: 'accept' } } } });
      const { contexts } = await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
      const window: string = contexts[0].context;
      await bidi.run(window, `(async () => { window.driverInside = (${makeInside})(${JSON.stringify(geckoId)}); return '{}'; })()`);
      const inside = (async (name: string, ...args: unknown[]) =>
        fromAnswer(await bidi.run(window, `(async () => JSON.stringify({ value: await window.driverInside.${name}(...${JSON.stringify(args)}) }))()`))) as CallInside;
      this.#running = { child, guard: watch, bidi, inside };
      if (!(await inside('isInstalled'))) {
        const archive = path.join(this.profileDir, 'under-test.xpi');
        await packExtension(extensionDir, archive);
        await bidi.send('webExtension.install', { extensionData: { type: 'archivePath', path: archive }, 'moz:permanent': true }).catch((cause: Error) => {
          throw new Error(`Firefox refused the extension in ${extensionDir} (was it being built just now?): ${cause.message}`, { cause });
        });
        await inside('wakeBackground');
        await inside('acceptNewTab');
      }
    } catch (error) {
      this.#running = undefined;
      endTree(child.pid);
      await ended(child, 5000);
      watch.dismiss();
      throw error;
    }
  }

  open(page: string, size: Size = DEFAULT_SIZE): Promise<Surface> {
    return this.#openIn({}, page, size);
  }

  async openInContainer(page: string): Promise<Surface> {
    const { userContext } = await this.#alive().bidi.send('browser.createUserContext');
    return this.#openIn({ userContext }, page, DEFAULT_SIZE);
  }

  async #openIn(place: { userContext?: string }, page: string, size: Size): Promise<Surface> {
    const { bidi } = this.#alive();
    const { context } = await bidi.send('browsingContext.create', { type: 'tab', ...place });
    const hands = this.#tab(context);
    await hands.setViewport(size);
    await bidi.send('browsingContext.navigate', { context, url: new URL(page, `${this.origin}/`).href, wait: 'complete' });
    return new PageSurface(hands);
  }

  async newTab(): Promise<Surface> {
    const { inside } = this.#alive();
    const address = new URL(this.#manifest.chrome_url_overrides?.newtab ?? 'about:newtab', `${this.origin}/`).href;
    // A new tab that is there already must not be taken for the one to come.
    const known = await inside('newTabContext', address);
    await inside('openNewTab');
    const hands = this.#tab(
      await until('the new tab', async () => {
        const context = await inside('newTabContext', address);
        return context === known ? null : context;
      }),
    );
    await until('the new tab to load', async () => (await hands.run('document.readyState')) === 'complete' || null);
    await hands.setViewport(DEFAULT_SIZE);
    return new PageSurface(hands);
  }

  async openRealPopup(): Promise<Surface> {
    const { inside } = this.#alive();
    await inside('closePopup');
    await until('the last popup to close', async () => (await inside('viewId', 'popup')) === null || null);
    await inside('openPopup');
    const id = await until('the popup', () => inside('viewId', 'popup'));
    const hands = new PopupHands(inside, id);
    await until('the popup to load', async () => (await hands.run(`location.href === 'about:blank' ? '' : document.readyState`).catch(() => '')) === 'complete' || null);
    await inside('focus', { view: 'popup' });
    return new PageSurface(hands);
  }

  async background<Args extends unknown[], Value>(fn: InPage<Args, Value>, ...args: Args): Promise<Awaited<Value>> {
    const { inside } = this.#alive();
    await inside('wakeBackground');
    return fromAnswer<Awaited<Value>>(await inside('run', { view: 'background' }, asExpression(fn as (...args: never[]) => unknown, args)));
  }

  async stopWorker(): Promise<void> {
    const { inside } = this.#alive();
    if ((await inside('viewId', 'background')) === null) return;
    await inside('stopBackground');
    await until('the event page to stop', async () => (await inside('viewId', 'background')) === null || null);
  }

  async backgroundErrors(): Promise<string[]> {
    return this.#alive().inside('errors', { view: 'background' }).catch(() => []); // It is asleep, and its console is gone.
  }

  async restart(): Promise<void> {
    await this.#end();
    await this.start();
    const { inside } = this.#alive();
    await until('the extension to be there again', async () => (await inside('isInstalled')) || null);
  }

  async kill(): Promise<void> {
    const { child, guard: watch, bidi } = this.#alive();
    this.#running = undefined;
    if (child.pid !== undefined) endTree(child.pid);
    await ended(child, 5000);
    watch.dismiss();
    bidi.close();
  }

  async close(): Promise<void> {
    await this.#end();
    await this.#proxy.close();
    if (!this.#options.profileDir) removeProfile(this.profileDir);
  }

  async foreignRequests(): Promise<ForeignRequest[]> {
    const now = this.#running ? await this.#running.inside('requests') : [];
    const seen = [...this.#requestsBefore, ...now];
    const known = new Set(seen.map(({ url }) => new URL(url).host));
    const unseen = this.#proxy.asked.filter((url) => !known.has(new URL(url).host)).map((url) => ({ url, by: 'network' }));
    const isOwn = ({ url, by }: ForeignRequest) => !by.startsWith('moz-') && OWN_HOSTS.some(({ host }) => host.test(new URL(url).host));
    return [...seen, ...unseen].filter((request) => !isOwn(request));
  }

  #tab(context: string): TabHands {
    const { bidi, inside } = this.#alive();
    return new TabHands(bidi, inside, context, this.#options.deviceScale);
  }

  async #end(): Promise<void> {
    if (!this.#running) return;
    const { child, guard: watch, bidi, inside } = this.#running;
    this.#requestsBefore.push(...(await inside('requests').catch(() => [])));
    this.#running = undefined;
    void bidi.send('browser.close').catch(() => {}); // Firefox may be gone before it answers.
    if (child.pid !== undefined && !(await ended(child, 10_000))) endTree(child.pid);
    watch.dismiss();
    bidi.close();
  }

  #alive(): Running {
    if (!this.#running) throw new Error('Firefox is not running.');
    return this.#running;
  }
}

/** Firefox says on its error stream where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (what: string) => reject(new Error(`Firefox ${what}. It said:\n${said.slice(-2000)}`));
    const timer = setTimeout(() => fail('did not open its remote port in time'), START_TIMEOUT_MS);
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('exit', () => fail('ended at once'));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      said = '';
      resolve(address);
    });
  });
}

async function until<Value>(what: string, look: () => Promise<Value | null>): Promise<Value> {
  for (const deadline = performance.now() + SETTLE_TIMEOUT_MS; performance.now() < deadline; await pause(40)) {
    const value = await look();
    if (value !== null) return value;
  }
  throw new Error(`Firefox: waited in vain for ${what}.`);
}
