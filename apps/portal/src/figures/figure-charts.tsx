import type { ReactNode } from 'react';
import { ColumnChart, SpanChart } from '@casa/ui/charts';
import type { FigurePartsFragment } from '../gql/graphql.js';
import { useContent } from '../i18n/use-messages.js';
import type { FigureLine } from './figure-lines.js';
import { useNumbers } from './use-numbers.js';

interface LinesProps {
  readonly lines: readonly FigureLine[];
}

/** Who was served, who was not there, what was cancelled. */
export function VisitChart({ lines }: LinesProps): ReactNode {
  const { visits } = useContent().figures.charts;
  const values = (of: (figures: FigurePartsFragment) => number) => lines.map(({ figures }) => (figures === undefined ? 0 : of(figures)));
  return (
    <ColumnChart
      id="grafico-persone"
      title={visits.title}
      description={visits.description(lines.length)}
      unit={visits.unit}
      columns={lines.map(({ short }) => short)}
      series={[
        { name: visits.served, values: values(({ served }) => served) },
        { name: visits.noShows, values: values(({ noShows }) => noShows) },
        { name: visits.cancelled, values: values(({ cancelled }) => cancelled) },
      ]}
    />
  );
}

/** How long people waited, and how long they were at the desk. */
export function TimeCharts({ lines }: LinesProps): ReactNode {
  const { charts } = useContent().figures;
  const legend = { median: charts.median, ninth: charts.ninth };
  const common = { unit: charts.minutes, columns: lines.map(({ short }) => short), legend };
  return (
    <>
      <SpanChart
        id="grafico-attese"
        title={charts.waits.title}
        description={charts.waits.description(lines.length)}
        spans={lines.map(({ figures }) => figures?.waitMinutes ?? undefined)}
        {...common}
      />
      <SpanChart
        id="grafico-durate"
        title={charts.services.title}
        description={charts.services.description(lines.length)}
        spans={lines.map(({ figures }) => figures?.serviceMinutes ?? undefined)}
        {...common}
      />
    </>
  );
}

/** How the stars are spread, once enough people have rated. */
export function RatingCharts({ ratings, hides }: { readonly ratings: FigurePartsFragment['ratings']; readonly hides: boolean }): ReactNode {
  const { charts, summary } = useContent().figures;
  const { whole, tenth } = useNumbers();
  if (ratings === null) return <p>{hides ? summary.tooFew : summary.nothing}</p>;
  const said = ratings.stars.map((count, index) => `${charts.stars.one(index + 1)}: ${whole(count)}`).join(', ');
  return (
    <>
      <p>
        <strong>{summary.mean(tenth(ratings.mean), whole(ratings.count))}</strong>
      </p>
      <ColumnChart
        id="grafico-stelle"
        title={charts.stars.title}
        description={charts.stars.description(said)}
        unit={charts.stars.unit}
        columns={ratings.stars.map((_, index) => String(index + 1))}
        series={[{ name: charts.stars.unit, values: ratings.stars }]}
      />
    </>
  );
}
