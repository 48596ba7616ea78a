import { describe, expect, it } from 'vitest';
import { loginPath, returnPath } from '../site/return-path.js';
import { levelOf, loginAddress } from './login-address.js';

describe('the way to the login', () => {
  it('names identity provider, level and where to come back', () => {
    const query = 'idp=https%3A%2F%2Fidp.example%2F%3Fa%26b&level=2&from=%2Fprenota%3Fservizio%3Dx%26inizio%3D2026-01-02T09%3A00%2B01%3A00';
    expect(loginAddress('SPID', 'https://idp.example/?a&b', '/prenota?servizio=x&inizio=2026-01-02T09:00+01:00', 2)).toBe(
      `/spid/login?${query}`,
    );
    expect(loginAddress('CIE', 'urn:cie', '/', 2)).toBe('/cie/login?idp=urn%3Acie&from=%2F');
    expect(loginAddress('STAFF', 'urn:staff', '/', 3)).toBe('/sso/login?idp=urn%3Astaff&level=3&from=%2F');
  });

  it.each([
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['4', 2],
    ['', 2],
    [null, 2],
  ])('level «%s» is %d', (text, level) => expect(levelOf(text)).toBe(level));
});

describe('the way back', () => {
  const back = (wanted: string | null): string => returnPath(wanted, '/area-personale');

  it.each(['/', '/prenota/dati?servizio=x&inizio=2026-01-02T09%3A00%2B01%3A00', '/en/area-personale', '/invito?token=abc', '/accedibile'])(
    'keeps %s',
    (path) => expect(back(path)).toBe(path),
  );
  it.each([
    null,
    '',
    'area-personale',
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/accedi',
    '/en/accedi?da=/accedi',
    '/esci',
    '/accesso-non-riuscito?problema=SPID_25',
    `/${'x'.repeat(1000)}`,
  ])('turns %s into the person’s own page', (path) => expect(back(path)).toBe('/area-personale'));

  it('survives the way there', () => {
    const path = '/prenota/dati?servizio=x&inizio=2026-01-02T09:00:00+01:00';
    const query = new URL(loginPath(path, 3), 'https://here.invalid').searchParams;
    expect([back(query.get('da')), query.get('livello')]).toEqual([path, '3']);
  });
});
