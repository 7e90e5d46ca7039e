import { useMemo, useState } from 'preact/hooks';
import type { CopyFacts } from '../../core/copy-facts.ts';
import { DEFAULT_CHOICES, sideOf, type MergeChoices, type OpenStanding, type Side } from '../../core/copy-merge.ts';
import { dayOf } from '../../core/day.ts';
import { Confirm } from '../base/Confirm.tsx';
import { useWords } from '../base/words-context.ts';
import { dayName } from '../notes/day-name.ts';
import { ReadingContext, useReading } from '../notes/reading-context.ts';
import { Switch } from '../settings/Switch.tsx';
import { CopyRemarks } from './CopyRemarks.tsx';
import { StandingGroup } from './StandingGroup.tsx';

interface Props {
  readonly facts: CopyFacts;
  /** Something here changed since it was last shown, so it is shown afresh. */
  readonly hasChanged: boolean;
  readonly onMerged: (choices: MergeChoices) => void;
  readonly onReplaced: () => void;
  readonly onLeft: () => void;
}

const OPEN: readonly OpenStanding[] = ['newer-there', 'newer-here', 'in-bin'];

/** What a copy would change, in numbers and as a list, with every choice that there is. Nothing is written yet. */
export function BringInPreview({ facts, hasChanged, onMerged, onReplaced, onLeft }: Props) {
  const { t, language } = useWords();
  const [choices, setChoices] = useState<MergeChoices>(DEFAULT_CHOICES);
  const [isAsked, setIsAsked] = useState(false);
  const { copy, entries, counts, words, plan, settings } = facts;
  const groups = useMemo(() => Map.groupBy(entries, ({ standing }) => standing), [entries]);
  const noteCount = useMemo(() => entries.filter(({ theirs, standing }) => sideOf(theirs.id, standing, choices) === 'theirs').length, [entries, choices]);

  const reading = useReading();
  // Its notes may name own words that only it has.
  const withTheirs = useMemo(() => ({ ...reading, own: [...reading.own, ...words.added] }), [reading, words]);

  const others = facts.toBin.length + words.added.length + facts.insightCount + (choices.takesSettings ? settings.count : 0) + (plan === 'new' || (plan === 'differs' && choices.takesPlan) ? 1 : 0);
  const isWhole = copy.refused.length === 0 && copy.damaged.length === 0;
  const canReplace = isWhole && !copy.isPart;
  const choose = (standing: OpenStanding, side: Side) => {
    const inGroup = new Set(groups.get(standing)?.map(({ theirs }) => theirs.id));
    setChoices({ ...choices, sides: { ...choices.sides, [standing]: side }, byNote: new Map([...choices.byNote].filter(([id]) => !inGroup.has(id))) });
  };

  return (
    <div class="bring-preview">
      {hasChanged && <p role="alert">{t('bring.changed')}</p>}
      <p>
        {copy.savedAt !== null && `${t('bring.saved-on', { day: dayName(dayOf(copy.savedAt), language) })} `}
        {t('bring.nothing-yet')}
      </p>
      <ul class="bring-counts">
        {entries.length === 0 && <li>{t('bring.count-none')}</li>}
        {counts.new > 0 && <li>{t('bring.count-new', { n: counts.new })}</li>}
        {counts.same > 0 && <li>{t('bring.count-same', { n: counts.same })}</li>}
        {facts.toBin.length > 0 && <li>{t('bring.count-to-bin', { n: facts.toBin.length })}</li>}
        {facts.deletedThere > 0 && <li>{t('bring.count-deleted-there', { n: facts.deletedThere })}</li>}
        {words.added.length > 0 && <li>{t('bring.count-words', { n: words.added.length })}</li>}
        {words.kept > 0 && <li>{t('bring.count-words-kept', { n: words.kept })}</li>}
        {facts.insightCount > 0 && <li>{t('bring.count-insights', { n: facts.insightCount })}</li>}
        {plan === 'new' && <li>{t('bring.plan-new')}</li>}
      </ul>
      <CopyRemarks copy={copy} />
      <ReadingContext.Provider value={withTheirs}>
        {counts.new > 0 && <StandingGroup standing="new" notes={groups.get('new') ?? []} />}
        {OPEN.filter((standing) => counts[standing] > 0).map((standing) => (
          <StandingGroup
            key={standing}
            standing={standing}
            notes={groups.get(standing) ?? []}
            side={choices.sides[standing]}
            sideOfNote={(id) => sideOf(id, standing, choices)}
            onSideChosen={(side) => choose(standing, side)}
            onNoteChosen={(id, side) => setChoices({ ...choices, byNote: new Map([...choices.byNote, [id, side]]) })}
          />
        ))}
      </ReadingContext.Provider>
      {settings.count > 0 && (
        <Switch label={t('bring.settings', { n: settings.count })} isOn={choices.takesSettings} onToggled={(takesSettings) => setChoices({ ...choices, takesSettings })} />
      )}
      {plan === 'differs' && (
        <Switch label={t('bring.plan-take')} help={t('bring.plan-take-help')} isOn={choices.takesPlan} onToggled={(takesPlan) => setChoices({ ...choices, takesPlan })} />
      )}
      <div class="bring-acts">
        {noteCount + others > 0 ? (
          <button type="button" class="act main" onClick={() => onMerged(choices)}>
            {noteCount > 0 ? t('bring.merge', { n: noteCount }) : t('bring.merge-rest')}
          </button>
        ) : (
          <p role="status">{t('bring.nothing-to-do')}</p>
        )}
        <button type="button" class="link" onClick={onLeft}>
          {t('bring.leave')}
        </button>
      </div>
      {facts.hereCount > 0 && (
        <div class="bring-replace">
          <p class="quiet">{t(canReplace ? 'bring.replace-help' : isWhole ? 'bring.replace-part' : 'bring.replace-refused')}</p>
          {canReplace && (
            <button type="button" class="link" onClick={() => setIsAsked(true)}>
              {t('bring.replace')}
            </button>
          )}
        </div>
      )}
      {isAsked && (
        <Confirm
          question={t('bring.replace-question', { n: facts.hereCount })}
          lines={[t('bring.replace-brings', { n: copy.notes.length }), t('bring.replace-kept')]}
          act={t('bring.replace-act')}
          cancel={t('bring.leave-as-is')}
          onCancelled={() => setIsAsked(false)}
          onConfirmed={() => {
            setIsAsked(false);
            onReplaced();
          }}
        />
      )}
    </div>
  );
}
