/** What a person is shown of a copy before anything is written. */
import type { Copy } from './copy-decode.ts';
import type { Standing } from './copy-merge.ts';
import type { Note } from './note.ts';
import type { OwnWord } from './words.ts';

/** A note of a copy beside what is here of it, in the list or in the bin. */
export interface ComparedNote {
  readonly theirs: Note;
  readonly mine: Note | null;
  readonly standing: Standing;
}

/** What a copy would change. */
export interface CopyFacts {
  readonly copy: Copy;
  readonly entries: readonly ComparedNote[];
  readonly counts: Readonly<Record<Standing, number>>;
  /** Deleted notes that would come to the bin. */
  readonly toBin: readonly unknown[];
  /** How many that were deleted there are still in the list here. */
  readonly deletedThere: number;
  readonly words: { readonly added: readonly OwnWord[]; readonly kept: number };
  readonly plan: 'none' | 'new' | 'same' | 'differs';
  readonly settings: { readonly count: number };
  readonly insightCount: number;
  /** How many notes there are here in all. */
  readonly hereCount: number;
}
