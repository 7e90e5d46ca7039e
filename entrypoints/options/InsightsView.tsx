import { useEffect, useMemo, useState } from 'preact/hooks';
import { useWords } from '../../components/base/words-context.ts';
import { InsightLibrary } from '../../components/insight/InsightLibrary.tsx';
import { dayOfMoment } from '../../core/day.ts';
import type { InsightEntry } from '../../core/seen.ts';
import { createInsightKeeper, type InsightKeeper } from '../../storage/insight-keeper.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

/** The library of all cards. The cards load only when this part is open. */
export function InsightsView({ services }: { readonly services: NotesServices }) {
  const { language } = useWords();
  const [entries, setEntries] = useState<readonly InsightEntry[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const keeper = useMemo(() => openKeeper(services, language), [services, language]);

  function act(work: (insights: InsightKeeper) => Promise<unknown>): void {
    keeper
      .then(async (insights) => {
        await work(insights);
        return insights.library();
      })
      .then(
        (library) => {
          setEntries(library);
          setHasFailed(false);
        },
        (thrown: unknown) => {
          console.warn('the insights could not be read or marked', thrown);
          setHasFailed(true);
        },
      );
  }

  const read = () => act(async () => undefined);
  useEffect(() => {
    read();
    return services.seen.watch(read);
  }, [keeper]);

  const today = () => dayOfMoment(services.clock.now());
  return (
    <InsightLibrary
      entries={entries}
      hasFailed={hasFailed}
      onRetried={read}
      onFavoured={(id, isFavourite) => act((insights) => insights.favour(today(), id, isFavourite))}
      onHidden={(id, isHidden) => act((insights) => insights.setHidden(today(), id, isHidden))}
    />
  );
}

async function openKeeper(services: NotesServices, language: string): Promise<InsightKeeper> {
  const { load } = await import('virtual:words/insights');
  return createInsightKeeper(services, { language, cards: await load(language), words: null }, async () => (await services.lock.state()) === 'locked');
}
