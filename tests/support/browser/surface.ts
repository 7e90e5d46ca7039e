/** What both browsers' surfaces have in common: everything a person does is built here on the few things a browser can do. */
import axe, { type Result as AxeViolation, type RunOptions as AxeOptions } from 'axe-core';
import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { makeToolkit, type NameTest, type Toolkit } from './page-toolkit.ts';
import type { Found, InPage, Media, Size, Surface, WaitOptions, Wanted } from './types.ts';

const DEFAULT_TIMEOUT_MS = 20_000;
const POLL_MS = 40;
const MOST_KEYS = 200;

/** What a browser can do with one of its pages. */
export interface Hands {
  /** Evaluates an expression, made by `asExpression`, in the page itself and past its CSP. */
  run(expression: string): Promise<string>;
  clickAt(x: number, y: number): Promise<void>;
  typeText(text: string): Promise<void>;
  pressKey(key: string, modifiers: string[]): Promise<void>;
  compose(text: string, commit: boolean): Promise<void>;
  /** Gives files to the field that an expression in the page evaluates to. */
  setFiles(expression: string, paths: string[]): Promise<void>;
  screenshot(): Promise<Uint8Array>;
  printed(): Promise<Uint8Array>;
  setViewport(size: Size): Promise<void>;
  emulate(media: Media): Promise<void>;
  errors(): Promise<string[]>;
  reload(): Promise<void>;
  activate(): Promise<void>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}

/** A function and its arguments as an expression whose value, once settled, is JSON: all that passes between a test and a page. */
export function asExpression(fn: (...args: never[]) => unknown, args: unknown[]): string {
  return `(async () => JSON.stringify({ value: await (${fn})(...${JSON.stringify(args)}) }))()`;
}

export function fromAnswer<Value>(answer: string): Value {
  return (JSON.parse(answer) as { value: Value }).value;
}

export class PageSurface implements Surface {
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  async byRole(role: string, name?: string | RegExp): Promise<Found[]> {
    return this.#use('find', role, nameTest(name));
  }

  async click(role: string, name: string | RegExp, options?: WaitOptions): Promise<void> {
    const { x, y } = await this.#until(`click ${role} ${name}`, options, async () => {
      const aim = await this.#use('aim', role, nameTest(name));
      return 'trouble' in aim ? aim : { done: aim };
    });
    await this.#hands.clickAt(x, y);
  }

  async type(text: string): Promise<void> {
    await this.#hands.typeText(text);
  }

  async press(key: string): Promise<void> {
    const parts = key === '+' ? ['+'] : key.split('+');
    await this.#hands.pressKey(parts.at(-1) ?? '', parts.slice(0, -1));
  }

  async fill(role: string, name: string | RegExp, text: string): Promise<void> {
    const { typed } = await this.#until(`fill ${role} ${name}`, undefined, async () => {
      const prepared = await this.#use('prepare', role, nameTest(name), text);
      return 'trouble' in prepared ? prepared : { done: prepared };
    });
    if (!typed) return;
    if (text === '') await this.press('Delete');
    // The one command that enters text in both browsers with the events of a paste.
    else if (text.length > MOST_KEYS) await this.evaluate((whole: string) => document.execCommand('insertText', false, whole), text);
    else await this.type(text);
  }

  async chooseFile(role: string, name: string | RegExp, paths: string[]): Promise<void> {
    await this.waitFor({ role, name });
    await this.#hands.setFiles(`globalThis.testToolkit.element(${JSON.stringify(role)}, ${JSON.stringify(nameTest(name))})`, paths);
  }

  compose(text: string, { commit }: { commit: boolean }): Promise<void> {
    return this.#hands.compose(text, commit);
  }

  text(): Promise<string> {
    return this.evaluate(() => document.body?.innerText ?? '');
  }

  async waitFor(wanted: Wanted, options?: WaitOptions): Promise<void> {
    await this.#until(`wait for ${describeWanted(wanted)}`, options, async () => ((await this.#has(wanted)) ? { done: true } : { trouble: 'not there' }));
  }

  async waitForGone(wanted: Wanted, options?: WaitOptions): Promise<void> {
    await this.#until(`wait for the end of ${describeWanted(wanted)}`, options, async () =>
      (await this.#has(wanted)) ? { trouble: 'still there' } : { done: true },
    );
  }

  async evaluate<Args extends unknown[], Value>(fn: InPage<Args, Value>, ...args: Args): Promise<Awaited<Value>> {
    return fromAnswer<Awaited<Value>>(await this.#hands.run(asExpression(fn as (...args: never[]) => unknown, args)));
  }

  async setViewport(size: Size): Promise<void> {
    await this.#hands.setViewport(size);
    await this.#until('see the page settle in its new size', undefined, async () => ((await this.evaluate(isSettled, size.width)) ? { done: true } : { trouble: 'still moving' }));
  }

  focused(): Promise<Found> {
    return this.#use('focused');
  }

  async waitForFocus({ role, name }: { readonly role?: string; readonly name: string | RegExp }): Promise<void> {
    await this.#until(`see the focus on ${role ?? ''} ${name}`, undefined, async () => {
      const found = await this.focused();
      const isWanted = (role === undefined || found.role === role) && (typeof name === 'string' ? found.name === name : name.test(found.name));
      return isWanted ? { done: true } : { trouble: `it is on ${found.role} “${found.name}”` };
    });
  }

  async screenshot(file: string): Promise<void> {
    await writeFile(file, await this.#hands.screenshot());
  }

  async axe(options: AxeOptions = {}): Promise<AxeViolation[]> {
    await this.#bringToolkit();
    return this.evaluate(
      async (settings: AxeOptions) => {
        // The page's own axe, put there by `#bringToolkit`.
        const { axe } = globalThis as unknown as { axe: { run(root: Document, settings: AxeOptions): Promise<{ violations: AxeViolation[] }> } };
        return (await axe.run(document, settings)).violations;
      },
      { resultTypes: ['violations'], ...options } satisfies AxeOptions,
    );
  }

  url(): Promise<string> {
    return this.evaluate(() => location.href);
  }

  printed = () => this.#hands.printed();
  emulate = (media: Media) => this.#hands.emulate(media);
  errors = () => this.#hands.errors();
  reload = () => this.#hands.reload();
  activate = () => this.#hands.activate();
  isOpen = () => this.#hands.isOpen();
  close = () => this.#hands.close();

  async #has(wanted: Wanted): Promise<boolean> {
    if (typeof wanted === 'function') return Boolean(await this.evaluate(wanted as () => unknown));
    if (typeof wanted === 'string') return (await this.text()).includes(wanted);
    if (wanted instanceof RegExp) return wanted.test(await this.text());
    return (await this.byRole(wanted.role, wanted.name)).length > 0;
  }

  async #use<Name extends keyof Toolkit>(name: Name, ...args: Parameters<Toolkit[Name]>): Promise<Awaited<ReturnType<Toolkit[Name]>>> {
    const call = () =>
      this.evaluate(
        async (method: string, given: unknown[]) => {
          const kit = (globalThis as unknown as { testToolkit?: Record<string, (...args: unknown[]) => unknown> }).testToolkit;
          return kit ? { answer: await kit[method]?.(...given) } : null;
        },
        name as string,
        args as unknown[],
      );
    let reply = await call();
    if (reply === null) {
      await this.#bringToolkit();
      reply = await call();
    }
    return reply?.answer as Awaited<ReturnType<Toolkit[Name]>>;
  }

  /** Each document needs it once. It is half a megabyte, so it is sent only where it is missing. */
  async #bringToolkit(): Promise<void> {
    if (await this.evaluate(() => 'testToolkit' in globalThis)) return;
    // Not enumerable: the page's own code should not come across it.
    await this.#hands.run(
      `(async () => { ${axe.source}; Object.defineProperty(globalThis, 'testToolkit', { value: (${makeToolkit})() }); return '{}'; })()`,
    );
  }

  /** Tries until it is done or the time is up. A page that is being replaced answers with an error for a moment; that is worth another try as well. */
  async #until<Done>(what: string, options: WaitOptions | undefined, attempt: () => Promise<{ done: Done } | { trouble: string }>): Promise<Done> {
    const timeoutMs = options?.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const deadline = performance.now() + timeoutMs;
    let trouble = '';
    do {
      try {
        const outcome = await attempt();
        if ('done' in outcome) return outcome.done;
        trouble = outcome.trouble;
      } catch (error) {
        trouble = error instanceof Error ? error.message : String(error);
        if (!(await this.isOpen())) break;
      }
      await pause(POLL_MS);
    } while (performance.now() < deadline);
    const [text, errors] = await Promise.all([this.text().catch(() => '(no page)'), this.errors().catch(() => [])]);
    const said = errors.length ? `\nErrors of the page:\n${errors.join('\n')}` : '';
    throw new Error(`Could not ${what} within ${timeoutMs} ms: ${trouble}.\nThe page says:\n${text.trim() || '(nothing)'}${said}`);
  }
}

/** In the page: whether it has the new width and has kept its shape for three frames. What measures its room draws itself anew a frame after the change. */
async function isSettled(width: number): Promise<boolean> {
  const shape = () => [...document.querySelectorAll('*')].map((element) => `${element.scrollWidth} ${element.scrollHeight}`).join();
  const before = shape();
  for (let frame = 0; frame < 3; frame += 1) {
    // A page that is not in front has no frames.
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 100);
    });
  }
  return Math.abs(window.innerWidth - width) <= 1 && shape() === before;
}

function nameTest(name: string | RegExp | undefined): NameTest {
  if (name === undefined) return null;
  return typeof name === 'string' ? { whole: name } : { pattern: name.source, flags: name.flags.replace(/[gy]/g, '') };
}

function describeWanted(wanted: Wanted): string {
  if (typeof wanted === 'function') return `the condition ${wanted}`;
  if (typeof wanted === 'string') return `"${wanted}"`;
  return wanted instanceof RegExp ? String(wanted) : `${wanted.role} ${wanted.name}`;
}
