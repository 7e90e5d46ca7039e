import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { InsightLibrary } from '../../../components/insight/InsightLibrary.tsx';
import type { InsightEntry } from '../../../core/seen.ts';
import { render, t } from '../../support/render.tsx';

const entry = (id: string, change: Partial<InsightEntry> = {}): InsightEntry => ({
  id, lastShownOn: null, isFavourite: false, isHidden: false,
  card: { id, idea: 'S1', kind: id === 'a' ? 'repair' : 'notice', part: 'Good closeness', tags: [], counterweight: false, title: `Title ${id}`, body: [`Body ${id}.`], ask: 'And you?' }, ...change,
});
const entries = [entry('a'), entry('b', { isFavourite: true, lastShownOn: '2026-11-24' }), entry('c', { isHidden: true })];
const onFavoured = vi.fn<(id: string, isFavourite: boolean) => void>();
const onHidden = vi.fn<(id: string, isHidden: boolean) => void>();
const onRetried = vi.fn<() => void>();
const library = (change: Partial<Parameters<typeof InsightLibrary>[0]> = {}) => (
  <InsightLibrary entries={entries} hasFailed={false} onRetried={onRetried} onFavoured={onFavoured} onHidden={onHidden} {...change} />
);
const titles = (page: Awaited<ReturnType<typeof render>>) => page.all('heading').map((heading) => heading.textContent);

test('shows every card with its marks', async () => {
  const page = await render(library());
  expect(titles(page)).toEqual(['Title a', 'Title b', 'Title c']);
  expect(page.text()).toContain('3 cards');
  expect(page.text()).toContain('Last shown on November 24, 2026');
  expect(page.text()).toContain(t('insights.is-hidden'));
});

test('finds by text and says how many are left', async () => {
  const page = await render(library());
  const search = page.root.querySelector<HTMLInputElement>('input[type=search]')!;
  await act(async () => {
    search.value = 'body B';
    search.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  expect(titles(page)).toEqual(['Title b']);
  expect(page.find('status', /1 card/)).toBeDefined();
});

test('narrows by marks and by kind, and comes back from nothing', async () => {
  const page = await render(library());
  await page.press('button', t('insights.show-favourites'));
  expect(titles(page)).toEqual(['Title b']);
  const kind = page.root.querySelector('select')!;
  await act(async () => {
    kind.value = 'repair';
    kind.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(page.text()).toContain(t('insights.none'));
  await page.press('button', t('insights.clear'));
  expect(titles(page)).toHaveLength(3);
});

test('keeps, hides and brings back', async () => {
  const page = await render(library());
  const acts = (name: string) => page.all('button', name);
  await act(async () => acts(t('insights.favourite'))[1]!.click());
  expect(onFavoured).toHaveBeenCalledWith('b', false);
  await act(async () => acts(t('insights.hide'))[0]!.click());
  expect(onHidden).toHaveBeenCalledWith('a', true);
  await page.press('button', t('insights.bring-back'));
  expect(onHidden).toHaveBeenCalledWith('c', false);
});

test('a failed read shows no card as if it had never been marked', async () => {
  const page = await render(library({ entries: null, hasFailed: true }));
  expect(titles(page)).toEqual([]);
  await page.press('button', t('insights.again'));
  expect(onRetried).toHaveBeenCalled();
});
