/**
 * Chromium, by puppeteer over a pipe: the pipe is what allows extensions to be loaded and the real popup to be opened.
 */
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer, { type Browser as Puppeteer, type Target } from 'puppeteer-core';
import { ChromiumObserver } from './chromium-observer.ts';
import { ChromiumHands } from './chromium-hands.ts';
import { idOfUnpacked, keepInstalled, listenedEvents } from './chromium-profile.ts';
import { ended, endTree, guard, newProfile, removeProfile, type Guard } from './guard.ts';
import { startOutwardProxy, type OutwardProxy } from './outward-proxy.ts';
import { asExpression, fromAnswer, PageSurface } from './surface.ts';
import type { Browser, ForeignRequest, InPage, LaunchOptions, Size, Surface } from './types.ts';

const DEFAULT_SIZE: Size = { width: 1280, height: 800 };
const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 5000;

/** Hosts that Chromium asks for of its own accord, with the reason; a page or worker that asks for one is reported all the same. */
const OWN_HOSTS: { host: RegExp; reason: string }[] = [
  { host: /^accounts\.google\.com$/, reason: 'asks whether somebody is signed in' },
  { host: /^(update\.googleapis\.com|redirector\.gvt1\.com)$/, reason: 'looks for new versions of its components, whatever the switch says' },
  { host: /^clients2\.google\.com$/, reason: 'looks for new versions of extensions, and at the clock' },
  { host: /^(clientservices|optimizationguide-pa)\.googleapis\.com$/, reason: 'fetches experiments and hints for itself' },
  { host: /^www\.google\.com$/, reason: 'fills its own new tab page, to which ours may hand over' },
  { host: /^(android\.clients|mtalk)\.google\.com/, reason: 'registers for push messages' },
];

export async function launchChromium(program: string, options: LaunchOptions): Promise<Browser> {
  const browser = new Chromium(program, options, await startOutwardProxy());
  try {
    await browser.start();
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

class Chromium implements Browser {
  readonly name = 'chromium';
  readonly origin: string;
  readonly profileDir: string;
  readonly #program: string;
  readonly #options: LaunchOptions;
  readonly #extensionDir: string;
  readonly #proxy: OutwardProxy;
  readonly #observer: ChromiumObserver;
  #running: { puppeteer: Puppeteer; guard: Guard } | undefined;
  #events: string[] | undefined;

  constructor(program: string, options: LaunchOptions, proxy: OutwardProxy) {
    this.#program = program;
    this.#options = options;
    this.#extensionDir = realpathSync(options.extensionDir);
    this.#proxy = proxy;
    this.origin = `chrome-extension://${idOfUnpacked(this.#extensionDir)}`;
    this.profileDir = options.profileDir ?? newProfile('chromium');
    this.#observer = new ChromiumObserver(this.origin);
  }

  async start(): Promise<void> {
    const { headless = true, timezone, locale, downloadDir } = this.#options;
    const instance = await puppeteer.launch({
      executablePath: this.#program,
      headless,
      pipe: true,
      enableExtensions: true,
      userDataDir: this.profileDir,
      defaultViewport: null,
      timeout: START_TIMEOUT_MS,
      downloadBehavior: downloadDir ? { policy: 'allow', downloadPath: downloadDir } : { policy: 'deny' },
      args: this.#switches(),
      env: { ...process.env, ...(timezone ? { TZ: timezone } : {}), ...(locale ? { LANGUAGE: locale.replace('-', '_') } : {}) },
      // The guard sees to every end of ours; puppeteer's handlers would end the test runner as well.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const pid = instance.process()?.pid;
    if (pid === undefined) throw new Error('Chromium has no process.');
    this.#running = { puppeteer: instance, guard: guard(pid, this.#options.profileDir ? undefined : this.profileDir) };
    await this.#observer.watch(instance);
    const id = new URL(this.origin).host;
    if (!(await instance.extensions()).has(id)) {
      const installed = await instance.installExtension(this.#extensionDir);
      if (installed !== id) throw new Error(`Chromium gave the extension the id ${installed}; ${id} was expected.`);
    }
    await instance.waitForTarget((target) => this.#isWorker(target), { timeout: START_TIMEOUT_MS });
    this.#events ??= await this.background(listenedEvents);
  }

  async open(page: string, size: Size = DEFAULT_SIZE): Promise<Surface> {
    return this.#openTab(new URL(page, `${this.origin}/`).href, size);
  }

  newTab(): Promise<Surface> {
    return this.#openTab('chrome://newtab/', DEFAULT_SIZE);
  }

  openInContainer(): Promise<Surface> {
    return Promise.reject(new Error('Chromium has no containers.'));
  }

  async openRealPopup(): Promise<Surface> {
    const { puppeteer: instance } = this.#alive();
    const extension = (await instance.extensions()).get(new URL(this.origin).host);
    if (!extension) throw new Error('The extension is not installed.');
    const { action } = JSON.parse(await readFile(path.join(this.#extensionDir, 'manifest.json'), 'utf8'));
    const address = `${this.origin}/${String(action?.default_popup).replace(/^\//, '')}`;
    const before = new Set(instance.targets());
    const [behind = await instance.newPage()] = (await instance.pages()).slice(-1);
    await behind.bringToFront();
    await extension.triggerAction(behind);
    const target = await instance.waitForTarget((each) => !before.has(each) && each.url().startsWith(address), { timeout: START_TIMEOUT_MS });
    return new PageSurface(await ChromiumHands.on(await target.asPage(), this.#observer, { popup: true }));
  }

  async background<Args extends unknown[], Value>(fn: InPage<Args, Value>, ...args: Args): Promise<Awaited<Value>> {
    const worker = await (await this.#wakeWorker()).worker();
    if (!worker) throw new Error('The service worker ended.');
    return fromAnswer<Awaited<Value>>((await worker.evaluate(asExpression(fn as (...args: never[]) => unknown, args))) as string);
  }

  async stopWorker(): Promise<void> {
    const { puppeteer: instance } = this.#alive();
    const target = instance.targets().find((each) => this.#isWorker(each));
    if (!target) return;
    await this.#observer.letWorkersGo();
    await (await target.worker())?.close();
    for (const deadline = performance.now() + STOP_TIMEOUT_MS; instance.targets().includes(target); await pause(20)) {
      if (performance.now() > deadline) throw new Error('The service worker did not stop.');
    }
  }

  async backgroundErrors(): Promise<string[]> {
    return this.#observer.backgroundErrors;
  }

  async restart(): Promise<void> {
    await this.#end();
    keepInstalled(this.profileDir, this.#extensionDir, this.#events ?? []);
    await this.start();
  }

  async kill(): Promise<void> {
    const { puppeteer: instance, guard: watch } = this.#alive();
    this.#running = undefined;
    const child = instance.process();
    if (!child?.pid) return;
    endTree(child.pid);
    await ended(child, 5000);
    watch.dismiss();
    await instance.disconnect();
  }

  async close(): Promise<void> {
    await this.#end();
    await this.#proxy.close();
    if (!this.#options.profileDir) removeProfile(this.profileDir);
  }

  async foreignRequests(): Promise<ForeignRequest[]> {
    const { requests } = this.#observer;
    const known = new Set(requests.map(({ url }) => new URL(url).host));
    const fromNetwork = this.#proxy.asked
      .filter((url) => !known.has(new URL(url).host) && !OWN_HOSTS.some(({ host }) => host.test(new URL(url).host)))
      .map((url) => ({ url, by: 'network' }));
    return [...requests, ...fromNetwork];
  }

  #switches(): string[] {
    const { colorScheme, reducedMotion, forcedColors, locale, deviceScale, switches = [] } = this.#options;
    return [
      `--proxy-server=http://127.0.0.1:${this.#proxy.port}`,
      '--proxy-bypass-list=<-loopback>',
      '--no-first-run',
      '--disable-component-update',
      '--disable-quic',
      '--disable-features=NetworkTimeServiceQuerying',
      '--hide-crash-restore-bubble',
      // Chromium's sandbox refuses to run for root, which is who runs tests in most containers.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(colorScheme === 'dark' ? ['--force-dark-mode'] : []),
      ...(reducedMotion ? ['--force-prefers-reduced-motion'] : []),
      ...(forcedColors ? ['--force-high-contrast'] : []),
      ...(locale ? [`--lang=${locale}`, `--accept-lang=${locale}`] : []),
      ...(deviceScale ? [`--force-device-scale-factor=${deviceScale}`] : []),
      ...switches,
    ];
  }

  async #openTab(url: string, size: Size): Promise<Surface> {
    const page = await this.#alive().puppeteer.newPage();
    const hands = await ChromiumHands.on(page, this.#observer, { popup: false, deviceScale: this.#options.deviceScale });
    await hands.setViewport(size);
    await page.goto(url, { waitUntil: 'load' });
    return new PageSurface(hands);
  }

  /** The worker's target; a stopped worker is started through any page that there is, as an event would. */
  async #wakeWorker(): Promise<Target> {
    const { puppeteer: instance } = this.#alive();
    const awake = instance.targets().find((target) => this.#isWorker(target));
    if (awake) return awake;
    const pages = await instance.pages();
    const page = pages[0] ?? (await instance.newPage());
    const session = await page.createCDPSession();
    try {
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.startWorker', { scopeURL: `${this.origin}/` });
      return await instance.waitForTarget((target) => this.#isWorker(target), { timeout: START_TIMEOUT_MS });
    } finally {
      await session.detach();
      if (pages.length === 0) await page.close();
    }
  }

  #isWorker(target: Target): boolean {
    return target.type() === 'service_worker' && target.url().startsWith(`${this.origin}/`);
  }

  async #end(): Promise<void> {
    if (!this.#running) return;
    const { puppeteer: instance, guard: watch } = this.#running;
    this.#running = undefined;
    const child = instance.process();
    await Promise.race([instance.close().catch(() => {}), child ? ended(child, 8000) : undefined]);
    if (child?.pid && !(await ended(child, 2000))) endTree(child.pid);
    watch.dismiss();
  }

  #alive(): { puppeteer: Puppeteer; guard: Guard } {
    if (!this.#running) throw new Error('Chromium is not running.');
    return this.#running;
  }
}
