import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import './confirm.css';

interface Props {
  readonly question: string;
  readonly lines: readonly string[];
  /** Says what will happen, with its number. */
  readonly act: string;
  readonly cancel: string;
  readonly onConfirmed: () => void;
  readonly onCancelled: () => void;
}

/** Asks before something that cannot be taken back easily. Esc closes it and nothing else (AX-07); the safe answer has the focus. */
export function Confirm({ question, lines, act, cancel, onConfirmed, onCancelled }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current!;
    element.showModal();
    // Closed before it leaves the page: only then does the browser give the focus back to what opened it. A plain effect would end after that.
    return () => element.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onCancelled();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        onCancelled();
      }}
    >
      <h2 id={id}>{question}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div class="confirm-acts">
        <button type="button" class="act" onClick={onCancelled}>
          {cancel}
        </button>
        <button type="button" class="act main" onClick={onConfirmed}>
          {act}
        </button>
      </div>
    </dialog>
  );
}
