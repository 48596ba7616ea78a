import { describe, expect, it } from 'vitest';
import { type NearbyChoice, nearbyFields, readNearbyChoice, readPosition } from './nearby-path.js';

const CHOICE: NearbyChoice = {
  service: 'certificati-anagrafici',
  municipality: 'noci',
  isResident: true,
  channel: 'VIDEO',
  from: '2026-12-01',
  order: 'DISTANCE',
};
const read = (fields: Readonly<Record<string, string>>) => readNearbyChoice(new URLSearchParams(fields));

describe('what is looked for', () => {
  it('is read as it was written', () => {
    expect(read(nearbyFields(CHOICE))).toEqual(CHOICE);
    const least = { ...CHOICE, service: undefined, municipality: undefined, isResident: false, from: undefined };
    expect(read(nearbyFields(least))).toEqual(least);
  });

  it('is the usual where an address says nothing, or what cannot be', () => {
    const usual = {
      service: undefined,
      municipality: undefined,
      isResident: false,
      channel: 'IN_PERSON',
      from: undefined,
      order: 'BALANCED',
    };
    expect(read({})).toEqual(usual);
    expect(read({ servizio: '../x', comune: 'A B', residente: '1', modalita: 'piccione', dal: '2026-02-30', ordine: 'a caso' })).toEqual(
      usual,
    );
  });
});

describe('where the browser is', () => {
  const position = (latitudine: string, longitudine: string) => readPosition(new URLSearchParams({ latitudine, longitudine }));

  it('is a point on the earth', () => {
    expect(position('41.066', '16.925')).toEqual({ latitude: 41.066, longitude: 16.925 });
    expect(position('-41', '-163.5')).toEqual({ latitude: -41, longitude: -163.5 });
  });

  it.each([
    ['', ''],
    ['41', ''],
    ['x', '16'],
    ['91', '16'],
    ['41', '181'],
    ['1e1', '16'],
    ['NaN', '16'],
  ])('is none at «%s», «%s»', (latitude, longitude) => {
    expect(position(latitude, longitude)).toBeUndefined();
  });
});
