import { describe, expect, it } from 'vitest';
import { internalPath } from './internal-path.js';
import { mapUrl } from './map-url.js';
import { pageQuery, pagerLinks } from './paging.js';
import { portalOrigin } from './portal-origin.js';

describe('internalPath', () => {
  it.each(['/', '/servizi', '/en/servizi/tari'])('keeps %s', (path) => expect(internalPath(path)).toBe(path));
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', undefined, `/${'x'.repeat(400)}`])(
    'turns %s into the home page',
    (path) => expect(internalPath(path)).toBe('/'),
  );
  it('drops the query, so that an outcome is not said twice', () => {
    expect(internalPath('/servizi?valutazione=inviata')).toBe('/servizi');
  });
});

describe('portalOrigin', () => {
  it('follows the template, or the first host', () => {
    const bari = { slug: 'bari', hosts: ['comune.bari.ba.it', 'servizi.comune.bari.ba.it'] };
    expect(portalOrigin(bari, 'http://{slug}.localhost:3000')).toBe('http://bari.localhost:3000');
    expect(portalOrigin(bari, undefined)).toBe('https://comune.bari.ba.it');
  });
});

describe('paging', () => {
  const links = (path: string, pageInfo: Parameters<typeof pagerLinks>[1]) => pagerLinks(new URL(path, 'https://here.invalid'), pageInfo);

  it('goes on from the cursor and keeps the search', () => {
    expect(links('/servizi?q=carta', { hasNextPage: true, endCursor: 'abc' })).toEqual({
      nextHref: '/servizi?q=carta&dopo=abc',
      firstHref: undefined,
    });
    expect(links('/servizi?q=carta&dopo=abc', { hasNextPage: false, endCursor: 'def' })).toEqual({
      nextHref: undefined,
      firstHref: '/servizi?q=carta',
    });
  });

  it('reads what is asked, within limits', () => {
    const { search, after } = pageQuery(new URL(`https://here.invalid/?q=${'a'.repeat(300)}`));
    expect(search).toHaveLength(100);
    expect(after).toBeNull();
  });
});

describe('mapUrl', () => {
  it('points at the place, or searches the address', () => {
    expect(mapUrl({ street: 'Via Sparano 1', city: 'Bari' }, { latitude: 41.1, longitude: 16.8 })).toContain('mlat=41.1&mlon=16.8');
    expect(mapUrl({ street: 'Via Sparano 1', city: 'Bari' }, null)).toBe(
      'https://www.openstreetmap.org/search?query=Via+Sparano+1%2C+Bari',
    );
  });
});
