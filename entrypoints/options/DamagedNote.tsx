import type { ComponentProps } from 'preact';
import { english, load } from 'virtual:words/lock';
import { LateWords } from '../../components/base/LateWords.tsx';
import { DamagedCard } from '../../components/notes/DamagedCard.tsx';

/** The card of a damaged note with its words, which few ever need. */
export function DamagedNote(props: ComponentProps<typeof DamagedCard>) {
  return (
    <LateWords english={english} load={load}>
      <DamagedCard {...props} />
    </LateWords>
  );
}
