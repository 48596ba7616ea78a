import { describe, expect, it } from 'vitest';
import type { MunicipalityProfile, OfficeId } from '@casa/contracts';
import { newId } from '@casa/kernel';
import { GIVEN_ROLES } from '@casa/platform/authz';
import { letterHtml, letterText } from '@casa/platform/mail';
import { contactLetter } from './contact-letter.js';
import { type InvitationTerms, invitationLetter } from './invitation-letter.js';

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

const offices = [newId<'Office'>(), newId<'Office'>()];
const member = { name: 'Anna Colella', role: 'OPERATOR', offices, validUntil: null, loan: null } as const;
const terms: InvitationTerms = { language: 'it', inviter: 'Vito Lattanzi', linkEndsAt: new Date('2026-12-07T09:00:00Z'), token: 'TOKEN' };

describe('the letter that asks to confirm an address', () => {
  it('says what for, how long, and names nobody', () => {
    expect(letterText(contactLetter(municipality, 'it', 'anna@example.org', 'TOKEN'))).toBe(`Buongiorno,

nella sua area personale è stato indicato questo indirizzo per ricevere i nostri messaggi. Per usarlo, serve la sua conferma.

Indirizzo da confermare: anna@example.org

Lo confermi entro 24 ore con questo collegamento. Le sarà chiesto di accedere:
https://comune.bari.ba.it/area-personale/conferma-email?token=TOKEN
Il collegamento vale solo per chi ha indicato l’indirizzo: non lo inoltri.

Se non è stato lei, non faccia nulla: senza conferma l’indirizzo non sarà usato.
Questo messaggio è automatico. Se risponde, la risposta arriva a: Comune di Bari.

Il suo indirizzo serve solo a scriverle di ciò che la riguarda. Il titolare del trattamento è: Comune di Bari. Informativa sulla privacy: https://www.comune.bari.it/privacy

-- 
Comune di Bari: corso Vittorio Emanuele II 84, 70122 Bari
Telefono: 080 577 1111
PEC: pec@comune.bari.it
Sito: https://www.comune.bari.it
`);
  });

  it('is English for whoever asked in English', () => {
    const { subject, action } = contactLetter(municipality, 'en', 'anna@example.org', 'TOKEN');
    expect(subject).toBe('Confirm your e-mail address');
    expect(action?.url).toBe('https://comune.bari.ba.it/en/area-personale/conferma-email?token=TOKEN');
  });
});

describe('the invitation', () => {
  it('says who invites, to what, where and until when', () => {
    const text = letterText(invitationLetter(municipality, { ...member, validUntil: new Date('2027-06-30T21:59:59Z') }, terms));
    expect(text).toContain(`Buongiorno Anna Colella,

Vito Lattanzi la invita a lavorare ai servizi online di questo ente. Ecco il riepilogo.

Ruolo: Operatore di sportello
Uffici: 2 uffici
Fino a: mercoledì 30 giugno 2027

Per accettare apra questo collegamento, fino a lunedì 7 dicembre 2026, e acceda con l’account dell’ente, SPID o CIE:
https://comune.bari.ba.it/invito?token=TOKEN
`);
    expect(letterHtml(invitationLetter(municipality, member, terms))).toContain('background:#8b1a2b');
  });

  it.each([
    [[], 'tutti gli uffici', 'every office'],
    [[newId<'Office'>()], 'un ufficio', 'one office'],
  ] satisfies [OfficeId[], string, string][])('tells one office from all of them', (offices, italian, english) => {
    expect(letterText(invitationLetter(municipality, { ...member, offices }, terms))).toContain(`Uffici: ${italian}`);
    expect(letterText(invitationLetter(municipality, { ...member, offices }, { ...terms, language: 'en' }))).toContain(
      `Offices: ${english}`,
    );
  });

  it('tells whoever is lent under which act', () => {
    const loan = { lentBy: newId<'Tenant'>(), agreement: 'Convenzione n. 12 del 3 marzo 2026' };
    expect(letterText(invitationLetter(municipality, { ...member, loan }, terms))).toContain(
      'In prestito secondo: Convenzione n. 12 del 3 marzo 2026',
    );
  });

  it('names offices to those alone who work at some, and every role in both languages', () => {
    for (const role of GIVEN_ROLES) {
      const letters = (['it', 'en'] as const).map((language) =>
        invitationLetter(municipality, { ...member, role, offices: [] }, { ...terms, language }),
      );
      const withOffices = role === 'OPERATOR' || role === 'OFFICE_MANAGER';
      for (const { facts } of letters) expect(facts).toHaveLength(withOffices ? 3 : 2);
      expect(letters[0]?.facts[0]?.value).not.toBe(letters[1]?.facts[0]?.value);
    }
  });

  it('greets nobody and quotes nobody by what is not a name', () => {
    const { greeting, opening } = invitationLetter(
      municipality,
      { ...member, name: 'www.example.org' },
      { ...terms, inviter: 'Vinci su www.example.org' },
    );
    expect(greeting).toBe('Buongiorno,');
    expect(opening).toBe('la invitiamo a lavorare ai servizi online di questo ente. Ecco il riepilogo.');
  });
});
