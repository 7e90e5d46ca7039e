import { useId } from 'preact/hooks';
import { localTimeAt } from '../../core/day.ts';
import { canLookBack } from '../../core/look-back.ts';
import { LIMITS } from '../../core/note.ts';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import { PauseFields, type FieldsProps } from './PauseFields.tsx';
import { ShortFields } from './ShortFields.tsx';
import '../base/day-field.css';

interface Props extends FieldsProps {
  /** The day may be set for a note that is being begun, and for one whose day is unknown (DT-10). Of any other it never moves. */
  readonly canSetTime: boolean;
}

/** The fields of a note, whatever its kind. */
export function NoteFields(props: Props) {
  const { t } = useWords();
  const { shown, change, watch } = props.values;
  const id = useId();
  return (
    <div class="note-fields" {...watch}>
      {shown.kind === 'pause' ? <PauseFields {...props} /> : <ShortFields values={props.values} />}
      <div data-field="who">
        <TextField label={t('notes.who')} value={shown.who} limit={LIMITS.who} onWritten={(who) => change({ who })} />
      </div>
      {props.canSetTime && (
        <span class="day-field" data-field="begunAt">
          <label for={id}>{t('notes.when')}</label>
          {shown.begunAt === null && <span class="quiet">{t('notes.unknown-day-help')}</span>}
          <input
            id={id}
            type="datetime-local"
            autocomplete="off"
            value={shown.begunAt?.slice(0, 16) ?? ''}
            onChange={(event) => {
              const begunAt = localTimeAt(event.currentTarget.value, props.offsetAt);
              if (begunAt !== null) change({ begunAt });
            }}
          />
        </span>
      )}
      {canLookBack(shown) && (
        <label class="tick">
          <input type="checkbox" checked={shown.wantsLookBack} autocomplete="off" onChange={(event) => change({ wantsLookBack: event.currentTarget.checked })} />
          <span>{t('look-back.wants')}</span>
        </label>
      )}
    </div>
  );
}
