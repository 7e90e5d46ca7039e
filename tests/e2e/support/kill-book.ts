/** What is known of a profile over all its deaths, and what is at stake in the next one. */

/** What one death may leave. */
export interface Stakes {
  /** Notes of this death alone: id → text. `coming` ones may be there all or none. */
  readonly crowd: ReadonlyMap<string, string>;
  readonly crowdIs: 'there' | 'coming';
  /** `coming`: there may be a lock afterwards or none. */
  readonly lockIs: 'none' | 'coming' | 'there';
  /** Exactly one of them opens a lock. */
  readonly passphrases: readonly string[];
  /** The one of which the page said so. */
  readonly opensWith: string | null;
  /** `begun`: everything may be gone afterwards, or all there. */
  readonly erasingIs: 'none' | 'begun' | 'done';
}

export const NOTHING_AT_STAKE: Stakes = { crowd: new Map(), crowdIs: 'there', lockIs: 'none', passphrases: [], opensWith: null, erasingIs: 'none' };

export class Book {
  /** Texts that a note may hold: someone began to write them. */
  readonly begun = new Set<string>();
  /** Texts of which the page said that they are kept. */
  readonly confirmed = new Set<string>();
  /** Notes that are edited letter by letter: how many letters the page said were saved. */
  readonly edited = new Map<string, number>();
  /** What the draft says that is under way, where a scenario put one there. */
  draft: string | null = null;
  stakes: Stakes = NOTHING_AT_STAKE;
  /** What was found after the death, to be said at the end. */
  readonly found: string[] = [];

  /** What was said to be kept before everything was erased. */
  private forgotten = { notes: 0, letters: 0 };

  /** How many notes and letters the page said were kept, in all. */
  get said(): { readonly notes: number; readonly letters: number } {
    const letters = [...this.edited.values()].reduce((sum, more) => sum + more, 0);
    return { notes: this.forgotten.notes + this.confirmed.size, letters: this.forgotten.letters + letters };
  }

  /** Everything is erased, as was asked for. */
  forget(): void {
    this.forgotten = this.said;
    this.begun.clear();
    this.confirmed.clear();
    this.edited.clear();
    this.draft = null;
  }
}
