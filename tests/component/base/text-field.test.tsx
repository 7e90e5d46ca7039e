import { act } from 'preact/test-utils';
import { useEffect, useState } from 'preact/hooks';
import { describe, expect, test, vi } from 'vitest';
import { TextField } from '../../../components/base/TextField.tsx';
import { render, t, type Drawn } from '../../support/render.tsx';

const FAMILY = '👨‍👩‍👧‍👦';
const RAINBOW = '🏳️‍🌈';

type Given = Partial<Parameters<typeof TextField>[0]>;

/** The field with a parent that keeps what is written, as a step does. */
function Line({ given, onWritten }: { readonly given: Given; readonly onWritten: (text: string) => void }) {
  const [text, setText] = useState(given.value ?? '');
  const [, tick] = useState(0);
  useEffect(() => {
    // A counter, a timer, a breath: something draws the step anew all the time.
    const timer = setInterval(() => tick((count) => count + 1), 2);
    return () => clearInterval(timer);
  }, []);
  const written = (now: string) => {
    setText(now);
    onWritten(now);
  };
  return <TextField label="Note" limit={280} {...given} value={text} onWritten={written} />;
}

async function field(given: Given = {}) {
  const onWritten = vi.fn<(text: string) => void>();
  const drawn = await render(<Line given={given} onWritten={onWritten} />);
  return { drawn, area: drawn.find<HTMLTextAreaElement>('textbox', 'Note'), onWritten };
}

const composition = (type: string) => new CompositionEvent(type, { bubbles: true });
async function compose(area: HTMLTextAreaElement, text: string) {
  await act(async () => {
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true, inputType: 'insertCompositionText' }));
  });
}
async function put(area: HTMLTextAreaElement, text: string) {
  await act(async () => {
    area.value = text;
    area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  });
}
const wait = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 15))));
const left = (drawn: Drawn) => drawn.all('status').map((status) => status.textContent).join('');

describe('a composition', () => {
  test('is not disturbed by anything that is drawn meanwhile, and goes out as it grows (TX-03)', async () => {
    const { area, onWritten } = await field();
    area.focus();
    area.dispatchEvent(composition('compositionstart'));
    for (const text of ['t', 'て', 'てs', 'てす', 'てすt', 'てすと']) {
      await compose(area, text);
      await wait();
      expect(area.value).toBe(text);
    }
    await compose(area, 'テスト');
    await act(async () => void area.dispatchEvent(composition('compositionend')));
    await wait();
    expect(area.value).toBe('テスト');
    expect(onWritten.mock.lastCall).toEqual(['テスト']);
    expect(onWritten.mock.calls.map(([text]) => text)).toContain('てす');
  });

  test('is not cut while it lasts, and fits when it ends', async () => {
    const { area, onWritten } = await field({ limit: 3 });
    area.dispatchEvent(composition('compositionstart'));
    await compose(area, 'tesuto');
    expect(area.value).toBe('tesuto');
    await compose(area, 'テストです');
    await act(async () => void area.dispatchEvent(composition('compositionend')));
    expect(area.value).toBe('テスト');
    expect(onWritten.mock.lastCall).toEqual(['テスト']);
  });

  test.each([['isComposing', { isComposing: true }], ['key code 229', { keyCode: 229 }]])('confirmed with Enter (%s) only confirms; a plain Enter acts (TX-01)', async (_, rest) => {
    const onEntered = vi.fn();
    const { drawn, area } = await field({ onEntered });
    area.focus();
    expect(await drawn.key('Enter', rest)).toBe(true);
    expect(onEntered).not.toHaveBeenCalled();
    expect(await drawn.key('Enter')).toBe(false);
    expect(onEntered).toHaveBeenCalledOnce();
  });

  test('that never ends leaves no frozen field (TX-04)', async () => {
    const onEntered = vi.fn();
    const { drawn, area, onWritten } = await field({ onEntered, limit: 5 });
    area.focus();
    area.dispatchEvent(composition('compositionstart'));
    await compose(area, 'ha');
    expect(onWritten.mock.lastCall).toEqual(['ha']);
    await act(async () => area.blur());
    await drawn.type(area, 'bcdef');
    expect(onWritten.mock.lastCall).toEqual(['habcd']);
    await drawn.key('Enter');
    expect(onEntered).toHaveBeenCalledOnce();
  });

  test('that never ends is over when the focus goes: what was composed is kept, as far as it fits (TX-04)', async () => {
    const { area, onWritten } = await field({ limit: 5 });
    area.focus();
    area.dispatchEvent(composition('compositionstart'));
    await compose(area, 'abcdefg');
    expect(area.value).toBe('abcdefg');
    await act(async () => area.blur());
    expect(area.value).toBe('abcde');
    expect(onWritten.mock.lastCall).toEqual(['abcde']);
  });

  test('that never ends is over with the first plain letter, even with no blur (TX-04)', async () => {
    const { drawn, area } = await field({ limit: 3 });
    area.dispatchEvent(composition('compositionstart'));
    await drawn.type(area, 'abcdef');
    expect(area.value).toBe('abc');
  });
});

describe('Esc', () => {
  test.each([['isComposing', { isComposing: true }], ['key code 229', { keyCode: 229 }]])('that ends a composition (%s) closes nothing (AX-07)', async (_, rest) => {
    const onEscaped = vi.fn();
    const { drawn, area } = await field({ onEscaped });
    area.focus();
    await drawn.key('Escape', rest);
    expect(onEscaped).not.toHaveBeenCalled();
  });

  test('leaves a field that has its own way out, and is used up by it (AX-07)', async () => {
    const onEscaped = vi.fn();
    const { drawn, area } = await field({ onEscaped });
    area.focus();
    expect(await drawn.key('Escape')).toBe(false);
    expect(onEscaped).toHaveBeenCalledOnce();
  });

  test('goes on to the page from any other field', async () => {
    const { drawn, area } = await field();
    area.focus();
    expect(await drawn.key('Escape')).toBe(true);
  });
});

describe('the limit (TX-05)', () => {
  test('takes whole emoji or nothing, and its counter never falls below zero', async () => {
    const { drawn, area, onWritten } = await field({ value: 'a'.repeat(279) });
    expect(left(drawn)).toBe('1 character left');
    await put(area, `${'a'.repeat(279)}${FAMILY}${RAINBOW}`);
    expect(area.value).toBe(`${'a'.repeat(279)}${FAMILY}`);
    expect(left(drawn)).toBe(t('pause.characters-left', { n: 0 }));
    await put(area, `${area.value}${RAINBOW}`);
    expect(onWritten.mock.lastCall).toEqual([`${'a'.repeat(279)}${FAMILY}`]);
    expect(left(drawn)).not.toContain('-');
  });

  test('counts nothing aloud until the end is near', async () => {
    const { drawn, area } = await field({ limit: 30 });
    await drawn.type(area, 'abcdefghi');
    expect(left(drawn)).toBe('');
    await drawn.type(area, 'j');
    expect(left(drawn)).toBe('20 characters left');
  });

  test('cuts what is pasted into the middle, and the caret stays behind it', async () => {
    const { area } = await field({ value: 'abcd', limit: 6 });
    await act(async () => {
      area.value = 'abXYZcd';
      area.setSelectionRange(5, 5);
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    expect(area.value).toBe('abXYcd');
    expect(area.selectionStart).toBe(4);
  });

  test('never takes away what was there before and is too long', async () => {
    const { area } = await field({ value: 'abcdefgh', limit: 3 });
    expect(area.value).toBe('abcdefgh');
    await put(area, 'abcdefg');
    expect(area.value).toBe('abcdefg');
  });
});

describe('one line', () => {
  test('makes spaces of line breaks that are pasted', async () => {
    const { area } = await field();
    await put(area, 'one\r\ntwo\n\nthree');
    expect(area.value).toBe('one two three');
  });

  test('does nothing on an Enter that has no act', async () => {
    const { drawn, area } = await field();
    area.focus();
    expect(await drawn.key('Enter')).toBe(false);
  });

  test('becomes several where there is room for them', async () => {
    const { drawn, area } = await field({ rows: 4, onEntered: vi.fn() });
    await put(area, 'one\ntwo');
    expect(area.value).toBe('one\ntwo');
    expect(await drawn.key('Enter')).toBe(true);
  });
});

describe('text from elsewhere', () => {
  test('comes into a field that nobody writes in, and not into one that has the focus', async () => {
    const drawn = await render(<TextField label="Note" limit={9} value="a" onWritten={vi.fn()} />);
    const area = drawn.find<HTMLTextAreaElement>('textbox', 'Note');
    await drawn.redraw(<TextField label="Note" limit={9} value="b" onWritten={vi.fn()} />);
    expect(area.value).toBe('b');
    area.focus();
    await drawn.redraw(<TextField label="Note" limit={9} value="c" onWritten={vi.fn()} />);
    expect(area.value).toBe('b');
  });
});

test('private text is neither completed, corrected nor sent to a spelling service (SE-08)', async () => {
  const { area } = await field();
  // `spellcheck` is a property that only real browsers know.
  const attributes = ['autocomplete', 'autocorrect', 'writingsuggestions'].map((name) => area.getAttribute(name));
  expect(attributes).toEqual(['off', 'off', 'false']);
});

test('the direction follows the text (TX-13)', async () => {
  const { area } = await field({ value: 'أحتاج ساعة.' });
  expect(area.getAttribute('dir')).toBe('auto');
});

test('its help is read with it', async () => {
  const { area } = await field({ help: 'An alias is enough.' });
  expect(document.getElementById(area.getAttribute('aria-describedby') ?? '')?.textContent).toBe('An alias is enough.');
});
