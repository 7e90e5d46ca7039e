import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { saysSomething, type LookBackAnswer } from '../../core/look-back.ts';
import { LIMITS, VERDICTS, type LookBackSpan } from '../../core/note.ts';
import { offered, type LookBackWords } from '../../core/words.ts';
import { Chip } from '../base/Chip.tsx';
import { Choice } from '../base/Choice.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import './look-back.css';

interface Props {
  readonly noteId: string;
  readonly text: LookBackWords;
  /** What is due; null when the person looks back of their own accord. */
  readonly span: LookBackSpan | null;
  /** Whether the heading takes the focus when the form appears. */
  readonly takesFocus: boolean;
  /** What was answered before the page went away; null when nothing was. */
  readonly begun?: LookBackAnswer | null;
  /** After every change, before it is kept. */
  readonly onChanged?: (answer: LookBackAnswer) => void;
  readonly onKept: (answer: LookBackAnswer) => void;
  /** Leaves it for this time. */
  readonly onLeft: () => void;
  /** Only where the note asked for it. */
  readonly onStopped?: (() => void) | undefined;
  readonly onUnsafeSaid: () => void;
}

const NOTHING: LookBackAnswer = { verdict: null, done: [], line: '' };

/** "How does it look now?" No answer is chosen beforehand, and none is praised. */
export function LookBackForm({ noteId, text, span, takesFocus, begun = null, onChanged, onKept, onLeft, onStopped, onUnsafeSaid }: Props) {
  const { t, words } = useWords();
  const [answer, setAnswer] = useState(begun ?? NOTHING);
  const heading = useRef<HTMLHeadingElement>(null);
  // Events act on the newest answer even when two come before the next drawing.
  const latest = useRef(answer);
  const set = (change: Partial<LookBackAnswer>) => {
    latest.current = { ...latest.current, ...change };
    setAnswer(latest.current);
    onChanged?.(latest.current);
  };
  const question = span === null ? text.question : text.laterQuestions[span];
  useLayoutEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <form
      class="look-back-form"
      aria-label={question}
      onSubmit={(event) => {
        event.preventDefault();
        onKept(latest.current);
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {question}
      </h3>
      <p class="quiet">{text.help}</p>
      <Choice
        label={question}
        name={`look-back-${noteId}`}
        options={VERDICTS.map((value) => ({ value, ...words.pause.signal.verdicts[value] }))}
        value={answer.verdict}
        onChosen={(verdict) => set({ verdict })}
      />
      <div class="group" role="group" aria-label={t('look-back.done')}>
        <h4 class="group-label">{t('look-back.done')}</h4>
        <div class="chips">
          {offered(text.done).map(({ id, text: name }) => (
            <Chip
              key={id}
              text={name}
              isChosen={answer.done.includes(id)}
              onChosen={() => set({ done: answer.done.includes(id) ? answer.done.filter((other) => other !== id) : [...answer.done, id] })}
            />
          ))}
        </div>
      </div>
      <TextField label={text.lineLabel} value={answer.line} limit={LIMITS.line} onWritten={(line) => set({ line })} />
      <button type="button" class="act unsafe-act" onClick={onUnsafeSaid}>
        {text.unsafe}
      </button>
      <div class="look-back-acts">
        <button type="button" class="act" onClick={onLeft}>
          {t(span === null ? 'act.back' : 'look-back.later')}
        </button>
        <button type="submit" class="act main" disabled={!saysSomething(answer)}>
          {t('look-back.keep')}
        </button>
      </div>
      {onStopped && (
        <button type="button" class="link" onClick={onStopped}>
          {t('look-back.stop')}
        </button>
      )}
    </form>
  );
}
