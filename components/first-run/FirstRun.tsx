import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { textOf, type FirstRunWords, type WorkedPause } from '../../core/words.ts';
import { Choice } from '../base/Choice.tsx';
import { useWords } from '../base/words-context.ts';
import { HelpSections } from '../help/HelpSections.tsx';
import './first-run.css';

interface Props {
  readonly text: FirstRunWords;
  readonly browserKind: 'chromium' | 'firefox';
  /** The keys that open a pause, as the browser has them; empty where none are set. */
  readonly shortcut: string;
  /** What was answered about the card on a new tab; null while it was not. */
  readonly isCovered: boolean | null;
  readonly onCoverChosen: (isCovered: boolean) => void;
  readonly onDone: () => void;
  readonly onHidden: () => void;
}

/** Three short pages, once. The first says how to keep it in reach, the second asks about the new tab, the last tells three pauses. */
export function FirstRun({ text, browserKind, shortcut, isCovered, onCoverChosen, onDone, onHidden }: Props) {
  const { t, words } = useWords();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const { pages, cover, pin } = text['first-run'];
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasMoved = useRef(false);
  const page = pages[at]!;
  const isLast = at === pages.length - 1;
  useLayoutEffect(() => {
    if (hasMoved.current) heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [at, isHelpOpen]);
  function go(to: number): void {
    hasMoved.current = true;
    setAt(to);
  }
  function openHelp(isOpen: boolean): void {
    hasMoved.current = true;
    setIsHelpOpen(isOpen);
  }
  const hideButton = (
    <button type="button" class="link" onClick={onHidden}>
      {t('act.hide')}
    </button>
  );
  if (isHelpOpen) {
    return (
      <main class="first-run">
        <h1 ref={heading} tabIndex={-1}>
          {words.help.title}
        </h1>
        <p>{words.help.lead}</p>
        <HelpSections />
        <div class="first-run-acts">
          <button type="button" class="act main" onClick={() => openHelp(false)}>
            {words.help.actions.back}
          </button>
        </div>
        {hideButton}
      </main>
    );
  }
  return (
    <main class="first-run">
      <p class="quiet">{t('first-run.position', { number: at + 1, count: pages.length })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {page.title}
      </h1>
      {page.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {at === 0 && (
        <section class="first-run-part">
          <h2>{t('first-run.pin-title')}</h2>
          <p>{pin[browserKind]}</p>
          {shortcut && <p>{t('first-run.shortcut', { keys: shortcut })}</p>}
        </section>
      )}
      {page.id === 'what-it-keeps' && (
        <section class="first-run-part">
          <h2>{cover.question}</h2>
          <Choice
            label={cover.question}
            name="cover"
            options={[{ value: 'open', name: cover.open }, { value: 'covered', name: cover.covered }]}
            value={isCovered === null ? null : isCovered ? 'covered' : 'open'}
            onChosen={(value) => onCoverChosen(value === 'covered')}
          />
          <p class="quiet">{cover.help}</p>
        </section>
      )}
      {isLast && (
        <section class="first-run-part">
          <h2>{t('first-run.worked-title')}</h2>
          <p class="quiet">{t('first-run.worked-help')}</p>
          {text.worked.map((worked) => (
            <Worked key={worked.id} worked={worked} />
          ))}
        </section>
      )}
      <div class="first-run-acts">
        {at > 0 && (
          <button type="button" class="act" onClick={() => go(at - 1)}>
            {t('act.back')}
          </button>
        )}
        <button type="button" class="act main" onClick={isLast ? onDone : () => go(at + 1)}>
          {t(isLast ? 'first-run.finish' : 'act.next')}
        </button>
      </div>
      <div class="first-run-foot">
        <button type="button" class="link" onClick={() => openHelp(true)}>
          {t('help.show')}
        </button>
        {hideButton}
      </div>
    </main>
  );
}

/** A pause told from start to end, with the same parts as a real one. All three look alike, whatever the verdict. */
function Worked({ worked }: { readonly worked: WorkedPause }) {
  const { t, words } = useWords();
  const { urge, feeling, signal, 'next-step': nextStep } = words.pause;
  const rows: readonly (readonly [string, string])[] = [
    [urge.title, textOf(words.urges, worked.urge)],
    [urge.trigger, textOf(words.triggers, worked.trigger)],
    [feeling.body, worked.body.map((id) => textOf(words.body, id)).join(' · ')],
    [feeling.title, worked.feelings.map((id) => textOf(words.feelings, id)).join(' · ')],
    [signal['said-or-done'], worked.saidOrDone],
    [signal['read-into'], worked.readInto],
    [t('first-run.verdict'), signal.verdicts[worked.verdict].name],
    [nextStep.when, worked.step.when],
    [nextStep.will, worked.step.will],
    [t('first-run.later'), worked.later],
  ];
  return (
    <details class="worked">
      <summary>{worked.title}</summary>
      <p>{worked.story}</p>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt class="quiet">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
