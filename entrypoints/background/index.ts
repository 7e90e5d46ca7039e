/**
 * The worker's table of contents. Every listener is registered at once, before anything is awaited, since the browser wakes the worker for an
 * event and drops what nobody listens to yet (SW-03). Nothing is remembered between two events: the worker may sleep at any time (SW-04).
 */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { english as interfaceWords } from 'virtual:words/worker';
import { translator } from '../../core/translate.ts';
import { forgetReplaced } from '../../storage/replaced-aside.ts';
import { watchErasing } from '../../storage/erasing-watch.ts';
import { mayWrite, openGate } from '../../storage/gate.ts';
import { DRAFT_KEY } from '../../storage/local-keys.ts';
import { LOCK_ALARM } from '../../storage/lock.ts';
import { createWorkerServices } from '../../storage/worker-services.ts';
import { isSweep } from './alarms.ts';
import { draftMark } from './badge.ts';
import { openFirstRun } from './first-run.ts';
import { clearNotification, openOnClick } from './notifications.ts';
import { refresh as makeTrue } from './refresh.ts';
import { sweep } from './sweep.ts';

/** What the badge, the alarms and the notification depend on, beside the draft. `edit:…` is not among them: it changes with every letter. */
const WATCHED = ['changed', 'settings', 'notesHidden'];

export default defineBackground(() => {
  const services = createWorkerServices();
  const t = translator(interfaceWords, 'en');
  const refresh = () => makeTrue(services, t);

  // A browser that was killed just as the lock was turned on or off may have left the mark of it behind the database.
  const followLock = () => services.lock.followRecord(services.database).catch((thrown: unknown) => console.warn('the lock could not be looked for', thrown));

  browser.runtime.onInstalled.addListener(({ reason }) => Promise.all([refresh(), followLock(), openFirstRun(reason)]).then(() => undefined));
  const startAfresh = async () => {
    openGate();
    await clearNotification().catch((thrown: unknown) => console.warn('a notification stays', thrown));
    await refresh();
  };
  browser.runtime.onStartup.addListener(() => Promise.all([refresh(), followLock()]).then(() => undefined));
  // What a copy took the place of is kept until here, and no longer.
  browser.runtime.onStartup.addListener(() => forgetReplaced(services.database).catch((thrown: unknown) => console.warn('what was replaced could not be removed', thrown)));
  watchErasing(() => void startAfresh());
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === LOCK_ALARM) return services.lock.closeIfIdle().catch((thrown: unknown) => console.warn('the lock could not be closed', thrown));
    return isSweep(name) ? sweep(services) : refresh();
  });
  browser.permissions.onAdded.addListener(openOnClick);
  openOnClick();
  // Drafts, notes and settings announce themselves here, from whatever page they were written.
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'local') return undefined;
    if ('changed' in changes && mayWrite()) void services.keeping.remember().catch((thrown: unknown) => console.warn('the notes could not be counted', thrown));
    // A draft is written with every key: only its coming, going and hiding concern the toolbar.
    const draft = changes[DRAFT_KEY];
    const hasTurned = draft !== undefined && draftMark(draft.oldValue) !== draftMark(draft.newValue);
    return hasTurned || WATCHED.some((key) => key in changes) ? refresh() : undefined;
  });
});
