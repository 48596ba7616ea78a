import { scaleBand, scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { CHART, ChartFrame, type ChartWords } from './chart-frame.js';

/** One kind of thing that is counted. */
export interface ChartSeries {
  readonly name: string;
  /** One for each column. */
  readonly values: readonly number[];
}

interface ColumnChartProps extends ChartWords {
  /** Different from each other; short. */
  readonly columns: readonly string[];
  /** Three at most, one upon the other: told apart by their patterns, not by colour alone. */
  readonly series: readonly ChartSeries[];
}

const PATTERNS = ['plain', 'stripes', 'dots'] as const;
const CELL = 8;

/** Columns of counts, one part upon the other. */
export function ColumnChart({ columns, series, ...words }: ColumnChartProps): ReactNode {
  const totals = columns.map((_, column) => series.reduce((sum, { values }) => sum + (values[column] ?? 0), 0));
  const across = scaleBand([...columns], [CHART.left, CHART.width - CHART.right]).padding(0.3);
  const up = scaleLinear([0, Math.max(1, ...totals)], [CHART.height - CHART.bottom, CHART.top]).nice();
  return (
    <ChartFrame {...words} across={across} up={up} {...(series.length > 1 && { legend: <Legend id={words.id} series={series} /> })}>
      <Patterns id={words.id} />
      {columns.map((column, place) => (
        <g key={column}>
          {series.map(({ name, values }, part) => {
            const below = series.slice(0, part).reduce((sum, one) => sum + (one.values[place] ?? 0), 0);
            const value = values[place] ?? 0;
            return (
              <rect
                key={name}
                className={`casa-chart-${PATTERNS[part] ?? 'plain'}`}
                fill={fillOf(words.id, part)}
                x={across(column)}
                width={across.bandwidth()}
                y={up(below + value)}
                height={up(below) - up(below + value)}
              />
            );
          })}
        </g>
      ))}
    </ChartFrame>
  );
}

function fillOf(id: string, part: number): string {
  return part === 0 ? 'var(--casa-primary)' : `url(#${id}-${PATTERNS[part] ?? 'plain'})`;
}

function Patterns({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      <pattern id={`${id}-stripes`} width={CELL} height={CELL} patternUnits="userSpaceOnUse" className="casa-chart-stripes">
        <rect width={CELL} height={CELL} />
        <path
          d={`M0 ${CELL}L${CELL} 0M${-CELL / 4} ${CELL / 4}L${CELL / 4} ${-CELL / 4}M${CELL * 0.75} ${CELL * 1.25}L${CELL * 1.25} ${CELL * 0.75}`}
        />
      </pattern>
      <pattern id={`${id}-dots`} width={CELL} height={CELL} patternUnits="userSpaceOnUse" className="casa-chart-dots">
        <rect width={CELL} height={CELL} />
        <circle cx={CELL / 2} cy={CELL / 2} r={CELL / 4} />
      </pattern>
    </defs>
  );
}

function Legend({ id, series }: { readonly id: string; readonly series: readonly ChartSeries[] }): ReactNode {
  return (
    <ul>
      {series.map(({ name }, part) => (
        <li key={name}>
          <svg viewBox="0 0 24 16" aria-hidden="true">
            <rect className={`casa-chart-${PATTERNS[part] ?? 'plain'}`} fill={fillOf(id, part)} width="24" height="16" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
