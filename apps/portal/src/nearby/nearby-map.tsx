import type { ReactNode } from 'react';
import { drawingOf } from '../site/map-projection.js';
import type { MunicipalityEntry } from '../site/municipality-list.server.js';
import type { Position } from './nearby-path.js';
import type { NearbyEntry } from './nearby-words.js';

export interface NearbyMapProps {
  readonly towns: readonly Pick<MunicipalityEntry, 'slug' | 'name' | 'centre'>[];
  readonly entries: readonly NearbyEntry[];
  /** Number of the first of the entries. */
  readonly start: number;
  readonly from: Position;
}

/**
 * Where the offices of the list are, by their numbers, and where one sets out. Drawn without JavaScript or tiles of others. It repeats the
 * list beside it, so that keyboards and screen readers are spared as many stops again.
 */
export function NearbyMap({ towns, entries, start, from }: NearbyMapProps): ReactNode {
  const { width, height, place } = drawingOf([...entries.map(({ location }) => location), from]);
  const here = place(from);
  const isOnMap = ({ x, y }: { readonly x: number; readonly y: number }): boolean => x > 0 && x < width && y > 0 && y < height;
  return (
    <svg className="casa-map casa-nearby-map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {towns.map(({ slug, name, centre }) => {
        const { x, y } = place(centre);
        return (
          isOnMap({ x, y }) && (
            <g key={slug} className="casa-map-town">
              <title>{name}</title>
              <circle cx={x} cy={y} r={6} />
              <text x={x} y={y + 44} textAnchor="middle">
                {name}
              </text>
            </g>
          )
        );
      })}
      <g className="casa-map-start">
        <circle cx={here.x} cy={here.y} r={16} />
        <circle cx={here.x} cy={here.y} r={5} />
      </g>
      {entries
        .map((entry, index) => ({ ...entry, number: start + index }))
        .toReversed()
        .map(({ id, municipality, office, location, number }) => {
          const { x, y } = place(location);
          return (
            <a key={id} href={`#${id}`} tabIndex={-1}>
              <title>{`${municipality}, ${office}`}</title>
              <circle cx={x} cy={y} r={20} />
              <text x={x} y={y + 8} textAnchor="middle">
                {number}
              </text>
            </a>
          );
        })}
    </svg>
  );
}
