import { describe, expect, it } from 'vitest';
import type { MunicipalityProfile } from '@casa/contracts';
import { letterHtml } from './letter-html.js';
import { letterText } from './letter-text.js';
import { personalName } from './letter-words.js';
import { letterhead, portalPage } from './letterhead.js';
import type { Letter } from './letter.js';

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

const short: Letter = {
  ...letterhead(municipality, 'it', 'I suoi dati servono solo a questo.', 'Mario Rossi'),
  subject: 'Una cosa sola',
  opening: 'le diciamo una cosa sola.',
  facts: [],
  notes: [],
  closing: [],
};

const whole: Letter = {
  ...short,
  facts: [{ label: 'Servizio', value: 'Carta d’identità' }],
  list: { label: 'Che cosa portare', things: ['una fototessera'] },
  notes: ['L’ufficio è al primo piano.'],
  action: { text: 'Può confermare:', label: 'Conferma', url: 'https://comune.bari.ba.it/conferma?token=A&b=1', warning: 'Non lo inoltri.' },
  closing: ['Questo messaggio è automatico.'],
};

describe('a letter', () => {
  it('says in text whatever it has to say, in order', () => {
    expect(letterText(whole)).toBe(`Buongiorno Mario Rossi,

le diciamo una cosa sola.

Servizio: Carta d’identità

Che cosa portare:
- una fototessera

L’ufficio è al primo piano.

Può confermare:
https://comune.bari.ba.it/conferma?token=A&b=1
Non lo inoltri.

Questo messaggio è automatico.

I suoi dati servono solo a questo. Il titolare del trattamento è: Comune di Bari. Informativa sulla privacy: https://www.comune.bari.it/privacy

-- 
Comune di Bari: corso Vittorio Emanuele II 84, 70122 Bari
Telefono: 080 577 1111
PEC: pec@comune.bari.it
Sito: https://www.comune.bari.it
`);
  });

  it('leaves no gap for what it does not say', () => {
    expect(letterText(short)).not.toContain('\n\n\n');
    expect(letterHtml(short)).not.toMatch(/<dl|<ul|undefined|\[object/);
  });

  it('says the same in HTML, in the municipality’s colour and without anything to be fetched', () => {
    const page = letterHtml(whole);
    expect(page).toContain('<html lang="it">');
    expect(page).toContain('background:#8b1a2b');
    expect(page).toContain('href="https://comune.bari.ba.it/conferma?token=A&amp;b=1"');
    expect(page).not.toMatch(/<table|<img|<script|<link|undefined|\[object/);
    for (const said of ['Servizio', 'una fototessera', 'primo piano', 'Non lo inoltri.', 'automatico']) expect(page).toContain(said);
  });

  it('escapes every text', () => {
    const hostile = '<img src=x onerror=alert(1)>&"\'';
    const page = letterHtml({
      ...whole,
      ...{ subject: hostile, greeting: hostile, opening: hostile, notes: [hostile], closing: [hostile] },
      facts: [{ label: hostile, value: hostile }],
      list: { label: hostile, things: [hostile] },
      action: { text: hostile, label: hostile, url: hostile, warning: hostile },
    });
    expect(page).not.toContain('<img');
    expect(page.split('&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;')).toHaveLength(16 + 1);
  });
});

describe('letterhead', () => {
  it('greets nobody by a name that is not given, in the language of the reader', () => {
    expect(letterhead(municipality, 'it', '').greeting).toBe('Buongiorno,');
    expect(letterhead(municipality, 'en', '').greeting).toBe('Good morning,');
    expect(letterhead(municipality, 'en', '', 'Ann').greeting).toBe('Dear Ann,');
  });
});

describe('portalPage', () => {
  it('is below /en for English', () => {
    expect(portalPage(municipality, 'it', '/prenota')).toBe('https://comune.bari.ba.it/prenota');
    expect(portalPage(municipality, 'en', '/prenota')).toBe('https://comune.bari.ba.it/en/prenota');
  });
});

describe('personalName', () => {
  it.each(['María José Rossi', 'Jean-Luc', 'D’Àncona', "O'Neil", 'Łukasz', 'Nguyễn', '李', 'Ольга'])('takes %s', (name) => {
    expect(personalName(name)).toBe(name);
  });

  it.each([
    'Vinci un premio su www.example.org',
    'Mario https://example.org/',
    '<b>Mario</b>',
    '12345',
    'x'.repeat(100),
    'Mario\r\nBcc: altri@example.org',
    '😀',
    '',
  ])('refuses %j', (text) => {
    expect(personalName(text)).toBeUndefined();
  });
});
