/**
 * Watches every page and worker of Chromium from its first instant: what they ask for, and what goes wrong in them.
 *
 * Each target is held before its first line of code until we listen; puppeteer's own attachment starts too late for that in a service worker.
 */
import type { Browser as Puppeteer, CDPSession, Protocol } from 'puppeteer-core';
import type { ForeignRequest } from './types.ts';

const OWN_SCHEMES = /^(data|blob|about|chrome|chrome-untrusted|chrome-search|devtools):/;

const NOT_INSIDE: Protocol.Target.TargetFilter = [{ type: 'browser', exclude: true }, { type: 'tab', exclude: true }];

export class ChromiumObserver {
  readonly #origin: string;
  readonly #requests = new Map<string, ForeignRequest>();
  readonly #errors = new Map<string, string[]>();
  readonly #backgroundErrors: string[] = [];
  readonly #workers = new Map<string, CDPSession>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  async watch(browser: Puppeteer): Promise<void> {
    const session = await browser.target().createCDPSession();
    // Puppeteer is attached to the browser and its tabs already; we want what lives inside.
    await this.#watchChildren(session, [...NOT_INSIDE, {}]);
  }

  get requests(): ForeignRequest[] {
    return [...this.#requests.values()];
  }

  get backgroundErrors(): string[] {
    return [...this.#backgroundErrors];
  }

  errorsOf(targetId: string): string[] {
    return [...(this.#errors.get(targetId) ?? [])];
  }

  /** A worker that is watched does not go away when it is stopped. The next one is watched again from its start. */
  async letWorkersGo(): Promise<void> {
    const watched = [...this.#workers];
    this.#workers.clear();
    await Promise.all(watched.map(([sessionId, parent]) => parent.send('Target.detachFromTarget', { sessionId }).catch(() => {})));
  }

  async #watchChildren(session: CDPSession, filter: Protocol.Target.TargetFilter): Promise<void> {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const child = session.connection()?.session(sessionId);
      if (targetInfo.type === 'service_worker') this.#workers.set(sessionId, session);
      if (child) void this.#watchTarget(child, targetInfo).catch(() => {}); // It ended before we got to it.
    });
    await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter });
  }

  async #watchTarget(session: CDPSession, { targetId, type, url }: Protocol.Target.TargetInfo): Promise<void> {
    const errors = this.#listFor(targetId, type);
    session.on('Network.requestWillBeSent', ({ requestId, request, documentURL }) => this.#seen(`${targetId} ${requestId}`, request.url, documentURL || url));
    // Chromium tells of some requests before it holds them against the page's policy. What the policy stopped never left.
    session.on('Network.loadingFailed', ({ requestId, blockedReason }) => {
      if (blockedReason === 'csp') this.#requests.delete(`${targetId} ${requestId}`);
    });
    session.on('Network.webSocketCreated', ({ requestId, url: address }) => this.#seen(`${targetId} ${requestId}`, address, url));
    session.on('Network.webTransportCreated', ({ transportId, url: address }) => this.#seen(`${targetId} ${transportId}`, address, url));
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => errors.push(exceptionDetails.exception?.description ?? exceptionDetails.text));
    session.on('Runtime.consoleAPICalled', ({ type: level, args }) => {
      if (level === 'error' || level === 'assert') errors.push(args.map((each) => String(each.value ?? each.description ?? each.type)).join(' '));
    });
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.level === 'error' && entry.source !== 'javascript') errors.push(entry.url ? `${entry.text} (${entry.url})` : entry.text);
    });
    // Not every kind of target knows every domain; each one is asked for by itself, and the target must run in any case.
    const asked = ['Network.enable', 'Runtime.enable', 'Log.enable'] as const;
    const ready = asked.map((method) => session.send(method).catch(() => {}));
    // A page's own workers and frames are met only through the page; service workers have been met already.
    if (type === 'page' || type === 'iframe' || type === 'worker') ready.push(this.#watchChildren(session, [...NOT_INSIDE, { type: 'service_worker', exclude: true }, {}]).catch(() => {}));
    await Promise.all([...ready, session.send('Runtime.runIfWaitingForDebugger').catch(() => {})]);
  }

  #listFor(targetId: string, type: string): string[] {
    if (type === 'service_worker') return this.#backgroundErrors;
    const list = this.#errors.get(targetId) ?? [];
    this.#errors.set(targetId, list);
    return list;
  }

  #seen(key: string, url: string, by: string): void {
    if (url.startsWith(`${this.#origin}/`) || OWN_SCHEMES.test(url)) return;
    this.#requests.set(key, { url, by });
  }
}
