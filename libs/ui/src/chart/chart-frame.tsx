import type { ReactNode } from 'react';
import type { ScaleBand, ScaleLinear } from 'd3-scale';

/** In units of the drawing; on a telephone it scrolls, so that its words stay as large as those around it. */
export const CHART = { width: 640, height: 260, left: 48, right: 8, top: 12, bottom: 32 } as const;
const TICKS = 5;

/** What a chart shows, in words: nobody is left with the picture alone. */
export interface ChartWords {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What the picture shows, for whoever does not see it; the figures stand in a table beside it. */
  readonly description: string;
  /** What is counted upwards: «minuti». */
  readonly unit: string;
}

interface ChartFrameProps extends ChartWords {
  readonly across: ScaleBand<string>;
  readonly up: ScaleLinear<number, number>;
  readonly legend?: ReactNode;
  /** The marks. */
  readonly children: ReactNode;
}

/** A drawing with its axes, title and description; made on the server, it needs no script. */
export function ChartFrame({ id, title, description, unit, across, up, legend, children }: ChartFrameProps): ReactNode {
  const { width, height, left, right, bottom } = CHART;
  const floor = height - bottom;
  return (
    <figure className="casa-chart">
      <figcaption>{title}</figcaption>
      <div className="casa-chart-scroll" tabIndex={0} role="region" aria-label={title}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-description`}>
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-description`}>{description}</desc>
          <g className="casa-chart-axis">
            {up
              .ticks(TICKS)
              .filter(Number.isInteger)
              .map((tick) => (
                <g key={tick}>
                  <line x1={left} x2={width - right} y1={up(tick)} y2={up(tick)} />
                  <text x={left - 6} y={up(tick)} dy="0.35em" textAnchor="end">
                    {tick}
                  </text>
                </g>
              ))}
            {across.domain().map((name) => (
              <text key={name} x={(across(name) ?? 0) + across.bandwidth() / 2} y={floor + 20} textAnchor="middle">
                {name}
              </text>
            ))}
          </g>
          {children}
        </svg>
      </div>
      <div className="casa-chart-legend">
        <p>{unit}</p>
        {legend}
      </div>
    </figure>
  );
}
