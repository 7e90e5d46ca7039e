import './chip.css';

interface Props {
  readonly text: string;
  readonly help?: string | undefined;
  /** Left out for a chip that goes on at once and so is never "pressed". */
  readonly isChosen?: boolean;
  readonly isDisabled?: boolean;
  readonly onChosen: () => void;
}

/** One word to choose. Chosen is told by a mark and the pressed state, never by colour alone (AX-04). */
export function Chip({ text, help, isChosen, isDisabled = false, onChosen }: Props) {
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={isChosen}
      aria-disabled={isDisabled}
      title={help}
      onClick={() => {
        if (!isDisabled) onChosen();
      }}
    >
      <bdi>{text}</bdi>
    </button>
  );
}
