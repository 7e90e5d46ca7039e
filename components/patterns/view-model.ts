/** What every view of the map is made of: the same facts as sentences, as a table and as a picture. */
import type { ComponentChildren } from 'preact';

/** A cell of a table. `ids` are the notes behind it, where there are any. */
export interface Cell {
  readonly text: string;
  /** The cell as a spreadsheet reads it, where that differs. */
  readonly plain?: string;
  readonly ids?: readonly string[];
  /** What the cell is called when it can be chosen. */
  readonly name?: string;
}

/** A row, with the cell that it is called by. */
export interface Row {
  readonly head: string;
  readonly cells: readonly Cell[];
}

export interface TableModel {
  readonly head: readonly string[];
  readonly rows: readonly Row[];
}

/** What a picture is drawn with. */
export interface PictureProps {
  readonly title: string;
  /** The page that is shown, where a view has several. */
  readonly page: number;
  readonly onNotesWanted: (ids: readonly string[]) => void;
}

export interface ViewModel {
  readonly key: string;
  readonly title: string;
  readonly help?: string;
  readonly n: number;
  /** Below it, it is too early to tell. */
  readonly least: number;
  /** Whether its n are pauses that were looked back on. */
  readonly isLookedBack?: boolean;
  /** Said in place of the view, whatever its n. */
  readonly instead?: string;
  readonly sentences: readonly string[];
  readonly table: TableModel;
  /** The picture. It is drawn, not a component of its own: that would be another one at every recount, and the focus on a mark would be lost. */
  picture(props: PictureProps): ComponentChildren;
  /** Rows of the table that are shown at a time, where there may be many. */
  readonly pageSize?: number;
}
