/**
 * What the new tab does before its first frame, as one plain script. It reads the mirror and the clock and nothing else that could keep it
 * waiting: no storage, no worker, no further file. Everything else belongs to `newtab/`, which loads behind the frame.
 */
import { h, render } from 'preact';
import { english } from 'virtual:words/newtab';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyAppearance } from '../../components/base/appearance.ts';
import { dayOfMoment } from '../../core/day.ts';
import { NEW_TAB_READY, type NewTabRest } from '../../core/insight-port.ts';
import { isShownOn } from '../../core/mirror.ts';
import { translator } from '../../core/translate.ts';
import { directionOf } from '../../core/direction.ts';
import { systemClock } from '../../storage/clock.ts';
import { readMirror } from '../../storage/mirror.ts';
import { browserTabs, handOver } from './hand-over.ts';
import { loadRest } from './load-rest.ts';
import { NewTabApp } from './NewTabApp.tsx';
import { watchDay } from './watch-day.ts';

export default defineUnlistedScript(() => {
  const address = document.currentScript?.dataset['rest'];
  const mirror = readMirror();
  const page = document.documentElement;
  const today = () => dayOfMoment(systemClock.now());
  if (mirror) applyAppearance(mirror);
  if (mirror && !isShownOn(today(), mirror.newTab.howOften, mirror.openedOn)) {
    page.dataset['view'] = 'quiet';
    void handOver(browserTabs()).then((isGone) => {
      // Only the next tab may have to know better.
      if (!isGone) loadRest(address, true);
    });
    return;
  }
  const root = document.getElementById('root')!;
  const language = mirror?.language ?? 'en';
  page.dir = directionOf(language);
  const rest = new Promise<NewTabRest>((resolve) => {
    addEventListener(NEW_TAB_READY, (event) => resolve((event as CustomEvent<NewTabRest>).detail), { once: true });
  });
  render(
    h(NewTabApp, { mirror, today, watchDay: (onChanged) => watchDay(systemClock, onChanged), rest, t: translator(mirror?.words ?? english, language) }),
    root,
  );
  loadRest(address, root.querySelector('[aria-busy=true]') === null);
});
