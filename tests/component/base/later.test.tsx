import { expect, test, vi } from 'vitest';
import { later } from '../../../components/base/later.ts';
import { render, t } from '../../support/render.tsx';

const Said = ({ text }: { text: string }) => <p>{text}</p>;

test('a part that is loaded late is drawn with what it was given, and at once the next time', async () => {
  const load = vi.fn(async () => Said);
  const Part = later(load);
  const page = await render(<Part text="here" />);
  await vi.waitFor(() => expect(document.body.textContent).toContain('here'));
  page.destroy();
  await render(<Part text="again" />);
  expect(document.body.textContent).toContain('again');
  expect(load).toHaveBeenCalledTimes(1);
});

test('a part that is gone says that a reload helps (SW-08)', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const Part = later<{ text: string }>(() => Promise.reject(new Error('gone')));
  await render(<Part text="here" />);
  await vi.waitFor(() => expect(document.body.textContent).toContain(t('problem.storage-stepped-aside')));
});
