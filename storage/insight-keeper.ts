/**
 * Insights as the pages use them: the deck and the marks that are kept, joined with the cards of a language, and mirrored for the next
 * tab's first frame.
 *
 * Each part may fail by itself. Where the database cannot be read, the mirror goes on as it is, or a deck made from the date alone stands
 * in; where the settings cannot be read, the mirrored ones stay. A failed read is never mirrored as a default.
 */
import type { Day } from '../core/day.ts';
import { hasHint, waitingOf } from '../core/due.ts';
import { pickByPattern, RECENT } from '../core/insight-pick.ts';
import type { InsightPort } from '../core/insight-port.ts';
import { cardOn, dealDay, fitDeck, freshDeck, pickCards, putBack, replaceDay, upcomingCards, type Deck, type UpcomingInsight } from '../core/insight.ts';
import { MIRROR_DAYS, type Mirror, type MirrorCard } from '../core/mirror.ts';
import { dealableIds, markInsight, seenOf, type InsightEntry, type KeptInsights } from '../core/seen.ts';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts';
import type { InterfaceWords } from '../core/translate.ts';
import type { Insight } from '../core/words.ts';
import { readMirror, writeMirror } from './mirror.ts';
import type { InsightsChange } from './seen.ts';
import type { Services } from './services.ts';
import { asStorageError } from './storage-error.ts';

/** The cards of one language, with the new tab's words in it: null for English, which the page brings along. */
export interface InsightWords {
  readonly language: string;
  readonly cards: readonly Insight[];
  readonly words: InterfaceWords | null;
}

export interface InsightKeeper extends InsightPort {
  /** Every card with its marks, in the order of the words. Throws a `StorageError`: never a library without its favourites. */
  library(): Promise<readonly InsightEntry[]>;
  /** Hides a card or lets it come again. */
  setHidden(day: Day, id: string, isHidden: boolean): Promise<Mirror>;
}

/** Without `notes`, as in a container where they cannot be reached, nothing is picked by them and nothing is known to be due. */
type Stores = Pick<Services, 'seen' | 'settings' | 'clock'> & { readonly notes: Services['notes'] | null };

/** What of the kept things is read for a mirror; a part that could not be read is null. */
interface Read {
  readonly settings: Settings | null;
  readonly isDue: boolean | null;
  readonly picks: readonly string[] | null;
}

/** The keeper over these stores. `isLocked` tells whether the notes are locked: then none is looked at. */
export function createInsightKeeper(stores: Stores, words: InsightWords, isLocked: () => Promise<boolean> = async () => false): InsightKeeper {
  const { seen, settings, notes, clock } = stores;
  const { cards, language } = words;
  const cardOf = new Map(cards.map((card) => [card.id, card]));
  const idsOf = (kept: KeptInsights) => dealableIds(cards, kept.seen);

  async function read(day: Day): Promise<Read> {
    const now = clock.now();
    const [values, dues] = await Promise.all([orNull(settings.read()), notes && orNull(notes.dues(now.epochMs))]);
    return {
      settings: values,
      isDue: values && dues && hasHint(waitingOf(dues.passed, values, now.epochMs), now, clock.offsetAt),
      picks: values && (values.newTab.picksByPattern ? notes && (await orNull(pick(notes, day))) : []),
    };
  }

  /** Only the best one: it is picked anew every day, from the notes there are by then. */
  async function pick(from: Services['notes'], day: Day): Promise<readonly string[]> {
    const locked = await isLocked();
    const recent = locked ? [] : await from.newest(RECENT.notes);
    return pickByPattern(cards, recent, day, locked);
  }

  /** The deck with the days that tabs have dealt from the mirror while nobody could tell it. */
  function catchUp(kept: KeptInsights, day: Day): Deck {
    const ids = idsOf(kept);
    let deck = fitDeck(kept.deck ?? freshDeck(ids, day), ids);
    for (const { day: earlier, card } of readMirror()?.days ?? []) {
      if (!cardOn(deck, earlier) && cardOf.has(card.id)) deck = dealDay(deck, ids, earlier, card);
    }
    return deck;
  }

  function mirror(kept: KeptInsights, deck: Deck, { settings: values, isDue }: Read): Mirror {
    const before = readMirror();
    // Another page has changed things since this one read them, and has mirrored that.
    if (before && before.revision > kept.revision && before.language === language) return refresh(before, { settings: values, isDue });
    const textOf = ({ id, reason }: UpcomingInsight): MirrorCard[] => {
      const card = cardOf.get(id);
      if (!card) return [];
      const { kind, part, title, body, ask } = card;
      return [{ id, kind, part, title, body, ask, reason, isFavourite: seenOf(kept.seen, id).isFavourite }];
    };
    const next: Mirror = {
      version: 1,
      revision: kept.revision,
      theme: values?.theme ?? before?.theme ?? DEFAULT_SETTINGS.theme,
      textSize: values?.textSize ?? before?.textSize ?? DEFAULT_SETTINGS.textSize,
      language,
      words: words.words,
      newTab: values?.newTab ?? before?.newTab ?? DEFAULT_SETTINGS.newTab,
      openedOn: before?.openedOn ?? null,
      days: deck.days.slice(-MIRROR_DAYS.past).flatMap((dealt) => textOf(dealt).map((card) => ({ day: dealt.day, card }))),
      next: upcomingCards(deck, idsOf(kept), MIRROR_DAYS.next).flatMap(textOf),
      isDue: isDue ?? before?.isDue ?? false,
    };
    writeMirror(next);
    return next;
  }

  async function change(day: Day, work: (deck: Deck, kept: KeptInsights) => InsightsChange): Promise<Mirror> {
    const kept = await seen.change((before) => work(catchUp(before, day), before), readMirror()?.revision);
    return mirror(kept, kept.deck!, await read(day));
  }

  function hide(day: Day, id: string): Promise<Mirror> {
    return change(day, (deck, kept) => {
      const after = { ...kept, seen: markInsight(kept.seen, id, { isHidden: true }) };
      const ids = idsOf(after);
      const wasToday = cardOn(deck, day)?.id === id;
      return { ...after, deck: wasToday ? dealDay(deck, ids, day) : fitDeck(deck, ids) };
    });
  }

  async function sync(day: Day, isShown: boolean): Promise<Mirror> {
    const found = await read(day);
    try {
      const kept = await seen.change((before) => {
        const ids = idsOf(before);
        const picked = found.picks ? (deck: Deck) => pickCards(deck, found.picks!.filter((id) => deck.queue.includes(id)).slice(0, 1)) : (deck: Deck) => deck;
        const caught = catchUp(before, day);
        // Picks are for the days to come: this day's card, if it is in sight, was dealt before them.
        const deck = picked(isShown ? dealDay(caught, ids, day) : caught);
        const shown = isShown ? cardOn(deck, day) : undefined;
        return { deck, seen: shown ? markInsight(before.seen, shown.id, { lastShownOn: day }) : before.seen };
      }, readMirror()?.revision);
      return mirror(kept, kept.deck!, found);
    } catch (thrown) {
      console.warn('the deck could not be read', thrown);
      return standIn(day, isShown, found);
    }
  }

  return {
    sync,
    favour: (day, id, isFavourite) => change(day, (deck, kept) => ({ deck, seen: markInsight(kept.seen, id, { isFavourite }) })),
    hide,
    setHidden: (day, id, isHidden) =>
      isHidden ? hide(day, id) : change(day, (deck, kept) => {
        const after = { ...kept, seen: markInsight(kept.seen, id, { isHidden: false }) };
        return { ...after, deck: fitDeck(deck, idsOf(after)) };
      }),
    putBack: (day, card) => change(day, (deck, kept) => ({ seen: markInsight(kept.seen, card.id, { isHidden: false }), deck: putBack(deck, day, card) })),
    another: (day) => change(day, (deck, kept) => {
      const after = replaceDay(deck, idsOf(kept), day);
      const shown = cardOn(after, day);
      return { deck: after, seen: shown ? markInsight(kept.seen, shown.id, { lastShownOn: day }) : kept.seen };
    }),
    async cover(day, isCovered) {
      await settings.change({ newTab: { isCovered } });
      return sync(day, true);
    },
    async library() {
      const kept = await seen.read();
      return cards.map((card) => ({ ...seenOf(kept.seen, card.id), card }));
    },
  };

  /** Without a database: the mirror goes on where there is one, and a deck made from the date where there is none. */
  function standIn(day: Day, isShown: boolean, found: Read): Mirror {
    const before = readMirror();
    const nothing: KeptInsights = { revision: before?.revision ?? 0, deck: null, seen: [] };
    const isEnough = before !== null && before.language === language && (before.next.length > 0 || !isShown);
    if (!isEnough) {
      const ids = idsOf(nothing);
      const fresh = freshDeck(ids, day);
      return mirror(nothing, isShown ? dealDay(fresh, ids, day) : fresh, found);
    }
    return refresh(before, found);
  }

  /** The mirror with its cards as they are, and whatever else could be read. */
  function refresh(before: Mirror, { settings: values, isDue }: Pick<Read, 'settings' | 'isDue'>): Mirror {
    const next: Mirror = {
      ...before,
      theme: values?.theme ?? before.theme,
      textSize: values?.textSize ?? before.textSize,
      newTab: values?.newTab ?? before.newTab,
      isDue: isDue ?? before.isDue,
    };
    writeMirror(next);
    return next;
  }
}

/** What the work gives, or null when the disk does not; our own mistakes still throw. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (thrown) {
    console.warn('a part of the new tab could not be read', asStorageError(thrown));
    return null;
  }
}
