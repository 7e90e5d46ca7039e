/** The new tab as it is drawn: the day's card or its cover, and one row with the pause, what waits, and the ways to the rest. */
import type { OptionsRoom } from '../../core/insight-port.ts';
import type { MirrorCard } from '../../core/mirror.ts';
import type { Translate } from '../../core/translate.ts';
import { InsightCard } from './InsightCard.tsx';

/** What stands in the middle. `loading` is empty: the card follows in a moment. */
export type DayView = 'covered' | 'card' | 'empty' | 'loading';

/** A line under the card: what has just been done with it, and how to take it back. */
export type DayNotice = 'hidden' | 'passed' | 'not-kept' | 'not-opened' | null;

interface Props {
  readonly t: Translate;
  readonly view: DayView;
  readonly card: MirrorCard | null;
  readonly notice: DayNotice;
  /** Asks, once, whether cards shall be covered. */
  readonly asksCover: boolean;
  readonly isDue: boolean;
  /** Where the notes and all cards are. */
  readonly optionsPath: string;
  readonly onUncovered: () => void;
  readonly onCoverChosen: (isCovered: boolean) => void;
  readonly onFavoured: (isFavourite: boolean) => void;
  readonly onAnotherWanted: () => void;
  readonly onHidden: () => void;
  readonly onUndone: () => void;
  readonly onPauseWanted: () => void;
  readonly onRoomWanted: (room: OptionsRoom) => void;
}

export function DayPage(props: Props) {
  const { t, view, card, isDue, notice } = props;
  return (
    <>
      <main class="day" aria-busy={view === 'loading'}>
        {view !== 'card' && <h1 class="visually-hidden">{t('newtab.title')}</h1>}
        {view === 'covered' && (
          <button type="button" class="cover" onClick={props.onUncovered}>
            {t('newtab.show-card')}
          </button>
        )}
        {view === 'empty' && <p class="day-empty">{t('newtab.empty')}</p>}
        {view !== 'card' && notice === 'not-opened' && <Notice {...props} />}
        {view === 'card' && card && (
          <div class="day-card">
            <InsightCard card={card} t={t} onFavoured={props.onFavoured} onAnotherWanted={props.onAnotherWanted} onHidden={props.onHidden} />
            <Notice {...props} />
            {props.asksCover && <CoverQuestion {...props} />}
          </div>
        )}
      </main>
      <footer class="rail">
        <button type="button" class="pause-button" onClick={props.onPauseWanted}>
          {t('newtab.pause')}
        </button>
        <p class="rail-due">{isDue && <RoomLink {...props} room="look-back" text={t('newtab.due')} />}</p>
        <nav class="rail-ways">
          <RoomLink {...props} room="notes" text={t('newtab.notes')} />
          <RoomLink {...props} room="insights" text={t('newtab.library')} />
          {/* One neutral word: what it leads to is said on the page itself. */}
          <RoomLink {...props} room="help" text={t('newtab.help')} />
        </nav>
      </footer>
    </>
  );
}

/** A real link, so that it can be opened the browser's own ways; a plain click goes to the room without a word in the address. */
function RoomLink({ optionsPath, onRoomWanted, room, text }: Props & { readonly room: OptionsRoom; readonly text: string }) {
  return (
    <a
      href={optionsPath}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onRoomWanted(room);
      }}
    >
      {text}
    </a>
  );
}

function Notice({ t, notice, onUndone }: Props) {
  return (
    <p class="day-notice" role="status">
      {notice === 'not-kept' && t('newtab.not-kept')}
      {notice === 'not-opened' && t('newtab.not-opened')}
      {notice === 'hidden' && <span>{t('insight.hidden')}</span>}
      {(notice === 'hidden' || notice === 'passed') && (
        <button type="button" class="link" onClick={onUndone}>
          {t(notice === 'hidden' ? 'insight.undo' : 'insight.back')}
        </button>
      )}
    </p>
  );
}

function CoverQuestion({ t, onCoverChosen }: Props) {
  return (
    <div class="cover-question" role="group" aria-labelledby="cover-question">
      <p id="cover-question">{t('newtab.cover-question')}</p>
      <div>
        <button type="button" class="act" onClick={() => onCoverChosen(true)}>
          {t('newtab.cover-keep')}
        </button>
        <button type="button" class="act" onClick={() => onCoverChosen(false)}>
          {t('newtab.cover-open')}
        </button>
      </div>
    </div>
  );
}
