/** What the new tab needs after its first frame: the stores, the cards, and the way into a pause. */
import { english as cards, languages, load as loadCards } from 'virtual:words/insights';
import { load as loadWords } from 'virtual:words/newtab';
import { dayOfMoment } from '../../core/day.ts';
import { NEW_TAB_READY, type NewTabRest } from '../../core/insight-port.ts';
import { reloadWhenErased } from '../../storage/erasing-watch.ts';
import { isAtHome, openAtHome } from '../../storage/home.ts';
import { createInsightKeeper, type InsightWords } from '../../storage/insight-keeper.ts';
import { nameRoom } from '../../storage/open-room.ts';
import { createServices } from '../../storage/services.ts';

/** Hands the rest of the page over to what drew the first frame. */
export async function openRest(): Promise<void> {
  const services = createServices(undefined, undefined, () => import('../../storage/vault.ts'));
  const isLocked = async () => (await services.lock.state()) === 'locked';
  reloadWhenErased(services.database);
  // Where the settings cannot be read, English stands in: it is here without asking.
  const language = await services.settings.read().then((settings) => settings.language, () => 'en');
  const atHome = await isAtHome();
  const insights = createInsightKeeper({ ...services, notes: atHome ? services.notes : null }, await wordsIn(languages.includes(language) ? language : 'en'), isLocked);
  if (document.documentElement.dataset['view'] === 'quiet') {
    // Nobody is there to be handed over to; only the next tab may have to know better.
    await insights.sync(dayOfMoment(services.clock.now()), false);
    return;
  }
  const rest: NewTabRest = {
    insights,
    async startPause(onDone) {
      if (!atHome) return openAtHome('/popup.html');
      const { startPause } = await import('./start-pause.ts');
      await startPause(services, language, onDone);
    },
    async openRoom(room) {
      await nameRoom(room);
      if (atHome) location.assign('/options.html');
      else await openAtHome('/options.html');
    },
  };
  dispatchEvent(new CustomEvent(NEW_TAB_READY, { detail: rest }));
}

async function wordsIn(language: string): Promise<InsightWords> {
  if (language === 'en') return { language, cards, words: null };
  const [translated, words] = await Promise.all([loadCards(language), loadWords(language)]);
  return { language, cards: translated, words };
}
