import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { csvOf } from '../../core/export-csv.ts';
import { useWords } from '../base/words-context.ts';
import { pngOf } from './picture-file.ts';
import type { ViewModel } from './view-model.ts';

interface Props {
  readonly model: ViewModel;
  /** What the picture is somewhere inside of. */
  readonly place: RefObject<HTMLElement | null>;
}

/** Copies a view as a picture or as a table, and says whether that worked. */
export function CopyActs({ model, place }: Props) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const { title, sentences, table } = model;

  function attempt(work: Promise<void>, done: string): void {
    work.then(
      () => setSaid(t(done)),
      (thrown: unknown) => {
        console.warn('this could not be copied', thrown);
        setSaid(t('act.not-copied'));
      },
    );
  }

  function copyPicture(): void {
    const svg = place.current?.querySelector('svg');
    // The clipboard is asked at once, while the click still counts; the picture may come a moment later.
    if (svg) attempt(Promise.resolve().then(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg, title, sentences) })])), 'map.copied-picture');
  }

  function copyTable(): void {
    const rows = [table.head, ...table.rows.map(({ head, cells }) => [head, ...cells.map(({ text, plain }) => plain ?? text)])];
    attempt(Promise.resolve().then(() => navigator.clipboard.writeText(csvOf(rows))), 'map.copied-table');
  }

  return (
    <div class="pattern-acts" role="group" aria-label={t('map.copy', { title })}>
      <button type="button" class="link" onClick={copyPicture}>
        {t('map.copy-picture')}
      </button>
      <button type="button" class="link" onClick={copyTable}>
        {t('map.copy-table')}
      </button>
      <span class="quiet" role="status">
        {said}
      </span>
    </div>
  );
}
