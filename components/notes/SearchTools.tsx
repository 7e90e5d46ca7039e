import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { countOf, NO_FILTERS, type Filters } from '../../core/filters.ts';
import { NOTE_KINDS, VERDICTS } from '../../core/note.ts';
import type { OwnWord, Word } from '../../core/words.ts';
import { Picker } from '../base/Picker.tsx';
import { privateField } from '../base/private-field.ts';
import { useWords } from '../base/words-context.ts';
import { KIND_KEYS } from './name-keys.ts';
import { useReading } from './reading-context.ts';
import '../base/chip.css';
import '../base/day-field.css';
import './search-tools.css';

interface Props {
  readonly filters: Filters;
  readonly aliases: readonly string[];
  readonly onChanged: (filters: Filters) => void;
}

/** Search and filters. They combine, and nothing typed here does anything but search (LD-13). */
export function SearchTools({ filters, aliases, onChanged }: Props) {
  const { t, words } = useWords();
  const { own } = useReading();
  const id = useId();
  const count = countOf(filters);
  const inPanel = count - (filters.kind === null ? 0 : 1) - (filters.verdict === null ? 0 : 1);
  const [isOpen, setIsOpen] = useState(inPanel > 0);
  const set = (change: Partial<Filters>) => onChanged({ ...filters, ...change });
  return (
    <div class="search-tools" role="search">
      <div class="search-row">
        <SearchField query={filters.query} onSearched={(query) => set({ query })} />
        <Picker
          label={t('search.kind')}
          isLabelHidden
          any={t('search.kind-any')}
          options={NOTE_KINDS.map((value) => ({ value, name: t(KIND_KEYS[value]) }))}
          value={filters.kind}
          onChosen={(kind) => set({ kind: kind as Filters['kind'] })}
        />
        <Picker
          label={t('search.verdict')}
          isLabelHidden
          any={t('search.verdict-any')}
          options={VERDICTS.map((value) => ({ value, name: words.pause.signal.verdicts[value].name }))}
          value={filters.verdict}
          onChosen={(verdict) => set({ verdict: verdict as Filters['verdict'] })}
        />
        <button type="button" class="chip" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'search.fewer' : 'search.more')}
        </button>
      </div>
      <div id={id} class="search-panel" hidden={!isOpen}>
        {isOpen && (
          <>
            <Picker label={t('search.feeling')} any={t('search.feeling-any')} options={optionsOf(words.feelings, own, 'feelings')} value={filters.feeling} onChosen={(feeling) => set({ feeling })} />
            <Picker label={t('search.urge')} any={t('search.urge-any')} options={optionsOf(words.urges, own, 'urges')} value={filters.urge} onChosen={(urge) => set({ urge })} />
            <Picker label={t('search.trigger')} any={t('search.trigger-any')} options={optionsOf(words.triggers, own, 'triggers')} value={filters.trigger} onChosen={(trigger) => set({ trigger })} />
            <Picker label={t('search.who')} any={t('search.who-any')} options={withChosen(aliases, filters.who)} value={filters.who} onChosen={(who) => set({ who })} />
            <DayField label={t('search.from')} value={filters.from} onSet={(from) => set({ from })} />
            <DayField label={t('search.to')} value={filters.to} onSet={(to) => set({ to })} />
          </>
        )}
      </div>
      {count > 0 && (
        <p class="search-standing">
          <span class="quiet">{t('search.standing', { n: count })}</span>
          <button type="button" class="link" onClick={() => onChanged({ ...NO_FILTERS, query: filters.query })}>
            {t('search.clear-filters')}
          </button>
        </p>
      )}
    </div>
  );
}

/** The field owns its text: a redraw never moves the caret, and a search that is composed is searched for as it grows. */
function SearchField({ query, onSearched }: { readonly query: string; readonly onSearched: (query: string) => void }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = query;
  }, [query]);
  return (
    <input
      ref={field}
      class="search-field"
      type="search"
      dir="auto"
      aria-label={t('search.label')}
      placeholder={t('search.label')}
      {...privateField(false)}
      onInput={(event) => onSearched(event.currentTarget.value)}
      onKeyDown={(event) => {
        // Esc empties the search first; only an Esc with nothing to empty is one to hide by.
        if (event.key !== 'Escape' || event.isComposing || event.currentTarget.value === '') return;
        event.preventDefault();
        event.currentTarget.value = '';
        onSearched('');
      }}
    />
  );
}

function DayField({ label, value, onSet }: { readonly label: string; readonly value: string | null; readonly onSet: (day: string | null) => void }) {
  const id = useId();
  return (
    <span class="day-field">
      <label for={id}>{label}</label>
      <input id={id} type="date" autocomplete="off" value={value ?? ''} onInput={(event) => onSet(event.currentTarget.value || null)} />
    </span>
  );
}

function optionsOf(words: readonly Word[], own: readonly OwnWord[], list: OwnWord['list']): { value: string; name: string }[] {
  return [...words, ...own.filter((word) => word.list === list)].map(({ id, text }) => ({ value: id, name: text }));
}

/** A name that is filtered by stays in the list, even when its last note is gone. */
function withChosen(aliases: readonly string[], chosen: string | null): { value: string; name: string }[] {
  return (chosen === null || aliases.includes(chosen) ? aliases : [chosen, ...aliases]).map((who) => ({ value: who, name: who }));
}
