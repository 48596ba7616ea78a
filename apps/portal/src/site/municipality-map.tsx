import type { ReactNode } from 'react';
import { localPath } from '../i18n/language.js';
import { useLanguage } from '../i18n/use-messages.js';
import type { MunicipalityEntry } from './municipality-list.server.js';
import { placeOnMap } from './map-projection.js';

/** Towns of this size have their name written; the others say it when pointed at, and all are in the list. */
const NAMED_FROM = 40_000;

/**
 * Where the municipalities are, for whoever looks for a neighbour. Drawn without JavaScript or tiles of others. It repeats the list beside
 * it, so that keyboards and screen readers are spared forty more stops.
 */
export function MunicipalityMap({ municipalities }: { readonly municipalities: readonly MunicipalityEntry[] }): ReactNode {
  const language = useLanguage();
  // The largest last: their names are written over the circles of their neighbours.
  const { width, height, places } = placeOnMap(municipalities.toSorted((a, b) => a.population - b.population));
  return (
    <svg className="casa-map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {places.map(({ item: { slug, name, origin, population }, x, y, radius }) => (
        <a key={slug} href={origin + localPath('/', language)} tabIndex={-1}>
          <title>{name}</title>
          <circle cx={x} cy={y} r={radius} />
          {population >= NAMED_FROM && (
            <text x={x} y={y - radius - 6} textAnchor="middle">
              {name}
            </text>
          )}
        </a>
      ))}
    </svg>
  );
}
