// What a page hears of the other pages and of the database while its pause is under way.

import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../../core/draft.ts';
import { ALL_ANSWERS, pauseWith } from '../../support/sample-pause.ts';
import { emptyStores, openPage, openRaw, settled } from '../../support/stores.ts';
import { open, turnOn } from '../../support/vault.ts';

beforeEach(emptyStores);

const pause = pauseWith(ALL_ANSWERS, { step: 'next-step' });

describe('pages that watch the draft', () => {
  const heardBy = (page: ReturnType<typeof openPage>) => {
    const heard: (Draft | null)[] = [];
    page.pause.watchDraft((draft) => heard.push(draft));
    return heard;
  };

  test('hear what another page wrote and dropped, and nothing of their own writing', async () => {
    const [popup, tab] = [openPage(), openPage()];
    const [byPopup, byTab] = [heardBy(popup), heardBy(tab)];
    await popup.pause.writeDraft(pause);
    await popup.pause.keep(pause, true);
    await settled();
    expect(byTab).toMatchObject([{ pause, writer: popup.pause.writer }, null]);
    expect(byPopup).toEqual([]);
  });

  test('hear of the end last under the lock too, however long opening the last letter takes (LD-03)', async () => {
    const [popup, tab] = [open(), open()];
    await turnOn(popup);
    const byTab = heardBy(tab);
    await popup.pause.writeDraft(pauseWith({ urgeText: 'a' }));
    await vi.waitFor(() => expect(byTab).toHaveLength(1));
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...args) => (await settled(), decrypt(...args)));
    await popup.pause.writeDraft(pauseWith({ urgeText: 'ab' }));
    await popup.pause.writeDraft(pauseWith());
    await vi.waitFor(() => expect(byTab).toHaveLength(3));
    expect(byTab.map((draft) => draft?.pause.answers.urgeText ?? null)).toEqual(['a', 'ab', null]);
    // What comes after the end is told again, in its turn.
    await popup.pause.writeDraft(pauseWith({ urgeText: 'b' }));
    await vi.waitFor(() => expect(byTab).toHaveLength(4));
  });

  test('that empty their own pause and write on at once lose nothing', async () => {
    const popup = openPage();
    const heard = heardBy(popup);
    // Letters typed faster than the news of the dropped draft comes back.
    await Promise.all(['a', '', 'b'].map((urgeText) => popup.pause.writeDraft(pauseWith({ urgeText }))));
    await settled();
    expect(heard).toEqual([]);
    expect((await openPage().pause.open()).draft?.pause.answers.urgeText).toBe('b');
  });

  test('hear of the end of a draft that they had taken over from another page', async () => {
    const [popup, tab] = [openPage(), openPage()];
    await popup.pause.writeDraft(pauseWith({ urgeText: 'a' }));
    await popup.pause.writeDraft(pauseWith());
    const heard = heardBy(popup);
    await tab.pause.writeDraft(pause);
    await tab.pause.keep(pause, true);
    await settled();
    expect(heard).toMatchObject([{ pause }, null]);
  });
});

test('pages that watch for trouble hear of it as a problem, and of its end', async () => {
  const page = openPage();
  const heard: unknown[] = [];
  page.pause.watchTrouble((problem) => heard.push(problem));
  await page.notes.newest(1);
  const newer = await openRaw(2);
  expect(heard).toEqual([null, 'storage-stepped-aside']);
  newer.close();
});
