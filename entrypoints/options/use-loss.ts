import { useEffect, useState } from 'preact/hooks';
import type { Loss } from '../../storage/keeping.ts';
import type { NotesServices } from '../../storage/notes-services.ts';

/** What was lost, until the person has put it aside; and the way to put it aside. */
export function useLoss(services: NotesServices): readonly [Loss | null, () => void] {
  const [loss, setLoss] = useState<Loss | null>(null);
  // Where it cannot be told, the list itself says that nothing can be read.
  useEffect(() => void services.keeping.loss().then(setLoss, (thrown: unknown) => console.warn('it could not be told whether something is lost', thrown)), [services]);
  const acknowledge = () => {
    setLoss(null);
    services.keeping.acknowledge().catch((thrown: unknown) => console.warn('it will be told again', thrown));
  };
  return [loss, acknowledge];
}
