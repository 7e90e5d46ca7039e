import { useState } from 'preact/hooks';
import { LIMITS } from '../../core/note.ts';
import { canAddFeeling } from '../../core/chosen-words.ts';
import { Chip } from '../base/Chip.tsx';
import { More } from '../base/More.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { StepFrame } from './StepFrame.tsx';
import type { StepProps } from './step-props.ts';

/** The feeling: one tap on a basic word goes on; behind "more" the body comes first, then up to three words of all. */
export function FeelingStep({ pause, position, own, dispatch }: StepProps) {
  const { t, words } = useWords();
  const { answers } = pause;
  const text = words.pause.feeling;
  const isOpen = pause.open.includes('feeling');
  const isFull = !canAddFeeling(answers);
  const [showsAll, setShowsAll] = useState(() => answers.feelings.some((id) => words.feelings.find((word) => word.id === id)?.basic !== true));
  const lastChosen = words.feelings.find((word) => word.id === answers.feelings.at(-1));
  // One's own stand among the first where they are pinned or chosen.
  const first: readonly { readonly id: string; readonly text: string; readonly meaning?: string }[] = [
    ...own.words.filter((word) => word.list === 'feelings' && (answers.feelings.includes(word.id) || (word.isPinned && !word.isArchived))),
    ...words.feelings.filter((word) => answers.feelings.includes(word.id) || (word.basic === true && word.retired !== true)),
  ];
  return (
    <StepFrame title={text.title} help={text.help} position={position}>
      {!isOpen && (
        <div class="chips">
          {first.map((word) => (
            <Chip
              key={word.id}
              text={word.text}
              help={word.meaning}
              isChosen={answers.feelings.includes(word.id)}
              isDisabled={isFull && !answers.feelings.includes(word.id)}
              onChosen={() => dispatch({ type: 'feelingChosen', id: word.id })}
            />
          ))}
        </div>
      )}
      {!isOpen && isFull && <p class="quiet">{t('pause.feelings-full')}</p>}
      <More label={text.more} isOpen={isOpen} onToggled={(open) => dispatch({ type: 'moreOpened', step: 'feeling', isOpen: open })}>
        <ChipGroup
          label={text.body}
          help={text['body-help']}
          list="body"
          words={words.body}
          own={own}
          chosen={answers.body}
          onToggled={(id, { alone, aloneIds }) => dispatch({ type: 'chipToggled', list: 'body', id, alone, aloneIds })}
        />
        <ChipGroup
          label={text.title}
          list="feelings"
          words={words.feelings.filter((word) => showsAll || word.basic === true || answers.feelings.includes(word.id))}
          own={own}
          chosen={answers.feelings}
          isFull={isFull}
          onToggled={(id) => dispatch({ type: 'chipToggled', list: 'feelings', id })}
        />
        <p class="quiet" role="status">
          {isFull ? t('pause.feelings-full') : (lastChosen?.meaning ?? '')}
        </p>
        <button type="button" class="link" onClick={() => setShowsAll(!showsAll)}>
          {t(showsAll ? 'pause.words-fewer' : 'pause.words-more')}
        </button>
        <TextField
          key={`${pause.noteId}-feeling`}
          label={text.own}
          value={answers.feelingText}
          limit={LIMITS.line}
          onWritten={(written) => dispatch({ type: 'textWritten', field: 'feelingText', text: written })}
          onEntered={() => dispatch({ type: 'wentNext' })}
        />
      </More>
    </StepFrame>
  );
}
