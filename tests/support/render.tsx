// Draws a component and finds things in it as a person would: by role and name.

import { render as draw, type ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';
import { english as bringWords } from 'virtual:words/bring';
import { english as interfaceWords } from 'virtual:words/interface';
import { english as lockWords } from 'virtual:words/lock';
import { english as mapWords } from 'virtual:words/map';
import { english as settingsWords } from 'virtual:words/settings';
import { english as pauseWords } from 'virtual:words/pause';
import { WordsContext, type Words } from '../../components/base/words-context.ts';
import { translator } from '../../core/translate.ts';

export const t = translator({ ...interfaceWords, ...lockWords, ...mapWords, ...bringWords, ...settingsWords }, 'en');
export const words = pauseWords;

export type Role = 'alert' | 'button' | 'checkbox' | 'combobox' | 'group' | 'heading' | 'link' | 'radio' | 'region' | 'slider' | 'status' | 'textbox';

const SELECTORS: Readonly<Record<Role, string>> = {
  alert: '[role=alert]',
  button: 'button',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  link: 'a[href]',
  group: '[role=group], fieldset',
  heading: 'h1, h2, h3',
  radio: 'input[type=radio]',
  region: '[role=region]',
  slider: 'input[type=range]',
  status: '[role=status], output',
  textbox: 'textarea, input:not([type]), input[type=text]',
};

/** What is drawn, and the hands to use it with. */
export interface Drawn {
  readonly root: HTMLElement;
  /** Everything of that role, in the order of the page; with a name, only what bears it. */
  all(role: Role, name?: string | RegExp): HTMLElement[];
  /** The one thing of that role and name. Throws with the names that are there instead. */
  find<E extends HTMLElement = HTMLElement>(role: Role, name: string | RegExp): E;
  has(role: Role, name: string | RegExp): boolean;
  text(): string;
  press(role: Role, name: string | RegExp): Promise<void>;
  /** Writes letter by letter, as a keyboard does: no blur, no change. */
  type(field: HTMLElement, text: string): Promise<void>;
  /** A key on whatever has the focus. Returns whether the page left it to the browser. */
  key(key: string, rest?: KeyboardEventInit): Promise<boolean>;
  redraw(children: ComponentChildren): Promise<void>;
  /** Takes the page away as a closing popup does: nothing is blurred and nothing says that it changed. */
  destroy(): void;
}

// A movement that is cancelled here would count as a mistake of the page; in a browser it does not.
delete (Element.prototype as { animate?: unknown }).animate;

let last: HTMLElement | null = null;

/** Draws it with the English words, in the place of what was drawn before. */
export async function render(children: ComponentChildren, given: Partial<Words> = {}): Promise<Drawn> {
  if (last) draw(null, last);
  const root = document.createElement('div');
  last = root;
  document.body.replaceChildren(root);
  const all = { t, words, language: 'en', spellCheck: false, ...given };
  const show = (what: ComponentChildren) => act(async () => draw(<WordsContext.Provider value={all}>{what}</WordsContext.Provider>, root));
  await show(children);

  const drawn: Drawn = {
    root,
    all: (role, name) => [...root.querySelectorAll<HTMLElement>(SELECTORS[role])].filter((element) => isShown(element) && (name === undefined || isNamed(element, name))),
    find<E extends HTMLElement>(role: Role, name: string | RegExp): E {
      const found = drawn.all(role, name);
      if (found.length === 1) return found[0] as E;
      const names = drawn.all(role).map((element) => `“${nameOf(element)}”`);
      throw new Error(`${found.length} of role ${role} are named ${name}; there are ${names.join(', ') || 'none'}`);
    },
    has: (role, name) => drawn.all(role, name).length > 0,
    text: () => plain(root.textContent ?? ''),
    async press(role, name) {
      const element = drawn.find(role, name);
      await act(async () => {
        element.focus();
        element.click();
      });
    },
    async type(field, text) {
      const area = field as HTMLTextAreaElement;
      await act(async () => area.focus());
      for (const letter of Array.from(text)) {
        await act(async () => {
          area.value += letter;
          area.setSelectionRange(area.value.length, area.value.length);
          area.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter, inputType: 'insertText' }));
        });
      }
    },
    async key(key, rest = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...rest });
      await act(async () => void (document.activeElement ?? document.body).dispatchEvent(event));
      return !event.defaultPrevented;
    },
    redraw: show,
    destroy: () => draw(null, root),
  };
  return drawn;
}

/** Lets whatever was begun come to its end and be drawn. */
export async function drawnOut(): Promise<void> {
  await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 5))));
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

function isShown(element: Element): boolean {
  return element.closest('[hidden], [aria-hidden=true]') === null;
}

function isNamed(element: HTMLElement, name: string | RegExp): boolean {
  return typeof name === 'string' ? nameOf(element) === plain(name) : name.test(nameOf(element));
}

/** The accessible name, by the parts of the rule that this project uses. */
function nameOf(element: HTMLElement): string {
  const given = element.getAttribute('aria-label');
  if (given !== null) return plain(given);
  if (element instanceof HTMLFieldSetElement) return plain(element.querySelector('legend')?.textContent ?? '');
  if (element.matches('input, textarea, output, select')) {
    const byId = element.id === '' ? null : element.ownerDocument.querySelector(`label[for="${element.id}"]`);
    return plain((byId ?? element.closest('label'))?.textContent ?? '');
  }
  return plain(element.textContent ?? '');
}
