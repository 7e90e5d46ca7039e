import { useState } from 'preact/hooks';
import { useWords } from '../base/words-context.ts';
import './copies.css';

interface Props {
  /** Makes the copy: its name and its text. Rejects when something could not be read. */
  readonly onCopyWanted: () => Promise<{ readonly name: string; readonly text: string }>;
  readonly onFailed: (thrown: unknown) => void;
}

/** Taking a copy of everything. What it holds, and who could read it, is said before. */
export function CopiesRoom({ onCopyWanted, onFailed }: Props) {
  const { t } = useWords();
  const [handedOver, setHandedOver] = useState<string | null>(null);

  async function save(): Promise<void> {
    setHandedOver(null);
    const { name, text } = await onCopyWanted();
    const link = document.createElement('a');
    // The address stays for as long as the page does: a browser that asks where to save may take minutes over it (IE-12).
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = name;
    link.click();
    setHandedOver(name);
  }

  return (
    <section class="copies">
      <p>{t('copies.lead')}</p>
      <p>{t('copies.readable')}</p>
      <button type="button" class="act main" onClick={() => void save().catch(onFailed)}>
        {t('copies.save')}
      </button>
      <p role="status">{handedOver ? t('copies.handed-over', { name: handedOver }) : ''}</p>
    </section>
  );
}
