import { LIMITS } from '../../core/note.ts';
import { offered } from '../../core/words.ts';
import { Chip } from '../base/Chip.tsx';
import { TextField } from '../base/TextField.tsx';
import { useReading } from './reading-context.ts';
import type { NoteValues } from './use-note-values.ts';

/** The three questions of a withdrawal noticed later, or of closeness that held, with chips for the kind of moment. */
export function ShortFields({ values }: { readonly values: NoteValues }) {
  const { notes } = useReading();
  const { shown, change } = values;
  const isHeld = shown.kind === 'held';
  const { title, prompts } = isHeld ? notes.held : notes.afterwards;
  const moments = notes.held.moments.filter((moment) => moment.retired !== true || shown.moments.includes(moment.id));
  return (
    <>
      {isHeld && (
        <div class="chips" role="group" aria-label={title}>
          {moments.map(({ id, text }) => (
            <Chip
              key={id}
              text={text}
              isChosen={shown.moments.includes(id)}
              onChosen={() => change({ moments: shown.moments.includes(id) ? shown.moments.filter((other) => other !== id) : [...shown.moments, id] })}
            />
          ))}
        </div>
      )}
      <div data-field="texts" class="note-fields">
        {offered(prompts).map(({ id, text }) => (
          <TextField
            key={id}
            label={text}
            rows={2}
            value={shown.texts[id] ?? ''}
            limit={LIMITS.line}
            onWritten={(written) => change({ texts: { ...shown.texts, [id]: written } })}
          />
        ))}
      </div>
    </>
  );
}
