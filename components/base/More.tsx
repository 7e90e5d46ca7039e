import type { ComponentChildren } from 'preact';
import './more.css';

interface Props {
  readonly label: string;
  readonly isOpen: boolean;
  readonly onToggled: (isOpen: boolean) => void;
  readonly children: ComponentChildren;
}

/** What stands behind "more". Closed, it costs nothing: its content is not drawn. */
export function More({ label, isOpen, onToggled, children }: Props) {
  return (
    <>
      <button type="button" class="moreline" aria-expanded={isOpen} onClick={() => onToggled(!isOpen)}>
        {label}
      </button>
      {isOpen && <div class="more-body">{children}</div>}
    </>
  );
}
