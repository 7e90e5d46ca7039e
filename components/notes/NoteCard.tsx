import type { ComponentChildren } from 'preact';
import type { Note } from '../../core/note.ts';
import { linesOf, noteTitleOf, shownOf } from '../../core/note-text.ts';
import type { Translate } from '../../core/translate.ts';
import { textOf } from '../../core/words.ts';
import { useWords } from '../base/words-context.ts';
import { questionRows } from '../pause/question-rows.ts';
import { timeName } from '../pause/time-name.ts';
import { Marked } from './Marked.tsx';
import { KIND_KEYS } from './name-keys.ts';
import { NoteHead, type Choosing } from './NoteHead.tsx';
import { NoteHistory } from './NoteHistory.tsx';
import { useReading } from './reading-context.ts';

interface Props {
  readonly note: Note;
  /** A line above the title, in place of the time: when it was deleted. */
  readonly headline?: string;
  /** Stands under a day, or straight under the title of the page. */
  readonly headingLevel?: 2 | 3;
  /** Given while several are being chosen. */
  readonly choosing?: Choosing | undefined;
  /** What can be done with it; gets the title that names it. */
  readonly acts: (title: string) => ComponentChildren;
  /** What stands beneath it. */
  readonly later?: ComponentChildren;
}

/** A note to read. Text stays inside its own line whatever its direction (TX-11, TX-13). */
export function NoteCard({ note, headline, headingLevel = 3, choosing, acts, later }: Props) {
  const { t, words, language } = useWords();
  const reading = useReading();
  const shown = shownOf(note, words);
  const title = noteTitleOf(shown, reading) || t('notes.none-given');
  const lines = linesOf(shown, reading).filter((line) => line !== title);
  const step = shown.nextStep;
  // Beneath their questions, which are whole sentences; the message too.
  const asked = [...questionRows(shown, words), ['message', words.pause['next-step'].message, shown.message] as const].filter(([, , text]) => text.trim() !== '');
  const Title = `h${headingLevel}` as const;
  const tags = [
    ...shown.body.map((id) => textOf(words.body, id, reading.own)),
    ...pullTags(shown, t),
    ...(note.safety ? [t('notes.safety')] : []),
  ];
  return (
    <article class="note" aria-label={title}>
      <NoteHead note={note} title={title} headline={headline} choosing={choosing}>
        <span>{t(KIND_KEYS[note.kind])}</span>
        {note.who && (
          <bdi>
            <Marked text={note.who} />
          </bdi>
        )}
      </NoteHead>
      <Title dir="auto" class="note-title">
        <Marked text={title} />
      </Title>
      {lines.map((line) => (
        <p key={line} dir="auto" class="note-text">
          <Marked text={line} />
        </p>
      ))}
      {tags.length > 0 && (
        <ul class="tags">
          {tags.map((tag) => (
            <li key={tag} class="tag">
              <bdi>
                <Marked text={tag} />
              </bdi>
            </li>
          ))}
        </ul>
      )}
      {step && (step.when !== '' || step.will !== '' || step.returnAt !== null) && (
        <dl class="note-history">
          <Half label={words.pause['next-step'].when} text={step.when} />
          <Half label={words.pause['next-step'].will} text={step.will} />
          {step.returnAt !== null && <Half label={t('notes.return')} text={timeName(step.returnAt, language)} />}
        </dl>
      )}
      {asked.length > 0 && (
        <dl class="note-answers">
          {asked.map(([, label, text]) => (
            <Half key={label} label={label} text={text} />
          ))}
        </dl>
      )}
      <NoteHistory note={shown} />
      <div class="note-acts">{acts(title)}</div>
      {later}
    </article>
  );
}

/** How strong the pull was: before, after, or both. */
function pullTags({ strength: before, strengthAfter: after }: Note, t: Translate): readonly string[] {
  if (before === null) return after === null ? [] : [t('notes.pull-after', { after })];
  return [after === null ? t('notes.pull', { before }) : t('notes.pull-change', { before, after })];
}

function Half({ label, text }: { readonly label: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">
        <Marked text={text} />
      </dd>
    </div>
  );
}
