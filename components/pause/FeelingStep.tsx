import { useState } from 'preact/hooks';
import { LIMITS } from '../../core/note.ts';
import { canAddFeeling, type ChipList } from '../../core/pause.ts';
import { Chip } from '../base/Chip.tsx';
import { More } from '../base/More.tsx';
import { TextField } from '../base/TextField.tsx';
import { useWords } from '../base/words-context.ts';
import { ChipGroup } from './ChipGroup.tsx';
import { StepFrame } from './StepFrame.tsx';
import type { StepProps } from './step-props.ts';

/** The feeling: one tap on a basic word goes on; behind "more" the body comes first, then up to three words of all. */
export function FeelingStep({ pause, position, ownWords, dispatch, onOwnWordAdded }: StepProps) {
  const { t, words } = useWords();
  const { answers } = pause;
  const typed = (list: ChipList, text: string | null) => dispatch({ type: 'ownWordTyped', list, text });
  const text = words.pause.feeling;
  const isOpen = pause.open.includes('feeling');
  const isFull = !canAddFeeling(answers);
  const [showsAll, setShowsAll] = useState(() => answers.feelings.some((id) => words.feelings.find((word) => word.id === id)?.basic !== true));
  const lastChosen = words.feelings.find((word) => word.id === answers.feelings.at(-1));
  return (
    <StepFrame title={text.title} help={text.help} position={position}>
      {!isOpen && (
        <div class="chips">
          {[
            ...ownWords.filter((word) => word.list === 'feelings' && (answers.feelings.includes(word.id) || (word.isPinned && !word.isArchived))),
            ...words.feelings.filter((word) => answers.feelings.includes(word.id) || (word.basic === true && word.retired !== true)),
          ].map((word) => (
            <Chip
              key={word.id}
              text={word.text}
              help={'meaning' in word ? word.meaning : undefined}
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
          begun={pause.begunWords.body}
          words={words.body}
          ownWords={ownWords}
          chosen={answers.body}
          onToggled={(id, { alone, aloneIds }) => dispatch({ type: 'chipToggled', list: 'body', id, alone, aloneIds })}
          onOwnWordTyped={typed}
          onOwnWordAdded={onOwnWordAdded}
        />
        <ChipGroup
          label={text.title}
          list="feelings"
          begun={pause.begunWords.feelings}
          words={words.feelings.filter((word) => showsAll || word.basic === true || answers.feelings.includes(word.id))}
          ownWords={ownWords}
          chosen={answers.feelings}
          isFull={isFull}
          onToggled={(id) => dispatch({ type: 'chipToggled', list: 'feelings', id })}
          onOwnWordTyped={typed}
          onOwnWordAdded={onOwnWordAdded}
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
