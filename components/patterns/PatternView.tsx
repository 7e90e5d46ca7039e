import { useId, useRef, useState } from 'preact/hooks';
import { More } from '../base/More.tsx';
import { useWords } from '../base/words-context.ts';
import { CopyActs } from './CopyActs.tsx';
import { PatternTable } from './PatternTable.tsx';
import type { ViewModel } from './view-model.ts';

interface Props {
  readonly model: ViewModel;
  readonly onNotesWanted: (ids: readonly string[]) => void;
}

/** One view: its sentences, its picture and its table, and what it rests on. With too few notes it says so, and shows nothing else. */
export function PatternView({ model, onNotesWanted }: Props) {
  const { t } = useWords();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [isTableOpen, setIsTableOpen] = useState(false);
  const [wantedPage, setPage] = useState(0);
  const { title, n, least, table, pageSize } = model;
  const isTold = model.instead === undefined && n >= least;
  const lastPage = pageSize ? Math.max(0, Math.ceil(table.rows.length / pageSize) - 1) : 0;
  const page = Math.min(wantedPage, lastPage);
  const shownTable = pageSize ? { ...table, rows: table.rows.slice(page * pageSize, (page + 1) * pageSize) } : table;
  return (
    <section class="pattern" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {!isTold && <p class="quiet">{model.instead ?? t(model.isLookedBack ? 'map.too-early-pauses' : 'map.too-early', { n, least })}</p>}
      {isTold && (
        <>
          <div class="pattern-sentences">
            {model.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <p class="quiet pattern-help">
            {t(model.isLookedBack ? 'map.pauses' : 'map.notes', { n })} {model.help}
          </p>
          <div ref={place}>
            {model.picture({ title, page, onNotesWanted })}
          </div>
          {pageSize !== undefined && lastPage > 0 && (
            <div class="pattern-acts">
              <span class="quiet">{t('map.changes-shown', { from: page * pageSize + 1, to: page * pageSize + shownTable.rows.length, total: table.rows.length })}</span>
              <button type="button" class="link" aria-disabled={page === 0} onClick={() => setPage(Math.max(0, page - 1))}>
                {t('map.changes-newer')}
              </button>
              <button type="button" class="link" aria-disabled={page === lastPage} onClick={() => setPage(Math.min(lastPage, page + 1))}>
                {t('map.changes-older')}
              </button>
            </div>
          )}
          <More label={t('map.table')} isOpen={isTableOpen} onToggled={setIsTableOpen}>
            <PatternTable caption={t('map.table-of', { title })} table={shownTable} onNotesWanted={onNotesWanted} />
          </More>
          <CopyActs model={model} place={place} />
        </>
      )}
    </section>
  );
}
