/**
 * The worker's table of contents. Every listener is registered at once, before anything is awaited, since the browser wakes the worker for an
 * event and drops what nobody listens to yet (SW-03). Nothing is remembered between two events: the worker may sleep at any time (SW-04).
 */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createServices } from '../../storage/services.ts';
import { keepAlarm } from './alarms.ts';
import { draftMark, refreshBadge } from './badge.ts';

export default defineBackground(() => {
  const services = createServices();
  const refresh = () => Promise.all([refreshBadge(services), keepAlarm(services)]).then(() => undefined);

  browser.runtime.onInstalled.addListener(refresh);
  browser.runtime.onStartup.addListener(refresh);
  browser.alarms.onAlarm.addListener(refresh);
  // Drafts and notes announce themselves here, from whatever page they were written.
  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'local') return undefined;
    // A draft is written with every key: only its coming, going and hiding concern the toolbar.
    const draft = changes['draft'];
    const hasTurned = draft !== undefined && draftMark(draft.oldValue) !== draftMark(draft.newValue);
    return hasTurned || 'changed' in changes ? refresh() : undefined;
  });
});
