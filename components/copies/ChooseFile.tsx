import { useId, useState } from 'preact/hooks';
import { useWords } from '../base/words-context.ts';

interface Props {
  readonly label: string;
  readonly onChosen: (file: File) => void;
}

/** A file to choose, or to drop. It stands on a page of its own: a small window closes as soon as the choosing opens (BR-03). */
export function ChooseFile({ label, onChosen }: Props) {
  const { t } = useWords();
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      class="choose-file"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onChosen(file);
      }}
    >
      <label for={id} class="choose-file-label">
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        autocomplete="off"
        onChange={(event) => {
          const field = event.currentTarget;
          const file = field.files?.[0];
          if (file) onChosen(file);
          // The same file may be chosen again.
          field.value = '';
        }}
      />
      <p class="quiet">{t('bring.drop')}</p>
    </div>
  );
}
