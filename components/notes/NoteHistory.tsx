import { dayOf } from '../../core/day.ts';
import type { LookBack, Note } from '../../core/note.ts';
import { verdictName } from '../../core/note-text.ts';
import { textOf } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import { dayName } from './day-name.ts';
import { Marked } from './Marked.tsx';
import { SPAN_KEYS } from './name-keys.ts';
import { useReading } from './reading-context.ts';

/** How it looked then, and how it looked later: one line each, all alike. Nothing here says which of them was right. */
export function NoteHistory({ note }: { readonly note: Note }) {
  const { t, words, language } = useWords();
  if (note.verdict === null && note.lookBacks.length === 0) return null;
  const label = ({ span, lookedAt }: LookBack) => (span === null ? t('look-back.on', { day: dayName(dayOf(lookedAt), language) }) : t(SPAN_KEYS[span]));
  return (
    <dl class="note-history">
      {note.verdict !== null && (
        <Row label={t('look-back.then')} parts={[verdictName(note.verdict, words), ...(note.confidence === null ? [] : [t('notes.sure', { n: note.confidence })])]} />
      )}
      {note.lookBacks.map((lookBack) => (
        <LaterRow key={lookBack.lookedAt} label={label(lookBack)} lookBack={lookBack} />
      ))}
    </dl>
  );
}

function LaterRow({ label, lookBack }: { readonly label: string; readonly lookBack: LookBack }) {
  const { words } = useWords();
  const { notes } = useReading();
  const parts = [
    ...(lookBack.verdict === null ? [] : [verdictName(lookBack.verdict, words)]),
    ...lookBack.done.map((id) => textOf(notes['look-back'].done, id)),
  ];
  return <Row label={label} parts={parts} line={lookBack.line} />;
}

function Row({ label, parts, line = '' }: { readonly label: string; readonly parts: readonly string[]; readonly line?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Marked text={parts.join(' · ')} />
        {line !== '' && (
          <p dir="auto" class="note-text">
            <Marked text={line} />
          </p>
        )}
      </dd>
    </div>
  );
}
