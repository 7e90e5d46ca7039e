/**
 * A sheet of notes to print: what is ticked goes on paper, the rest of the page does not. Text stands as it was written, line breaks too.
 */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { ExportPart } from '../../core/export-order.ts';
import { clockOf, type Day } from '../../core/day.ts';
import { cellsOf, promptIdsOf } from '../../core/export-text.ts';
import type { Note } from '../../core/note.ts';
import { useWords } from '../base/words-context.ts';
import { dayName } from '../notes/day-name.ts';
import { useReading } from '../notes/reading-context.ts';
import { exportWordsOf } from './field-keys.ts';
import './print-sheet.css';

interface Props {
  /** Oldest first, as one tells it. */
  readonly notes: readonly Note[];
  readonly parts: readonly ExportPart[];
  readonly hasFlagged: boolean;
  readonly today: Day;
  /** What a browser proposes as the name of a file, when the sheet is printed into one: nothing private (IE-11). */
  readonly fileName: string;
  readonly onLeft: () => void;
}

const IN_HEADING = new Set(['day', 'when', 'kind']);

export function PrintSheet({ notes, parts, hasFlagged, today, fileName, onLeft }: Props) {
  const { t, language } = useWords();
  const reading = useReading();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => {
    const words = exportWordsOf('sheet', t, language, reading);
    const promptIds = promptIdsOf(notes, words);
    return notes.map((note) => ({
      note,
      cells: cellsOf(note, words, promptIds, parts, hasFlagged).filter(({ key, text }) => text.trim() !== '' && !IN_HEADING.has(key)),
      title: [note.day === null ? t('notes.unknown-day') : dayName(note.day, language), ...(note.begunAt === null ? [] : [clockOf(note.begunAt)]), words.kinds[note.kind]].join(' · '),
    }));
  }, [notes, parts, hasFlagged, reading, t, language]);
  const count = notes.filter(({ id }) => !left.has(id)).length;

  // As soon as the button is there it may be pressed.
  useLayoutEffect(() => {
    // The browser writes the title of the page on the paper and into the name of a file.
    let before: string | null = null;
    const rename = () => {
      before ??= document.title;
      document.title = fileName;
    };
    const restore = () => {
      if (before !== null) document.title = before;
      before = null;
    };
    window.addEventListener('beforeprint', rename);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', rename);
      window.removeEventListener('afterprint', restore);
      restore();
    };
  }, [fileName]);

  function toggle(id: string): void {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  }

  return (
    <section class="sheet">
      <div class="sheet-tools">
        <p>{t('sheet.help')}</p>
        <div class="sheet-acts">
          <button type="button" class="act" onClick={onLeft}>
            {t('sheet.back')}
          </button>
          <button type="button" class="act main" disabled={count === 0} onClick={() => window.print()}>
            {t('sheet.print', { n: count })}
          </button>
        </div>
        <p class="quiet">{t('sheet.readable')}</p>
      </div>
      <div class="paper">
        <h2 class="paper-title">{t('sheet.title')}</h2>
        <p class="paper-day">{t('sheet.made', { day: dayName(today, language), n: count })}</p>
        {shown.map(({ note, cells, title }) => (
          <article key={note.id} class="paper-note" data-left={left.has(note.id)} aria-label={title}>
            <h3>
              <label>
                <input type="checkbox" checked={!left.has(note.id)} autocomplete="off" aria-label={t('sheet.with', { title })} onChange={() => toggle(note.id)} />
                <span>{title}</span>
              </label>
            </h3>
            <dl>
              {cells.map(({ key, label, text }) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd dir="auto">{text}</dd>
                </div>
              ))}
            </dl>
            {cells.length === 0 && <p>{t('notes.none-given')}</p>}
          </article>
        ))}
      </div>
    </section>
  );
}
