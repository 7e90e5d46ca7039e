import { useState } from 'preact/hooks';
import type { OffsetAt } from '../../core/day.ts';
import { withToggled } from '../../core/chosen-words.ts';
import { LIMITS, MOST_FEELINGS, VERDICTS, withoutUnsafe, type Note } from '../../core/note.ts';
import type { ChipList } from '../../core/pause.ts';
import { offered, safeAmong, type Word } from '../../core/words.ts';
import { Choice } from '../base/Choice.tsx';
import { More } from '../base/More.tsx';
import { Scale } from '../base/Scale.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import { ChipGroup, type OwnWordProps } from '../pause/ChipGroup.tsx';
import { useReading } from './reading-context.ts';
import type { BegunWordsHandle } from './use-begun-words.ts';
import type { NoteValues } from './use-note-values.ts';

/** What the fields of a note need. */
export interface FieldsProps {
  readonly values: NoteValues;
  readonly offsetAt: OffsetAt;
  readonly begunWords: BegunWordsHandle;
}

type LineField = 'urgeText' | 'feelingText' | 'saidOrDone' | 'readInto';

/** Everything of a pause that may be mended. While the safety flag stands, nothing here weighs anything up. */
export function PauseFields({ values, begunWords }: FieldsProps) {
  const { t, words } = useWords();
  const { own } = useReading();
  const { shown, change } = values;
  const [isOpen, setIsOpen] = useState(false);
  const { urge, feeling, signal, 'next-step': nextStep, kept } = words.pause;
  const ownWords: OwnWordProps = { words: own, begun: begunWords.begun, onTyped: begunWords.type, onAdded: (list, text) => void begunWords.add(list, text) };
  const line = (field: LineField, label: string) => (
    <div data-field={field}>
      <TextField label={label} value={shown[field]} limit={LIMITS.line} onWritten={(text) => change({ [field]: text })} />
    </div>
  );
  const chips = (list: ChipList, label: string, from: readonly (Word & { readonly alone?: true })[]) => (
    <ChipGroup
      label={label}
      list={list}
      words={withChosen(from, shown[list])}
      own={ownWords}
      chosen={shown[list]}
      isFull={list === 'feelings' && shown.feelings.length >= MOST_FEELINGS}
      onToggled={(id, { alone, aloneIds }) => change(withToggled(shown, { list, id, alone, aloneIds }))}
    />
  );
  const { nextStep: step } = withoutUnsafe(shown, safeAmong(words.steps));
  // One that does not go with the flag stays in the note, and off the screen.
  const hidesStep = shown.nextStep !== null && step === null;
  return (
    <>
      {line('urgeText', urge.title)}
      {line('feelingText', feeling.title)}
      {line('saidOrDone', signal['said-or-done'])}
      {line('readInto', signal['read-into'])}
      {!shown.safety && (
        <Choice
          label={signal.title}
          name={`verdict-${shown.id}`}
          isInline
          options={VERDICTS.map((value) => ({ value, name: signal.verdicts[value].name }))}
          value={shown.verdict}
          onChosen={(verdict) => change({ verdict })}
        />
      )}
      <NumberScale label={urge.strength} field="strength" values={values} />
      <NumberScale label={kept.strength} field="strengthAfter" values={values} />
      <More label={t('notes.more-parts')} isOpen={isOpen} onToggled={setIsOpen}>
        {chips('urges', urge.title, words.urges)}
        {chips('triggers', urge.trigger, words.triggers)}
        {chips('feelings', feeling.title, words.feelings)}
        {chips('body', feeling.body, words.body)}
        {!shown.safety && (
          <Scale
            label={signal.confidence}
            low={signal['confidence-low']}
            high={signal['confidence-high']}
            most={100}
            step={10}
            value={shown.confidence}
            onSet={(confidence) => change({ confidence })}
          />
        )}
        {!hidesStep && <div data-field="nextStep" class="note-fields">
          <TextField label={nextStep.when} value={step?.when ?? ''} limit={LIMITS.line} onWritten={(when) => change({ nextStep: { ...(step ?? NO_STEP), when } })} />
          <TextField label={nextStep.will} value={step?.will ?? ''} limit={LIMITS.line} onWritten={(will) => change({ nextStep: { ...(step ?? NO_STEP), will } })} />
        </div>}
        {!shown.safety && (
          <div data-field="message">
            <TextField label={nextStep.message} rows={3} value={shown.message} limit={LIMITS.message} onWritten={(message) => change({ message })} />
          </div>
        )}
      </More>
    </>
  );
}

const NO_STEP: NonNullable<Note['nextStep']> = { id: null, when: '', will: '', returnAt: null };

function NumberScale({ label, field, values }: { readonly label: string; readonly field: 'strength' | 'strengthAfter'; readonly values: NoteValues }) {
  const { urge } = useWords().words.pause;
  return (
    <Scale
      label={label}
      low={urge['strength-low']}
      high={urge['strength-high']}
      most={10}
      step={1}
      value={values.shown[field]}
      onSet={(value) => values.change({ [field]: value })}
    />
  );
}

/** What may be chosen now, and what was chosen when it still could be. */
function withChosen<W extends Word>(words: readonly W[], chosen: readonly string[]): readonly W[] {
  const open = new Set(offered(words).map((word) => word.id));
  return words.filter((word) => open.has(word.id) || chosen.includes(word.id));
}
