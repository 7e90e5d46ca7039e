// long: every state of one room stands in one place, by role and name
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LockRoom } from '../../../components/lock/LockRoom.tsx';
import { failed, ok } from '../../../core/result.ts';
import type { LockState } from '../../../core/lock.ts';
import { drawnOut, render, t, type Drawn } from '../../support/render.tsx';

type Props = Parameters<typeof LockRoom>[0];

const GOOD = 'a lamp in the window';
const acts = {
  onTurnedOn: vi.fn<Props['onTurnedOn']>(),
  onUnlockWanted: vi.fn<Props['onUnlockWanted']>(),
  onPassphraseChanged: vi.fn<Props['onPassphraseChanged']>(),
  onTurnedOff: vi.fn<Props['onTurnedOff']>(),
  onLocked: vi.fn<Props['onLocked']>(),
  onLockAfterChosen: vi.fn<Props['onLockAfterChosen']>(),
  onCopyWanted: vi.fn<Props['onCopyWanted']>(),
};
beforeEach(() => {
  vi.resetAllMocks();
  for (const act of [acts.onUnlockWanted, acts.onPassphraseChanged]) act.mockResolvedValue(ok(null));
  acts.onTurnedOn.mockResolvedValue(ok('whole'));
  acts.onTurnedOff.mockResolvedValue(ok({ damaged: 0, turn: 'whole' }));
});

const drawn = (state: LockState, rest: Partial<Props> = {}) => <LockRoom state={state} lockAfterMinutes={15} {...acts} {...rest} />;
const room = (state: LockState, rest: Partial<Props> = {}) => render(drawn(state, rest));

/** Shows what is typed: a password field has no role. */
async function fields(page: Drawn, typed: Readonly<Record<string, string>>): Promise<void> {
  const show = page.find<HTMLInputElement>('checkbox', t('passphrase.show'));
  if (!show.checked) await page.press('checkbox', t('passphrase.show'));
  for (const [key, text] of Object.entries(typed)) {
    const field = page.find<HTMLInputElement>('textbox', t(key));
    field.value = '';
    await page.type(field, text);
  }
}
const alerts = (page: Drawn) => page.all('alert').map(({ textContent }) => textContent).filter((text) => text !== '');
const statuses = (page: Drawn) => page.all('status').map(({ textContent }) => textContent).filter((text) => text !== '');

/** An act that ends when the test says so. */
function held<Outcome>(): { readonly outcome: Promise<Outcome>; end(outcome: Outcome): void } {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  return { outcome: promise, end: resolve };
}

describe('before the lock is on', () => {
  test('what a lock can do and cannot, that nobody can recover a passphrase, and the way to a copy stand before the field (SE-10)', async () => {
    const page = await room('off');
    const text = page.text();
    for (const key of ['lock.what', 'lock.for', 'lock.not-for', 'lock.not-open', 'lock.not-traces', 'lock.lost', 'lock.lost-help', 'lock.save-copy'])
      expect(text.indexOf(t(key)), key).toBeGreaterThan(-1);
    expect(text.indexOf(t('lock.lost-help'))).toBeLessThan(text.indexOf(t('lock.advice')));
    await page.press('button', t('lock.save-copy'));
    expect(acts.onCopyWanted).toHaveBeenCalledOnce();
    expect(acts.onTurnedOn).not.toHaveBeenCalled();
  });

  test.each([
    ['too short', 'seven 7', 'seven 7', 'passphrase.too-short'],
    ['empty', '', '', 'passphrase.too-short'],
    ['common', 'password123', 'password123', 'passphrase.too-common'],
    ['not the same twice', GOOD, 'a lamp in the windwo', 'passphrase.not-same'],
    ['not written twice', GOOD, '', 'passphrase.not-same'],
  ])('a passphrase that is %s is told as that when it is sent, and nothing is done', async (_, first, again, key) => {
    const page = await room('off');
    await fields(page, { 'lock.passphrase': first, 'passphrase.again': again });
    expect(alerts(page)).toEqual([]);
    await page.press('button', t('lock.on-now'));
    expect(alerts(page)).toEqual([t(key)]);
    expect(acts.onTurnedOn).not.toHaveBeenCalled();
  });

  test('a word on the length stands while it is written, and the same letters written by two keyboards are the same', async () => {
    const page = await room('off');
    await fields(page, { 'lock.passphrase': 'ångströmm' });
    expect(statuses(page)).toContain(t('lock.length-fair'));
    await fields(page, { 'lock.passphrase': 'a\u030Angstro\u0308m am Fjord, im Regen', 'passphrase.again': 'ångström am Fjord, im Regen' });
    expect(statuses(page)).toContain(t('lock.length-good'));
    await page.press('button', t('lock.on-now'));
    expect(acts.onTurnedOn).toHaveBeenCalledOnce();
  });

  test('while it is turned on it says how far it is, cannot be begun twice, and then that it is on', async () => {
    const turning = held<Awaited<ReturnType<Props['onTurnedOn']>>>();
    acts.onTurnedOn.mockImplementation((_, onProgress) => {
      onProgress(200, 900);
      return turning.outcome;
    });
    const page = await room('off');
    await fields(page, { 'lock.passphrase': GOOD, 'passphrase.again': GOOD });
    await page.press('button', t('lock.on-now'));
    expect(statuses(page)).toContain(t('lock.progress', { done: 200, total: 900 }));
    expect(page.find('button', t('lock.working')).getAttribute('aria-disabled')).toBe('true');
    await page.press('button', t('lock.working'));
    turning.end(ok('whole'));
    await drawnOut();
    await page.redraw(drawn('unlocked'));
    expect(statuses(page)).toContain(t('lock.turned-on'));
    // That they are unlocked is not said over locked notes.
    await page.redraw(drawn('locked'));
    expect(statuses(page)).not.toContain(t('lock.turned-on'));
    expect(acts.onTurnedOn).toHaveBeenCalledExactlyOnceWith(GOOD, expect.any(Function));
  });

  test('where another page was first, or it failed, that is said and it can be tried again', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    acts.onTurnedOn.mockResolvedValueOnce(failed('other-page')).mockRejectedValueOnce(new Error('disk'));
    const page = await room('off');
    await fields(page, { 'lock.passphrase': GOOD, 'passphrase.again': GOOD });
    for (const key of ['lock.other-page', 'lock.failed']) {
      await page.press('button', t('lock.on-now'));
      await drawnOut();
      expect(alerts(page)).toEqual([t(key)]);
    }
    await page.press('button', t('lock.on-now'));
    await drawnOut();
    expect(alerts(page)).toEqual([]);
  });
});

describe('while it is locked', () => {
  test('it asks for the passphrase alone; a wrong one is told and harms nothing, the right one opens (SE-10)', async () => {
    acts.onUnlockWanted.mockResolvedValueOnce(failed('wrong-passphrase'));
    const page = await room('locked');
    expect(page.has('heading', t('lock.unlock-title'))).toBe(true);
    expect(page.all('button').map(({ textContent }) => textContent)).toEqual([t('lock.unlock')]);
    await page.press('button', t('lock.unlock'));
    expect(acts.onUnlockWanted).not.toHaveBeenCalled();
    // It shows where to write.
    expect(document.activeElement).toBe(page.root.querySelector('input[type=password]'));
    await fields(page, { 'lock.passphrase': 'not this one' });
    await page.key('Enter');
    await drawnOut();
    expect(alerts(page)).toEqual([t('lock.wrong-passphrase')]);
    expect(page.find<HTMLInputElement>('textbox', t('lock.passphrase')).value).toBe('not this one');
    await fields(page, { 'lock.passphrase': GOOD });
    await page.press('button', t('lock.unlock'));
    await drawnOut();
    expect(acts.onUnlockWanted).toHaveBeenLastCalledWith(GOOD);
    // What opened it does not stay in the field.
    expect(page.find<HTMLInputElement>('textbox', t('lock.passphrase')).value).toBe('');
  });

  test('an Enter that confirms a composition sends nothing (TX-01)', async () => {
    const page = await room('locked');
    await fields(page, { 'lock.passphrase': 'かな' });
    await page.key('Enter', { isComposing: true });
    await page.key('Enter', { keyCode: 229 });
    expect(acts.onUnlockWanted).not.toHaveBeenCalled();
  });
});

describe('while it is on and open', () => {
  test('it says so, locks at once, and closes by itself after a chosen time', async () => {
    const page = await room('unlocked');
    expect(page.text()).toContain(t('lock.is-on'));
    await page.press('button', t('room.lock-now'));
    expect(acts.onLocked).toHaveBeenCalledOnce();
    expect(page.find<HTMLInputElement>('radio', t('lock.after-15')).checked).toBe(true);
    for (const [key, minutes] of [['lock.after-0', 0], ['lock.after-5', 5], ['lock.after-60', 60]] as const) {
      await page.press('radio', t(key));
      expect(acts.onLockAfterChosen).toHaveBeenLastCalledWith(minutes);
    }
  });

  test('another passphrase: a wrong one and an unfit one are told, and then it is changed (SE-10)', async () => {
    acts.onPassphraseChanged.mockResolvedValueOnce(failed('wrong-passphrase'));
    const page = await room('unlocked');
    await page.press('button', t('lock.change'));
    // It stands here too before anything is done.
    expect(page.text()).toContain(t('lock.lost-help'));
    await fields(page, { 'lock.passphrase-now': 'not this one', 'lock.passphrase-new': 'short', 'passphrase.again': 'short' });
    await page.press('button', t('lock.change-now'));
    expect(alerts(page)).toEqual([t('passphrase.too-short')]);
    expect(acts.onPassphraseChanged).not.toHaveBeenCalled();
    await fields(page, { 'lock.passphrase-new': GOOD, 'passphrase.again': GOOD });
    await page.press('button', t('lock.change-now'));
    await drawnOut();
    expect(alerts(page)).toEqual([t('lock.wrong-passphrase')]);
    await fields(page, { 'lock.passphrase-now': 'this one it was' });
    await page.press('button', t('lock.change-now'));
    await drawnOut();
    expect(acts.onPassphraseChanged).toHaveBeenLastCalledWith('this one it was', GOOD);
    expect(statuses(page)).toContain(t('lock.changed'));
    // Nothing of either stays on the page.
    expect(page.all('textbox')).toEqual([]);
    expect(page.root.innerHTML).not.toContain(GOOD);
  });

  test('turning it off says what that means, takes no wrong passphrase, and says when it is done', async () => {
    acts.onTurnedOff.mockResolvedValueOnce(failed('wrong-passphrase'));
    const page = await room('unlocked');
    await page.press('button', t('lock.off'));
    expect(page.text()).toContain(t('lock.off-help'));
    await fields(page, { 'lock.passphrase': 'not this one' });
    await page.press('button', t('lock.off-now'));
    await drawnOut();
    expect(alerts(page)).toEqual([t('lock.wrong-passphrase')]);
    await fields(page, { 'lock.passphrase': GOOD });
    await page.press('button', t('lock.off-now'));
    await drawnOut();
    await page.redraw(drawn('off'));
    expect(statuses(page)).toContain(t('lock.turned-off'));
    expect(page.text()).not.toContain(t('lock.off-damaged', { n: 1 }));
  });

  test.each([1, 3])('what is damaged and stays sealed is told when it is turned off: %d', async (n) => {
    acts.onTurnedOff.mockResolvedValue(ok({ damaged: n, turn: 'whole' }));
    const page = await room('unlocked');
    await page.press('button', t('lock.off'));
    await fields(page, { 'lock.passphrase': GOOD });
    await page.press('button', t('lock.off-now'));
    await drawnOut();
    await page.redraw(drawn('off'));
    expect(page.text()).toContain(t('lock.off-damaged', { n }));
  });
});

describe('where something is left to be done', () => {
  test('after turning it on, that is said, and not that nothing has changed', async () => {
    acts.onTurnedOn.mockResolvedValueOnce(ok('unfinished'));
    const page = await room('off');
    await fields(page, { 'lock.passphrase': GOOD, 'passphrase.again': GOOD });
    await page.press('button', t('lock.on-now'));
    await drawnOut();
    expect(statuses(page)).toContain(t('lock.on-unfinished'));
    expect(alerts(page)).toEqual([]);
  });

  test('after turning it off too', async () => {
    acts.onTurnedOff.mockResolvedValueOnce(ok({ damaged: 0, turn: 'unfinished' }));
    const page = await room('unlocked');
    await page.press('button', t('lock.off'));
    await fields(page, { 'lock.passphrase': GOOD });
    await page.press('button', t('lock.off-now'));
    await drawnOut();
    expect(statuses(page)).toContain(t('lock.off-unfinished'));
    expect(statuses(page)).not.toContain(t('lock.turned-off'));
  });
});

describe('a field for a passphrase', () => {
  test.each(['off', 'locked', 'unlocked'] as const)('is covered, stands in no form and invites nothing to fill it in or keep it: %s (SE-09)', async (state) => {
    const page = await room(state);
    if (state === 'unlocked') for (const key of ['lock.change', 'lock.off']) await page.press('button', t(key));
    const inputs = [...page.root.querySelectorAll<HTMLInputElement>('.passphrase input')];
    expect(inputs).toHaveLength({ off: 2, locked: 1, unlocked: 4 }[state]);
    for (const input of inputs) {
      expect(input.type).toBe('password');
      expect(input.getAttribute('autocomplete')).toBe('off');
      expect(input.name).toBe('');
      expect(input.closest('form')).toBeNull();
    }
  });
});

describe('the focus', () => {
  const isLost = () => document.activeElement === document.body || document.activeElement === null;

  test.each([
    ['turning it on', 'off', 'unlocked', async (page: Drawn) => {
      await fields(page, { 'lock.passphrase': GOOD, 'passphrase.again': GOOD });
      await page.press('button', t('lock.on-now'));
    }],
    ['unlocking', 'locked', 'unlocked', async (page: Drawn) => {
      await fields(page, { 'lock.passphrase': GOOD });
      await page.press('button', t('lock.unlock'));
    }],
    ['changing the passphrase', 'unlocked', 'unlocked', async (page: Drawn) => {
      await page.press('button', t('lock.change'));
      await fields(page, { 'lock.passphrase-now': 'this one it was', 'lock.passphrase-new': GOOD, 'passphrase.again': GOOD });
      await page.press('button', t('lock.change-now'));
    }],
    ['turning it off', 'unlocked', 'off', async (page: Drawn) => {
      await page.press('button', t('lock.off'));
      await fields(page, { 'lock.passphrase': GOOD });
      await page.press('button', t('lock.off-now'));
    }],
    ['locking', 'unlocked', 'locked', (page: Drawn) => page.press('button', t('room.lock-now'))],
  ] as const)('is not lost after %s, though what was pressed is gone', async (_, before, after, work) => {
    const page = await room(before);
    await work(page);
    await drawnOut();
    await page.redraw(drawn(after));
    await drawnOut();
    expect(isLost()).toBe(false);
    expect(page.root.contains(document.activeElement)).toBe(true);
  });
});
