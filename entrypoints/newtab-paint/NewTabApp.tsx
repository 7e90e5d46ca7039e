/**
 * The new tab from its first frame on. What it shows at once comes from the mirror; whatever needs the disk waits for the rest of the
 * page, which loads behind the frame and hands itself over.
 *
 *              ┌──────── the page goes out of sight ────────┐
 *              ▼                                            │
 *   covered ──click or key──► card ◄──midnight, another──► card
 *                              │  ▲
 *                          Pause  done
 *                              ▼  │
 *                             pause
 *
 * What the disk knows better is shown from the next tab on, so nothing moves under the eyes.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { blankPage, watchEscape } from '../../components/base/hide.ts';
import { DayPage, type DayNotice } from '../../components/insight/DayPage.tsx';
import type { Day } from '../../core/day.ts';
import type { NewTabRest } from '../../core/insight-port.ts';
import { dealFromMirror, mirrorCardOn, type Mirror, type MirrorCard } from '../../core/mirror.ts';
import type { Translate } from '../../core/translate.ts';
import { readMirror, watchMirror, writeMirror } from '../../storage/mirror.ts';
import { isUncoveringKey } from './keys.ts';

interface Props {
  readonly mirror: Mirror | null;
  readonly today: () => Day;
  readonly watchDay: (onChanged: (day: Day) => void) => () => void;
  readonly rest: Promise<NewTabRest>;
  readonly t: Translate;
}

export function NewTabApp({ mirror, today, watchDay, rest, t }: Props) {
  const staysCovered = useRef(mirror?.newTab.isCovered !== false);
  const [isCovered, setIsCovered] = useState(staysCovered.current);
  const [card, setCard] = useState<MirrorCard | null>(() => (isCovered ? null : firstCard(mirror, today())));
  const [isEmpty, setIsEmpty] = useState(false);
  const [isDue, setIsDue] = useState(mirror?.isDue ?? false);
  const [asksCover, setAsksCover] = useState(mirror !== null && mirror.newTab.isCovered === null);
  const [notice, setNotice] = useState<DayNotice>(null);
  const [isPausing, setIsPausing] = useState(false);
  const takesFocus = useRef(false);
  const isStarting = useRef(false);
  const before = useRef<MirrorCard | null>(null);
  const latest = useRef({ isCovered, card, isPausing });
  latest.current = { isCovered, card, isPausing };

  /** Takes over what the disk said, as far as it may change without anything moving. */
  function adopt(next: Mirror, day: Day): void {
    setIsDue(next.isDue);
    setAsksCover(next.newTab.isCovered === null);
    staysCovered.current = next.newTab.isCovered !== false;
    if (latest.current.isCovered || latest.current.card) return;
    const found = mirrorCardOn(next, day) ?? null;
    setCard(found);
    setIsEmpty(found === null);
  }

  function sync(day: Day, isShown: boolean): void {
    void rest.then(({ insights }) => insights.sync(day, isShown)).then((next) => {
      noteOpening(day);
      adopt(next, day);
    });
  }

  /** The day's card, dealt at once from the mirror; where the mirror has none left, it comes with the rest of the page. */
  function show(): void {
    const day = today();
    const mirrored = readMirror();
    const dealt = mirrored && dealFromMirror(mirrored, day);
    if (dealt) writeMirror(dealt);
    setIsCovered(false);
    setCard((dealt && mirrorCardOn(dealt, day)) ?? null);
    sync(day, true);
  }

  /** The cover was in the focus; what it hid takes its place, so that keyboards and screen readers go on from there. */
  function uncover(): void {
    takesFocus.current = true;
    show();
  }

  useEffect(() => {
    sync(today(), !isCovered);
    const stopDay = watchDay((day) => {
      setNotice(null);
      if (latest.current.isCovered) sync(day, false);
      else show();
    });
    // Another tab may have asked for another card: all of them show the same.
    const stopMirror = watchMirror(() => {
      const found = readMirror();
      const next = found && mirrorCardOn(found, today());
      if (next && latest.current.card && !latest.current.isCovered) setCard(next);
    });
    const hidden = () => {
      if (document.visibilityState !== 'hidden' || !staysCovered.current) return;
      setIsCovered(true);
      setCard(null);
      setNotice(null);
    };
    const pressed = (event: KeyboardEvent) => {
      if (!latest.current.isCovered || latest.current.isPausing || !isUncoveringKey(event)) return;
      event.preventDefault();
      uncover();
    };
    document.addEventListener('visibilitychange', hidden);
    document.addEventListener('keydown', pressed);
    return () => {
      stopDay();
      stopMirror();
      document.removeEventListener('visibilitychange', hidden);
      document.removeEventListener('keydown', pressed);
    };
  }, []);

  useLayoutEffect(() => {
    if (!card || !takesFocus.current) return;
    takesFocus.current = false;
    document.getElementById('card-title')?.focus();
  }, [card]);

  useEffect(() => {
    // The pause has its own way to hide, which keeps the draft first.
    if (isPausing) return undefined;
    return watchEscape(2, () => {
      blankPage();
      location.replace('about:blank');
    });
  }, [isPausing]);

  if (isPausing) return null;
  return (
    <DayPage
      t={t}
      view={isCovered ? 'covered' : card ? 'card' : isEmpty ? 'empty' : 'loading'}
      card={card}
      notice={notice}
      asksCover={asksCover}
      isDue={isDue}
      optionsPath="/options.html"
      onUncovered={uncover}
      onCoverChosen={(isCoveredNow) => {
        setAsksCover(false);
        act((insights, day) => insights.cover(day, isCoveredNow));
      }}
      onFavoured={(isFavourite) => {
        if (!card) return;
        setCard({ ...card, isFavourite });
        act((insights, day) => insights.favour(day, card.id, isFavourite));
      }}
      onAnotherWanted={() => card && replace(card, 'passed', (insights, day) => insights.another(day))}
      onHidden={() => card && replace(card, 'hidden', (insights, day) => insights.hide(day, card.id))}
      onUndone={() => {
        const back = before.current;
        if (back) replace(null, null, (insights, day) => insights.putBack(day, back));
      }}
      onPauseWanted={pause}
      onRoomWanted={(room) => void rest.then(({ openRoom }) => openRoom(room))}
    />
  );

  /** The card stays until the pause stands in its place, so that nothing flashes between them. */
  function pause(): void {
    if (isStarting.current) return;
    isStarting.current = true;
    void rest
      .then(({ startPause }) => startPause(() => setIsPausing(false)))
      .then(
        () => setIsPausing(true),
        (thrown: unknown) => {
          console.warn('the pause could not be opened', thrown);
          setNotice('not-opened');
        },
      )
      .finally(() => (isStarting.current = false));
  }

  /** Has something kept, and says so where it could not be. */
  function act(work: (insights: NewTabRest['insights'], day: Day) => Promise<Mirror>): Promise<Mirror | null> {
    return rest.then(({ insights }) => work(insights, today())).then(
      (next) => {
        adopt(next, today());
        return next;
      },
      (thrown: unknown) => {
        console.warn('an insight could not be marked', thrown);
        setNotice('not-kept');
        // The star goes back to what is kept.
        const kept = readMirror();
        const unchanged = kept && mirrorCardOn(kept, today());
        setCard((shown) => (shown && unchanged?.id === shown.id ? unchanged : shown));
        return null;
      },
    );
  }

  /** Puts another card into the day's place, and remembers the one that stood there. */
  function replace(gone: MirrorCard | null, said: DayNotice, work: Parameters<typeof act>[0]): void {
    void act(work).then((next) => {
      if (!next) return;
      const found = mirrorCardOn(next, today()) ?? null;
      // Without any other card the same one stays, and there is nothing to take back.
      const isSame = gone !== null && found?.id === gone.id;
      before.current = isSame ? null : gone;
      setNotice(isSame ? null : said);
      setCard(found);
      setIsEmpty(found === null);
    });
  }
}

/** The card of a day for the first frame. What it takes from the mirror is noted there after the frame: the disk must not stand before it. */
function firstCard(mirror: Mirror | null, day: Day): MirrorCard | null {
  if (!mirror) return null;
  const dealt = dealFromMirror(mirror, day);
  setTimeout(() => {
    const now = readMirror();
    if (now) writeMirror(dealFromMirror(now, day));
  });
  return mirrorCardOn(dealt, day) ?? null;
}

/** Remembers that this day has had its tab, for those who want the page once a day. */
function noteOpening(day: Day): void {
  const mirror = readMirror();
  if (mirror && mirror.openedOn !== day) writeMirror({ ...mirror, openedOn: day });
}
