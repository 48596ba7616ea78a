import { describe, expect, it } from 'vitest';
import { tokenOfLink } from './appointment-link.server.js';

describe('the link of an appointment', () => {
  it.each([
    ['https://servizi.comune.bari.ba.it/prenotazioni/link/abc.DEF-123', 'abc.DEF-123'],
    ['  http://bari.localhost:3000/en/prenotazioni/link/abcdefgh?x=1 ', 'abcdefgh'],
    ['«https://x.example/prenotazioni/link/abcdefgh»', undefined],
    ['abcdefgh', 'abcdefgh'],
    ['https://servizi.comune.bari.ba.it/prenotazioni', undefined],
    ['short', undefined],
    ['', undefined],
  ])('«%s» holds %s', (text, token) => expect(tokenOfLink(text)).toBe(token));
});
