import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { draftMark, refreshBadge } from '../../../entrypoints/background/badge.ts';
import { createNotesServices } from '../../../storage/notes-services.ts';
import { ALL_ANSWERS, draftWith, NINE, pauseWith } from '../../support/sample-pause.ts';
import { brokenDatabase, emptyStores, openPage, stillClock } from '../../support/stores.ts';

beforeEach(emptyStores);

const pause = pauseWith(ALL_ANSWERS);

/** The badge as a worker that has just started shows it. */
async function badge(epochMs = NINE): Promise<string> {
  await refreshBadge(createNotesServices(openPage(stillClock(epochMs))));
  return fakeBrowser.action.getBadgeText({});
}

describe('the badge says what is true now, after any start of the worker (SW-04, SW-05)', () => {
  test('a draft, then none', async () => {
    const page = openPage();
    expect(await badge()).toBe('');
    await page.pause.writeDraft(pause);
    expect(await badge()).toBe('•');
    await page.pause.keep(pause, true);
    expect(await badge()).toBe('');
  });

  test('a draft that was dropped while the worker slept', async () => {
    const page = openPage();
    await page.pause.writeDraft(pause);
    expect(await badge()).toBe('•');
    await page.pause.forget(pause.noteId);
    expect(await badge()).toBe('');
  });

  test('a return time, from its instant until it is seen', async () => {
    const page = openPage();
    await page.pause.keep(pause, true);
    const eight = Date.parse('2026-11-25T20:00:00Z');
    expect(await badge(eight - 1)).toBe('');
    expect(await badge(eight)).toBe('•');
    await page.pause.settleReturn('return:note-1');
    expect(await badge(eight)).toBe('');
  });

  test('nothing after hiding', async () => {
    await openPage().pause.hideDraft(pause);
    expect(await badge()).toBe('');
  });

  test('the draft also where no database opens', async () => {
    await openPage().pause.writeDraft(pause);
    brokenDatabase('UnknownError');
    expect(await badge()).toBe('•');
  });
});

describe('the badge is looked at anew when a draft comes, goes, hides or is shown, and not at every key', () => {
  const written = (urgeText: string, isHidden = false) => draftMark(draftWith(pauseWith({ urgeText }), { isHidden }));

  test('another letter is no reason', () => expect(written('a')).toBe(written('ab')));
  test('hiding is one', () => expect(written('a', true)).not.toBe(written('a')));
  test.each([['nothing stored', undefined], ['removed', null], ['an untouched pause', draftWith(pauseWith())]])('%s is no draft', (_, stored) => {
    expect(draftMark(stored)).toBe('none');
    expect(written('a')).not.toBe('none');
  });
  test('what cannot be read is neither', () => {
    expect([written('a'), 'none']).not.toContain(draftMark({ version: 9 }));
  });
});
