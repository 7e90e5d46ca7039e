import { clockOf, type Day } from '../../core/day.ts';
import { withoutUnsafe, type Note } from '../../core/note.ts';
import type { Problem } from '../../core/pause-port.ts';
import { titleOf } from '../../core/summary.ts';
import { textOf, type OwnWord } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import './notes.css';

interface Props {
  /** Null while they are being read. */
  readonly notes: readonly Note[] | null;
  readonly total: number;
  readonly ownWords: readonly OwnWord[];
  readonly problem: Problem | null;
  readonly canUndo: boolean;
  readonly onRetried: () => void;
  readonly onMoreWanted: () => void;
  readonly onDeleted: (id: string) => void;
  readonly onUndone: () => void;
}

/** The notes by the local day each was written on, newest first. */
export function NotesList({ notes, total, ownWords, problem, canUndo, onRetried, onMoreWanted, onDeleted, onUndone }: Props) {
  const { t } = useWords();
  return (
    <main class="notes">
      <h1>{t('notes.title')}</h1>
      {problem && (
        <div class="problem" role="alert">
          <p>{t(`problem.${problem}`)}</p>
          <button type="button" class="act" onClick={onRetried}>
            {t('problem.again')}
          </button>
        </div>
      )}
      <p class="quiet" role="status">
        {notes && !problem ? t('notes.count', { n: total }) : ''}
        {canUndo && ` · ${t('notes.deleted')}`}
      </p>
      {canUndo && (
        <button type="button" class="act" onClick={onUndone}>
          {t('act.undo')}
        </button>
      )}
      {notes?.length === 0 && !problem && <p>{t('notes.empty')}</p>}
      {byDay(notes ?? []).map(([day, ofDay]) => (
        <section key={day ?? 'unknown'}>
          <h2 class="day">
            <DayName day={day} />
          </h2>
          {ofDay.map((note) => (
            <NoteCard key={note.id} note={note} ownWords={ownWords} onDeleted={() => onDeleted(note.id)} />
          ))}
        </section>
      ))}
      {notes && notes.length < total && (
        <button type="button" class="act" onClick={onMoreWanted}>
          {t('notes.more')}
        </button>
      )}
    </main>
  );
}

function byDay(notes: readonly Note[]): readonly (readonly [Day | null, readonly Note[]])[] {
  return [...Map.groupBy(notes, (note) => note.day)];
}

function DayName({ day }: { readonly day: Day | null }) {
  const { t, language } = useWords();
  if (day === null) return <>{t('notes.unknown-day')}</>;
  // Noon of that date in a fixed zone: no zone can move it (DT-05).
  const date = new Date(`${day}T12:00:00Z`);
  return <>{date.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}</>;
}

function NoteCard({ note, ownWords, onDeleted }: { readonly note: Note; readonly ownWords: readonly OwnWord[]; readonly onDeleted: () => void }) {
  const { t, words } = useWords();
  const shown = withoutUnsafe(note, (id) => words.steps.some((step) => step.id === id && step.safe));
  const title = titleOf(shown, words, ownWords) || t('notes.none-given');
  const texts = [shown.urgeText, shown.feelingText, shown.saidOrDone, shown.readInto].filter((text) => text.trim() !== '' && text.trim() !== title);
  const tags = [
    ...shown.body.map((id) => textOf(words.body, id, ownWords)),
    ...(shown.verdict ? [words.pause.signal.verdicts[shown.verdict].name] : []),
    ...(shown.strength === null ? [] : [shown.strengthAfter === null ? t('notes.pull', { before: shown.strength }) : t('notes.pull-change', { before: shown.strength, after: shown.strengthAfter })]),
    ...(note.safety ? [t('notes.safety')] : []),
  ];
  return (
    <article class="note" aria-label={title}>
      <p class="note-head quiet">
        <span>{note.begunAt === null ? '' : clockOf(note.begunAt)}</span>
        {note.who && <bdi>{note.who}</bdi>}
      </p>
      <h3 dir="auto">{title}</h3>
      {texts.map((text) => (
        <p key={text} dir="auto" class="note-text">
          {text}
        </p>
      ))}
      <ul class="tags">
        {tags.map((tag) => (
          <li key={tag} class="tag">
            <bdi>{tag}</bdi>
          </li>
        ))}
      </ul>
      <button type="button" class="link" onClick={onDeleted}>
        {t('act.delete')} <span class="visually-hidden">{title}</span>
      </button>
    </article>
  );
}
