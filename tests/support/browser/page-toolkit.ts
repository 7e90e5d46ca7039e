/**
 * What runs inside the page so that a test can look for things as a person does, by role and accessible name.
 *
 * axe works both out by the standard and the same way in every browser; the browsers' own engines cannot be asked for a name by pattern. The function is
 * sent to the page as text: it must not refer to anything outside itself.
 */
import type { Found } from './types.ts';

/** A name to match: the whole of it, or a pattern. Null takes any. */
export type NameTest = { whole: string } | { pattern: string; flags: string } | null;

export type Aim = { x: number; y: number } | { trouble: string };

export type Toolkit = {
  find(role: string, name: NameTest): Found[];
  /** Scrolls the one match into view and answers where to press, once it holds still: what moves under a press would take it elsewhere. */
  aim(role: string, name: NameTest): Promise<Aim>;
  /** Sets a field that keys cannot fill alike everywhere, or selects what a text field holds. `typed` says that the text is still to be typed. */
  prepare(role: string, name: NameTest, text: string): { typed: boolean } | { trouble: string };
  focused(): Found;
  /** The one match itself, which never leaves the page: for what only the browser can do with it. */
  element(role: string, name: NameTest): Element | null;
};

declare const axe: any;

export function makeToolkit(): Toolkit {
  /** Fields without a role in the standard, which people call by the name of what they look like. */
  function roleOf(element: Element, node: unknown): string {
    const role: string | null = axe.commons.aria.getRole(node);
    if (role) return role;
    if (element.localName === 'summary') return 'button';
    if (element.localName === 'input' && (element as HTMLInputElement).type !== 'hidden') return 'textbox';
    return '';
  }

  function squeeze(text: string): string {
    return text.replace(/\s+/g, ' ').trim();
  }

  function withAxe<T>(work: (describe: (element: Element) => Found & { told: boolean }) => T): T {
    axe.setup(document.documentElement);
    try {
      return work((element) => {
        const node = axe.utils.getNodeFromTree(element);
        if (!node) return { role: '', name: '', told: false };
        const role = roleOf(element, node);
        if (role === '') return { role, name: '', told: false };
        const told = axe.commons.dom.isVisibleToScreenReaders(node) && !element.closest('[inert]');
        return { role, name: squeeze(axe.commons.text.accessibleTextVirtual(node)), told };
      });
    } finally {
      axe.teardown();
    }
  }

  function everything(): Element[] {
    const found: Element[] = [];
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        found.push(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return found;
  }

  function fits(name: string, test: NameTest): boolean {
    if (test === null) return true;
    return 'whole' in test ? name === squeeze(test.whole) : new RegExp(test.pattern, test.flags).test(name);
  }

  function search(role: string, name: NameTest): { element: Element; found: Found }[] {
    return withAxe((describe) =>
      everything()
        .map((element) => ({ element, found: describe(element) }))
        .filter(({ found }) => found.told && found.role === role && fits(found.name, name))
        .map(({ element, found }) => ({ element, found: { role: found.role, name: found.name } })),
    );
  }

  function theOne(role: string, name: NameTest): Element | { trouble: string } {
    const matches = search(role, name);
    const [match] = matches;
    if (matches.length === 1 && match) return match.element;
    const others = search(role, null).map(({ found }) => `"${found.name}"`);
    if (match) return { trouble: `${matches.length} of them: ${matches.map(({ found }) => `"${found.name}"`).join(', ')}` };
    return { trouble: others.length ? `only ${role} ${others.slice(0, 20).join(', ')}` : `no ${role} at all` };
  }

  function labelsOf(element: Element): Element[] {
    return 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
  }

  /** Where a press would reach the element. A field that is drawn by its label is pressed on the label, as a person would. */
  function pressable(element: Element): Aim {
    const targets = [element, ...labelsOf(element)];
    let cover = '';
    for (const target of targets) {
      target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const [box] = [...target.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
      if (!box) continue;
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
      if (hit && (targets.some((one) => one.contains(hit)) || hit.contains(element) && hit === target.getRootNode())) return { x, y };
      cover = hit ? `covered by <${hit.localName} class="${hit.getAttribute('class') ?? ''}">` : 'outside the window';
    }
    return { trouble: cover || 'it has no size' };
  }

  /** Until the page was drawn twice; a page that is not shown draws nothing, and has little that moves. */
  function twoFrames(): Promise<void> {
    return new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      setTimeout(resolve, 100);
    });
  }

  function setValue(field: HTMLInputElement | HTMLSelectElement, value: string): void {
    const prototype = field.localName === 'select' ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  return {
    find: (role, name) => search(role, name).map(({ found }) => found),

    element(role, name) {
      const one = theOne(role, name);
      return 'trouble' in one ? null : one;
    },

    async aim(role, name) {
      const one = theOne(role, name);
      if ('trouble' in one) return one;
      if (one.matches(':disabled')) return { trouble: 'it is disabled' };
      let aimed = pressable(one);
      // Twice: a list that has just measured a new row moves it once more in the frame after.
      for (let look = 0; look < 2 && !('trouble' in aimed); look += 1) {
        await twoFrames();
        const again: Aim = one.isConnected ? pressable(one) : { trouble: 'it was replaced' };
        if (!('trouble' in again) && (again.x !== aimed.x || again.y !== aimed.y)) return { trouble: 'it moves' };
        aimed = again;
      }
      return aimed;
    },

    prepare(role, name, text) {
      const one = theOne(role, name);
      if ('trouble' in one) return one;
      if (one instanceof HTMLSelectElement) {
        const option = [...one.options].find((each) => squeeze(each.label) === squeeze(text));
        if (!option) return { trouble: `it offers only ${[...one.options].map((each) => `"${each.label}"`).join(', ')}` };
        setValue(one, option.value);
        return { typed: false };
      }
      if (one instanceof HTMLInputElement && ['date', 'time', 'month', 'week', 'datetime-local', 'color', 'range'].includes(one.type)) {
        setValue(one, text);
        return { typed: false };
      }
      if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) {
        one.focus();
        one.select();
      } else if ((one as HTMLElement).isContentEditable) {
        (one as HTMLElement).focus();
        getSelection()?.selectAllChildren(one);
      } else {
        return { trouble: 'nothing can be typed there' };
      }
      return { typed: true };
    },

    focused() {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body || element === document.documentElement) return { role: 'document', name: document.title };
      const target = element;
      return withAxe((describe) => {
        const { role, name } = describe(target);
        return { role: role || target.localName, name };
      });
    },
  };
}
