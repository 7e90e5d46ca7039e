import type { TableModel } from './view-model.ts';

interface Props {
  readonly caption: string;
  readonly table: TableModel;
  readonly onNotesWanted: (ids: readonly string[]) => void;
}

/** The same facts as the picture. A number leads to its notes, as the part of the picture does. */
export function PatternTable({ caption, table, onNotesWanted }: Props) {
  return (
    // A wide table is moved sideways in its own frame; its numbers are buttons, so keys reach all of it.
    <div class="pattern-table">
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.head.map((name, at) => (
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              <th scope="row">{row.head}</th>
              {row.cells.map((cell, column) => (
                <td key={column}>
                  {cell.ids && cell.ids.length > 0 ? (
                    <button type="button" class="link" aria-label={cell.name} onClick={() => onNotesWanted(cell.ids!)}>
                      {cell.text}
                    </button>
                  ) : (
                    cell.text
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
