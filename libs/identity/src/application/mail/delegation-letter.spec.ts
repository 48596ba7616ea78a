import { describe, expect, it } from 'vitest';
import type { MunicipalityProfile } from '@casa/contracts';
import { letterHtml, letterText } from '@casa/platform/mail';
import { DELEGATION_KINDS } from '../../domain/delegation.js';
import { delegationLetter, type DelegationNews } from './delegation-letter.js';

const municipality: MunicipalityProfile = {
  slug: 'bari',
  officialName: 'Comune di Bari',
  ipaCode: 'c_a662',
  belfioreCode: 'A662',
  origin: 'https://comune.bari.ba.it',
  timeZone: 'Europe/Rome',
  address: { street: 'corso Vittorio Emanuele II 84', postalCode: '70122', city: 'Bari' },
  telephone: '080 577 1111',
  email: 'urp@comune.bari.it',
  certifiedEmail: 'pec@comune.bari.it',
  website: 'https://www.comune.bari.it',
  primaryColor: '#8b1a2b',
  privacyPolicyUrl: 'https://www.comune.bari.it/privacy',
};

const news: DelegationNews = {
  ...{ change: 'GIVEN', side: 'delegate', kind: 'MANDATE', reader: 'Ada Bux', other: 'Maria Rossi' },
  validUntil: new Date('2026-12-31T22:59:59Z'),
};

describe('the letter about a delegation', () => {
  it('says who acts for whom, by what right and until when, and how to end it', () => {
    expect(letterText(delegationLetter(municipality, 'it', news))).toBe(`Buongiorno Ada Bux,

Maria Rossi le ha dato una delega: da ora può agire per suo conto nei nostri servizi online.

Tipo di delega: Delega a una persona di fiducia o a un professionista
Valida fino a: giovedì 31 dicembre 2026

Può vedere le deleghe, e chiuderle in ogni momento, nella sua area personale:
https://comune.bari.ba.it/area-personale/deleghe
Le sarà chiesto di accedere.

Se non riconosce questa delega, la chiuda subito: da quel momento nessuno potrà più usarla.
Questo messaggio è automatico. Se risponde, la risposta arriva a: Comune di Bari.

I suoi dati servono solo a gestire le deleghe nei nostri servizi online. Il titolare del trattamento è: Comune di Bari. Informativa sulla privacy: https://www.comune.bari.it/privacy

-- 
Comune di Bari: corso Vittorio Emanuele II 84, 70122 Bari
Telefono: 080 577 1111
PEC: pec@comune.bari.it
Sito: https://www.comune.bari.it
`);
  });

  it('tells why it was refused, and no end that it does not have', () => {
    const refused = letterText(
      delegationLetter(municipality, 'it', { ...news, change: 'REFUSED', kind: 'PARENT', reason: 'Manca l’atto.' }),
    );
    expect(refused).toContain('non abbiamo confermato la sua dichiarazione di rappresentare Maria Rossi.');
    expect(refused).toContain('Motivo: Manca l’atto.');
    expect(refused).not.toMatch(/Valida fino a|Se non riconosce/);
  });

  it('is another for each side, change and language, and for every kind', () => {
    const letters = (['it', 'en'] as const).flatMap((language) =>
      (['delegate', 'represented'] as const).flatMap((side) =>
        (['GIVEN', 'CONFIRMED', 'REFUSED', 'ENDED'] as const).map((change) =>
          letterHtml(delegationLetter(municipality, language, { ...news, side, change })),
        ),
      ),
    );
    expect(new Set(letters).size).toBe(16);
    const kinds = DELEGATION_KINDS.map((kind) => delegationLetter(municipality, 'en', { ...news, kind }).facts[0]?.value);
    expect(new Set(kinds).size).toBe(3);
    expect(delegationLetter(municipality, 'en', news).action?.url).toBe('https://comune.bari.ba.it/en/area-personale/deleghe');
  });

  it('repeats nothing that is not a name', () => {
    const { greeting, opening } = delegationLetter(municipality, 'it', { ...news, reader: 'x@y', other: 'Vinci su www.example.org' });
    expect(greeting).toBe('Buongiorno,');
    expect(opening).toBe('una persona le ha dato una delega: da ora può agire per suo conto nei nostri servizi online.');
  });
});
