import { LIMITS, SIGNAL_ANSWERS, VERDICTS } from '../../core/note.ts';
import { offered, type SignalQuestion } from '../../core/words.ts';
import { Choice } from '../base/Choice.tsx';
import { More } from '../base/More.tsx';
import { Scale } from '../base/Scale.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import { StepFrame } from './StepFrame.tsx';
import type { StepProps } from './step-props.ts';

/** The question of signal or protection: four answers, all alike. What stands behind "more" informs and decides nothing. */
export function SignalStep({ pause, position, dispatch }: StepProps) {
  const { words } = useWords();
  const { answers } = pause;
  const text = words.pause.signal;
  return (
    <StepFrame title={text.title} help={text.help} position={position}>
      <Choice
        label={text.title}
        name="verdict"
        options={VERDICTS.map((value) => ({ value, ...text.verdicts[value] }))}
        value={answers.verdict}
        onChosen={(verdict) => dispatch({ type: 'verdictChosen', verdict })}
      />
      <More label={text.more} isOpen={pause.open.includes('signal')} onToggled={(isOpen) => dispatch({ type: 'moreOpened', step: 'signal', isOpen })}>
        <TextField
          key={`${pause.noteId}-said`}
          label={text['said-or-done']}
          value={answers.saidOrDone}
          limit={LIMITS.line}
          onWritten={(written) => dispatch({ type: 'textWritten', field: 'saidOrDone', text: written })}
        />
        <TextField
          key={`${pause.noteId}-read`}
          label={text['read-into']}
          value={answers.readInto}
          limit={LIMITS.line}
          onWritten={(written) => dispatch({ type: 'textWritten', field: 'readInto', text: written })}
        />
        <div class="group">
          <h2 class="group-label">{text.questions}</h2>
          <p class="quiet">{text['questions-help']}</p>
          {offered(words.signals).map((question) => (
            <Question key={question.id} question={question} pause={pause} dispatch={dispatch} />
          ))}
        </div>
        <details class="group">
          <summary class="group-label">{text.thoughts}</summary>
          <p class="quiet">{text['thoughts-help']}</p>
          <dl class="thoughts">
            {offered(words.thoughts).map((thought) => (
              <div key={thought.id}>
                <dt>{thought.text}</dt>
                <dd class="quiet">{thought.note}</dd>
              </div>
            ))}
          </dl>
        </details>
        <Scale
          label={text.confidence}
          low={text['confidence-low']}
          high={text['confidence-high']}
          most={100}
          step={10}
          value={answers.confidence}
          onSet={(value) => dispatch({ type: 'numberSet', field: 'confidence', value })}
        />
      </More>
    </StepFrame>
  );
}

function Question({ question, pause, dispatch }: { question: SignalQuestion } & Pick<StepProps, 'pause' | 'dispatch'>) {
  const { words } = useWords();
  const text = words.pause.signal;
  if (question.tick) {
    return (
      <div class="question">
        <label class="tick">
          <input type="checkbox" checked={pause.answers.safety} autocomplete="off" onChange={() => dispatch({ type: 'unsafeSaid' })} />
          <span>{question.text}</span>
        </label>
        {question.help && <p class="quiet">{question.help}</p>}
      </div>
    );
  }
  const answer = pause.answers.questions[question.id] ?? null;
  const meaning = answer === 'yes' ? question.yes : answer === 'no' ? question.no : undefined;
  return (
    <div class="question">
      <Choice
        label={question.text}
        name={`question-${question.id}`}
        isInline
        options={SIGNAL_ANSWERS.map((value) => ({ value, name: text.answers[value] }))}
        value={answer}
        onChosen={(value) => dispatch({ type: 'questionAnswered', id: question.id, answer: value })}
      />
      <p class="quiet" role="status">
        {meaning ?? ''}
      </p>
      <details class="why">
        <summary class="quiet">{text.why}</summary>
        <p class="quiet">{question.why}</p>
      </details>
    </div>
  );
}
