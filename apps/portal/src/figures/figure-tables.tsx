import type { ReactNode } from 'react';
import type { FigurePartsFragment, OfficeFiguresQuery, TimePartsFragment } from '../gql/graphql.js';
import { useContent } from '../i18n/use-messages.js';
import type { FigureLine } from './figure-lines.js';
import { useNumbers } from './use-numbers.js';

interface TableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly name: string; readonly cells: readonly string[] }[];
}

/** Wider than a telephone: it scrolls, by the keyboard too. */
function Table({ caption, columns, rows }: TableProps): ReactNode {
  return (
    <div className="table-responsive" tabIndex={0} role="region" aria-label={caption}>
      <table className="table casa-figures-numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, cells }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LinesProps {
  readonly caption: string;
  /** What the lines are of. */
  readonly column: string;
  readonly lines: readonly FigureLine[];
}

/** How much went on. */
export function CountTable({ caption, column, lines }: LinesProps): ReactNode {
  const { columns, sections } = useContent().figures;
  const { whole } = useNumbers();
  const { booked, served, noShows, cancelled } = columns;
  return (
    <Table
      caption={`${caption}: ${sections.visits.toLowerCase()}`}
      columns={[column, booked, served, noShows, cancelled]}
      rows={lines.map(({ id, name, figures }) => ({
        ...{ id, name },
        cells: [figures?.booked, figures?.served, figures?.noShows, figures?.cancelled].map((count) => whole(count ?? 0)),
      }))}
    />
  );
}

/** How long it took, and what was thought of it. */
export function TimeTable({ caption, column, lines }: LinesProps): ReactNode {
  const texts = useContent().figures;
  const { whole, tenth } = useNumbers();
  const { columns, sections, spanOf, unknown } = texts;
  const span = (times: TimePartsFragment | null | undefined) => (times ? spanOf(tenth(times.median), tenth(times.ninth)) : unknown);
  return (
    <Table
      caption={`${caption}: ${sections.times.toLowerCase()}`}
      columns={[column, columns.wait, columns.duration, columns.lead, columns.ratings, columns.mean]}
      rows={lines.map(({ id, name, figures }) => ({
        ...{ id, name },
        cells: [
          ...[span(figures?.waitMinutes), span(figures?.serviceMinutes), span(figures?.leadDays)],
          ...ratingCells(figures, whole, tenth, texts.hidden),
        ],
      }))}
    />
  );
}

function ratingCells(
  figures: FigurePartsFragment | undefined,
  whole: (value: number) => string,
  tenth: (value: number) => string,
  hidden: string,
): readonly string[] {
  if (figures?.hidesRatings === true) return [hidden, hidden];
  const ratings = figures?.ratings;
  return ratings ? [whole(ratings.count), tenth(ratings.mean)] : [whole(0), '–'];
}

/** Of a desk how many came, and nothing else. */
export function DeskTable({ desks }: { readonly desks: NonNullable<OfficeFiguresQuery['officeFigures']>['desks'] }): ReactNode {
  const { columns, tables } = useContent().figures;
  const { whole } = useNumbers();
  return (
    <Table
      caption={tables.desks}
      columns={[columns.desk, columns.booked, columns.served, columns.noShows, columns.cancelled]}
      rows={desks.map(({ deskId, deskName, booked, served, noShows, cancelled }) => ({
        ...{ id: deskId, name: deskName },
        cells: [booked, served, noShows, cancelled].map(whole),
      }))}
    />
  );
}
