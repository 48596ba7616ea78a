import { scaleBand, scaleLinear } from 'd3-scale';
import type { ReactNode } from 'react';
import { CHART, ChartFrame, type ChartWords } from './chart-frame.js';

/** What half of them stay below, and what nine of ten do. */
export interface ChartSpan {
  readonly median: number;
  readonly ninth: number;
}

interface SpanChartProps extends ChartWords {
  /** Different from each other; short. */
  readonly columns: readonly string[];
  /** One for each column; undefined where nothing is known. */
  readonly spans: readonly (ChartSpan | undefined)[];
  /** The names of the column and of the line above it. */
  readonly legend: { readonly median: string; readonly ninth: string };
}

const CAP = 8;

/** A column up to the median, and a line on to the ninetieth percentile. */
export function SpanChart({ columns, spans, legend, ...words }: SpanChartProps): ReactNode {
  const across = scaleBand([...columns], [CHART.left, CHART.width - CHART.right]).padding(0.4);
  const up = scaleLinear([0, Math.max(1, ...spans.map((span) => span?.ninth ?? 0))], [CHART.height - CHART.bottom, CHART.top]).nice();
  return (
    <ChartFrame {...words} across={across} up={up} legend={<Legend {...legend} />}>
      {columns.map((column, place) => {
        const span = spans[place];
        const left = across(column) ?? 0;
        return (
          span && <Span key={column} left={left} width={across.bandwidth()} floor={up(0)} median={up(span.median)} ninth={up(span.ninth)} />
        );
      })}
    </ChartFrame>
  );
}

interface SpanProps extends ChartSpan {
  readonly left: number;
  readonly width: number;
  readonly floor: number;
}

/** Heights are those of the drawing, which grow downwards. */
function Span({ left, width, floor, median, ninth }: SpanProps): ReactNode {
  const middle = left + width / 2;
  return (
    <g>
      <rect className="casa-chart-plain" fill="var(--casa-primary)" x={left} width={width} y={median} height={floor - median} />
      <path className="casa-chart-line" d={`M${middle} ${median}V${ninth}M${middle - CAP} ${ninth}H${middle + CAP}`} />
    </g>
  );
}

function Legend({ median, ninth }: SpanChartProps['legend']): ReactNode {
  return (
    <ul>
      <li>
        <svg viewBox="0 0 24 16" aria-hidden="true">
          <rect fill="var(--casa-primary)" width="24" height="16" />
        </svg>
        {median}
      </li>
      <li>
        <svg viewBox="0 0 24 16" aria-hidden="true">
          <path className="casa-chart-line" d="M12 16V2M4 2H20" />
        </svg>
        {ninth}
      </li>
    </ul>
  );
}
