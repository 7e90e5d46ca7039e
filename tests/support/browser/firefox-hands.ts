/** What Firefox can do with a tab, by BiDi, and with the real popup, from inside Firefox. Keys and input methods go the same way for both. */
import type { Bidi } from './bidi.ts';
import type { Inside, Place } from './firefox-inside.ts';
import { strokeOf, strokesOf } from './firefox-keys.ts';
import type { Hands } from './surface.ts';
import type { Media, Size } from './types.ts';

/** Calls one of the functions inside Firefox. */
export type CallInside = <Name extends keyof Inside>(name: Name, ...args: Parameters<Inside[Name]>) => Promise<Awaited<ReturnType<Inside[Name]>>>;

abstract class FirefoxHands implements Hands {
  protected readonly inside: CallInside;
  protected readonly place: Place;
  /** Errors of documents that this page has replaced. */
  protected readonly past: string[] = [];

  constructor(inside: CallInside, place: Place) {
    this.inside = inside;
    this.place = place;
  }

  abstract run(expression: string): Promise<string>;
  abstract clickAt(x: number, y: number): Promise<void>;
  abstract screenshot(): Promise<Uint8Array>;
  abstract printed(): Promise<Uint8Array>;
  abstract setViewport(size: Size): Promise<void>;
  abstract reload(): Promise<void>;
  abstract activate(): Promise<void>;
  abstract isOpen(): Promise<boolean>;
  abstract close(): Promise<void>;

  async typeText(text: string): Promise<void> {
    await this.activate();
    await this.inside('keys', this.place, [], strokesOf(text));
  }

  async pressKey(key: string, modifiers: string[]): Promise<void> {
    await this.activate();
    await this.inside('keys', this.place, modifiers.map(strokeOf), [strokeOf(key)]);
  }

  async compose(text: string, commit: boolean): Promise<void> {
    await this.activate();
    await this.inside('compose', this.place, text, commit);
  }

  async emulate(media: Media): Promise<void> {
    await this.inside('emulate', this.place, media);
    // It travels to the page's process; an answer from there comes after it.
    await this.run(`new Promise((resolve) => requestAnimationFrame(() => resolve('{}')))`);
  }

  async errors(): Promise<string[]> {
    return [...this.past, ...(await this.inside('errors', this.place).catch(() => []))]; // A closed page has nothing more to say.
  }
}

export class TabHands extends FirefoxHands {
  readonly #bidi: Bidi;
  readonly #context: string;
  readonly #deviceScale: number | undefined;

  constructor(bidi: Bidi, inside: CallInside, context: string, deviceScale: number | undefined) {
    super(inside, { tab: context });
    this.#bidi = bidi;
    this.#context = context;
    this.#deviceScale = deviceScale;
  }

  run(expression: string): Promise<string> {
    return this.#bidi.run(this.#context, expression);
  }

  async clickAt(x: number, y: number): Promise<void> {
    const at = { x: Math.round(x), y: Math.round(y) };
    const press = [{ type: 'pointerMove', ...at }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    await this.activate();
    await this.#bidi.send('input.performActions', { context: this.#context, actions: [{ type: 'pointer', id: 'mouse', actions: press }] });
  }

  async screenshot(): Promise<Uint8Array> {
    return Buffer.from((await this.#bidi.send('browsingContext.captureScreenshot', { context: this.#context })).data, 'base64');
  }

  async printed(): Promise<Uint8Array> {
    return Buffer.from((await this.#bidi.send('browsingContext.print', { context: this.#context, page: { width: 21, height: 29.7 } })).data, 'base64');
  }

  async setViewport(viewport: Size): Promise<void> {
    await this.#bidi.send('browsingContext.setViewport', { context: this.#context, viewport, devicePixelRatio: this.#deviceScale ?? null });
  }

  async reload(): Promise<void> {
    this.past.push(...(await this.inside('errors', this.place)));
    await this.#bidi.send('browsingContext.reload', { context: this.#context, wait: 'complete' });
  }

  async activate(): Promise<void> {
    await this.#bidi.send('browsingContext.activate', { context: this.#context });
  }

  async isOpen(): Promise<boolean> {
    const { contexts } = await this.#bidi.send('browsingContext.getTree', { maxDepth: 0 });
    return contexts.some(({ context }: { context: string }) => context === this.#context);
  }

  async close(): Promise<void> {
    if (await this.isOpen()) await this.#bidi.send('browsingContext.close', { context: this.#context, promptUnload: false });
  }
}

export class PopupHands extends FirefoxHands {
  readonly #id: number;

  constructor(inside: CallInside, id: number) {
    super(inside, { view: 'popup' });
    this.#id = id;
  }

  run(expression: string): Promise<string> {
    return this.#alive(() => this.inside('run', this.place, expression));
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.#alive(() => this.inside('click', this.place, x, y));
  }

  async screenshot(): Promise<Uint8Array> {
    return Buffer.from(await this.inside('picture', this.place), 'base64');
  }

  printed(): Promise<Uint8Array> {
    return Promise.reject(new Error('The real popup is not printed.'));
  }

  setViewport(): Promise<void> {
    return Promise.reject(new Error('The real popup sizes itself.'));
  }

  reload(): Promise<void> {
    return Promise.reject(new Error('The real popup is not reloaded: close it and open it again.'));
  }

  activate(): Promise<void> {
    return this.#alive(async () => {}); // It is in front for as long as it lives.
  }

  async isOpen(): Promise<boolean> {
    return (await this.inside('viewId', 'popup')) === this.#id;
  }

  async close(): Promise<void> {
    if (await this.isOpen()) await this.inside('closePopup');
  }

  /** A later popup is another surface. */
  async #alive<Value>(work: () => Promise<Value>): Promise<Value> {
    if (!(await this.isOpen())) throw new Error('The popup is closed.');
    return work();
  }
}
