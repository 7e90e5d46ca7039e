import { useState } from 'preact/hooks';

/** Several notes being chosen, by id: what is chosen stays the same note wherever it stands in the list (LD-09). */
export interface NoteChoice {
  /** Null while nothing is being chosen. */
  readonly ids: ReadonlySet<string> | null;
  begin(): void;
  end(): void;
  toggle(id: string): void;
  set(ids: Iterable<string>): void;
}

export function useChoice(): NoteChoice {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  return {
    ids,
    begin: () => setIds(new Set()),
    end: () => setIds(null),
    toggle: (id) =>
      setIds((known) => {
        const next = new Set(known);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    set: (all) => setIds(new Set(all)),
  };
}
