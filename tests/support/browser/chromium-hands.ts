/** What Chromium can do with one page, a tab or the popup. */
import type { CDPSession, KeyInput, Page } from 'puppeteer-core';
import type { ChromiumObserver } from './chromium-observer.ts';
import type { Hands } from './surface.ts';
import type { Media, Size } from './types.ts';

type Kind = { popup: boolean; deviceScale?: number | undefined };

export class ChromiumHands implements Hands {
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #observer: ChromiumObserver;
  readonly #targetId: string;
  readonly #kind: Kind;

  static async on(page: Page, observer: ChromiumObserver, kind: Kind): Promise<ChromiumHands> {
    const session = await page.createCDPSession();
    const { targetInfo } = await session.send('Target.getTargetInfo');
    // A question on leaving would hold up everything that follows; a test that wants to see it has its own means.
    page.on('dialog', (dialog) => void dialog.accept().catch(() => {}));
    return new ChromiumHands(page, session, observer, targetInfo.targetId, kind);
  }

  private constructor(page: Page, session: CDPSession, observer: ChromiumObserver, targetId: string, kind: Kind) {
    this.#page = page;
    this.#session = session;
    this.#observer = observer;
    this.#targetId = targetId;
    this.#kind = kind;
  }

  async run(expression: string): Promise<string> {
    return (await this.#page.evaluate(expression)) as string;
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.#page.mouse.click(x, y);
  }

  async typeText(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async pressKey(key: string, modifiers: string[]): Promise<void> {
    for (const modifier of modifiers) await this.#page.keyboard.down(modifier as KeyInput);
    try {
      await this.#page.keyboard.press(key as KeyInput);
    } finally {
      if (!this.#page.isClosed()) for (const modifier of modifiers) await this.#page.keyboard.up(modifier as KeyInput);
    }
  }

  async compose(text: string, commit: boolean): Promise<void> {
    await this.#session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    if (commit) await this.#session.send('Input.insertText', { text });
  }

  async screenshot(): Promise<Uint8Array> {
    return this.#page.screenshot();
  }

  async printed(): Promise<Uint8Array> {
    return this.#page.pdf({ format: 'A4', preferCSSPageSize: true });
  }

  async setViewport({ width, height }: Size): Promise<void> {
    if (this.#kind.popup) throw new Error('The real popup sizes itself.');
    await this.#page.setViewport({ width, height, deviceScaleFactor: this.#kind.deviceScale ?? 1 });
  }

  async emulate({ colorScheme, reducedMotion, forcedColors }: Media): Promise<void> {
    const features = [
      { name: 'prefers-color-scheme', value: colorScheme ?? '' },
      { name: 'prefers-reduced-motion', value: reducedMotion === undefined ? '' : reducedMotion ? 'reduce' : 'no-preference' },
      { name: 'forced-colors', value: forcedColors === undefined ? '' : forcedColors ? 'active' : 'none' },
    ];
    await this.#session.send('Emulation.setEmulatedMedia', { features });
  }

  async errors(): Promise<string[]> {
    return this.#observer.errorsOf(this.#targetId);
  }

  async reload(): Promise<void> {
    await this.#page.reload({ waitUntil: 'load' });
  }

  async activate(): Promise<void> {
    await this.#page.bringToFront();
  }

  async isOpen(): Promise<boolean> {
    return !this.#page.isClosed();
  }

  async close(): Promise<void> {
    if (!this.#page.isClosed()) await this.#page.close({ runBeforeUnload: false });
  }
}
