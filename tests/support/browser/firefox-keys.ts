/** Key names as tests write them, in the terms of Firefox's keyboard. */
import type { KeyStroke } from './firefox-inside.ts';

const NAMED: Record<string, [key: string, keyCode: number]> = {
  Backspace: ['Backspace', 8],
  Tab: ['Tab', 9],
  Enter: ['Enter', 13],
  Shift: ['Shift', 16],
  Control: ['Control', 17],
  Alt: ['Alt', 18],
  Escape: ['Escape', 27],
  Space: [' ', 32],
  PageUp: ['PageUp', 33],
  PageDown: ['PageDown', 34],
  End: ['End', 35],
  Home: ['Home', 36],
  ArrowLeft: ['ArrowLeft', 37],
  ArrowUp: ['ArrowUp', 38],
  ArrowRight: ['ArrowRight', 39],
  ArrowDown: ['ArrowDown', 40],
  Delete: ['Delete', 46],
  Meta: ['Meta', 91],
};

const SIDED = new Set(['Shift', 'Control', 'Alt', 'Meta']);

export function strokeOf(name: string): KeyStroke {
  if (name === ' ') return strokeOf('Space');
  const named = NAMED[name];
  if (named) return { key: named[0], code: SIDED.has(name) ? `${name}Left` : name, keyCode: named[1] };
  if (/^[a-z]$/i.test(name)) return { key: name, code: `Key${name.toUpperCase()}`, keyCode: name.toUpperCase().charCodeAt(0) };
  if (/^\d$/.test(name)) return { key: name, code: `Digit${name}`, keyCode: name.charCodeAt(0) };
  if ([...new Intl.Segmenter().segment(name)].length === 1) return { key: name, code: '', keyCode: 0 };
  throw new Error(`There is no key "${name}".`);
}

/** One stroke for each character that a person sees; a line break is Enter. */
export function strokesOf(text: string): KeyStroke[] {
  return [...new Intl.Segmenter().segment(text)].map(({ segment }) => strokeOf(/^\r?\n$/.test(segment) ? 'Enter' : segment));
}
