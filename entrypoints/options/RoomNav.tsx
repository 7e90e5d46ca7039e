import type { Translate } from '../../core/translate.ts';

/** The parts of the page, in the order of the row. */
export const ROOMS = ['notes', 'look-back', 'map', 'insights', 'settings', 'copies', 'lock', 'help'] as const;
/** The name of each part, as a key. */
export const ROOM_KEYS = { notes: 'room.notes', 'look-back': 'room.look-back', map: 'room.map', insights: 'room.insights', settings: 'room.settings', copies: 'room.copies', lock: 'room.lock', help: 'room.help' } as const;
/** What shows notes, and so nothing while they are locked. The bin is a part of Notes. */
export const NEEDS_NOTES: ReadonlySet<string> = new Set(['notes', 'bin', 'look-back', 'map', 'copies']);
/** What cannot be drawn, and must not be written, before the settings are known. */
export const NEEDS_SETTINGS: ReadonlySet<string | null> = new Set(['settings', 'look-back', 'lock']);
/** A part of the page. */
export type Room = (typeof ROOMS)[number];

interface Props {
  readonly t: Translate;
  readonly open: Room | null;
  /** Something waits to be looked back on: one dot, and not a word of what. */
  readonly hasWaiting: boolean;
  readonly onChosen: (room: Room) => void;
  readonly onHidden: () => void;
  /** Offered while the notes are unlocked. */
  readonly onLocked: (() => void) | undefined;
}

/** The row of parts. They are buttons, not links: the address never says what is open. */
export function RoomNav({ t, open, hasWaiting, onChosen, onHidden, onLocked }: Props) {
  return (
    <nav class="room-nav" aria-label={t('room.nav')}>
      <p class="room-name">One Beat</p>
      <ul>
        {ROOMS.map((room) => (
          <li key={room}>
            <button type="button" aria-current={room === open ? 'page' : undefined} onClick={() => onChosen(room)}>
              {t(ROOM_KEYS[room])}
              {room === 'look-back' && hasWaiting && (
                <>
                  <span class="room-dot" aria-hidden="true" />
                  <span class="visually-hidden">, {t('look-back.waiting')}</span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
      <div class="room-safety">
        <button type="button" class="room-unsafe" onClick={() => onChosen('help')}>
          {t('act.unsafe')}
        </button>
        <button type="button" onClick={onHidden}>
          {t('act.hide')}
        </button>
        {onLocked && (
          <button type="button" onClick={onLocked}>
            {t('room.lock-now')}
          </button>
        )}
      </div>
    </nav>
  );
}
