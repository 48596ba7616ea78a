import { describe, expect, it } from 'vitest';
import { newId } from '@casa/kernel';
import type { DirectoryRow } from '../persistence/tenant-directory.repository.js';
import { DirectoryIndex } from './directory-index.js';
import { PortalAddresses } from './portal-addresses.js';

const developing = new PortalAddresses({ CASA_ENV: 'development', CASA_PUBLIC_ORIGIN_TEMPLATE: 'http://{slug}.localhost:3000' });
const production = new PortalAddresses({ CASA_ENV: 'production' });

function row(slug: string, hosts: readonly string[] = [`comune.${slug}.ba.it`], changes: Partial<DirectoryRow> = {}): DirectoryRow {
  const patronSaint = { name: 'San Nicola', month: 12, day: 6 };
  return {
    id: newId<'Tenant'>(),
    slug,
    kind: 'MUNICIPALITY',
    status: 'ACTIVE',
    name: slug,
    timeZone: 'Europe/Rome',
    patronSaint,
    hosts,
    ...changes,
  };
}

describe('hosts', () => {
  const bari = row('bari', ['servizi.comune.bari.ba.it', 'www.comune.bari.ba.it']);

  it('answers at listed hosts, in whatever way they are written', () => {
    const index = DirectoryIndex.of(production, [bari]);
    for (const host of ['servizi.comune.bari.ba.it', 'WWW.comune.bari.ba.it:443', 'servizi.comune.bari.ba.it.']) {
      expect(index.byHost(host)?.tenant.slug).toBe('bari');
    }
    for (const host of [undefined, '', 'comune.bari.ba.it', 'x.servizi.comune.bari.ba.it', '[::1]', 'a\0b', '__proto__', 'constructor']) {
      expect(index.byHost(host)).toBeUndefined();
    }
  });

  it('answers at <slug>.localhost outside production only', () => {
    expect(DirectoryIndex.of(developing, [bari]).byHost('bari.localhost:3000')?.tenant.slug).toBe('bari');
    expect(DirectoryIndex.of(production, [bari]).byHost('bari.localhost:3000')).toBeUndefined();
  });

  it('answers at the host of its origin, where its mails lead', () => {
    const shared = new PortalAddresses({ CASA_ENV: 'production', CASA_PUBLIC_ORIGIN_TEMPLATE: 'https://{slug}.casa.example' });
    expect(DirectoryIndex.of(shared, [bari]).byHost('bari.casa.example')?.tenant.origin).toBe('https://bari.casa.example');
    expect(DirectoryIndex.of(production, [bari]).byHost('servizi.comune.bari.ba.it')?.tenant.origin).toBe(
      'https://servizi.comune.bari.ba.it',
    );
  });

  it('gives a host that two claim to the one that lists it', () => {
    const thief = row('thief', ['bari.localhost']);
    for (const rows of [
      [bari, thief],
      [thief, bari],
    ])
      expect(DirectoryIndex.of(developing, rows).byHost('bari.localhost')?.tenant.slug).toBe('thief');
  });
});

describe('changes', () => {
  it('keeps the order of names and forgets old hosts', () => {
    const [altamura, bari, noci] = [row('altamura'), row('bari'), row('noci')];
    const index = DirectoryIndex.of(production, [noci, altamura]).with(bari.id, bari);
    expect(index.tenants.map(({ tenant }) => tenant.slug)).toEqual(['altamura', 'bari', 'noci']);

    const moved = index.with(bari.id, { ...bari, hosts: ['nuovo.example'], status: 'SUSPENDED' });
    expect(moved.byHost('nuovo.example')?.status).toBe('SUSPENDED');
    expect(moved.byHost('comune.bari.ba.it')).toBeUndefined();
    expect(index.byHost('comune.bari.ba.it')?.status).toBe('ACTIVE');

    expect(moved.with(bari.id, undefined).tenants.map(({ tenant }) => tenant.slug)).toEqual(['altamura', 'noci']);
  });

  it('finds any of 8,000 tenants', () => {
    const rows = Array.from({ length: 8000 }, (_, number) => row(`comune-${number}`));
    const index = DirectoryIndex.of(developing, rows);
    expect(rows.every(({ id, slug }) => index.byHost(`${slug}.localhost`)?.tenant.id === id)).toBe(true);
  });
});
