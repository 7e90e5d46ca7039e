import { act } from 'preact/test-utils';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Confirm } from '../../../components/base/Confirm.tsx';
import { keepFocus } from '../../../entrypoints/options/kept-focus.ts';
import { render } from '../../support/render.tsx';

let stop: () => void;
beforeEach(() => void (stop = keepFocus(document.body)));
afterEach(() => stop());
const later = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 100))));
const focused = () => document.activeElement?.textContent;

function List() {
  const [ids, setIds] = useState(['one', 'two', 'three']);
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <>
      <h1 tabIndex={-1}>Notes</h1>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            {edited === id ? (
              <section>
                <button type="button" onClick={() => setEdited(null)}>{`Done ${id}`}</button>
              </section>
            ) : (
              <article>
                <button type="button" onClick={() => setEdited(id)}>{`Edit ${id}`}</button>
                <button type="button" onClick={() => setIds(ids.filter((each) => each !== id))}>{`Delete ${id}`}</button>
              </article>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

describe('the focus of whoever pressed what goes away (AX-01)', () => {
  test('goes into what came in its place, and back', async () => {
    const page = await render(<List />);
    await page.press('button', 'Edit two');
    await vi.waitFor(() => expect(focused()).toBe('Done two'));
    await page.press('button', 'Done two');
    await vi.waitFor(() => expect(focused()).toBe('Edit two'));
  });

  test('goes to the neighbour of what was deleted, and to the heading once nothing is left', async () => {
    const page = await render(<List />);
    await page.press('button', 'Delete two');
    await vi.waitFor(() => expect(focused()).toBe('Edit three'));
    await page.press('button', 'Delete three');
    await vi.waitFor(() => expect(focused()).toBe('Edit one'));
    await page.press('button', 'Delete one');
    await vi.waitFor(() => expect(focused()).toBe('Notes'));
  });

  test('is left where an act puts it by itself, and where nobody pressed anything lately', async () => {
    const page = await render(<List />);
    page.find('button', 'Edit one').addEventListener('click', () => setTimeout(() => page.find('button', 'Delete three').focus()));
    await page.press('button', 'Edit one');
    await later();
    expect(focused()).toBe('Delete three');
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    page.find('button', 'Delete three').closest('li')!.remove();
    await later();
    expect(document.activeElement).toBe(document.body);
    vi.restoreAllMocks();
  });
});

test('a question is closed before it goes, so that the browser gives the focus back (AX-07)', async () => {
  const close = vi.spyOn(HTMLDialogElement.prototype, 'close');
  const page = await render(<Confirm question="Sure?" lines={[]} act="Yes" cancel="No" onConfirmed={() => undefined} onCancelled={() => undefined} />);
  await page.redraw(null);
  expect(close).toHaveBeenCalledOnce();
});
